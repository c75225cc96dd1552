"""`tutor memory` with a real store: notes shown, changed by the loop, and nothing else touched."""

import json
from dataclasses import replace
from datetime import date

import pytest
from typer.testing import CliRunner

from tests.cli.crowd import NOW, enrol, opened
from tests.cli.pupil import Pupil, tutor
from tests.content.builder import write_course
from tutor.cli.app import app
from tutor.cli.options import UsageError
from tutor.core.learner import Learner
from tutor.core.memory import LONGEST_NOTE, MOST_NOTES, Note
from tutor.core.messages import AskJudge, Commanded, Opened, Say
from tutor.ports import Enrolment, Turn

DAY = date(2026, 11, 21)
ANA = Enrolment("ana", "tea")
NOTES = (
    Note(4, "own", DAY, "I *like* chess"),
    Note(1, "confused", DAY, key="note_hard", concept="leaves", evidence=(2, 3)),
)


def learner(lang="en", notes=NOTES):
    return Learner("tea", 1, lang=lang, step=1, notes=notes, is_placed=True)


@pytest.fixture
def home(tmp_path, monkeypatch):
    write_course(tmp_path)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TUTOR_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("TUTOR_COURSE", "curriculum/tea")
    monkeypatch.setenv("COLUMNS", "100")
    return tmp_path / "home"


@pytest.fixture
def run(home):
    return lambda *words, **how: CliRunner().invoke(
        app, ["memory", *words, "--learner", "ana"], **how
    )


def stored(home):
    with opened(home) as store:
        return store.load(ANA)


def test_each_note_has_its_number_its_words_its_day_and_the_answers_behind_it(home, run):
    enrol(home, "ana", (), learner())
    result = run()
    assert result.exit_code == 0
    head, *rows = result.stdout.splitlines()
    assert "noted about you: 2. tutor memory forget 1 takes one out" in head and "/" not in head
    assert rows == [
        "1. What tea is was hard going. · 2026-11-21 · From: 2, 3",
        "4. I ∗like∗ chess · 2026-11-21",
    ]
    assert run("show").stdout == result.stdout


def test_notes_are_shown_in_the_language_of_the_learner(home, run):
    enrol(home, "ana", (), learner("zh"))
    assert "学得有点吃力。 · 2026-11-21 · 依据: 2、3" in run().stdout


def test_json_is_one_document_with_every_field(home, run):
    enrol(home, "ana", (), learner())
    document = json.loads(run("show", "--json").stdout)
    assert {key: document[key] for key in ("learner", "course", "lang", "is_known")} == {
        "learner": "ana", "course": "tea", "lang": "en", "is_known": True,
    }  # fmt: skip
    assert document["notes"][0] == {
        "number": 1, "sort": "confused", "on": "2026-11-21", "text": "", "key": "note_hard",
        "values": {}, "concept": "leaves", "evidence": [2, 3],
        "words": "What tea is was hard going.",
    }  # fmt: skip
    assert document["notes"][1]["text"] == "I *like* chess"


def test_a_note_about_a_step_that_is_gone_is_shown_all_the_same(home, run):
    gone = Note(1, "confused", DAY, key="note_hard", concept="water")
    enrol(home, "ana", (), learner(notes=(gone,)))
    assert "1. water was hard going." in run().stdout


def test_without_notes_it_says_when_they_come_and_how_to_write_one(home, run):
    enrol(home, "ana", (), learner(notes=()))
    result = run()
    assert result.exit_code == 0 and "tutor memory add" in result.stdout


@pytest.mark.parametrize("words", [(), ("add", "hello"), ("edit", "1", "hello"), ("forget", "1")])
def test_somebody_unknown_is_told_how_to_begin_and_nobody_is_enrolled(home, run, words):
    result = run(*words)
    assert result.exit_code == 1 and result.stdout == ""
    assert "'ana' in tea; begin with: tutor learn --learner ana" in result.stderr
    assert stored(home) is None


def test_who_learns_another_course_is_told_where_they_are_known(home, run):
    enrol(home, "ana", (), course="coffee", state=Learner("coffee", 1, step=1))
    assert "'ana' learns coffee: add --course coffee" in run().stderr


def test_somebody_unknown_is_an_empty_document(home, run):
    result = run("--json")
    document = json.loads(result.stdout)
    assert result.exit_code == 1 and document["is_known"] is False and document["notes"] == []


def test_own_words_take_the_place_of_a_note(home, run):
    enrol(home, "ana", (), learner())
    result = run("edit", "1", "Leaves", "are  easy\nnow")
    assert (result.exit_code, result.stdout) == (0, "Noted.\n")
    note = next(one for one in stored(home).notes if one.number == 1)
    assert (note.text, note.sort, note.key) == ("Leaves are easy now", "own", None)


def test_a_note_is_added_even_if_it_begins_with_a_number_or_a_dash(home, run):
    enrol(home, "ana", (), learner(notes=()))
    assert run("add", "5 cups a day").exit_code == run("add", "-5 is cold").exit_code == 0
    assert [one.text for one in stored(home).notes] == ["5 cups a day", "-5 is cold"]


def test_one_note_is_forgotten_and_the_others_stay(home, run):
    enrol(home, "ana", (), learner())
    result = run("forget", "1")
    assert (result.exit_code, result.stdout) == (0, "Note 1 is forgotten.\n")
    assert [one.number for one in stored(home).notes] == [4]


def test_all_are_forgotten_only_when_that_was_confirmed(home, run):
    enrol(home, "ana", (), learner())
    with pytest.raises(UsageError, match="add --yes"):
        run("forget", "all", catch_exceptions=False)
    assert len(stored(home).notes) == 2
    assert run("forget", "all", "--yes").stdout == "All notes are forgotten.\n"
    assert stored(home).notes == ()


@pytest.mark.parametrize(("typed", "left", "code"), [("yes", 0, 0), ("y", 2, 1), ("", 2, 1)])
def test_who_is_asked_back_has_to_say_yes(home, run, monkeypatch, typed, left, code):
    enrol(home, "ana", (), learner())
    monkeypatch.setattr("tutor.cli.notes.is_asked_back", lambda: True)
    assert run("forget", "ALL", input=f"{typed}\n").exit_code == code
    assert len(stored(home).notes) == left


def test_a_number_that_no_note_has_changes_nothing_and_exits_1(home, run):
    enrol(home, "ana", (), learner())
    for words in (("forget", "2"), ("edit", "2", "x"), ("forget", "99999")):
        result = run(*words)
        assert result.exit_code == 1 and "no note with that number. tutor memory shows" in (
            result.stdout
        )
    assert stored(home).notes == NOTES


def test_where_there_is_no_room_it_says_what_makes_some(home, run):
    notes = tuple(Note(i, "own", DAY, f"note {i}") for i in range(1, MOST_NOTES + 1))
    enrol(home, "ana", (), learner(notes=notes))
    result = run("add", "one more")
    assert result.exit_code == 1 and "tutor memory forget and a number makes room" in result.stdout


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("add", "x" * (LONGEST_NOTE + 1)), f"found a note of {LONGEST_NOTE + 1} characters"),
        (("add", "  "), "found a note of 0 characters; expected 1 to 200, such as: tutor memory"),
        (("edit", "1", " "), "found a note of 0 characters"),
        (("forget", "leaves"), "found 'leaves'; expected the number of a note, or all"),
        (("forget", "²"), "found '²'"),
    ],
)
def test_wrong_use_says_what_was_found_and_expected(run, words, message):
    with pytest.raises(UsageError) as told:
        run(*words, catch_exceptions=False)
    assert message in str(told.value)


def test_options_before_the_command_are_not_overheard(home):
    enrol(home, "ana", (), learner())
    with pytest.raises(UsageError, match="expected them behind it"):
        CliRunner().invoke(
            app, ["memory", "--learner", "ana", "forget", "1"], catch_exceptions=False
        )
    assert len(stored(home).notes) == 2


def test_what_a_lesson_left_unsaid_and_unanswered_is_left_to_the_lesson(home, run):
    judging = AskJudge(1, "leaves/explain", "en", "because")
    with opened(home) as store:
        turn = Turn(NOW, Opened("en"), None, 0, learner(), (), (Say("bye"), judging))
        store.commit(ANA, turn)
    assert run("add", "I like chess").stdout == "Noted.\n"
    with opened(home) as store:
        assert [one.action for one in store.pending(ANA)] == [Say("bye"), judging]


def test_the_open_question_stays_open(home, run):
    from tutor.core.learner import Question

    question = Question(1, "leaves/colour", "practice", order=(0, 1, 2))
    enrol(home, "ana", (), replace(learner(), question=question, asked=1))
    assert run("add", "I like tea").stdout == "Noted.\n"
    assert stored(home).question == question
    with opened(home) as store:
        assert store.pending(ANA) == []


def test_changes_stand_in_the_log_and_a_replay_comes_to_the_same(tmp_path):
    lesson = Pupil(tmp_path, "--learner", "ana", "--lang", "en", "--offline",
                   "--now", "2026-11-20T10:00:00+00:00")  # fmt: skip
    lesson.open()
    lesson.send("/goal nll")
    lesson.close()
    assert "noted nothing" in tutor(tmp_path, "memory", "--learner", "ana").stdout
    done = tutor(tmp_path, "memory", "add", "all examples with chess", "--learner", "ana")
    assert (done.returncode, done.stdout, done.stderr) == (0, "Noted.\n", "")
    rows = tutor(tmp_path, "memory", "--learner", "ana").stdout.splitlines()[1:]
    assert rows[0].startswith("1. Your goal: ") and rows[0].endswith("· 2026-11-20")
    assert rows[1].startswith("2. all examples with chess")
    with opened(tmp_path) as store:
        (*_, last) = store.events(Enrolment("ana", "bigram-to-gpt"))
    assert last.event == Commanded("memory", "add all examples with chess")
    assert "0 differ" in tutor(tmp_path, "replay", "--check").stdout
