"""Whether a text tells steps in the order in which they belong.

Knows how a step is found again in other words. Does not know why the order is a secret.
"""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from statistics import median

from tutor.core.course import Text
from tutor.llm.disguise import folded, pattern_of, squeezed, stock

MOST_SHARED = 0.6
"""Share of the steps that must be told, and of the words by which one is known."""

LEAST_STEPS = 3
"""Fewer steps than this have no order to speak of."""


def tells_in_order(steps: Sequence[Text], text: str) -> bool:
    """Whether most steps are told in a folded text, one after the other as they belong."""
    for lang in steps[0]:
        told = [one.get(lang, "") for one in steps]
        if not all(told):
            continue
        if _one_by_one(told, text):
            return True
        places = [one for one in _places(told, text) if one >= 0]
        is_most = len(places) >= max(LEAST_STEPS, MOST_SHARED * len(steps))
        if is_most and all(one < other for one, other in pairwise(places)):
            return True
    return False


def _one_by_one(steps: Sequence[str], text: str) -> bool:
    """Whether every step is told word for word, each behind the one before."""
    end = 0
    for step in steps:
        found = pattern_of(folded(step)).search(text, end)
        if found is None:
            return False
        end = found.end()
    return True


def _places(steps: Sequence[str], text: str) -> Iterable[float]:
    """Where each step is told in the text, by the words that no other step has; -1 for nowhere."""
    stocks = [stock(folded(one)) for one in steps]
    letters, words = squeezed(text), stock(text)
    for number, step in enumerate(steps):
        row = squeezed(folded(step))
        if len(row) > LEAST_STEPS and row in letters:
            yield letters.index(row)
            continue
        others = frozenset[str]().union(*stocks[:number], *stocks[number + 1 :])
        own = stocks[number] - others or stocks[number]
        shared = own & words
        places = [letters.find(squeezed(one)) for one in shared]
        yield median(places) if own and len(shared) >= MOST_SHARED * len(own) else -1
