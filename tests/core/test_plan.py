"""The plan towards an exam: nights between, prerequisites first, nothing new at the end, honest."""

from collections import Counter
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.ramp import COURSE, NOW, concept
from tutor.core.choice import MOST_REVIEWS
from tutor.core.course import Course
from tutor.core.learner import Card, Learner, Standing
from tutor.core.plan import LOOKS, MINUTES_PER_CONCEPT, REST, Leftover, Task, plan
from tutor.core.review import SECONDS_PER_REVIEW
from tutor.recall import FsrsScheduler

TODAY = NOW.date()


def days(number):
    return timedelta(days=number)


def chain(number):
    names = [f"c{one}" for one in range(number)]
    pairs = zip(names, [(), *((one,) for one in names)], strict=False)
    return Course("c", {}, {}, ("en",), tuple(concept(one, *needs) for one, needs in pairs))


def task(course=COURSE, exam=28, minutes=20, learner=None):
    learner = learner or Learner(course.id, 1)
    return Task(course, learner, FsrsScheduler(), TODAY, TODAY + days(exam), minutes)


def known(*names, due=5, last=-10, **more):
    card = Card(15.0, 5.0, TODAY + days(last), TODAY + days(due))
    one = Standing(known_on=card.last, card=card, is_stable=True, **more)
    return Learner("c", 1, standings=dict.fromkeys(names, one))


def when(found, what):
    """Concept -> the days on which it is learned or reviewed."""
    seen = {}
    for one in found.days:
        for name in getattr(one, what):
            seen.setdefault(name, []).append(one.day)
    return seen


any_task = st.builds(
    lambda number, exam, minutes: task(chain(number), exam, minutes),
    st.integers(1, 12),
    st.integers(1, 40),
    st.integers(5, 90),
)


@settings(max_examples=60, deadline=None)
@given(any_task)
def test_prerequisites_come_first(one):
    learned = when(plan(one), "learn")
    ends = [learned[name][-1] for name in one.course.by_id if name in learned]
    assert ends == sorted(ends)
    assert list(learned) == list(one.course.by_id)[: len(learned)]


def test_a_goal_cuts_the_plan_down_to_the_way_there():
    everything = chain(8)
    found = plan(task(everything, learner=Learner("c", 1, goal="c2"), minutes=60))
    assert list(when(found, "learn")) == ["c0", "c1", "c2"] and not found.left


@settings(max_examples=60, deadline=None)
@given(any_task)
def test_a_night_and_a_review_come_between_learning_and_the_exam(one):
    found = plan(one)
    reviews = when(found, "review")
    for name, learned in when(found, "learn").items():
        assert learned[-1] < reviews[name][0] < one.exam


@settings(max_examples=60, deadline=None)
@given(any_task)
def test_reviews_of_a_concept_fall_on_different_days(one):
    for seen in when(plan(one), "review").values():
        assert max(Counter(seen).values()) == 1


@settings(max_examples=60, deadline=None)
@given(any_task)
def test_nothing_new_on_the_last_days(one):
    last = max((seen[-1] for seen in when(plan(one), "learn").values()), default=TODAY)
    assert last == TODAY or last < one.exam - days(REST)


@settings(max_examples=60, deadline=None)
@given(any_task)
def test_no_day_has_more_minutes_than_there_are(one):
    found = plan(one)
    assert all(0 < day.minutes <= one.minutes for day in found.days)
    total = sum(day.minutes for day in found.days)
    learned, reviews = when(found, "learn"), sum(len(day.review) for day in found.days)
    assert total >= len(learned) * MINUTES_PER_CONCEPT + reviews * SECONDS_PER_REVIEW / 60


@settings(max_examples=60, deadline=None)
@given(any_task)
def test_every_concept_is_planned_or_named_as_left(one):
    found = plan(one)
    left = [other.concept for other in found.left]
    assert sorted([*when(found, "learn"), *left]) == sorted(one.course.by_id)


@settings(max_examples=25, deadline=None)
@given(any_task)
def test_the_advice_makes_it_fit_and_a_little_less_does_not(one):
    found = plan(one)
    if found.minutes_needed is not None:
        assert not plan(replace(one, minutes=found.minutes_needed)).left
        if found.minutes_needed - 5 > one.minutes:
            assert plan(replace(one, minutes=found.minutes_needed - 5)).left
    if found.days_needed is not None:
        assert not plan(replace(one, today=TODAY - days(found.days_needed))).left
    if not found.left:
        assert (found.minutes_needed, found.days_needed) == (None, None)


def test_too_few_minutes_are_told_with_both_ways_out():
    found = plan(task(chain(6), exam=6, minutes=15))
    assert {one.reason for one in found.left} == {"minutes"}
    assert found.minutes_needed == 25 and found.days_needed == 3


def test_too_few_nights_are_told_and_minutes_would_not_help():
    found = plan(task(exam=REST))
    assert found.left == tuple(Leftover(one, "nights") for one in ("one", "two", "three"))
    assert found.days == () and found.minutes_needed is None and found.days_needed == 3


def test_one_day_more_than_the_rest_is_enough_for_something_new():
    found = plan(task(chain(1), exam=REST + 1))
    assert not found.left and [one.day for one in found.days] == [TODAY, TODAY + days(REST)]


def test_a_concept_that_is_too_long_for_a_day_goes_on_the_next():
    found = plan(task(chain(1), exam=10, minutes=7))
    assert when(found, "learn") == {"c0": [TODAY, TODAY + days(1), TODAY + days(2)]}
    assert [one.minutes for one in found.days[:3]] == [7, 7, 1]


def test_what_cannot_be_ended_is_not_begun():
    found = plan(task(chain(2), exam=REST + 2, minutes=10))
    assert list(when(found, "learn")) == ["c0"]
    assert [one.minutes for one in found.days if one.learn] == [10, 5]


def test_what_is_known_is_only_reviewed():
    found = plan(task(learner=known("one", due=4)))
    assert list(when(found, "learn")) == ["two", "three"]
    assert when(found, "review")["one"]


def test_reviews_come_before_anything_new_and_what_is_too_much_waits():
    names = [f"c{one}" for one in range(30)]
    course = Course("c", {}, {}, ("en",), tuple(concept(one) for one in names))
    found = plan(task(course, minutes=15, learner=known(*names[:28], due=0)))
    first, second = found.days[:2]
    assert len(first.review) == 20 and not first.learn
    assert len(second.review) == 8 and second.learn


def test_a_review_for_which_there_is_no_room_is_named():
    names = [f"c{one}" for one in range(18)]
    course = Course("c", {}, {}, ("en",), tuple(concept(one) for one in names))
    found = plan(task(course, exam=1, minutes=6, learner=known(*names, due=0)))
    assert len(found.days[0].review) == 8
    assert [one.reason for one in found.left] == ["review"] * 10
    assert found.minutes_needed == 15


def test_a_day_has_no_more_reviews_than_a_lesson_asks():
    names = [f"c{one}" for one in range(MOST_REVIEWS + 5)]
    course = Course("c", {}, {}, ("en",), tuple(concept(one) for one in names))
    found = plan(task(course, exam=2, minutes=90, learner=known(*names, due=0)))
    assert [len(one.review) for one in found.days] == [MOST_REVIEWS, 5]


def test_what_another_review_covers_is_not_planned_itself():
    found = plan(task(learner=known("one", "two", "three", due=0), exam=2))
    assert when(found, "review").keys() == {"three"}


def test_who_knows_all_and_has_nothing_due_gets_a_last_look_at_everything():
    one = task(learner=known("one", "two", "three", due=60))
    found = plan(one)
    assert found.left == () and not when(found, "learn") and not when(found, "review")
    last = [one.exam - days(left) for left in (3, 2, 1)]
    assert [day.day for day in found.days] == last
    assert sorted(name for day in found.days for name in day.look) == ["one", "three", "two"]


def test_who_was_asked_about_everything_in_the_last_days_has_nothing_to_do():
    found = plan(task(exam=2, learner=known("one", "two", "three", due=60, last=-1)))
    assert found.days == () and found.left == ()


@settings(max_examples=60, deadline=None)
@given(any_task)
def test_in_the_last_days_everything_learned_is_met_once_or_the_days_are_full(one):
    found = plan(one)
    looks, reviews = when(found, "look"), when(found, "review")
    first = one.exam - days(LOOKS)
    assert all(first <= day < one.exam for seen in looks.values() for day in seen)
    unmet = [
        name
        for name, learned in when(found, "learn").items()
        if [*learned, *reviews[name], *looks.get(name, [])][-1] < first
    ]
    spent = {day.day: day.minutes for day in found.days}
    is_full = all(spent.get(one.exam - days(left), 0) == one.minutes for left in (1, 2, 3))
    assert not unmet or is_full
    assert all(len(seen) == 1 and reviews[name][-1] < first for name, seen in looks.items())


def test_last_looks_are_spread_and_what_was_met_longest_ago_comes_first():
    names = [f"c{one}" for one in range(12)]
    course = Course("c", {}, {}, ("en",), tuple(concept(one) for one in names))
    learner = known(*names, due=60)
    for ago, name in enumerate(names, 5):
        card = replace(learner.standing(name).card, last=TODAY - days(ago))
        learner = learner.with_standing(name, replace(learner.standing(name), card=card))
    found = plan(task(course, exam=10, minutes=5, learner=learner))
    assert [day.look for day in found.days] == [tuple(names[i : i + 4]) for i in (8, 4, 0)]
    tight = plan(task(course, exam=1, minutes=5, learner=learner))
    assert [day.look for day in tight.days] == [tuple(names[6:])]
    assert tight.left == () and tight.days[0].minutes == 5


def test_the_same_question_has_the_same_answer_and_changes_nothing():
    learner = known("one", due=2)
    one = task(learner=learner)
    assert plan(one) == plan(one) and learner == known("one", due=2)


@pytest.mark.parametrize(("exam", "minutes"), [(0, 20), (-3, 20), (5, 0)])
def test_a_task_without_time_is_refused(exam, minutes):
    with pytest.raises(ValueError, match="no plan from"):
        plan(task(exam=exam, minutes=minutes))
