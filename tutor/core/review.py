"""When a known concept is to be asked again: cards, due days, and what a review does to them.

Knows days and successes, and that practising a concept practises what it stands on. How far apart
the days lie is the scheduler's business, which comes in from outside as a value (FSRS, see
`tutor.recall`).
"""

import math
from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date, timedelta
from random import Random
from typing import Protocol

from tutor.core.course import Course
from tutor.core.learner import Card, Learner, Standing
from tutor.core.messages import Say

DEFAULT_SHARE = 0.5
"""How much practising a concept practises one that it requires, where its author did not say."""

LEAST_SHARE = 0.1
"""Shares below this are no practice worth counting."""

COVERS = 0.5
"""From this share on, a review of one concept makes that of another needless for the day."""

DOUBT = 0.5
"""How much of a share a failure passes upward. For a concept that requires the failed one directly
that makes a quarter: in the Junyi data the next concept is right in 58 % after a failed
prerequisite, in 77 % after a right one, so a quarter is lost."""

STRETCH = 3.0
"""How many of its intervals a card can wait at most for a true review, whatever else is practised:
the shares may be wrong, and only asking shows it. `bench/reviews.py` has what each costs."""

SPREAD = 0.5
"""How far a due day is moved at most, as a part of the interval; one day is always allowed."""

SECONDS_PER_REVIEW = 45
"""What one review takes, with reading the question and the reply: an assumption, not measured."""


MOST_REVIEWS = 20
"""Reviews a day at most, a quarter of an hour; who was away for long works them off day by day."""


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


# -- reviews that come with others -------------------------------------------------------------


def shares(course: Course, concept: str) -> dict[str, float]:
    """How much practising a concept also practises others: id -> share, at least LEAST_SHARE.

    A concept practises what its author says it encompasses and, by DEFAULT_SHARE, whatever else it
    requires; shares multiply along a path, and the best path counts.
    """
    found = {concept: 1.0}
    ways = [concept]
    while ways:
        one = ways.pop()
        taught = course.by_id[one]
        direct = dict.fromkeys(taught.requires, DEFAULT_SHARE) | dict(taught.encompasses)
        for below, share in direct.items():
            whole = found[one] * share
            # Only a better path is followed, so that even edges in a circle come to an end.
            if below in course.by_id and whole >= LEAST_SHARE and whole > found.get(below, 0.0):
                found[below] = whole
                ways.append(below)
    del found[concept]
    return found


def trickled(
    course: Course,
    learner: Learner,
    concept: str,
    scheduler: Scheduler,
    day: date,
    is_success: bool,
) -> Learner:
    """The learner after an unhelped answer about `concept`, as far as other concepts' cards go.

    Success is a little review of all that the concept practises: it comes due later, never sooner.
    Failure casts doubt on all that practises the concept: it comes due sooner, and loses nothing.
    Neither makes a concept known, stable or unknown. To be called once for a question.
    """
    if is_success:
        touched: Mapping[str, float] = shares(course, concept)
    else:
        above = {one: shares(course, one).get(concept) for one in course.by_id}
        touched = {one: share for one, share in above.items() if share}
    for other, share in touched.items():
        standing = learner.standing(other)
        if standing.known_on is None or standing.card is None:
            continue
        if is_success:
            card = refreshed(standing.card, share, scheduler, day)
        else:
            card = doubted(standing.card, share, day)
        learner = learner.with_standing(other, replace(standing, card=card))
    return learner


def refreshed(card: Card, share: float, scheduler: Scheduler, day: date) -> Card:
    """A card after a success that was worth `share` of a review, 0 to 1: due later, never sooner.

    The new due day is that of a card whose stability grew by the share (of its logarithm) and that
    had the share of the days waited taken back; but at latest STRETCH intervals after the last
    review. What the card says of memory stays: the next true review finds out how much it was.
    """
    waited = (day - card.last).days
    if waited < 1:
        return card
    whole = scheduler.next_card(card, day, True)
    per_stability = (whole.due - day).days / whole.stability
    grown = card.stability * max(1.0, whole.stability / card.stability) ** share
    later = math.floor(share * waited) + per_stability * grown
    days = round(min(later, STRETCH * per_stability * card.stability))
    return replace(card, due=max(card.due, card.last + timedelta(days=days)))


def doubted(card: Card, share: float, day: date) -> Card:
    """A card after a failure of what it practises by `share`: due sooner, at soonest tomorrow.

    >>> card = Card(20.0, 5.0, date(2026, 11, 1), date(2026, 11, 21))
    >>> doubted(card, 0.5, date(2026, 11, 13)).due.day, doubted(card, 1.0, card.last).due.day
    (19, 11)
    """
    left = (card.due - day).days
    if left <= 1:
        return card
    return replace(card, due=day + timedelta(days=max(1, math.ceil((1 - DOUBT * share) * left))))


def spread(card: Card, concept: str, seed: int) -> Card:
    """A card whose due day is moved by chance, so that what began on one day does not stay so.

    By at most SPREAD of the interval or one day, and never to the day of the card itself. The same
    seed and concept always give the same shift.

    >>> card = Card(2.3, 5.0, date(2026, 11, 1), date(2026, 11, 3))
    >>> sorted({spread(card, concept, seed=1).due.day for concept in "abcdefgh"})
    [2, 3, 4]
    """
    reach = max(1, round(SPREAD * (card.due - card.last).days))
    due = card.due + timedelta(days=Random(f"{seed}:{concept}").randint(-reach, reach))
    return replace(card, due=max(due, card.last + timedelta(days=1)))


# -- what is due -------------------------------------------------------------------------------


def is_due(standing: Standing, day: date) -> bool:
    """Whether a concept is to be asked again on `day`, and was not put off for that day."""
    return (
        standing.known_on is not None
        and standing.card is not None
        and standing.card.due <= day
        and standing.put_off != day
    )


def reviewable(course: Course, learner: Learner) -> tuple[str, ...]:
    """The concepts that are reviewed at all, due or not, in the order of the ramp.

    What a known concept makes obsolete is not reviewed any more, nor what left the course.
    """
    known = [one for one in course.concepts if learner.standing(one.id).known_on is not None]
    obsolete = {old for concept in known for old in concept.supersedes}
    return tuple(
        one.id
        for one in known
        if one.id not in obsolete and learner.standing(one.id).card is not None
    )


def due_concepts(course: Course, learner: Learner, day: date) -> tuple[str, ...]:
    """The concepts due on `day`, in the order of the ramp."""
    there = reviewable(course, learner)
    return tuple(one for one in there if is_due(learner.standing(one), day))


def uncovered(course: Course, due: Collection[str]) -> tuple[str, ...]:
    """Of the concepts due, those that no other one due covers, in the order to ask them.

    A covered one is left out because the review of the other practises it; should that fail, it is
    still due. Those that cover something come first. Then, one confusable neighbour after another
    rather than up the ramp.
    """
    kept: list[str] = []
    covering: set[str] = set()
    practised = {one: shares(course, one) for one in due}
    for one in reversed([one for one in course.by_id if one in practised]):
        by = [other for other in kept if practised[other].get(one, 0.0) >= COVERS]
        covering.update(by)
        if not by:
            kept.insert(0, one)
    order: list[str] = []
    while kept:
        before = order[-1] if order else None
        best = min(kept, key=lambda one: (one not in covering, _apart(course, before, one)))
        kept.remove(best)
        order.append(best)
    return tuple(order)


def _apart(course: Course, before: str | None, one: str) -> int:
    """How little is gained by asking `one` right after `before`; neighbours share a requirement."""
    if before is None:
        return 0
    if before in course.ancestors[one] or one in course.ancestors[before]:
        return 2
    return int(set(course.by_id[before].requires).isdisjoint(course.by_id[one].requires))


def due_today(course: Course, learner: Learner, day: date, limit: int) -> tuple[str, ...]:
    """The concepts to review on `day`, in that order: none that is covered, `limit` in all.

    What was reviewed that day counts towards the limit. When there are more, those come that are
    most forgotten: the longest waited, measured by their stability. The others stay due.
    """
    due = uncovered(course, due_concepts(course, learner, day))
    done = sum(_is_reviewed(one, day) for one in learner.standings.values())

    def is_fresh(concept: str) -> float:
        card = learner.standing(concept).card
        return 0.0 if card is None else -(day - card.last).days / card.stability

    chosen = set(sorted(due, key=is_fresh)[: max(0, limit - done)])
    return tuple(one for one in due if one in chosen)


def _is_reviewed(standing: Standing, day: date) -> bool:
    """Whether a concept known before was asked about on `day`."""
    return (
        standing.card is not None
        and standing.card.last == day
        and standing.known_on != day
        and day in standing.closed.values()
    )


def next_due(course: Course, learner: Learner, day: date) -> date | None:
    """The first day after `day` on which something is asked again, None if nothing ever is.

    To be called when nothing more is asked on `day`: what is left over, put off or beyond the
    limit, comes tomorrow.
    """
    cards = [learner.standing(one).card for one in reviewable(course, learner)]
    tomorrow = day + timedelta(days=1)
    return min((max(card.due, tomorrow) for card in cards if card is not None), default=None)


def minutes(reviews: int) -> int:
    """How long so many reviews take, in whole minutes; none take none.

    >>> minutes(0), minutes(1), minutes(4)
    (0, 1, 3)
    """
    return math.ceil(reviews * SECONDS_PER_REVIEW / 60)


def announced(due: Collection[str]) -> Say | None:
    """What to say of the reviews at the opening of a sitting; None when there are none."""
    if not due:
        return None
    return Say("review_today", {"number": len(due), "minutes": minutes(len(due))})
