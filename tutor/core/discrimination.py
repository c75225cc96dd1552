"""Whether right answers to an item go with knowing the rest of a course.

The point-biserial correlation of item analysis, corrected for the item itself and for how hard and
how well taught the other items were. Says nothing where there is too little data. Does not know
why an item fails: a wrong key, a question that is read in two ways, or one that everybody guesses.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from math import atanh, sqrt, tanh
from statistics import fmean

from tutor.core.answers import Answer

FEWEST = 30
"""With fewer replies nothing is said about an item."""

OTHERS = 3
"""So many replies to other items a learner needs before they say what the learner knows."""

WEAK = 0.2
"""An item is weak when even the upper end of the 90 % interval of its correlation lies below."""


@dataclass(frozen=True)
class Correlation:
    """How right answers to one item go with the same learners' other answers, from `count` of them.

    >>> Correlation(0.1, 40).is_weak, Correlation(0.1, 1000).is_weak
    (False, True)
    """

    value: float
    count: int

    @property
    def is_weak(self) -> bool:
        """Whether the data exclude that the item goes well with the rest."""
        # Fisher's transformation: there the error of a correlation depends on the count alone.
        bounded = max(-0.999, min(0.999, self.value))
        return tanh(atanh(bounded) + 1.645 / sqrt(self.count - 3)) < WEAK


def correlations(first: Sequence[Answer]) -> dict[str, Correlation]:
    """The correlation of every item that has enough first replies (`tutor.core.answers.firsts`).

    A reply counts as far as it lies above or below what learners reach at that item, before or
    after the teaching; else a learner with hard items would look like one who knows little.
    """
    above = _above_usual(first)
    total, count = defaultdict[int, float](float), defaultdict[int, int](int)
    own = defaultdict[tuple[int, str], float](float)
    times = defaultdict[tuple[int, str], int](int)
    for one, value in zip(first, above, strict=True):
        total[one.learner] += value
        count[one.learner] += 1
        own[one.learner, one.record.item] += value
        times[one.learner, one.record.item] += 1
    pairs = defaultdict[str, list[tuple[float, float]]](list)
    for one, value in zip(first, above, strict=True):
        both = one.learner, one.record.item
        others = count[one.learner] - times[both]
        if others >= OTHERS:
            pairs[one.record.item].append((value, (total[one.learner] - own[both]) / others))
    found = {name: (_pearson(both), len(both)) for name, both in pairs.items()}
    return {
        name: Correlation(value, size)
        for name, (value, size) in found.items()
        if value is not None and size >= FEWEST
    }


def _above_usual(first: Sequence[Answer]) -> list[float]:
    replies = defaultdict[tuple[str, bool], list[bool]](list)
    for one in first:
        replies[one.record.item, one.is_before].append(one.is_right)
    usual = {key: fmean(rights) for key, rights in replies.items()}
    return [one.is_right - usual[one.record.item, one.is_before] for one in first]


def _pearson(pairs: Sequence[tuple[float, float]]) -> float | None:
    """The correlation of pairs, None when one side never varies."""
    x, y = fmean(a for a, _ in pairs), fmean(b for _, b in pairs)
    xx = sum((a - x) ** 2 for a, _ in pairs)
    yy = sum((b - y) ** 2 for _, b in pairs)
    if xx * yy < 1e-12:
        return None
    xy = sum((a - x) * (b - y) for a, b in pairs)
    return round(max(-1.0, min(1.0, xy / sqrt(xx * yy))), 4)
