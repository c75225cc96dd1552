"""Reviews: what comes with others, what is left out, in which order, and how many a day."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.ramp import COURSE, NOW, concept
from tutor.core.course import Course
from tutor.core.learner import Card, Learner, Standing
from tutor.core.review import (
    COVERS,
    DEFAULT_SHARE,
    MOST_REVIEWS,
    STRETCH,
    announced,
    doubted,
    due_today,
    minutes,
    next_due,
    refreshed,
    reviewed,
    shares,
    spread,
    trickled,
    uncovered,
)
from tutor.recall import FsrsScheduler

TODAY = NOW.date()
FSRS = FsrsScheduler()


def course(*concepts):
    return Course("c", {}, {}, ("en",), concepts)


def days(number):
    return timedelta(days=number)


def card(last=-10, due=0, stability=None):
    """A card last reviewed and due so many days from today."""
    return Card(stability or float(due - last), 5.0, TODAY + days(last), TODAY + days(due))


def learner(**cards):
    standings = {
        one: Standing(known_on=its.last, card=its, closed={"pick": its.last})
        for one, its in cards.items()
    }
    return Learner("c", 1, standings=standings)


def due_day(one, name):
    return (one.standing(name).card.due - TODAY).days


cards = st.builds(
    card,
    last=st.integers(-400, 0),
    due=st.integers(-100, 400),
    stability=st.floats(0.001, 1000.0),
).filter(lambda one: one.due > one.last)


# -- shares ------------------------------------------------------------------------------------


def test_shares_multiply_along_the_ramp():
    assert shares(COURSE, "three") == {"two": DEFAULT_SHARE, "one": DEFAULT_SHARE**2}
    assert shares(COURSE, "one") == {}


def test_an_author_can_say_more_less_and_elsewhere():
    top = replace(concept("three", "two"), encompasses={"two": 0.9, "aside": 0.3})
    there = course(concept("one"), concept("two", "one"), concept("aside"), top)
    assert shares(there, "three") == {"two": 0.9, "one": 0.9 * DEFAULT_SHARE, "aside": 0.3}
    none = replace(top, encompasses={"two": 0.0})
    assert shares(course(*there.concepts[:3], none), "three") == {}


def test_of_two_ways_down_the_better_one_counts():
    middle = replace(concept("two", "one"), encompasses={"one": 0.4})
    top = replace(concept("three", "two"), encompasses={"two": 0.9, "one": 0.2})
    assert shares(course(concept("one"), middle, top), "three")["one"] == pytest.approx(0.36)


def test_small_shares_and_concepts_that_are_gone_are_left_out():
    top = replace(concept("two", "one"), encompasses={"one": 0.09, "gone": 1.0})
    assert shares(course(concept("one"), top), "two") == {}


def test_shares_in_a_circle_come_to_an_end():
    one = replace(concept("one"), encompasses={"two": 1.0})
    two = replace(concept("two"), encompasses={"one": 1.0})
    assert shares(course(one, two), "one") == {"two": 1.0}


# -- success and failure of others -------------------------------------------------------------


def test_a_success_moves_what_it_practises_the_nearer_the_later():
    before = learner(one=card(), two=card(), three=card())
    after = trickled(COURSE, before, "three", FSRS, TODAY, True)
    assert due_day(after, "two") > due_day(after, "one") > 0
    assert after.standing("three") == before.standing("three")


def test_a_success_leaves_what_stands_on_it_alone():
    before = learner(one=card(), two=card(), three=card())
    assert trickled(COURSE, before, "one", FSRS, TODAY, True) == before


def test_a_failure_brings_what_stands_on_it_nearer_and_nothing_below():
    before = learner(one=card(due=20), two=card(due=20), three=card(due=20))
    after = trickled(COURSE, before, "two", FSRS, TODAY, False)
    assert due_day(after, "three") == 15 and due_day(after, "one") == 20
    after = trickled(COURSE, before, "one", FSRS, TODAY, False)
    assert due_day(after, "two") == 15 and due_day(after, "three") == 18


@pytest.mark.parametrize("is_success", [True, False])
def test_only_due_days_of_known_concepts_change(is_success):
    before = learner(one=card(), two=card(due=9), three=card(due=9))
    before = before.with_standing("one", replace(before.standing("one"), known_on=None))
    after = trickled(COURSE, before, "two", FSRS, TODAY, is_success)
    assert after.standing("one") == before.standing("one")
    for name in ("one", "two", "three"):
        old, new = before.standing(name), after.standing(name)
        assert replace(new, card=replace(new.card, due=old.card.due)) == old


def test_nothing_of_others_makes_a_concept_stable():
    after = learner(one=card(), two=card())
    for day in range(0, 60, 3):
        after = trickled(COURSE, after, "two", FSRS, TODAY + days(day), True)
    assert not after.standing("one").is_stable
    own = reviewed(after.standing("one"), FSRS, TODAY + days(60), True)
    assert own.is_stable


def test_what_was_reviewed_today_gains_nothing_more_today():
    fresh = card(last=0, due=4)
    assert refreshed(fresh, 1.0, FSRS, TODAY) == fresh


def test_however_often_others_succeed_a_card_waits_a_few_intervals_at_most():
    one = card(last=0, due=10)
    for day in range(1, 365):
        one = refreshed(one, 0.9, FSRS, TODAY + days(day))
    assert (one.due - one.last).days == STRETCH * 10


def test_many_successes_on_one_day_are_worth_the_best_of_them():
    once = refreshed(card(), 0.5, FSRS, TODAY)
    assert refreshed(refreshed(once, 0.5, FSRS, TODAY), 0.3, FSRS, TODAY) == once


@given(one=cards, share=st.floats(0.1, 1.0))
def test_a_success_of_others_never_brings_a_card_nearer(one, share):
    after = refreshed(one, share, FSRS, TODAY)
    assert after.due >= one.due
    assert replace(after, due=one.due) == one


@given(one=cards, share=st.floats(0.1, 0.5))
def test_a_greater_share_moves_a_card_no_less(one, share):
    assert refreshed(one, 2 * share, FSRS, TODAY).due >= refreshed(one, share, FSRS, TODAY).due


@given(one=cards, share=st.floats(0.1, 1.0))
def test_a_doubt_moves_a_card_to_tomorrow_at_soonest_and_never_back(one, share):
    after = doubted(one, share, TODAY)
    assert min(one.due, TODAY + days(1)) <= after.due <= one.due
    assert replace(after, due=one.due) == one


# -- what is asked today -----------------------------------------------------------------------


def test_a_due_review_that_another_covers_is_left_out_and_comes_back_when_that_fails():
    before = learner(one=card(), two=card())
    assert uncovered(COURSE, ("one", "two")) == ("two",)
    failed = before.with_standing("two", reviewed(before.standing("two"), FSRS, TODAY, False))
    failed = trickled(COURSE, failed, "two", FSRS, TODAY, False)
    assert due_today(COURSE, failed, TODAY, 9) == ("one",)


def test_a_covered_review_is_settled_when_the_other_succeeds():
    before = learner(one=card(), two=card())
    after = before.with_standing("two", reviewed(before.standing("two"), FSRS, TODAY, True))
    after = trickled(COURSE, after, "two", FSRS, TODAY, True)
    assert due_today(COURSE, after, TODAY, 9) == ()


def test_what_is_practised_too_little_is_asked_itself():
    assert DEFAULT_SHARE**2 < COVERS
    assert set(uncovered(COURSE, ("one", "three"))) == {"one", "three"}


def test_a_covered_review_covers_nothing():
    assert uncovered(COURSE, ("one", "two", "three")) == ("three", "one")


def test_those_that_cover_come_first():
    there = course(concept("a"), concept("b"), concept("c", "b"), concept("d"))
    assert uncovered(there, ("a", "b", "c", "d"))[0] == "c"


def test_neighbours_follow_each_other_rather_than_a_line_of_the_ramp():
    there = course(
        concept("root"), concept("norm", "root"), concept("tree"), concept("leaf", "tree"),
        concept("bud", "leaf"), concept("twin", "root"),
    )  # fmt: skip
    assert uncovered(there, ("norm", "tree", "twin")) == ("norm", "twin", "tree")
    assert uncovered(there, ("tree", "bud", "twin")) == ("tree", "twin", "bud")


def test_the_limit_of_a_day_keeps_the_most_forgotten_and_counts_what_was_done():
    there = course(*(concept(one) for one in "abcd"))
    after = learner(a=card(last=-10), b=card(last=-30, due=-20), c=card(last=-20, due=-12))
    assert due_today(there, after, TODAY, 2) == ("b", "c")
    standing = reviewed(after.standing("b"), FSRS, TODAY, True)
    after = after.with_standing("b", replace(standing, closed={"pick": TODAY}))
    assert due_today(there, after, TODAY, 2) == ("c",)
    assert due_today(there, after, TODAY, 1) == ()
    learned = Standing(known_on=TODAY, card=card(last=0, due=2), closed={"pick": TODAY})
    assert due_today(there, after.with_standing("d", learned), TODAY, 2) == ("c",)


def test_what_was_put_off_today_is_due_tomorrow():
    after = learner(one=card())
    after = after.with_standing("one", replace(after.standing("one"), put_off=TODAY))
    assert due_today(COURSE, after, TODAY, 9) == ()
    assert next_due(COURSE, after, TODAY) == TODAY + days(1)


def test_the_next_review_of_what_is_due_later_is_on_that_day():
    assert next_due(COURSE, learner(one=card(due=7), two=card(due=3)), TODAY) == TODAY + days(3)
    assert next_due(COURSE, Learner("c", 1), TODAY) is None


def test_what_is_overdue_but_never_asked_again_is_no_next_review():
    new = replace(concept("new"), supersedes=("old",))
    there = course(concept("old"), new)
    after = learner(old=card(due=-3), gone=card(due=-2), new=card(due=9))
    assert due_today(there, after, TODAY, MOST_REVIEWS) == ()
    assert next_due(there, after, TODAY) == TODAY + days(9)
    assert next_due(there, learner(gone=card(due=-2)), TODAY) is None


def test_what_exceeds_the_limit_of_a_day_comes_tomorrow():
    names = [f"n{one}" for one in range(MOST_REVIEWS + 44)]
    there = course(*(concept(one) for one in names))
    after = learner(**{one: card() for one in names})
    for one in names[:MOST_REVIEWS]:
        standing = reviewed(after.standing(one), FSRS, TODAY, True)
        after = after.with_standing(one, replace(standing, closed={"pick": TODAY}))
    assert due_today(there, after, TODAY, MOST_REVIEWS) == ()
    assert next_due(there, after, TODAY) == TODAY + days(1)


# -- the load of a day -------------------------------------------------------------------------


def test_a_ramp_placed_in_one_day_does_not_come_due_on_one_day():
    placed = FSRS.next_card(None, TODAY, True)
    dues = [spread(placed, f"concept-{one}", seed=7).due for one in range(44)]
    assert max(dues.count(day) for day in set(dues)) < 30 and min(dues) > TODAY


def test_a_spread_is_the_same_every_time_and_differs_between_learners():
    one = card(last=0, due=20)
    assert spread(one, "a", 1) == spread(one, "a", 1)
    assert len({spread(one, "a", seed).due for seed in range(20)}) > 5


@given(one=cards, seed=st.integers())
def test_a_spread_stays_within_half_the_interval(one, seed):
    interval = (one.due - one.last).days
    after = spread(one, "a", seed)
    assert one.last < after.due and abs((after.due - one.due).days) <= max(1, interval / 2 + 0.5)
    assert replace(after, due=one.due) == one


def test_the_reviews_of_a_day_are_announced_with_the_time_they_take():
    said = announced(("a", "b", "c", "d"))
    assert said.key == "review_today" and said.values == {"number": 4, "minutes": 3}
    assert announced(()) is None and minutes(0) == 0
