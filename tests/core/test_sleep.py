"""The night: a day of answers becomes notes with evidence, and the details are let go."""

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.core.test_inquiry import Desk, at_guess, at_item
from tests.ramp import COURSE, NOW, right_answer, said, words
from tutor.core.learner import Evidence, Learner, Standing
from tutor.core.memory import LONGEST_NOTE, MOST_NOTES, Note
from tutor.core.messages import (
    AskNotes,
    Chose,
    Commanded,
    Distilled,
    Judged,
    JudgeFailed,
    Opened,
    Said,
    Sighting,
    Voiced,
)
from tutor.core.sleep import LONGEST_ASK, distil, told
from tutor.driver import dice
from tutor.store import codec

TODAY = NOW.date()


def keys(notes):
    return [(one.sort, one.key, one.concept) for one in notes]


def answer(number, outcome="incorrect", item="pick", **more):
    values = {"helped": False, "llr": 0.0, "on": TODAY, **more}
    return Evidence(number, item, outcome, **values)


def notes_of(*answers, goal=None):
    learner = Learner("tea", 1, goal=goal).with_standing("one", Standing(evidence=answers))
    return list(distil(COURSE, learner, TODAY))


def slept(desk, event=None, days=1):
    desk.now += timedelta(days=days)
    return desk.send(event or Opened())


def calls(actions):
    return [one for one in actions if isinstance(one, AskNotes)]


# -- what a day's answers make -----------------------------------------------------------------


def test_a_misconception_that_was_chosen_is_noted_with_the_answer_that_shows_it():
    (note,) = notes_of(answer(7, option=1))
    assert (note.key, note.evidence) == ("note_mixed_up", (7,))
    assert note.values == {"misconception": "cold"}


@pytest.mark.parametrize("option", [None, 2, 9])
def test_a_wrong_answer_without_a_named_misconception_makes_no_note(option):
    assert notes_of(answer(7, option=option)) == []


def test_an_option_of_another_kind_of_item_is_no_misconception():
    assert notes_of(answer(7, item="count", option=1)) == []


def test_two_wrong_answers_and_none_right_alone_make_a_hard_step():
    wrong = (answer(1), answer(2, "not_an_answer"))
    assert keys(notes_of(*wrong)) == [("confused", "note_hard", "one")]
    assert notes_of(*wrong)[0].evidence == (1, 2)
    assert notes_of(wrong[0]) == []
    assert notes_of(*wrong, answer(3, "correct")) == []
    assert "note_hard" in str(notes_of(*wrong, answer(3, "correct", helped=True)))


def test_doubt_of_a_grader_is_no_wrong_answer():
    assert notes_of(answer(1, "unsure"), answer(2, "unsure")) == []


def test_what_helped_is_noted_with_both_answers():
    (hint,) = notes_of(answer(1), answer(4, "correct", helped=True))
    assert (hint.sort, hint.key, hint.evidence) == ("helped", "note_hint_helped", (1, 4))
    (shown,) = notes_of(answer(1), answer(4, "correct", taught=1))
    assert (shown.key, shown.evidence) == ("note_shown_helped", (1, 4))
    assert notes_of(answer(1), answer(4, "correct")) == []
    assert notes_of(answer(4, "correct", helped=True)) == []


@pytest.mark.parametrize(
    "changes",
    [
        {"on": TODAY - timedelta(1)},
        {"is_struck": True},
        {"item": "opening"},
        {"item": ""},
    ],
)
def test_only_answers_of_that_day_that_stand_are_looked_at(changes):
    wrong = [replace(answer(i, option=1), **changes) for i in (1, 2)]
    assert notes_of(*wrong) == []


def test_an_item_that_the_course_no_longer_has_makes_no_misconception():
    assert notes_of(answer(1, item="gone", option=1)) == []


def test_the_goal_is_noted():
    assert keys(notes_of(goal="two")) == [("cares", "note_goal", "two")]


# -- the night ---------------------------------------------------------------------------------


def confused():
    """Somebody who chose the misconception of the first step, and said a few words."""
    desk = at_item("pick")
    (cold,) = (one.id for one in desk.ask.choices if one.text == "cold-one")
    desk.send(Chose(cold))
    desk.say("I think tea is warm?")
    return desk


def test_nothing_is_distilled_before_the_day_is_over():
    desk = confused()
    desk.send(Opened())
    assert not [note for note in desk.learner.notes if note.sort != "cares"]
    assert desk.learner.day == TODAY and desk.learner.talk


@pytest.mark.parametrize("event", [Opened(), Said("hello"), Commanded("help"), Chose("a")])
@pytest.mark.parametrize("days", [1, 30])
def test_the_first_input_of_another_day_distils_the_last_one_and_lets_go_of_its_talk(event, days):
    desk = confused()
    before = desk.learner
    slept(desk, event, days)
    (note,) = (one for one in desk.learner.notes if one.key == "note_mixed_up")
    assert note.on == TODAY and set(note.evidence) <= {
        one.number for one in before.standing("one").evidence
    }
    assert "I think tea is warm?" not in str(desk.learner.talk)
    assert desk.learner.day == TODAY + timedelta(days)


@pytest.mark.parametrize("event", [Voiced("Hi."), JudgeFailed(99, "late"), Judged(99, ())])
def test_what_no_learner_did_begins_no_day(event):
    desk = confused()
    before = desk.learner
    slept(desk, event)
    assert (desk.learner.day, desk.learner.notes) == (before.day, before.notes)


def test_a_day_is_distilled_once():
    desk = confused()
    slept(desk)
    notes = desk.learner.notes
    assert not calls(desk.send(Opened())) and desk.learner.notes == notes


def test_the_same_mistake_on_another_day_joins_its_note():
    desk = confused()
    slept(desk)
    (first,) = (one for one in desk.learner.notes if one.key == "note_mixed_up")
    desk.skip_to(lambda it: it.ask.item == "one/pick")
    (cold,) = (one.id for one in desk.ask.choices if one.text == "cold-one")
    desk.send(Chose(cold))
    slept(desk)
    (second,) = (one for one in desk.learner.notes if one.key == "note_mixed_up")
    assert second.number == first.number and set(second.evidence) > set(first.evidence)
    assert second.on > first.on


@pytest.mark.parametrize(("lang", "quote"), [("en", "I make tea every day"), ("zh", "我天天泡茶")])
def test_what_was_said_at_the_opening_is_kept_cut_and_shown(lang, quote):
    desk = Desk()
    desk.send(Opened(lang))
    desk.say(quote + " …" * 200)
    (note,) = desk.learner.notes
    assert (note.key, note.sort) == ("note_said", "cares")
    assert note.values["quote"].startswith(quote) and len(note.values["quote"]) == LONGEST_NOTE
    assert quote in words().render(lang, told(COURSE, note, lang))


def test_i_do_not_know_at_the_opening_is_no_wish():
    desk = Desk()
    desk.send(Opened("en"))
    desk.say("I don't know")
    assert desk.learner.notes == ()


def test_many_nights_keep_no_more_than_fits():
    desk = at_guess()
    for i in range(MOST_NOTES + 9):
        desk.send(Commanded("memory", f"add thing {i}"))
    assert len(desk.learner.notes) == MOST_NOTES
    slept(desk)
    assert len(desk.learner.notes) == MOST_NOTES


# -- somebody looks back on the day ------------------------------------------------------------


def test_who_looks_back_is_told_what_was_said_and_what_the_answers_were():
    desk = confused()
    number = desk.learner.standing("one").evidence[-1].number
    (call,) = calls(slept(desk))
    assert call.call == desk.learner.night and call.lang == "en"
    assert "learner: I think tea is warm?" in call.lines
    facts = {one.number: one.text for one in call.facts}
    assert facts[number] == "one: pick in one? -> incorrect, alone"


def test_of_a_long_question_the_beginning_is_told():
    first = COURSE.concepts[0]
    items = tuple(replace(one, ask={"en": "long " * 99}) for one in first.items)
    long = replace(COURSE, concepts=(replace(first, items=items), *COURSE.concepts[1:]))
    desk = at_guess(long)
    desk.say("something with leaves")
    desk.wrong() if desk.ask.ask_kind != "short" else desk.send(Said("I don't know"))
    (call,) = calls(slept(desk))
    assert all(len(one.text) < LONGEST_ASK + 60 for one in call.facts)


def test_a_silent_day_is_not_looked_back_on():
    desk = Desk()
    desk.send(Opened("en"))
    assert not calls(slept(desk)) and desk.learner.night is None
    desk.say("I make tea")
    assert not calls(slept(desk)), "nothing was answered"


def dream(desk, *sightings, call=None):
    return desk.send(Distilled(desk.learner.night if call is None else call, sightings))


def noticed(desk):
    return [one for one in desk.learner.notes if one.sort == "noticed"]


def test_what_somebody_noticed_is_kept_with_its_answers():
    desk = confused()
    number = desk.learner.standing("one").evidence[-1].number
    slept(desk)
    assert dream(desk, Sighting("likes cold tea", (number,), "one")) == ()
    (note,) = noticed(desk)
    assert (note.text, note.evidence, note.concept) == ("likes cold tea", (number,), "one")
    assert desk.learner.night is None


@pytest.mark.parametrize("evidence", [(), (999,), (1, 999), (-1,)])
def test_what_no_answer_shows_is_refused(evidence):
    desk = confused()
    assert 1 in {one.number for it in desk.learner.standings.values() for one in it.evidence}
    slept(desk)
    dream(desk, Sighting("is a genius", evidence))
    assert noticed(desk) == [] and desk.learner.night is None


def test_what_was_noticed_is_cleaned_and_cut():
    desk = confused()
    slept(desk)
    dream(desk, Sighting("\u200b", (1,)), Sighting("a\u202eb\x00" + "x" * 999, (1,), "gone"))
    (note,) = noticed(desk)
    assert note.text.startswith("abx") and len(note.text) == LONGEST_NOTE and note.concept is None


@pytest.mark.parametrize("off", [-1, 1])
def test_a_look_back_that_nobody_waits_for_is_dropped(off):
    desk = confused()
    slept(desk)
    before = replace(desk.learner, step=desk.learner.step + 1)
    assert dream(desk, Sighting("late", (1,)), call=desk.learner.night + off) == ()
    assert desk.learner == before


@pytest.mark.parametrize("reply", [JudgeFailed, lambda call, why: Judged(call, ())])
def test_a_failed_look_back_costs_nothing(reply):
    desk = confused()
    slept(desk)
    notes = desk.learner.notes
    assert desk.send(reply(desk.learner.night, "away")) == ()
    assert desk.learner.notes == notes and desk.learner.night is None


def test_a_lesson_goes_on_while_the_day_is_looked_back_on():
    desk = confused()
    slept(desk)
    night = desk.learner.night
    desk.skip_to(lambda it: it.ask.item == "one/pick")
    desk.send(right_answer(COURSE, desk.ask, "en"))
    assert desk.learner.night == night
    dream(desk, Sighting("likes cold tea", (1,)))
    assert noticed(desk)


# -- words -------------------------------------------------------------------------------------


def test_notes_are_told_in_the_language_of_today():
    note = Note(3, "confused", TODAY, "", "note_mixed_up", {"misconception": "cold"}, "one")
    english, chinese = (words().render(one, told(COURSE, note, one)) for one in ("en", "zh"))
    assert english == "3. *Title one*: an idea that got in the way: cold"
    assert chinese == "3. *Title one 中文*：有个想法挡了路：cold 中文"


def test_a_note_about_a_step_that_was_renamed_has_its_new_title():
    renamed = replace(COURSE.concepts[0], id="uno", was=("one",))
    course = replace(COURSE, concepts=(renamed,))
    note = Note(1, "confused", TODAY, "", "note_hard", {}, "one")
    assert told(course, note, "en").values["title"] == "Title one"


def test_a_note_about_a_step_that_is_gone_can_still_be_said():
    for key, values in (("note_hard", {}), ("note_mixed_up", {"misconception": "m"})):
        note = Note(1, "confused", TODAY, "", key, values, "gone")
        assert "gone" in words().render("en", told(COURSE, note, "en"))


def test_a_replayed_log_gives_the_same_notes():
    desk = confused()
    slept(desk)
    dream(desk, Sighting("likes cold tea", (1,)))
    learner = desk.engine.enrol(1)
    for at, event, after, actions in desk.log:
        learner, again = desk.engine.step(learner, event, at, dice(learner))
        assert (learner, again) == (after, actions)
    assert codec.decode_learner(codec.encode_learner(learner)) == learner
    assert said(desk.send(Commanded("memory")))[0] == "memory_head"
