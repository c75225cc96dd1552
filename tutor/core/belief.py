"""What one answer says, and what is enough to call a concept known.

The log-likelihood ratio of an answer is log P(answer | known) minus log P(answer | not known).
Knows slips and guesses, authored or estimated from data; how answers add up to a belief is in
`tutor.core.evidence` and `tutor.core.ramp`.
"""

import math
from collections.abc import Collection
from typing import assert_never

from tutor.core.course import CLOSED_KINDS, Build, Choice, Concept, Item, Number, Order, Prose
from tutor.core.learner import Standing
from tutor.core.messages import Grader, State

KNOWN = 0.85
"""Unhelped belief from which a concept counts as known, once two different items were right."""

LAPSED = 0.6
"""Unhelped belief below which a known concept is taken back: one slip alone does not do that."""

SLIP = 0.1
"""P(wrong | known) where neither the author nor data say otherwise."""

HALF_KNOWN = 0.1
"""P(right | not known) beyond blind chance: who does not know a concept may half know it. When it
was chosen, 4.8 % of the concepts called known were not known without it and 2.3 % with it (seed 1
of `bench/learning.py`, first family, the engine of that day; simulated learners, not people)."""

CARELESS = 0.5
"""P(right | not known) after hasty wrong answers: who clicks through guesses again and again."""

NO_IDEA = -1.0
"""Log-likelihood ratio of "I don't know": a person who knows seldom says so."""

WEAK = 0.3
"""Log-likelihood ratio of prose graded offline or by the learner, before its discount as helped
evidence; it never certifies."""

SAID_SO = 0.8
"""Log-likelihood ratio of using a concept's words rightly when asked what one knows."""


def guess_rate(item: Item) -> float:
    """P(right | not known): as authored or estimated, else blind chance and half-knowledge.

    >>> from tutor.core.course import Number
    >>> round(guess_rate(Item("a", {}, Number(27.0))), 2)
    0.12
    """
    if item.guess is not None:
        return item.guess
    blind = blind_chance(item)
    return blind + (1 - blind) * HALF_KNOWN


def blind_chance(item: Item) -> float:
    """P(right) of picking or typing without a look at the question, never quite zero."""
    match item.task:
        case Choice(options):
            return 1 / len(options)
        case Order(steps):
            return 1 / math.factorial(len(steps))
        case Number() | Prose() | Build():
            return 0.02
        case _ as never:
            assert_never(never)


def slip_rate(item: Item) -> float:
    """P(wrong | known): as authored or estimated, else the usual one."""
    return SLIP if item.slip is None else item.slip


def success_rate(known: float, item: Item) -> float:
    """P(right without help) from P(known).

    >>> from tutor.core.course import Number
    >>> round(success_rate(0.85, Item("a", {}, Number(27.0))), 2)
    0.78
    """
    return known * (1 - slip_rate(item)) + (1 - known) * guess_rate(item)


def answer_llr(item: Item, is_right: bool, grader: Grader, is_careless: bool = False) -> float:
    """What a right or wrong answer to `item` says, in nats.

    >>> from tutor.core.course import Number
    >>> round(answer_llr(Item("a", {}, Number(27.0)), True, "number"), 2)
    2.03
    """
    if grader in ("keypoints", "self"):
        return WEAK if is_right else -WEAK
    slip, guess = slip_rate(item), guess_rate(item)
    if is_right:
        return math.log((1 - slip) / (max(guess, CARELESS) if is_careless else guess))
    return math.log(slip / (1 - guess))


def is_certified(concept: Concept, standing: Standing, known: float) -> bool:
    """Whether unhelped evidence is enough: P(known), and enough different items right."""
    return known >= KNOWN and are_enough(concept, standing.right)


def are_enough(concept: Concept, right: Collection[str]) -> bool:
    """Whether items answered right can certify a concept: two different ones, of two kinds.

    One of them is closed: a judge of free answers alone certifies nothing. A concept whose closed
    items are all of one kind is certified by two of that kind, one with a single closed item by
    that one.
    """
    there = [concept.items_by_id[one].kind for one in right if one in concept.items_by_id]
    closed = [item for item in concept.items if item.kind in CLOSED_KINDS]
    kinds = min(2, len(concept.closed_kinds))
    is_exact = not closed or not CLOSED_KINDS.isdisjoint(there)
    return is_exact and len(there) >= min(2, len(closed)) and len(set(there)) >= kinds


def state_of(standing: Standing) -> State:
    """The one word for a standing.

    >>> state_of(Standing(is_met=True))
    'learning'
    """
    if standing.known_on is not None:
        return "stable" if standing.is_stable else "known"
    return "learning" if standing.is_met else "unknown"
