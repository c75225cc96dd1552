"""What is remembered besides answers: never too much, every note with a number of its own."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tutor.core.memory import (
    LONGEST_LINE,
    MOST_LINES,
    MOST_NOTES,
    Line,
    Note,
    heard,
    is_same,
    joined,
)

DAY = date(2026, 11, 22)
SORTS = ("cares", "confused", "helped", "noticed", "own")

fresh = st.builds(
    Note,
    number=st.just(0),
    sort=st.sampled_from(SORTS),
    on=st.integers(0, 40).map(lambda days: DAY + timedelta(days)),
    text=st.sampled_from([f"note {i}" for i in range(40)]),
    concept=st.sampled_from([None, "one", "two"]),
    evidence=st.lists(st.integers(1, 99), max_size=3).map(tuple),
)


def note(text, sort="own", on=DAY, **more):
    return Note(0, sort, on, text, **more)


@given(st.lists(st.lists(fresh, max_size=50), max_size=6))
def test_there_are_never_too_many_notes_and_every_number_names_one(nights):
    notes = ()
    for night in nights:
        before, notes = notes, joined(notes, night)
        assert len(notes) <= MOST_NOTES
        numbers = [one.number for one in notes]
        assert len(set(numbers)) == len(numbers) and all(number > 0 for number in numbers)
        assert not any(is_same(a, b) for i, a in enumerate(notes) for b in notes[:i])
        old = {one.number: one for one in before}
        for one in notes:
            assert one.number not in old or is_same(one, old[one.number])


@given(st.lists(fresh, max_size=60), st.lists(fresh, max_size=60))
def test_the_learners_own_notes_are_let_go_last(first, second):
    notes = joined(joined((), first), second)
    left = {one.text for one in notes if one.sort == "own"}
    asked = {(one.text, one.concept) for one in (*first, *second) if one.sort == "own"}
    if any(one.sort != "own" for one in notes):
        assert {text for text, _ in asked} == left


def test_what_is_said_again_keeps_its_number_and_gathers_its_evidence():
    one = note("x", "confused", concept="one", evidence=(3, 5))
    later = replace(one, on=DAY + timedelta(2), evidence=(5, 4))
    other = note("y", "confused")
    notes = joined(joined((), (other, one)), (later, other))
    assert [(n.number, n.text, n.on, n.evidence) for n in notes] == [
        (1, "y", DAY, ()),
        (2, "x", DAY + timedelta(2), (3, 4, 5)),
    ]
    assert joined(notes, (replace(one, on=DAY - timedelta(9)),))[1].on == DAY + timedelta(2)


def test_the_same_words_about_another_step_are_another_note():
    assert len(joined((), (note("x", concept="one"), note("x", concept="two")))) == 2


def test_what_was_said_longest_ago_is_let_go_first_and_dear_things_last():
    old = [note(f"old {i}", "helped", DAY - timedelta(40 - i)) for i in range(MOST_NOTES)]
    notes = joined((), [note("dear", on=DAY - timedelta(99)), *old])
    texts = [one.text for one in notes]
    assert "dear" in texts and "old 0" not in texts and "old 1" in texts
    again = joined(notes, (note("wish", "cares"),))
    assert {"dear", "wish", "old 2"} <= {one.text for one in again}
    assert "old 1" not in {one.text for one in again}


def test_of_notes_of_one_day_the_newest_stay():
    notes = joined((), [note(f"n{i}") for i in range(MOST_NOTES + 1)])
    assert [one.text for one in notes] == [f"n{i}" for i in range(1, MOST_NOTES + 1)]


@given(st.lists(st.tuples(st.sampled_from(["learner", "tutor"]), st.text(max_size=600))))
def test_the_talk_is_bounded(lines):
    talk = ()
    for speaker, text in lines:
        talk = heard(talk, speaker, text)
    assert len(talk) <= MOST_LINES
    assert all(one.text.strip() and len(one.text) <= LONGEST_LINE for one in talk)
    said = [Line(who, text.strip()[:LONGEST_LINE]) for who, text in lines if text.strip()]
    assert list(talk) == said[-MOST_LINES:]


@pytest.mark.parametrize("nothing", ["", "  ", "\n"])
def test_nothing_said_is_no_line(nothing):
    talk = heard((), "learner", "a")
    assert heard(talk, "tutor", nothing) == talk
