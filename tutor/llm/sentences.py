"""An answer cut into sentences and words, each word with its place in the answer.

Knows how English and Chinese text falls apart: a Latin word, a number or a single Chinese character
is one word. Does not know what any word means, beyond the little words that carry no content.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from tutor.llm.characters import fold
from tutor.llm.numbers import plain

_CJK = "\u2e80-\u2fff\u3005-\u3007\u3041-\u30fa\u30fc-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_WORD = re.compile(
    rf"(?<![\w-])-?\d+(?:[.,]\d+)*%?|\d+(?:[.,]\d+)*%?|[{_CJK}]"
    rf"|[^\W\d_{_CJK}]+(?:'[^\W\d_{_CJK}]+)*"
)
_IS_CHINESE = re.compile(rf"[{_CJK}]")
_SENTENCE_END = re.compile(r"[!?。\n]|\.\.+|\.(?=\s)")
_MARK = re.compile(r"[,;:、/|+·•]|\s-+\s")
_CLAUSE_END = re.compile(r"[,;:()\[\]—–]|\s-+\s|->|→|=>")


def bag(words: str) -> frozenset[str]:
    """The words of a text as a set; for word lists that read well.

    >>> sorted(bag("the a"))
    ['a', 'the']
    """
    return frozenset(words.split())


LITTLE_WORDS = bag(
    """a about after all also am an and any are as at be because been before being but by can
    could did do does each else every for from get gets had has have he her here his how i if
    in into is it it's its just let like made make makes may me might more most much must my
    no nor not of off on one only or other our out over own same she should since so some such
    than that that's the their them then there these they this those through to too under
    until up us very was we were what when where which while who whose why will with would you
    your"""
)
"""English words that hold a sentence together and say nothing of the subject."""

LITTLE_CHARACTERS = frozenset(
    "的地得了着过是在有和与及或就都也还又再才只把被让使给对从到向于以因为所而且但如果若则"
    "这那它他她我你您们个每各些一之其会能可要该应用做说吧呢吗啊后前里上下中时候样当等越比很太却多由来去便更最"
)
"""Chinese characters that hold a sentence together."""


@dataclass(frozen=True)
class Word:
    """One word in folded form; `start` and `end` are its place in the answer as written."""

    text: str
    start: int
    end: int
    is_chinese: bool


@dataclass(frozen=True)
class Sentence:
    """The words of one sentence.

    `breaks` holds each index i where a comma or the like stands before word i; `marks` has these
    and the places of marks that only list things.
    """

    words: tuple[Word, ...]
    breaks: frozenset[int]
    marks: frozenset[int]
    is_question: bool

    @property
    def texts(self) -> tuple[str, ...]:
        """The folded words alone."""
        return tuple(word.text for word in self.words)


def read(text: str) -> tuple[Sentence, ...]:
    """Cut a text into sentences; a text without words has none.

    >>> [sentence.texts for sentence in read("Ｄivide it. 用3.5除!")]
    [('divide', 'it'), ('用', '3.5', '除')]
    """
    folded, places = _fold(text)
    sentences: list[Sentence] = []
    words: list[Word] = []
    between: list[str] = []
    end = 0
    for match in _WORD.finditer(folded):
        start, last = match.span()
        word = Word(
            plain(match.group()),
            places[start],
            places[last - 1] + 1,
            _IS_CHINESE.match(match.group()) is not None,
        )
        gap = folded[end:start]
        if words and _ends_sentence(words, gap + folded[start], word.is_chinese):
            sentences.append(_sentence(words, between, gap))
            words, between = [], []
        words.append(word)
        between.append(gap)
        end = last
    if words:
        sentences.append(_sentence(words, between, folded[end:]))
    return tuple(sentences)


def _sentence(words: Sequence[Word], between: Sequence[str], behind: str) -> Sentence:
    inner = tuple(enumerate(between))[1:]
    breaks = frozenset(place for place, gap in inner if _CLAUSE_END.search(gap))
    marks = frozenset(place for place, gap in inner if _MARK.search(gap))
    return Sentence(tuple(words), breaks, breaks | marks, "?" in behind)


@lru_cache(maxsize=4096)
def words_of(text: str) -> tuple[str, ...]:
    """All folded words of a text, sentence ends ignored.

    >>> words_of("log-likelihood 接到")
    ('log', 'likelihood', '接', '到')
    """
    return tuple(word.text for sentence in read(text) for word in sentence.words)


def is_little(word: Word) -> bool:
    """Whether a word only holds its sentence together."""
    return word.text in (LITTLE_CHARACTERS if word.is_chinese else LITTLE_WORDS)


def _fold(text: str) -> tuple[str, list[int]]:
    # Folded character by character, so that every folded one still knows where it came from.
    folded: list[str] = []
    places: list[int] = []
    for place, character in enumerate(text):
        same = fold(character)
        folded.append(same)
        places.extend([place] * len(same))
    return "".join(folded), places


def _ends_sentence(words: list[Word], between: str, chinese_next: bool) -> bool:
    last = tuple(word.text for word in words[-2:])
    if last in {("e", "g"), ("i", "e")} and "\n" not in between:
        return False
    return _SENTENCE_END.search(between) is not None or (chinese_next and "." in between)
