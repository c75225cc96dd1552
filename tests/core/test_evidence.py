"""What answers add up to: one fold, bounded, with teaching in it, and nothing for free."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tutor.core.evidence import (
    CEILING,
    FLOOR,
    HALF_LIFE,
    KEPT,
    LEARNT,
    belief,
    bounded,
    brought_along,
    log_odds,
    probability,
    remembered,
)
from tutor.core.learner import Evidence, Standing

DAY = date(2026, 11, 22)


def answer(llr, taught=0, helped=False, number=1, on=DAY, **changes):
    outcome = "correct" if llr > 0 else "incorrect"
    return Evidence(number, f"item-{number}", outcome, helped, llr, on, taught, **changes)


def believed(before, standing, helped=False, day=DAY):
    return belief(before, standing, day, is_helped=helped)


answers = st.builds(
    answer,
    llr=st.floats(-5, 5),
    taught=st.integers(0, 3),
    helped=st.booleans(),
    number=st.integers(1, 99),
    is_struck=st.booleans(),
)
standings = st.builds(
    Standing, evidence=st.lists(answers, max_size=12).map(tuple), taught=st.integers(0, 3)
)
chances = st.floats(0.02, 0.98)


# -- log odds ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("chance", "odds"), [(0.0, FLOOR), (1.0, CEILING), (-1, FLOOR), (2, CEILING)]
)
def test_no_chance_is_certain(chance, odds):
    assert log_odds(chance) == odds


@given(st.floats(0.0125, 0.989))
def test_odds_and_chance_are_two_words_for_the_same(chance):
    assert probability(log_odds(chance)) == pytest.approx(chance)


@given(st.floats(-1e6, 1e6))
def test_every_sum_is_bounded(odds):
    assert FLOOR <= bounded(odds) <= CEILING and 0 < probability(bounded(odds)) < 1


# -- what was brought along --------------------------------------------------------------------


def test_answers_from_before_the_teaching_add_up():
    standing = Standing((answer(1.5), answer(-0.5, number=2)), taught=1)
    assert brought_along(standing, DAY) == pytest.approx(1.0)


@pytest.mark.parametrize(
    "other", [answer(2.0, taught=1), answer(2.0, helped=True), answer(2.0, is_struck=True)]
)
def test_what_was_taught_helped_or_struck_out_was_not_brought_along(other):
    assert brought_along(Standing((other,), taught=1), DAY) == 0.0


def test_many_answers_can_be_outweighed_by_a_few():
    many = tuple(answer(3.0, number=i) for i in range(KEPT))
    few = tuple(answer(-2.4, number=i) for i in (50, 51))
    assert brought_along(Standing(many), DAY) == CEILING
    assert brought_along(Standing(many + few), DAY) < 0


def test_an_answer_says_half_as_much_after_its_half_life():
    old = answer(2.0, on=DAY - timedelta(days=HALF_LIFE))
    assert brought_along(Standing((old,)), DAY) == pytest.approx(1.0)


def test_an_answer_from_tomorrow_says_no_more_than_one_of_today():
    early = answer(2.0, on=DAY + timedelta(days=300))
    assert brought_along(Standing((early,)), DAY) == 2.0


# -- belief ------------------------------------------------------------------------------------


@given(chances)
def test_without_answers_and_teaching_belief_is_what_it_was(before):
    assert believed(before, Standing()) == pytest.approx(before)


@given(chances)
def test_what_was_brought_along_is_not_counted_twice(before):
    # It is in `before` already, which the ramp made of it.
    assert believed(before, Standing((answer(3.0),))) == pytest.approx(before)


@given(chances)
def test_being_taught_moves_belief_part_of_the_way(before):
    after = believed(before, Standing(taught=1))
    assert after == pytest.approx(before + (1 - before) * LEARNT)


@pytest.mark.parametrize("taught", [2, 3, 20])
def test_being_taught_again_without_an_answer_in_between_moves_nothing(taught):
    assert believed(0.2, Standing(taught=taught)) == believed(0.2, Standing(taught=1))


def test_being_taught_again_after_a_wrong_answer_helps_again():
    wrong = answer(-2.0, taught=1)
    before = believed(0.2, Standing((wrong,), taught=1))
    assert believed(0.2, Standing((wrong,), taught=2)) > before


def test_a_struck_out_answer_is_no_answer_in_between():
    wrong = answer(-2.0, taught=1, is_struck=True)
    assert believed(0.2, Standing((wrong,), taught=2)) == believed(0.2, Standing(taught=1))


def test_answers_count_after_the_teaching_that_they_followed():
    wrong, right = answer(-2.0, taught=1), answer(2.0, taught=2, number=2)
    late = Standing((wrong, right), taught=2)
    early = Standing((replace(right, taught=1), replace(wrong, taught=2)), taught=2)
    assert believed(0.2, late) > believed(0.2, early)


def test_answers_with_help_count_for_the_helped_belief_only():
    standing = Standing((answer(0.6, taught=1, helped=True),), taught=1)
    bare = Standing(taught=1)
    assert believed(0.2, standing) == believed(0.2, bare)
    assert believed(0.2, standing, helped=True) > believed(0.2, bare, helped=True)


@given(chances, standings)
def test_belief_is_a_chance_and_never_certain(before, standing):
    for helped in (False, True):
        assert 0 < believed(before, standing, helped) < 1


@given(chances, standings, st.floats(0.01, 5))
def test_a_right_answer_never_lowers_belief_and_a_wrong_one_never_raises_it(before, standing, llr):
    standing = replace(standing, taught=max(1, standing.taught))
    for sign in (1, -1):
        last = answer(sign * llr, taught=standing.taught, number=100)
        after = replace(standing, evidence=(*standing.evidence, last))
        change = believed(before, after) - believed(before, standing)
        assert sign * change >= -1e-12


@given(chances, standings)
def test_struck_out_answers_are_as_if_never_given(before, standing):
    kept = tuple(one for one in standing.evidence if not one.is_struck)
    for helped in (False, True):
        whole = believed(before, standing, helped)
        assert whole == pytest.approx(believed(before, replace(standing, evidence=kept), helped))
    assert brought_along(standing, DAY) == pytest.approx(
        brought_along(replace(standing, evidence=kept), DAY)
    )


# -- what is remembered ------------------------------------------------------------------------


def test_the_newest_answers_of_a_sort_are_kept():
    standing = Standing()
    for number in range(3 * KEPT):
        standing = remembered(standing, answer(0.1, number=number))
    assert [one.number for one in standing.evidence] == list(range(2 * KEPT, 3 * KEPT))


@given(st.lists(answers, max_size=80))
def test_memory_is_bounded_whatever_is_answered(several):
    standing = Standing()
    for one in several:
        standing = remembered(standing, one)
        assert standing.evidence[-1] is one
    assert len(standing.evidence) <= 4 * KEPT
