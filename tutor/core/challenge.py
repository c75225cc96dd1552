"""How likely a learner is to get a practice item right, and what help makes it a fair challenge.

P(known) says what may be unlocked; it is no forecast: right after a lesson even those who will be
called known soon fail every third question. So the forecast starts from how often learners, and
this learner, succeed after instruction, and moves with the answers about the concept. Knows no
lesson; changes nothing.
"""

from collections.abc import Iterable
from datetime import date

from tutor.core import belief
from tutor.core.course import Choice, Item, Order
from tutor.core.learner import Evidence, Learner, Standing
from tutor.core.ramp import Ramp

FIRST = 0.65
"""Success right after instruction: the mean of 27 data sets (Koedinger et al., PNAS 2023)."""

FIRST_WEIGHT = 10.0
"""What that mean counts for beside a learner's own answers, in answers."""

OWN_WEIGHT = 4.0
"""What a learner's own mean counts for beside the answers about one concept, in answers."""

HELPED = 0.5
"""What an answer with help counts for beside one without, in the forecast."""

HINT = 0.15
"""Share of the failures that a hint prevents: an assumption, not measured on people."""

FAIR = (0.70, 0.90)
"""Chances of success between which practice is neither too hard nor too easy."""

MOST_HINTS = 2


def rate(learner: Learner) -> float:
    """How often this learner succeeds without help after instruction, over all concepts.

    >>> rate(Learner("c", 1))
    0.65
    """
    answers = [one for standing in learner.standings.values() for one in standing.evidence]
    return _mean(answers, FIRST, FIRST_WEIGHT)


def _mean(answers: Iterable[Evidence], start: float, weight: float) -> float:
    right, count = start * weight, weight
    for one in answers:
        if one.taught > 0 and not one.is_struck and one.outcome != "unsure":
            worth = HELPED if one.helped else 1.0
            right += worth * (one.outcome == "correct")
            count += worth
    return right / count


def forecast(ramp: Ramp, learner: Learner, concept: str, item: Item, day: date) -> float:
    """P(right without help) for an item of a concept, in (0, 1)."""
    standing = learner.standing(concept)
    if standing.taught:
        able = _mean(standing.evidence, rate(learner), OWN_WEIGHT)
    else:
        able = ramp.believe(learner, day)[concept].unhelped * (1 - belief.slip_rate(item))
    return able + (1 - able) * _luck(item)


def _luck(item: Item) -> float:
    """What picking blindly adds: only where there is something to pick."""
    return belief.blind_chance(item) if isinstance(item.task, Choice | Order) else 0.0


def with_hints(chance: float, hints: int) -> float:
    """P(right) with so many hints given.

    >>> round(with_hints(0.6, 1), 2), with_hints(0.6, 0)
    (0.66, 0.6)
    """
    return 1 - (1 - chance) * (1 - HINT) ** hints


def hints_needed(chance: float, item: Item, standing: Standing) -> int:
    """The fewest hints, MOST_HINTS at most, that lift a chance into the fair band.

    Only without help can anything be proved, so help comes at most every other time: not after a
    right answer, nor after a question that came with hints. Before the lesson there is none, since
    such questions are to show whether the lesson is needed.
    """
    if not standing.taught:
        return 0
    firsts = [one for one in standing.evidence if one.tries == 0 and one.taught > 0]
    if firsts and (firsts[-1].helped or firsts[-1].outcome == "correct"):
        return 0
    there = min(MOST_HINTS, len(item.hints))
    return next((n for n in range(there) if with_hints(chance, n) >= FAIR[0]), there)
