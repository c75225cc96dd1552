"""From graded answers to belief: what one answer says, and P(known) from all of them.

Evidence about a concept adds up as a log-likelihood ratio, log P(answer | known) minus
log P(answer | not known). Knows slips and guesses; does not know what to do about a belief.
"""

import math
from collections.abc import Collection
from typing import assert_never

from tutor.core.course import CLOSED_KINDS, Choice, Concept, Item, Number, Order, Prose
from tutor.core.learner import Standing
from tutor.core.messages import Grader, State

PRIOR = 0.2
"""P(known) of a concept before anything was asked."""

KNOWN = 0.85
"""Unhelped belief from which a concept counts as known, once two different items were right."""

SLIP = 0.1
"""P(wrong | known), for every kind."""

FLOOR, CEILING = -3.0, 6.0
"""Bounds of the sums, so that a learner who has since learned can show it in a few answers."""

NO_IDEA = -1.0
"""Log-likelihood ratio of "I don't know": a person who knows seldom says so."""

WEAK = 0.3
"""Log-likelihood ratio of prose graded offline or by the learner, before its discount as helped
evidence; it never certifies."""

IMPLIED = 3.2
"""Log-likelihood ratio for a prerequisite when two items of a later concept were right."""


def guess_rate(item: Item) -> float:
    """P(right | not known): blind chance, and never quite zero.

    >>> from tutor.core.course import Number
    >>> guess_rate(Item("a", {}, Number(27.0)))
    0.02
    """
    match item.task:
        case Choice(options):
            return 1 / len(options)
        case Order(steps):
            return 1 / math.factorial(len(steps))
        case Number() | Prose():
            return 0.02
        case _ as never:
            assert_never(never)


def answer_llr(item: Item, is_right: bool, grader: Grader) -> float:
    """What a right or wrong answer to `item` says, in nats.

    >>> from tutor.core.course import Number
    >>> round(answer_llr(Item("a", {}, Number(27.0)), True, "number"), 2)
    3.81
    """
    if grader in ("keypoints", "self"):
        return WEAK if is_right else -WEAK
    guess = guess_rate(item)
    if is_right:
        return math.log((1 - SLIP) / guess)
    return math.log(SLIP / (1 - guess))


def add(total: float, llr: float) -> float:
    """A sum with one more piece of evidence, kept within bounds.

    >>> add(5.5, 3.8), add(-2.0, -2.0)
    (6.0, -3.0)
    """
    return min(CEILING, max(FLOOR, total + llr))


def fade(total: float) -> float:
    """A sum after teaching: doubt from before the teaching is worth half, credit stays.

    >>> fade(-2.0), fade(2.0)
    (-1.0, 2.0)
    """
    return total / 2 if total < 0 else total


def probability(total: float) -> float:
    """P(known) from a sum of log-likelihood ratios.

    >>> round(probability(0.0), 2), round(probability(3.81), 2)
    (0.2, 0.92)
    """
    return 1 / (1 + math.exp(-(math.log(PRIOR / (1 - PRIOR)) + total)))


def with_help(standing: Standing) -> float:
    """P(can do it with help): never below P(known), since help takes nothing away.

    >>> with_help(Standing(unhelped=3.8, helped=1.0)) == probability(3.8)
    True
    """
    return max(probability(standing.helped), probability(standing.unhelped))


def is_certified(concept: Concept, standing: Standing) -> bool:
    """Whether unhelped evidence is enough: the belief, and enough different items right."""
    return probability(standing.unhelped) >= KNOWN and are_enough(concept, standing.right)


def are_enough(concept: Concept, right: Collection[str]) -> bool:
    """Whether items answered right can certify a concept: two different ones, of two kinds.

    A concept whose closed items are all of one kind is certified by two of that kind, one with a
    single closed item by that one.
    """
    there = [concept.items_by_id[one].kind for one in right if one in concept.items_by_id]
    closed = [item for item in concept.items if item.kind in CLOSED_KINDS]
    kinds = min(2, len(concept.closed_kinds))
    return len(there) >= min(2, len(closed)) and len(set(there)) >= kinds


def state_of(standing: Standing) -> State:
    """The one word for a standing.

    >>> state_of(Standing(is_met=True))
    'learning'
    """
    if standing.known_on is not None:
        return "stable" if standing.is_stable else "known"
    return "learning" if standing.is_met else "unknown"
