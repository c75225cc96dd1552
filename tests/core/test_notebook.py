"""The learner's look into the notes: shown, put right, forgotten, and never somebody else's."""

from datetime import timedelta

import pytest

from tests.core.test_inquiry import Desk, at_guess
from tests.core.test_sleep import confused, slept
from tests.ramp import NOW, said, words
from tutor.core.intake import tidy
from tutor.core.memory import LONGEST_NOTE, MOST_NOTES
from tutor.core.messages import AskNotes, Commanded, Distilled, Opened, Said, Sighting


def memory(desk, argument=""):
    return desk.send(tidy(Commanded("memory", argument)))


def texts(desk):
    return {one.number: one.text for one in desk.learner.notes}


def with_notes(*several):
    desk = at_guess()
    for one in several:
        assert said(memory(desk, f"add {one}"))[0] == "memory_kept"
    return desk


@pytest.mark.parametrize("how", ["", "  ", "show", "SHOW"])
def test_notes_are_shown_by_number_and_the_question_is_put_again(how):
    desk = with_notes("plays chess", "tired in the evening")
    actions = memory(desk, how)
    assert said(actions) == ["memory_head", "note_own", "note_own"]
    assert actions[0].values["number"] == 2
    assert [one.values["note"] for one in actions[1:3]] == ["plays chess", "tired in the evening"]
    assert actions[-1].item == "one/guess"


def test_who_has_no_notes_is_told_how_they_come():
    assert said(memory(at_guess())) == ["memory_empty"]


@pytest.mark.parametrize(
    "note", ["likes tea", "3 cats", "all-in", "3.5 % a day", "all is well", "42", "四只猫", "a\nb"]
)
def test_a_note_is_kept_as_it_was_written(note):
    assert texts(with_notes(note)) == {1: note}


def test_a_note_that_is_added_twice_is_there_once():
    assert texts(with_notes("a", "b", "a")) == {1: "a", 2: "b"}


def test_a_note_is_edited_in_place_and_is_the_learners_from_then_on():
    desk = confused()
    slept(desk)
    (old,) = (one for one in desk.learner.notes if one.key == "note_mixed_up")
    assert said(memory(desk, f"edit {old.number} I know it is warm"))[0] == "memory_kept"
    (new,) = (one for one in desk.learner.notes if one.number == old.number)
    assert (new.sort, new.key, new.text) == ("own", None, "I know it is warm")
    assert new.evidence == old.evidence
    shown = [one for one in memory(desk) if getattr(one, "key", "") == "note_own"]
    assert words().render("en", shown[0]) == f"{old.number}. I know it is warm"


def test_a_note_that_is_taken_out_is_gone_and_the_others_keep_their_numbers():
    desk = with_notes("a", "b", "c")
    assert said(memory(desk, "forget 2"))[0] == "memory_forgotten"
    assert texts(desk) == {1: "a", 3: "c"}
    assert said(memory(desk, "forget 2"))[0] == "memory_which"


@pytest.mark.parametrize("how", ["forget 2", "FORGET 2", "forget ２", "forget 02", "forget  2 "])
def test_a_number_is_read_however_it_is_written(how):
    desk = with_notes("a", "b")
    memory(desk, how)
    assert texts(desk) == {1: "a"}


def test_everything_is_forgotten_at_once_with_the_talk():
    desk = with_notes("a", "b")
    desk.say("I think tea is warm?")
    assert desk.learner.talk
    assert said(memory(desk, "forget all"))[0] == "memory_forgotten_all"
    assert desk.learner.notes == () == desk.learner.talk


def test_what_a_look_back_brings_after_everything_was_forgotten_is_not_kept():
    desk = confused()
    (call,) = (one for one in slept(desk) if isinstance(one, AskNotes))
    memory(desk, "forget all")
    desk.send(Distilled(call.call, (Sighting("likes cold tea", (1,)),)))
    assert desk.learner.notes == ()


def test_what_was_forgotten_does_not_come_back_over_night():
    desk = confused()
    slept(desk)
    (note,) = (one for one in desk.learner.notes if one.key == "note_mixed_up")
    memory(desk, f"forget {note.number}")
    slept(desk)
    assert "note_mixed_up" not in {one.key for one in desk.learner.notes}


@pytest.mark.parametrize(
    ("argument", "key"),
    [
        ("nonsense", "memory_how"),
        ("add", "memory_how"),
        ("add   ", "memory_how"),
        ("addition", "memory_how"),
        ("edit 1", "memory_how"),
        ("edit all x", "memory_how"),
        ("forgetting", "memory_how"),
        ("forget", "memory_which"),
        ("forget 9", "memory_which"),
        ("forget 0", "memory_which"),
        ("forget -1", "memory_which"),
        ("forget 99999", "memory_which"),
        ("forget allergies", "memory_which"),
        ("forget ²", "memory_which"),
        ("edit", "memory_which"),
        ("edit 9 x", "memory_which"),
        ("edit x 1", "memory_which"),
    ],
)
def test_what_cannot_be_meant_changes_nothing(argument, key):
    desk = with_notes("a")
    actions = memory(desk, argument)
    assert said(actions) == [key] and actions[-1].kind == "ask"
    assert texts(desk) == {1: "a"}


def test_a_note_too_long_is_cut():
    desk = with_notes("x" * 999)
    memory(desk, "edit 1 " + "y" * 999)
    assert texts(desk) == {1: "y" * LONGEST_NOTE}


def test_nobody_is_told_that_a_note_is_kept_which_is_not():
    desk = with_notes(*(f"thing {i}" for i in range(MOST_NOTES)))
    before = desk.learner.notes
    actions = memory(desk, "add one more")
    assert said(actions) == ["memory_full"] and desk.learner.notes == before
    assert str(MOST_NOTES) in words().render("en", actions[0])
    assert said(memory(desk, "add thing 3")) == ["memory_kept"]
    memory(desk, "forget 4")
    assert said(memory(desk, "add one more")) == ["memory_kept"]


def test_the_learners_own_notes_make_room_for_nobody():
    desk = with_notes(*(f"thing {i}" for i in range(MOST_NOTES)))
    desk.send(Commanded("goal", "2"))
    slept(desk)
    assert {one.sort for one in desk.learner.notes} == {"own"}
    assert len(desk.learner.notes) == MOST_NOTES


def test_memory_is_no_answer_and_no_evidence():
    desk = at_guess()
    question, standings = desk.learner.question, desk.learner.standings
    memory(desk, "add tea is warm because heat moves")
    assert (desk.learner.question, desk.learner.standings) == (question, standings)


def test_the_command_works_as_it_is_typed():
    desk = at_guess()
    assert said(desk.say("/memory add likes tea"))[0] == "memory_kept"
    assert texts(desk) == {1: "likes tea"}


def test_notes_follow_a_change_of_language():
    desk = confused()
    slept(desk)
    desk.send(Commanded("lang", "zh"))
    rows = [one for one in memory(desk) if getattr(one, "key", "") == "note_mixed_up"]
    shown = [words().render("zh", one) for one in rows]
    assert shown == ["1. *Title one 中文*：有个想法挡了路：cold 中文"]


def test_two_learners_have_nothing_in_common():
    ana, ben = Desk(), Desk()
    for desk in (ana, ben):
        desk.send(Opened("en"))
    memory(ana, "add plays chess")
    ben.now = NOW + timedelta(1)
    ben.send(Said("hello"))
    assert ben.learner.notes == () and texts(ana) == {1: "plays chess"}
