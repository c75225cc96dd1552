"""Whether a sentence is something somebody would say, and not only the question's words again.

Knows bare lists of keywords, noise and copies. Does not know the subject, so a well-formed sentence
about something else has substance too.
"""

from collections.abc import Sequence
from itertools import groupby, pairwise

from tutor.llm.sentences import Sentence, Word, bag, is_little, words_of

_LONGEST_RUN = 6
_LEAST_GLUE = 0.12
_COPIED = 0.75
_BEFORE_NOUNS = bag("the an its their your our every")
_NO_NOUNS = bag(
    """the an is are was were of to in and or it you we they for by with from be has have does so
    but because when if as than its their gets can will"""
)
_NEVER_LAST = bag("the an their your our every and or because if than")
_NEVER_FIRST = bag("的 了 着 过 们 吗 呢 吧 of than")
_LEAST_CRUMBS = 3
_LARGEST_CRUMB = 4


def has_substance(sentence: Sentence, ask: str = "") -> bool:
    """Whether a sentence may show a key point at all.

    >>> from tutor.llm.sentences import read
    >>> [has_substance(one) for one in read("count, row, total, divide. Divide by the total.")]
    [False, True]
    """
    return not (
        _is_list(sentence) or _is_noise(sentence) or _is_salad(sentence) or _is_copy(sentence, ask)
    )


def _is_list(sentence: Sentence) -> bool:
    words = sentence.words
    if _is_listed(sentence):
        return True
    glue = sum(1 for word in words if is_little(word))
    if glue < max(1, _LEAST_GLUE * len(words)):
        return True
    longest = _LONGEST_RUN + (4 if any(word.is_chinese for word in words) else 0)
    return any(_longest_run(crumb) > longest for crumb in _crumbs(sentence))


def _longest_run(words: Sequence[Word]) -> int:
    """How many words in a row say something and hold nothing together."""
    runs = (len(list(run)) for little, run in groupby(words, is_little) if not little)
    return max(runs, default=0)


def _crumbs(sentence: Sentence) -> list[Sequence[Word]]:
    """What stands between the commas of a sentence."""
    cuts = (0, *sorted(sentence.marks), len(sentence.words))
    return [sentence.words[start:end] for start, end in pairwise(cuts)]


def _is_listed(sentence: Sentence) -> bool:
    """Whether commas cut the sentence into three or more crumbs."""
    crumbs = _crumbs(sentence)
    return len(crumbs) >= _LEAST_CRUMBS and all(
        sum(1 if word.is_chinese else 2 for word in crumb) <= _LARGEST_CRUMB for crumb in crumbs
    )


def _is_noise(sentence: Sentence) -> bool:
    texts = sentence.texts
    return len(texts) >= 6 and len(set(texts)) <= len(texts) / 3


def _is_salad(sentence: Sentence) -> bool:
    """Whether little words stand where no sentence has them: "row the of", or a last "the"."""
    texts = sentence.texts
    if texts[0] in _NEVER_FIRST or texts[-1] in _NEVER_LAST:
        return True
    return any(
        one in _BEFORE_NOUNS and following in _NO_NOUNS
        for place, (one, following) in enumerate(pairwise(texts))
        if place + 1 not in sentence.marks
    )


def _is_copy(sentence: Sentence, ask: str) -> bool:
    asked = words_of(ask)
    if not asked:
        return False
    stems = {_stem(word) for word in asked}
    if all(_stem(word.text) in stems for word in sentence.words if not is_little(word)):
        return True
    triples = _triples(sentence.texts)
    return bool(triples) and len(triples & _triples(asked)) / len(triples) > _COPIED


def _stem(word: str) -> str:
    # Rough, but the same on both sides: "sums", "summed" and "sum" count as one.
    return word[:4] if word.isascii() and word.isalpha() else word


def _triples(words: tuple[str, ...]) -> set[tuple[str, ...]]:
    return set(zip(words, words[1:], words[2:], strict=False))
