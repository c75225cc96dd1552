"""What the answers about one concept add up to: one fold over its evidence, newest last.

    prior ── answers ── taught ── answers ── taught ── answers ──▶ belief

Answers given before a concept was taught are evidence about what the learner brought along; they
are what the ramp reasons from (`tutor.core.ramp`). Being taught moves belief up by itself, and
later answers move it from there, as in Bayesian knowledge tracing (Corbett and Anderson, 1995).
Being taught once more moves nothing while no answer counted since the last time: to be shown one
answer after another is no progress. A right answer with help shows nothing about going without; one
that is wrong in spite of help shows a lack all the more. Struck-out answers count nothing, old ones
less. Knows no prior and no ramp.
"""

import math
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from tutor.core.learner import Evidence, Standing

FLOOR, CEILING = -4.4, 4.6
"""Bounds of every sum, in nats, so that a few answers can always change a belief."""

LEARNT = 0.5
"""P(known after being taught | not known before). Learners answer about 65 % right at first in
27 data sets (Koedinger et al., PNAS 2023), which is what this gives with our slips and guesses."""

HALF_LIFE = 365.0
"""Days after which an answer says half as much."""

KEPT = 8
"""So many answers of a sort are remembered a concept: with help or without, from before the
teaching or after. The sorts are counted apart, so that no number of answers with help makes the
tutor forget what was shown without it."""


def log_odds(chance: float) -> float:
    """Log odds of a probability in (0, 1), within the bounds of belief.

    >>> round(log_odds(0.5), 2), log_odds(0.0)
    (0.0, -4.4)
    """
    if chance <= 0.0 or chance >= 1.0:
        return FLOOR if chance <= 0.0 else CEILING
    return bounded(math.log(chance / (1 - chance)))


def probability(odds: float) -> float:
    """The probability that log odds stand for.

    >>> probability(0.0)
    0.5
    """
    return 1 / (1 + math.exp(-odds))


def bounded(odds: float) -> float:
    """Log odds kept within the bounds of belief."""
    return min(CEILING, max(FLOOR, odds))


def remembered(standing: Standing, answer: Evidence) -> Standing:
    """The standing with one more answer remembered; of many of its sort the oldest is forgotten."""
    alike = [one for one in standing.evidence if _sort(one) == _sort(answer)]
    gone = alike[0] if len(alike) >= KEPT else None
    kept = (one for one in standing.evidence if one is not gone)
    return replace(standing, evidence=(*kept, answer))


def _sort(one: Evidence) -> tuple[bool, bool]:
    return _is_first(one), one.helped


def brought_along(standing: Standing, day: date) -> float:
    """Log-likelihood ratio of what answers from before the teaching say about going without help.

    >>> answer = Evidence(1, "a", "correct", False, 2.0, date(2026, 11, 22))
    >>> brought_along(Standing((answer,)), date(2026, 11, 22))
    2.0
    >>> brought_along(Standing((replace(answer, is_struck=True),)), date(2026, 11, 22))
    0.0
    """
    first = [one for one in standing.evidence if _is_first(one) and is_telling(one)]
    return _added(0.0, first, day)


def is_telling(one: Evidence) -> bool:
    """Whether an answer says something about what the learner can do without help.

    >>> wrong = Evidence(1, "a", "incorrect", True, -1.0, date(2026, 11, 22))
    >>> is_telling(wrong), is_telling(replace(wrong, is_lack=True))
    (False, True)
    """
    return not one.helped or one.is_lack


def belief(before: float, standing: Standing, day: date, is_helped: bool) -> float:
    """P(known) from `before`, P(known) by the ramp and what was brought along, and what followed.

    With `is_helped` the answers given with help count too; the result is then P(can do it with
    help).

    >>> right = Evidence(1, "a", "correct", False, 2.0, date(2026, 11, 22), taught=1)
    >>> day = date(2026, 11, 22)
    >>> [round(belief(0.2, Standing(one, 1), day, False), 2) for one in ((), (right,))]
    [0.6, 0.92]
    """
    if not standing.evidence and not standing.taught:
        return probability(log_odds(before))
    odds = log_odds(before)
    rounds: list[list[Evidence]] = [[] for _ in range(standing.taught + 1)]
    for one in standing.evidence:
        was_brought = _is_first(one) and is_telling(one)
        if not was_brought and (is_helped or is_telling(one)):
            rounds[min(one.taught, standing.taught)].append(one)
    was_answered = True
    for i, answers in enumerate(rounds):
        if i and was_answered:
            known = probability(odds)
            odds = log_odds(known + (1 - known) * LEARNT)
            was_answered = False
        odds = _added(odds, answers, day)
        was_answered = was_answered or any(not one.is_struck for one in answers)
    return probability(odds)


def _added(odds: float, answers: Iterable[Evidence], day: date) -> float:
    for one in answers:
        odds = bounded(odds + _weight(one, day))
    return odds


def _is_first(one: Evidence) -> bool:
    return one.taught == 0


def _weight(one: Evidence, day: date) -> float:
    if one.is_struck:
        return 0.0
    age = max(0, (day - one.on).days)
    return one.llr * math.exp2(-age / HALF_LIFE)
