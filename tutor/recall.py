"""When a thing will be forgotten: the FSRS scheduler of the `fsrs` package, day by day.

Implements the core's `Scheduler`. The package counts whole 24-hour spans, so it is fed calendar
days (midnights, UTC); its fuzz, its clock and its short learning steps are switched off, which
makes it a pure function: learning within the day is the lesson's business.
"""

import math
from collections.abc import Sequence
from datetime import UTC, date, datetime, time

import fsrs
from fsrs.scheduler import (
    DEFAULT_PARAMETERS,
    LOWER_BOUNDS_PARAMETERS,
    UPPER_BOUNDS_PARAMETERS,
)

from tutor.core.errors import TutorError
from tutor.core.learner import Card

LEAST_RETENTION, MOST_RETENTION = 0.5, 0.99
"""Wanted chances of recall that make sense: below, learning is thrown away; above, days fill up."""


class RecallError(TutorError):
    """The scheduler was given numbers that it cannot work with."""


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), tzinfo=UTC)


def _checked(parameters: Sequence[float]) -> tuple[float, ...]:
    """The parameters as they are; raises RecallError with everything that is wrong with them."""
    number = len(DEFAULT_PARAMETERS)
    if len(parameters) != number:
        raise RecallError(
            f"FSRS parameters: found {len(parameters)} numbers; expected {number}, "
            "in the order in which FSRS-6 publishes them"
        )
    bounds = zip(LOWER_BOUNDS_PARAMETERS, UPPER_BOUNDS_PARAMETERS, strict=True)
    wrong = [
        f"FSRS parameter w{at}: found {value}; expected a number from {low:g} to {high:g}"
        for at, (value, (low, high)) in enumerate(zip(parameters, bounds, strict=True))
        if not (math.isfinite(value) and low <= value <= high)
    ]
    if wrong:
        raise RecallError("; ".join(wrong))
    return tuple(float(value) for value in parameters)


class FsrsScheduler:
    """FSRS-6; `retention` is the wanted P(recall), `parameters` are its 21 numbers.

    Without `parameters` it runs with the published defaults. Raises RecallError when one of them
    lies outside the bounds that FSRS publishes, or when `retention` is not from 0.5 to 0.99.
    """

    def __init__(
        self, retention: float = 0.9, parameters: Sequence[float] = DEFAULT_PARAMETERS
    ) -> None:
        if not LEAST_RETENTION <= retention <= MOST_RETENTION:
            raise RecallError(
                f"retention: found {retention}; expected the wanted chance of recall, "
                f"from {LEAST_RETENTION} to {MOST_RETENTION}, such as 0.9"
            )
        self._fsrs = fsrs.Scheduler(
            parameters=_checked(parameters),
            desired_retention=retention,
            learning_steps=(),
            relearning_steps=(),
            enable_fuzzing=False,
        )

    def next_card(self, card: Card | None, day: date, is_success: bool) -> Card:
        """The card after a review on `day`: rated Good, or Again when it failed.

        >>> first = FsrsScheduler().next_card(None, date(2026, 11, 1), True)
        >>> (first.due - first.last).days
        2
        """
        rating = fsrs.Rating.Good if is_success else fsrs.Rating.Again
        after, _ = self._fsrs.review_card(_theirs(card, day), rating, _midnight(day))
        if after.stability is None or after.difficulty is None:
            raise AssertionError("FSRS sets both after a review")
        return Card(after.stability, after.difficulty, day, after.due.date())

    def chance(self, card: Card, day: date) -> float:
        """P(recall) on `day` of what the card stands for, in (0, 1].

        >>> from datetime import timedelta
        >>> card = Card(10.0, 5.0, date(2026, 11, 1), date(2026, 11, 11))
        >>> round(FsrsScheduler().chance(card, card.last + timedelta(days=10)), 3)
        0.9
        """
        return self._fsrs.get_card_retrievability(_theirs(card, day), _midnight(day))


def _theirs(card: Card | None, day: date) -> fsrs.Card:
    """A card as the package has it; None is a card never seen."""
    if card is None:
        return fsrs.Card(card_id=1, due=_midnight(day))
    return fsrs.Card(
        card_id=1,
        state=fsrs.State.Review,
        stability=card.stability,
        difficulty=card.difficulty,
        due=_midnight(card.due),
        last_review=_midnight(card.last),
    )
