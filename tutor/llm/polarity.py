"""Whether a sentence asserts what was found in it, or denies or merely mentions it.

Knows the words of denial and doubt in English and Chinese and how far they reach. In doubt it says
"not asserted", since a refused right answer costs a question and an accepted wrong one a belief.
"""

import re
from collections.abc import Sequence

from tutor.llm.phrasing import Match
from tutor.llm.rejection import FALSE, FALSE_CHARACTERS, calls_false
from tutor.llm.sentences import Sentence, Word, bag, is_little

_DENIALS = bag(
    """not never no nor neither none nobody nothing hardly barely scarcely seldom rarely cannot
    cant dont doesnt didnt isnt arent wasnt werent wont wouldnt shouldnt couldnt without avoid
    avoids avoiding avoided prevent prevents prevented fail fails failed doubt doubts deny
    denies denied refuse refuses impossible unlikely unsure whether forget forgets forgot
    unlike opposite contrary myth nonsense pretend false untrue incorrect mistaken mistake
    wrongly falsely wonder thought supposedly allegedly instead rather lie lies lacks lack
    ignore ignores ignored ignoring omits omit omitted
    omitting mixes confuses confused confuse swaps swapped"""
)
_HARMLESS_AFTER_NOT = frozenset({"only", "just", "merely", "simply"})
_OPENERS = bag(
    """but however because so while whereas although though since therefore then when unless
    hence thus yet"""
)
_CONTRASTS = frozenset({"but", "whereas", "while", "however", "although", "但", "而"})
_SUBJECTS = bag("you we they it he she i the this that these those there each every")
_HELPERS = bag(
    """is are was were be do does did will would can could should has have had might may must
    really actually just simply"""
)
_RELATIVES = frozenset({"that", "which", "who", "have", "has", "had", "was", "were", "is", "are"})
_OPENING_CHARACTERS = ("但", "因为", "所以", "因此", "于是", "然后", "而是", "可是", "不过", "才")
_DENYING_CHARACTERS = re.compile(
    "不(?!仅|只|但|光|管|论|断|同|少|久|过|得不|一样)|没(?!错)|未(?!来|知)|(?<!除)非(?!常)"
    "|(?<!毫)无(?!论|穷|限)|勿|以为|误认|是否|难以|很少|避免|防止|禁止|拒绝|缺乏|否认|忘|怀疑"
    "|^别|(?<=请)别|(?<=要)别|错误地|(?<![没不])错(?=以|把|认)|相反|并非|漏|弄反|搞反|混淆"
)
_STRONG = re.compile(
    "不是|不应|不该|不能|不会|不可|不要|不必|不用|不需|不对|并非|并不|以为|误认|否认|是否"
)
_REACH = 12


def asserts(sentence: Sentence, match: Match) -> bool:
    """Whether the sentence claims the matched words.

    >>> from tutor.llm.phrasing import find, parse
    >>> from tutor.llm.sentences import read
    >>> yes, no = read("You add one. You do not add one.")
    >>> [asserts(one, find(parse("add* one"), one)[0]) for one in (yes, no)]
    [True, False]
    """
    if sentence.is_question:
        return False
    return not (
        _is_denied_within(sentence, match)
        or _is_denied_before(sentence, match)
        or _is_denied_behind(sentence, match)
        or calls_false(sentence.words[match.end :])
    )


def cues(
    words: Sequence[Word], covered: frozenset[int] = frozenset(), offset: int = 0
) -> list[int]:
    """The places of all words of denial that are not `covered`, each with `offset` added."""
    line = "".join(word.text if word.is_chinese else " " * len(word.text) for word in words)
    firsts: list[int] = []
    for place, word in enumerate(words):
        firsts.extend([place] * len(word.text))
    places = {firsts[cue.start()] for cue in _DENYING_CHARACTERS.finditer(line)}
    places |= {place for place, word in enumerate(words) if _is_denial(words, place, word)}
    covered |= {place - 1 for place in covered if _is_longer(words, place - offset)}
    return sorted(place + offset for place in places if place + offset not in covered)


def _is_longer(words: Sequence[Word], place: int) -> bool:
    """Whether the word at `place` is the end of "no longer"."""
    if not 0 < place < len(words):
        return False
    return words[place].text == "longer" and words[place - 1].text == "no"


def _is_denial(words: Sequence[Word], place: int, word: Word) -> bool:
    following = words[place + 1].text if place + 1 < len(words) else ""
    if word.text in {"instead", "rather"}:
        return following in {"of", "than"}
    if word.text == "no":
        return following != "matter"
    if word.text in {"stop", "stops", "stopped"}:
        return following.endswith("ing")
    if word.text == "wrong":
        return following in {"that", "to"}
    if word.text == "not":
        return following not in _HARMLESS_AFTER_NOT
    return word.text in _DENIALS or word.text.endswith("n't")


def _is_denied_within(sentence: Sentence, match: Match) -> bool:
    inside = sentence.words[match.start : match.end]
    if cues(inside, match.covered, match.start):
        return True
    loose = {word.text for at, word in enumerate(inside, match.start) if at not in match.covered}
    if loose & _CONTRASTS:
        return True
    before = [word.text for word in sentence.words[max(0, match.start - 2) : match.start]]
    return "or" in before or "".join(before).endswith(("或", "或者", "还是"))


def _is_denied_before(sentence: Sentence, match: Match) -> bool:
    first = _clause_start(sentence, match.start)
    before = sentence.words[first : match.start]
    # One word more, so that a denial of two characters is seen whole.
    found = [
        cue
        for cue in cues(sentence.words[first : match.start + 1], match.covered, first)
        if cue < match.start
    ]
    return any(_reaches(before, cue - first) for cue in found)


def _reaches(before: Sequence[Word], cue: int) -> bool:
    """Whether the denial at `cue` reaches the end of the words `before` the match."""
    between = before[cue + 1 :]
    if sum(1 for word in between if not is_little(word)) > _REACH:
        return False
    if before[cue].is_chinese:
        line = "".join(word.text for word in before[cue : cue + 2])
        is_strong = _STRONG.match(line) is not None
        return is_strong or all(word.text != "的" for word in between)
    if cue and before[cue - 1].text in _RELATIVES and before[cue].text in {"not", "never"}:
        # "pairs that never occur get zero": the denial ends with its own verb.
        is_relative = any(word.text in {"that", "which", "who"} for word in before[:cue])
        return not is_relative or sum(1 for word in between if not is_little(word)) < 1
    return True


def _clause_start(sentence: Sentence, start: int) -> int:
    words = sentence.words
    for place in range(start, 0, -1):
        if place in sentence.breaks or (place < start and _opens(words, place)):
            return place
    return 0


def _opens(words: Sequence[Word], place: int) -> bool:
    word = words[place]
    if word.is_chinese:
        ahead = "".join(one.text for one in words[place : place + 2])
        return ahead.startswith(_OPENING_CHARACTERS)
    following = words[place + 1].text if place + 1 < len(words) else ""
    if word.text == "and":
        return following in _SUBJECTS
    return word.text in _OPENERS


def _is_denied_behind(sentence: Sentence, match: Match) -> bool:
    """Whether the match is denied by what directly follows: "... is not so", "... 是错的"."""
    rest = sentence.words[match.end :]
    place = 0
    while place < len(rest) and rest[place].text in _HELPERS:
        place += 1
    if place == len(rest) or match.end in sentence.breaks:
        return False
    is_last = place == len(rest) - 1
    if rest[place].text in {"not", "never", "hardly"} and (place > 0 or is_last):
        return True
    if rest[place].text.endswith("n't") or rest[place].text == "cannot":
        return True
    if place > 0 and rest[place].text in FALSE:
        return True
    return FALSE_CHARACTERS.match("".join(word.text for word in rest)) is not None
