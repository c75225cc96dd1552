"""The FSRS adapter: a pure function of days, with its own or with fitted numbers, checked."""

from datetime import date, timedelta

import fsrs
import pytest
from fsrs.scheduler import DEFAULT_PARAMETERS

from tutor.core.learner import Card
from tutor.recall import FsrsScheduler, RecallError

DAY = date(2026, 11, 22)


def changed(at, value):
    return tuple(value if i == at else one for i, one in enumerate(DEFAULT_PARAMETERS))


def test_the_same_review_gives_the_same_card_every_time():
    card = FsrsScheduler().next_card(None, DAY, True)
    later = [FsrsScheduler().next_card(card, card.due, True) for _ in range(20)]
    assert len(set(later)) == 1


def test_calendar_days_count_and_not_spans_of_24_hours():
    scheduler = FsrsScheduler()
    card = scheduler.next_card(None, DAY, True)
    same_day = scheduler.next_card(card, DAY, True)
    next_day = scheduler.next_card(card, DAY + timedelta(days=1), True)
    assert next_day.stability > same_day.stability
    assert scheduler.chance(card, DAY) == 1.0 > scheduler.chance(card, DAY + timedelta(days=1))


def test_it_says_what_the_package_says():
    theirs = fsrs.Scheduler(learning_steps=(), relearning_steps=(), enable_fuzzing=False)
    moment = fsrs.Card(card_id=1).due.replace(hour=0, minute=0, second=0, microsecond=0)
    card, _ = theirs.review_card(fsrs.Card(card_id=1), fsrs.Rating.Good, moment)
    ours = FsrsScheduler().next_card(None, moment.date(), True)
    assert (ours.stability, ours.difficulty) == (card.stability, card.difficulty)
    assert ours.due == card.due.date()


def test_who_wants_to_remember_more_is_asked_sooner():
    card = Card(30.0, 5.0, DAY, DAY + timedelta(days=30))
    lazy, keen = (
        FsrsScheduler(retention).next_card(card, card.due, True) for retention in (0.8, 0.95)
    )
    assert keen.due < lazy.due


def test_fitted_parameters_change_the_schedule():
    slow = FsrsScheduler(parameters=changed(2, 20.0)).next_card(None, DAY, True)
    assert slow.due == DAY + timedelta(days=20)


@pytest.mark.parametrize(
    ("parameters", "message"),
    [
        (DEFAULT_PARAMETERS[:20], "found 20 numbers; expected 21"),
        (changed(4, 11.0), "w4: found 11.0; expected a number from 1 to 10"),
        (changed(20, float("nan")), "w20: found nan; expected a number from 0.1 to 0.8"),
        ((*changed(0, -1.0)[:-1], 2.0), "w0: found -1.0.*w20: found 2.0"),
    ],
)
def test_wrong_parameters_are_told_all_at_once(parameters, message):
    with pytest.raises(RecallError, match=message):
        FsrsScheduler(parameters=parameters)


@pytest.mark.parametrize("retention", [0.2, 1.0, 90])
def test_a_retention_that_makes_no_sense_is_told(retention):
    with pytest.raises(RecallError, match=f"found {retention}; expected .* from 0.5 to 0.99"):
        FsrsScheduler(retention)
