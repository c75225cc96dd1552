"""The words of a message in plain spelling: `Dont knowww` and `don't know` are the same words.

Knows case, width, apostrophes, letters held down, and slips of one letter in long words, against a
vocabulary that comes as a value. Does not know what any word means.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from tutor.core.labels import fold

_WORDS = re.compile(r"[\u3400-\u9fff]|[^\W_\u3400-\u9fff]+(?:'[^\W_\u3400-\u9fff]+)*")
_HELD = re.compile(r"([^\W\d_])\1{2,}")
_SHORTEST_SLIP, _LONGEST_SLIP = 6, 16


def words_in(text: str) -> tuple[str, ...]:
    """The words of a text without case and apostrophes; Chinese falls into characters.

    >>> words_in("I don’t KNOW, 不知道 27")
    ('i', 'dont', 'know', '不', '知', '道', '27')
    """
    return tuple(word.replace("'", "") for word in _WORDS.findall(fold(text)))


@dataclass(frozen=True)
class Spelling:
    """A vocabulary, and the words that stand for others, such as `pls` for `please`."""

    vocabulary: frozenset[str] = frozenset()
    meant: Mapping[str, str] = field(default_factory=dict)
    slips: Mapping[str, str] = field(default_factory=dict)

    def plain(self, text: str) -> str:
        """The words of a text in plain spelling, each with one space behind.

        >>> spelling = spelling_of(["please", "question"], {"please": ("pls",)})
        >>> spelling.plain("Questoin plsss")
        'question please '
        """
        return "".join(f"{self._plain(word)} " for word in words_in(text))

    def _plain(self, word: str) -> str:
        word = self.meant.get(word, word)
        if word in self.vocabulary or not word.isascii():
            return word
        for shorter in (_HELD.sub(r"\1", word), _HELD.sub(r"\1\1", word)):
            if shorter in self.meant or shorter in self.vocabulary:
                return self.meant.get(shorter, shorter)
        if _SHORTEST_SLIP <= len(word) <= _LONGEST_SLIP:
            found = {self.slips[key] for key in _slips(word) if key in self.slips}
            if len(found) == 1:
                return found.pop()
        return _HELD.sub(r"\1", word)


def spelling_of(words: Iterable[str], variants: Mapping[str, tuple[str, ...]]) -> Spelling:
    """The spelling of a vocabulary, where `variants` maps a word or words to other spellings."""
    meant = {
        other: " ".join(words_in(word)) for word, others in variants.items() for other in others
    }
    known = frozenset(words) | frozenset(variants)
    slips: dict[str, str] = {}
    for word in sorted(known):
        if word.isascii() and _SHORTEST_SLIP <= len(word) <= _LONGEST_SLIP:
            slips |= dict.fromkeys(_slips(word), word)
    return Spelling(known, meant, slips)


@lru_cache(maxsize=1024)
def _slips(word: str) -> tuple[str, ...]:
    return tuple(_without_one(word))


def _without_one(word: str) -> Iterator[str]:
    """The word, and it without each inner letter: two words with one of these in common differ by
    one letter, or by two changed places. Ends are kept, since endings change the meaning."""
    yield word
    for at in range(1, len(word) - 1):
        yield word[:at] + word[at + 1 :]
