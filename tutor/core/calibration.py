"""Slip, guess and difficulty, estimated again from what learners answered.

    level ──▶ known or not during a sitting with a concept ──▶ answers to its items

Nobody sees who knows what, so states and numbers are found by turns (expectation maximisation;
Dempster, Laird and Rubin 1977): from the numbers, how likely each learner knew the concept at each
sitting; from that, the numbers. Every number is held back by a prior around the authored value, and
stays there while there are few answers. While this goes on, concepts have a place on the scale of
the level and are independent given a learner's level; the difficulties on the ramp are fitted at
the end, with the slips and guesses found (`tutor.core.difficulty`). Knows no files.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from statistics import NormalDist

import numpy as np

from tutor.core import belief
from tutor.core.answers import Answer, of_course
from tutor.core.course import GUESSES, SLIPS, Course
from tutor.core.difficulty import difficulties, network
from tutor.core.estimate import Calibration, Estimate
from tutor.core.sittings import Flags, Floats, Indices, Sittings, sittings

FEWEST = 30
"""With fewer answers the numbers of an item, and with fewer learners asked before the teaching the
difficulty of a concept, stay as authored."""

MOST = 0.95
"""Slip and guess of an item together: with 1 a right answer would say nothing, and the course could
not be loaded. Data that want more say that the item is a poor one."""

STRENGTH = 20.0
"""An authored slip counts like so many answers of learners who know, a guess of who do not."""

SPREAD = 0.7
"""How far the place of a concept is expected from the authored: standard deviation of its prior."""

SLOPE = 2.5
"""Log odds of knowing a concept per standard deviation of the general level."""

TAUGHT = 0.7
"""P(known) at a sitting after the teaching, as long as there is no data."""

POINTS = 15
"""So many equally likely points stand for the general level."""

PLACES = np.linspace(-4.0, 4.0, 801)
"""Where a concept may lie on the scale of the level, in standard deviations of the learners."""

ROUNDS, CLOSE = 300, 5e-4
"""When the turns end: after so many, or when no number moves further than this."""

STEPS = 3
"""Newton steps towards the best places in each turn."""


@dataclass(frozen=True, eq=False)
class _Numbers:
    """The numbers by index: `slip` and `guess` of items; of concepts `place`, the level at which
    half know it before the teaching, and `taught`, P(known) at a sitting after it.
    """

    slip: Floats
    guess: Floats
    place: Floats
    taught: Floats

    def distance(self, other: "_Numbers") -> float:
        """The largest difference between two numbers of the same place."""
        pairs = zip(vars(self).values(), vars(other).values(), strict=True)
        return max(float(np.abs(one - two).max(initial=0.0)) for one, two in pairs)


@dataclass(frozen=True, eq=False)
class _States:
    """What is believed of the S sittings: P(known), and jointly with the K points of the level.

    `known` has shape (S,); `with_level` and `level`, the learner's, have shape (S, K).
    """

    known: Floats
    with_level: Floats
    level: Floats


def calibrate(course: Course, answers: Iterable[Answer]) -> Calibration:
    """The numbers of a course as its answers have them, each learner's in the order given.

    Numbers with too few answers behind them (see FEWEST) stay as authored and are listed.
    """
    items = [f"{concept.id}/{item}" for concept in course.concepts for item in concept.items_by_id]
    concepts = list(course.by_id)
    found = sittings(list(of_course(course, answers)), items, concepts)
    per_item = np.bincount(found.item, minlength=len(items))
    asked = np.bincount(found.concept[found.is_before], minlength=len(concepts))
    requires = [tuple(map(concepts.index, one.requires)) for one in course.concepts]
    hard = np.array([one.difficulty or 0.0 for one in course.concepts])
    old = _authored(course, network(requires, hard).beliefs(np.zeros(len(concepts))))
    new = _estimate(found, old, per_item >= FEWEST, asked >= FEWEST)
    harder = difficulties(requires, hard, _shown(found, new), asked >= FEWEST)
    counts = zip([*items, *concepts], [*per_item, *asked], strict=True)
    return Calibration(
        found.learners,
        len(found.item),
        _estimates(items, old.slip, new.slip, per_item),
        _estimates(items, old.guess, new.guess, per_item),
        _estimates(concepts, hard, harder, asked),
        {name: int(count) for name, count in counts if count < FEWEST},
    )


def _estimates(
    names: Iterable[str], old: Floats, new: Floats, counts: Indices
) -> dict[str, Estimate]:
    rows = zip(names, old, new, counts, strict=True)
    return {
        name: Estimate(round(float(before), 4), round(float(after), 4), int(count))
        for name, before, after, count in rows
        if count >= FEWEST
    }


def _authored(course: Course, known: Floats) -> _Numbers:
    """The numbers as the author gave them, or as they are usual; `known` is P(known) by concept."""
    items = [item for concept in course.concepts for item in concept.items_by_id.values()]
    return _Numbers(
        np.array([belief.SLIP if item.slip is None else item.slip for item in items]),
        np.array([belief.guess_rate(item) if item.guess is None else item.guess for item in items]),
        np.interp(-known, -_known(PLACES), PLACES),
        np.full(len(known), TAUGHT),
    )


def _known(place: Floats) -> Floats:
    """The share of learners who know a concept at a place before they are taught it.

    >>> _known(np.array([-1.0, 0.0, 1.0])).round(2).tolist()
    [0.79, 0.5, 0.21]
    """
    share: Floats = _at_levels(place).mean(axis=1)
    return share


def _at_levels(place: Floats) -> Floats:
    """P(known) per place and point of the level, of shape (places, K)."""
    normal = NormalDist()
    levels = np.array([normal.inv_cdf((i + 0.5) / POINTS) for i in range(POINTS)])
    known: Floats = 1 / (1 + np.exp(-SLOPE * (levels - place[:, None])))
    return known


def _estimate(found: Sittings, authored: _Numbers, items: Flags, concepts: Flags) -> _Numbers:
    """The most likely numbers; those not flagged stay as authored."""
    numbers = authored
    for _ in range(ROUNDS):
        states = _infer(found, numbers)
        fitted = _fit(found, states, authored, numbers)
        fitted = _Numbers(
            np.where(items, fitted.slip, authored.slip),
            np.where(items, fitted.guess, authored.guess),
            np.where(concepts, fitted.place, authored.place),
            fitted.taught,
        )
        moved = fitted.distance(numbers)
        numbers = fitted
        if moved < CLOSE:
            break
    return numbers


def _infer(found: Sittings, numbers: _Numbers) -> _States:
    """Who knew what, given the numbers."""
    known, unknown = _told(found, numbers)
    share = _share(found, numbers)
    yes = np.log(share) + known[:, None]
    either = np.logaddexp(yes, np.log(1 - share) + unknown[:, None])
    level = np.zeros((found.learners, POINTS))
    np.add.at(level, found.learner, either)
    level = np.exp(level - level.max(axis=1, initial=-np.inf, keepdims=True))
    level /= level.sum(axis=1, keepdims=True)
    of_sitting = level[found.learner]
    joint = of_sitting * np.exp(yes - either)
    return _States(joint.sum(axis=1), joint, of_sitting)


def _told(found: Sittings, numbers: _Numbers) -> tuple[Floats, Floats]:
    """Per sitting, the log-likelihood of its answers if the concept is known, and if it is not."""
    slip, guess = numbers.slip[found.item], numbers.guess[found.item]
    if_known = np.log(np.where(found.is_right, 1 - slip, slip))
    if_not = np.log(np.where(found.is_right, guess, 1 - guess))
    size = len(found.concept)
    known: Floats = np.bincount(found.sitting, if_known, size) + found.doubt
    unknown: Floats = np.bincount(found.sitting, if_not, size).astype(float)
    return known, unknown


def _shown(found: Sittings, numbers: _Numbers) -> Floats:
    """What every learner showed of every concept before the teaching, of shape (L, concepts)."""
    known, unknown = _told(found, numbers)
    before = found.is_before
    llr = np.zeros((found.learners, len(numbers.place)))
    np.add.at(llr, (found.learner[before], found.concept[before]), (known - unknown)[before])
    return llr


def _share(found: Sittings, numbers: _Numbers) -> Floats:
    """P(known) per sitting and point of the level before any answer, of shape (S, K)."""
    before = _at_levels(numbers.place)
    after = np.repeat(numbers.taught[:, None], POINTS, axis=1)
    share: Floats = np.where(found.is_before[:, None], before[found.concept], after[found.concept])
    return np.clip(share, 1e-9, 1 - 1e-9)


def _fit(found: Sittings, states: _States, authored: _Numbers, now: _Numbers) -> _Numbers:
    """The numbers that fit the states best, each held back by its prior."""
    knew = states.known[found.sitting]
    wrong = ~found.is_right
    after = ~found.is_before
    taught = np.full(len(authored.taught), TAUGHT)
    slip = np.clip(_share_of(found.item, wrong, knew, authored.slip), *SLIPS)
    guess = np.clip(_share_of(found.item, found.is_right, 1 - knew, authored.guess), *GUESSES)
    return _Numbers(
        slip,
        np.minimum(guess, MOST - slip),
        _place(found, states, authored.place, now.place),
        _share_of(found.concept[after], states.known[after], np.ones(after.sum()), taught),
    )


def _share_of(place: Indices, hits: Floats | Flags, weight: Floats, prior: Floats) -> Floats:
    """Per place the weighted share of hits, with the prior worth STRENGTH of them."""
    size = len(prior)
    share: Floats = (np.bincount(place, weight * hits, size) + STRENGTH * prior) / (
        np.bincount(place, weight, size) + STRENGTH
    )
    return share


def _place(found: Sittings, states: _States, authored: Floats, now: Floats) -> Floats:
    """A few Newton steps of a logistic regression on the level, one for each concept."""
    asked = found.is_before
    known = np.zeros((len(authored), POINTS))
    met = np.zeros((len(authored), POINTS))
    np.add.at(known, found.concept[asked], states.with_level[asked])
    np.add.at(met, found.concept[asked], states.level[asked])
    best = now
    for _ in range(STEPS):
        share = _at_levels(best)
        slope = -SLOPE * (known - met * share).sum(axis=1) - (best - authored) / SPREAD**2
        curve = SLOPE**2 * (met * share * (1 - share)).sum(axis=1) + 1 / SPREAD**2
        best = np.clip(best + np.clip(slope / curve, -1, 1), PLACES[0], PLACES[-1])
    return best
