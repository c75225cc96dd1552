"""When a known concept is to be asked again: cards, due days, and what a review does to them.

Knows days and successes. How far apart the days lie is the scheduler's business, which comes in
from outside as a value (FSRS, see `tutor.recall`).
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from typing import Protocol

from tutor.core.course import Course
from tutor.core.learner import Card, Learner, Standing


class Scheduler(Protocol):
    """Decides the day of the next review; must be a pure function of its arguments."""

    def next_card(self, card: Card | None, day: date, is_success: bool) -> Card:
        """The card after a review on `day`; `card` is None at the first time."""
        ...


def reviewed(standing: Standing, scheduler: Scheduler, day: date, is_success: bool) -> Standing:
    """The standing after a review; success on a later day than the learning makes it stable."""
    is_later_day = standing.known_on is not None and day > standing.known_on
    return replace(
        standing,
        card=scheduler.next_card(standing.card, day, is_success),
        is_stable=standing.is_stable or (is_success and is_later_day),
    )


def is_due(standing: Standing, day: date) -> bool:
    """Whether a concept is to be asked again on `day`, and was not put off for that day."""
    return (
        standing.known_on is not None
        and standing.card is not None
        and standing.card.due <= day
        and standing.put_off != day
    )


def due_concepts(course: Course, learner: Learner, day: date) -> tuple[str, ...]:
    """The concepts due on `day`, in the order of the ramp."""
    return tuple(one for one in course.by_id if is_due(learner.standing(one), day))


def next_due(standings: Iterable[Standing], day: date) -> date | None:
    """The first day from `day` on that something is due; what was put off today is due tomorrow."""
    days = [
        max(one.card.due, day + timedelta(days=one.put_off == day))
        for one in standings
        if one.card is not None and one.known_on is not None
    ]
    return min(days, default=None)
