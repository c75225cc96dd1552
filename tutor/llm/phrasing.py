"""The little language in which a course says how a key point may be worded.

A phrasing is a row of parts that must occur in this order, close together, in one sentence. A part
lists alternatives with `|`; a `*` ends a stem. Knows words and their distance; whether the sentence
asserts or denies what was found is the business of `tutor.llm.polarity`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

from rapidfuzz.distance import OSA

from tutor.content.lexicon import shipped_lexicon
from tutor.llm.numbers import spellings
from tutor.llm.sentences import Sentence, Word, is_little, words_of

GAP = 10
"""How far apart two neighbouring parts may be: a word of content costs 2, a little word or a
Chinese character 1, a comma 2 more, a Chinese comma 7."""

_COMMA = {True: 7, False: 2}  # in Chinese a comma ends a thought far more often
_SHORTEST_TYPO = 5
_SAME_START = 3


@dataclass(frozen=True)
class Stem:
    """One word of an alternative; an open one matches every word that starts with it."""

    text: str
    is_open: bool = False


Alternative = tuple[Stem, ...]
Part = tuple[Alternative, ...]


@dataclass(frozen=True)
class Phrasing:
    """A parsed phrasing."""

    parts: tuple[Part, ...]


@dataclass(frozen=True)
class Match:
    """Where a phrasing stands in a sentence: words `start` to `end` (exclusive).

    `covered` are the words that the phrasing itself accounts for; the rest lies in its gaps.
    """

    start: int
    end: int
    covered: frozenset[int]


@lru_cache(maxsize=8192)
def parse(text: str, is_wide: bool = False) -> Phrasing:
    """Read a phrasing; empty alternatives and parts are left out.

    A wide one also matches the synonyms of its words, and its numbers written otherwise.

    >>> parse("add* one|1").parts[1]
    ((Stem(text='one', is_open=False),), (Stem(text='1', is_open=False),))
    """
    parts = (_parse_part(part, is_wide) for part in text.split())
    return Phrasing(tuple(part for part in parts if part))


def find(
    phrasing: Phrasing, sentence: Sentence, known: frozenset[str] = frozenset()
) -> tuple[Match, ...]:
    """Every tightest match of a phrasing in a sentence, from left to right.

    `known` words are never taken for a misspelling of another.
    """
    places: list[list[tuple[int, int]]] = []
    for part in phrasing.parts:
        places.append(_places(part, sentence.words, known))
        if not places[-1]:
            return ()
    if not places:
        return ()
    costs = _costs(sentence)
    found = {end: Match(start, end, frozenset(range(start, end))) for start, end in places[0]}
    for spots in places[1:]:
        found = _extend(found, spots, costs)
    return tuple(found[end] for end in sorted(found))


def _parse_part(part: str, is_wide: bool) -> Part:
    written = part.split("|")
    if is_wide:
        written += [other for one in written for other in _others(one)]
    alternatives = (_parse_alternative(one) for one in dict.fromkeys(written))
    return tuple(one for one in alternatives if one)


def _others(text: str) -> tuple[str, ...]:
    """What may stand for one alternative: synonyms, and numbers written otherwise."""
    stem, star, _ = text.partition("*")
    same = shipped_lexicon().synonyms.get(stem, ())
    return (*(one + star for one in same), *spellings(text))


def _parse_alternative(text: str) -> Alternative:
    *opened, closed = (words_of(one) for one in text.split("*"))
    found = [
        Stem(word, is_open=place == len(words) - 1)
        for words in opened
        for place, word in enumerate(words)
    ]
    return (*found, *(Stem(word, is_open=False) for word in closed))


def _places(part: Part, words: Sequence[Word], known: frozenset[str]) -> list[tuple[int, int]]:
    return [
        (start, start + len(alternative))
        for alternative in part
        for start in range(len(words) - len(alternative) + 1)
        # Words that are the same begin the same; most differ here, and this is quick to see.
        if words[start].text[0] == alternative[0].text[0]
        and all(
            _is_same(stem, word.text, known)
            for stem, word in zip(alternative, words[start:], strict=False)
        )
    ]


@lru_cache(maxsize=65536)
def _is_same(stem: Stem, word: str, known: frozenset[str]) -> bool:
    bare = word.removesuffix("'s")
    if bare == stem.text or (stem.is_open and bare.startswith(stem.text)):
        return True
    if len(stem.text) >= _SAME_START and stem.text.isascii() and bare == stem.text + "s":
        return True
    return bare not in known and _is_typo(stem, bare)


def _is_typo(stem: Stem, word: str) -> bool:
    # A shared beginning keeps the pairs apart that mean the opposite: increase and decrease.
    length = len(stem.text)
    if length < _SHORTEST_TYPO or len(word) < _SHORTEST_TYPO or not stem.text.isalpha():
        return False
    if word[:_SAME_START] != stem.text[:_SAME_START]:
        return False
    return any(OSA.distance(stem.text, one, score_cutoff=1) <= 1 for one in _heads(stem, word))


def _heads(stem: Stem, word: str) -> Iterator[str]:
    if not stem.is_open:
        yield word
        return
    for length in range(len(stem.text) - 1, len(stem.text) + 2):
        yield word[:length]


def _costs(sentence: Sentence) -> list[int]:
    steps = (
        (1 if word.is_chinese or is_little(word) else 2)
        + (_COMMA[word.is_chinese] if place in sentence.breaks else 0)
        for place, word in enumerate(sentence.words)
    )
    return list(accumulate(steps, initial=0))


def _extend(
    found: dict[int, Match], spots: Sequence[tuple[int, int]], costs: Sequence[int]
) -> dict[int, Match]:
    longer: dict[int, Match] = {}
    for start, end in spots:
        before = _nearest(found, start, costs)
        if before is not None and (end not in longer or longer[end].start < before.start):
            covered = before.covered | frozenset(range(start, end))
            longer[end] = Match(before.start, end, covered)
    return longer


def _nearest(found: dict[int, Match], start: int, costs: Sequence[int]) -> Match | None:
    # Of all matches that end close enough before `start`, the one that begins last.
    best: Match | None = None
    for end in range(start, -1, -1):
        if costs[start] - costs[end] > GAP:
            break
        match = found.get(end)
        if match is not None and (best is None or match.start > best.start):
            best = match
    return best
