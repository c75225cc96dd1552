"""A plan towards an exam: what to learn on which day, which reviews fall where, what will not fit.

Plays the days until then with a learner for whom all goes well. Knows the ramp, the nights and the
minutes; what a day truly brings is the lesson's business, and the plan is made anew whenever it is
asked for. Reviews are spaced so that little is forgotten on any day, and may leave the last days
empty; an exam is on one day, so those get a last look at what was not asked about in them.
"""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from tutor.core.course import Course
from tutor.core.frontier import way
from tutor.core.learner import Learner
from tutor.core.review import (
    MOST_REVIEWS,
    SECONDS_PER_REVIEW,
    Scheduler,
    due_concepts,
    due_today,
    reviewable,
    reviewed,
    trickled,
)

MINUTES_PER_CONCEPT = 15
"""What learning one concept takes, from the problem to the explanation: an assumption."""

SMALLEST_PART = 5
"""Minutes below which a concept is not taken up on a day, unless they are enough to end it."""

REST = 2
"""Days before the exam on which nothing new is learned, so that a night and a review come after."""

LOOKS = 3
"""Days before the exam in which everything known is met once more."""

MOST_MINUTES = 480
"""Minutes a day beyond which no advice goes."""

MOST_DAYS = 365
"""Days beyond which no advice to start earlier goes."""

Reason = Literal["minutes", "nights", "review"]
"""Why something does not fit: no minutes left before the rest; too few nights before the exam; a
review due for which there is no room."""


@dataclass(frozen=True)
class Day:
    """One day of a plan: concepts to learn or go on with, concepts to review, minutes in all.

    `look` are concepts for a last look: they are not due, so no lesson asks about them.
    """

    day: date
    learn: tuple[str, ...]
    review: tuple[str, ...]
    minutes: int
    look: tuple[str, ...] = ()


@dataclass(frozen=True)
class Leftover:
    """A concept that does not fit, and why."""

    concept: str
    reason: Reason


@dataclass(frozen=True)
class Plan:
    """The days with something to do, in order, and what is left over.

    `minutes_needed` a day, or a start `days_needed` earlier, would make everything fit; None when
    nothing is left over, or when that alone would not help.
    """

    days: tuple[Day, ...]
    left: tuple[Leftover, ...] = ()
    minutes_needed: int | None = None
    days_needed: int | None = None


@dataclass(frozen=True)
class Task:
    """What is to be planned: a learner, the first day and the day of the exam, minutes a day."""

    course: Course
    learner: Learner
    scheduler: Scheduler
    today: date
    exam: date
    minutes: int

    @property
    def last_new(self) -> date:
        """The last day on which something new may be learned."""
        return self.exam - timedelta(days=REST + 1)


def plan(task: Task) -> Plan:
    """The plan, with advice when something does not fit.

    Prerequisites come first, reviews before anything new; the first review of a concept falls on
    a later day than its learning. Raises ValueError unless the exam is after today and the minutes
    are positive.
    """
    if task.exam <= task.today or task.minutes <= 0:
        raise ValueError(f"no plan from {task.today} to {task.exam} with {task.minutes} minutes")
    found = _played(task)
    if not found.left:
        return found
    return replace(found, minutes_needed=_minutes_needed(task), days_needed=_days_needed(task))


def _fits(task: Task) -> bool:
    return not _played(task).left


def _minutes_needed(task: Task) -> int | None:
    """The fewest minutes a day, in steps of five, with which everything fits."""
    more = range(task.minutes // 5 * 5 + 5, MOST_MINUTES + 1, 5)
    return _first(more, lambda minutes: _fits(replace(task, minutes=minutes)))


def _days_needed(task: Task) -> int | None:
    """By how many days an earlier start would make everything fit."""
    earlier = range(1, MOST_DAYS + 1)
    return _first(earlier, lambda days: _fits(replace(task, today=task.today - timedelta(days))))


def _first(candidates: Sequence[int], is_enough: Callable[[int], bool]) -> int | None:
    """The first that is enough, found by halving: what is more than enough is enough too."""
    low, high = 0, len(candidates)
    while low < high:
        middle = (low + high) // 2
        if is_enough(candidates[middle]):
            high = middle
        else:
            low = middle + 1
    return candidates[low] if low < len(candidates) else None


# -- playing the days --------------------------------------------------------------------------


@dataclass(frozen=True)
class _Progress:
    """Where the imagined learner stands; `seconds` is what the first concept ahead still takes."""

    learner: Learner
    ahead: tuple[str, ...]
    seconds: int = MINUTES_PER_CONCEPT * 60


@dataclass(frozen=True)
class _Played:
    """One day as it was played: what was reviewed, and the seconds that learning took."""

    day: date
    review: tuple[str, ...]
    learn: tuple[tuple[str, int], ...]


def _played(task: Task) -> Plan:
    """The plan without advice."""
    wanted = way(task.course, task.learner)
    ahead = [one for one in wanted if task.learner.standing(one).known_on is None]
    at, days = _Progress(task.learner, tuple(ahead)), []
    for number in range((task.exam - task.today).days):
        at, played = _day(task, at, task.today + timedelta(days=number))
        days.append(played)
    planned = _looked(task, at.learner, [_planned(one, at.ahead) for one in days])
    last = task.exam - timedelta(days=1)
    reason: Reason = "nights" if task.today > task.last_new else "minutes"
    left = [Leftover(one, reason) for one in at.ahead]
    left += [Leftover(one, "review") for one in due_concepts(task.course, at.learner, last)]
    busy = (one for one in planned if one.learn or one.review or one.look)
    return Plan(tuple(busy), tuple(left))


def _looked(task: Task, learner: Learner, days: list[Day]) -> list[Day]:
    """The days with last looks in the final ones, spread evenly, as far as the minutes reach.

    Whatever was met longest ago comes first, and is what is kept when there is too little room.
    """
    first = task.exam - timedelta(days=LOOKS)
    waiting, looked = _unmet(task, learner, first), list[Day]()
    for left, one in zip(range(len(days), 0, -1), days, strict=True):
        seconds = 0 if one.day < first else (task.minutes - one.minutes) * 60
        number = min(seconds // SECONDS_PER_REVIEW, math.ceil(len(waiting) / left))
        chosen, waiting = waiting[:number], waiting[number:]
        look = tuple(name for name in task.course.by_id if name in chosen)
        took = math.ceil(len(look) * SECONDS_PER_REVIEW / 60)
        looked.append(replace(one, look=look, minutes=one.minutes + took))
    return looked


def _unmet(task: Task, learner: Learner, first: date) -> list[str]:
    """The known concepts last asked about before `first` and not due again: the oldest first."""
    last = {}
    for one in reviewable(task.course, learner):
        card = learner.standing(one).card
        if card is not None and card.last < first and card.due >= task.exam:
            last[one] = card.last
    return sorted(last, key=lambda one: last[one])


def _planned(played: _Played, ahead: tuple[str, ...]) -> Day:
    """A day without what was begun and came to no end."""
    ended = {one: seconds for one, seconds in played.learn if one not in ahead}
    seconds = len(played.review) * SECONDS_PER_REVIEW + sum(ended.values())
    return Day(played.day, tuple(ended), played.review, math.ceil(seconds / 60))


def _day(task: Task, at: _Progress, day: date) -> tuple[_Progress, _Played]:
    """One day: the reviews that fall on it, then something new with the minutes that are left."""
    seconds, learner = task.minutes * 60, at.learner
    review, learn = list[str](), list[tuple[str, int]]()
    while due := due_today(task.course, learner, day, limit=_room(seconds, len(review))):
        standing = reviewed(learner.standing(due[0]), task.scheduler, day, is_success=True)
        learner = _with_others(task, learner.with_standing(due[0], standing), due[0], day)
        review.append(due[0])
        seconds -= SECONDS_PER_REVIEW
    at = replace(at, learner=learner)
    while at.ahead and day <= task.last_new and seconds >= min(at.seconds, SMALLEST_PART * 60):
        part = min(seconds, at.seconds)
        learn.append((at.ahead[0], part))
        seconds -= part
        at = replace(at, seconds=at.seconds - part)
        if at.seconds == 0:
            at = _learned(task, at, day)
    return at, _Played(day, tuple(review), tuple(learn))


def _room(seconds: int, reviews: int) -> int:
    """For how many more reviews a day has room: by its minutes, and by what a lesson asks."""
    return min(seconds // SECONDS_PER_REVIEW, MOST_REVIEWS - reviews)


def _learned(task: Task, at: _Progress, day: date) -> _Progress:
    """The progress with the first concept ahead learned, and its first review planned."""
    concept, *ahead = at.ahead
    card = task.scheduler.next_card(None, day, True)
    # Whatever the interval, a review on another day comes before the exam.
    card = replace(card, due=min(card.due, task.exam - timedelta(days=1)))
    standing = replace(at.learner.standing(concept), known_on=day, card=card)
    learner = at.learner.with_standing(concept, standing)
    return _Progress(_with_others(task, learner, concept, day), tuple(ahead))


def _with_others(task: Task, learner: Learner, concept: str, day: date) -> Learner:
    """The learner with what a success does to other cards, but for first reviews.

    Those stay where they are: only a review of its own, on another day, makes a concept stable.
    """
    after = trickled(task.course, learner, concept, task.scheduler, day, is_success=True)
    standings = {
        name: after.standing(name) if one.is_stable else one
        for name, one in learner.standings.items()
    }
    return replace(learner, standings=standings)
