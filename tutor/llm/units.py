"""A sentence as a row of units: what it speaks of, which way, how much, and what it denies.

Knows words of content, opposites from the lexicon, numbers and the reach of a denial. A unit of
Chinese is the longest known word at its place, since nothing marks where words end. Does not know
what a question is about.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tutor.content.lexicon import shipped_lexicon
from tutor.llm.polarity import cues
from tutor.llm.sentences import LITTLE_CHARACTERS, Sentence, Word, is_little

NUMBER = "number"
_NUMBER = re.compile(r"-?\d")
_LONGEST = {True: 6, False: 3}  # words of one turn, where a Chinese word is one character
_DENIED = 2
_ENDINGS = ("ing", "ed", "es", "s", "ly", "e")


@dataclass(frozen=True)
class Unit:
    """One word of content; `scale` and `side` for one that has an opposite or is a number."""

    text: str
    scale: str = ""
    side: int = 0
    is_denied: bool = False

    @property
    def blind(self) -> str:
        """What stays of the unit for somebody who cannot tell opposites and numbers apart."""
        return self.scale or self.text


def units(sentence: Sentence, vocabulary: frozenset[str] = frozenset()) -> tuple[Unit, ...]:
    """The units of a sentence; Chinese words are looked up in the lexicon and in `vocabulary`.

    >>> from tutor.llm.sentences import read
    >>> [(one.text, one.side, one.is_denied) for one in units(read("It does not grow by 3.")[0])]
    [('grow', 1, True), ('3', 0, True)]
    """
    found = list(_found(sentence.words, vocabulary))
    denied = {
        place
        for cue in cues(sentence.words)
        for place in [place for place, _ in found if place > cue][:_DENIED]
    }
    return tuple(
        Unit(unit.text, unit.scale, unit.side, True) if place in denied else unit
        for place, unit in found
    )


def _found(words: tuple[Word, ...], vocabulary: frozenset[str]) -> Iterator[tuple[int, Unit]]:
    place = 0
    while place < len(words):
        is_chinese = words[place].is_chinese
        for length in range(_LONGEST[is_chinese], 0, -1):
            several = words[place : place + length]
            unit = _unit(several, vocabulary) if len(several) == length else None
            if unit is not None:
                yield place, unit
                place += length - 1
                break
        place += 1


def _unit(words: tuple[Word, ...], vocabulary: frozenset[str]) -> Unit | None:
    """The unit that some words make together, or None."""
    if any(word.is_chinese != words[0].is_chinese for word in words):
        return None
    lexicon = shipped_lexicon()
    text = ("" if words[0].is_chinese else " ").join(word.text for word in words)
    if text in lexicon.neutral:
        return Unit(text)
    if text in lexicon.sides:
        return Unit(text, *lexicon.sides[text])
    if words[0].is_chinese:
        is_known = text in vocabulary and text not in LITTLE_CHARACTERS
        return Unit(text) if is_known else None
    if len(words) > 1 or text.endswith("n't") or is_little(words[0]):
        return None
    return Unit(text, NUMBER) if _NUMBER.match(text) else Unit(_stem(text))


def _stem(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) > 2:
            return word.removesuffix(ending)
    return word
