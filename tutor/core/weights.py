"""What sort of message the words of a text speak for, weighed by labelled examples.

Rules sort what they were written for, and people write otherwise. Here every word, run of two or
three words and bit of a word that labelled messages had adds its weight to each sort, and so does
the sort that the rules found. Knows no word itself: the weights come as a value. What no example
had weighs nothing, so of a text in another language the sort by the rules is left.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from tutor.core.course import Kind
from tutor.core.events import Sort

LONGEST = 400
"""Characters of a message that are weighed: who asks or gives up does so early."""

DOUBT = 0.7
"""By so much another sort must weigh more than an answer: the words of an answer in a course that
no example came from are not known here. In units of log odds."""

_TOKEN = re.compile(r"[a-z0-9']+|[^\sa-z0-9']")
_WORD = re.compile(r"[a-z']{4,}")
_WORDS = 3
_BITS = (3, 4, 5)


@dataclass(frozen=True)
class Weights:
    """Per feature one weight for each of `sorts`; `base` is where every message begins.

    >>> weights = Weights(("answer", "question"), {"w:why": (0.0, 3.0)}, (1.0, 0.0))
    >>> weights.sort_of("Why?", None, "answer"), weights.sort_of("Because.", None, "answer")
    ('question', 'answer')
    """

    sorts: tuple[Sort, ...]
    features: Mapping[str, tuple[float, ...]]
    base: tuple[float, ...]

    def sort_of(self, text: str, expects: Kind | None, ruled: Sort) -> Sort:
        """The sort that a text weighs most for; `ruled` is what the rules take it for."""
        sums = list(self.base)
        for feature, value in features(text, expects, ruled).items():
            for place, weight in enumerate(self.features.get(feature, ())):
                sums[place] += value * weight
        best = max(sums)
        if ruled == "answer" and best - sums[self.sorts.index("answer")] < DOUBT:
            return ruled
        return self.sorts[sums.index(best)]


def features(text: str, expects: Kind | None, ruled: Sort | None) -> dict[str, float]:
    """What is weighed of a message, each with how much it counts; long texts count no more.

    Without `ruled` the rules have no say, as in examples that they were written with.

    >>> sorted(features("Why 27", "number", None))[:6]
    ['expects:number', 'length', 'w:27', 'w:27 >', 'w:< why', 'w:< why 27']
    """
    plain = unicodedata.normalize("NFKC", text).casefold()[:LONGEST]
    seen = frozenset((*_runs(plain), *_bits(plain)))
    share = 2 / max(1, len(seen)) ** 0.5
    found = dict.fromkeys(sorted(seen), share)
    found["length"] = 0.1 * min(10.0, len(plain) ** 0.5)
    if expects is not None:
        found[f"expects:{expects}"] = 0.5
    if ruled is not None:
        found[f"ruled:{ruled}"] = 1.0
        found[f"ruled:{ruled}:{expects}"] = 0.5
    return found


def _runs(text: str) -> Iterator[str]:
    """Words and Chinese characters, one to three in a row; < and > are the ends of the message."""
    tokens = ["<", *_TOKEN.findall(text), ">"]
    for length in range(1, _WORDS + 1):
        for start in range(len(tokens) - length + 1):
            run = " ".join(tokens[start : start + length])
            if run not in "<>":
                yield f"w:{run}"


def _bits(text: str) -> Iterator[str]:
    """Bits of the longer Latin words, by which a misspelt one is still known."""
    for word in _WORD.findall(text):
        edged = f" {word} "
        for length in _BITS:
            for start in range(len(edged) - length + 1):
                yield f"b:{edged[start : start + length]}"
