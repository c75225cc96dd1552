"""`tutor course unsure` and `settle`: a real database, a real file, and nobody's name."""

import json
from datetime import date, timedelta

import pytest
from typer.testing import CliRunner

from tests.cli.crowd import NOW, opened, record
from tests.content.builder import HEAT, JUDGING, but, write_course
from tests.ramp import PROMPTS
from tutor.cli.app import app
from tutor.cli.options import UsageError
from tutor.cli.settle import NotSettled
from tutor.content.lint import lint
from tutor.content.load import ContentError, load_course
from tutor.content.phrases import load_phrases
from tutor.content.settled import read_settled
from tutor.core.engine import Engine
from tutor.core.learner import Learner, Question
from tutor.core.messages import Commanded, Judged, Opened, Said
from tutor.driver import Driver
from tutor.llm.offline import OfflineJudge
from tutor.ports import Enrolment, Turn
from tutor.recall import FsrsScheduler

SOAKS = "It soaks out of it."
FADES = "It fades over time."


@pytest.fixture
def tea(tmp_path):
    return write_course(tmp_path)


@pytest.fixture
def home(tmp_path):
    return tmp_path / "home"


@pytest.fixture
def course_command(tmp_path, tea, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TUTOR_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("COLUMNS", "100")
    at = ("--now", "2026-11-22T12:00:00+00:00")
    return lambda *words, **how: CliRunner().invoke(app, ["course", *words, *at], **how)


@pytest.fixture
def unsure(course_command):
    return lambda *words, **how: course_command("unsure", "curriculum/tea", *words, **how)


@pytest.fixture
def settle(course_command):
    return lambda *words, **how: course_command("settle", "curriculum/tea", *words, **how)


@pytest.fixture
def listed(unsure):
    return lambda: json.loads(unsure("--json").stdout)["answers"]


def gave(store, name, *answers, lang="en", days_ago=0, course="tea"):
    """Log what a learner wrote: pairs of an item and an answer, or events, each with its verdict.

    An answer that ends in "!" was graded as wrong.
    """
    who = Enrolment(name, course)
    at = NOW - timedelta(days=days_ago)
    turns = []
    for number, (item, answer) in enumerate(answers):
        is_wrong = answer.endswith("!")
        outcome = "incorrect" if is_wrong else "unsure"
        turns.append((Said(answer), ()))
        evidence = record(item, False, "explain", grader="keypoints", outcome=outcome)
        turns.append((Judged(number + 1, ()), (evidence,)))
    keep(store, who, at, turns, lang)


def keep(store, who, at, turns, lang="en"):
    state = store.load(who)
    step = 0 if state is None else state.step
    for event, evidence in turns:
        state = Learner(who.course, 1, step=step + 1, lang=lang, is_placed=True)
        store.commit(who, Turn(at, event, None, step, state, tuple(evidence), ()))
        step += 1


# -- the list ----------------------------------------------------------------------------------


def test_a_course_of_which_nobody_is_unsure_says_so(unsure, listed):
    result = unsure()
    assert result.exit_code == 0
    assert result.stdout == "tea. There is no answer that the grader was unsure of.\n"
    assert listed() == []


def test_the_answers_come_newest_first_with_their_item_and_how_often(home, unsure):
    with opened(home) as store:
        gave(store, "secret-ana", ("leaves/explain", SOAKS), days_ago=3)
        gave(store, "secret-ben", ("heat/why-hot", FADES), days_ago=2)
        gave(store, "secret-cem", ("leaves/explain", "it  SOAKS out of it."), days_ago=1)
    result = unsure()
    assert result.exit_code == 0
    assert result.stdout == (
        "tea. Different answers that the grader was unsure of: 2, given 3 times; settled: 0.\n"
        "\n"
        "1. leaves/explain (en), 2 times, last on 2026-11-21\n"
        "   “it  SOAKS out of it.”\n"
        "\n"
        "2. heat/why-hot (en), once, last on 2026-11-20\n"
        f"   “{FADES}”\n"
        "\n"
        "Settle them one by one: tutor course unsure curriculum/tea --settle\n"
    )


def test_the_same_words_to_two_items_are_two_answers(home, listed):
    with opened(home) as store:
        gave(store, "ana", ("leaves/explain", SOAKS), ("heat/why-hot", SOAKS))
    assert sorted(one["item"] for one in listed()) == ["heat/why-hot", "leaves/explain"]


def test_only_what_the_grader_was_unsure_of_is_listed(home, listed):
    with opened(home) as store:
        gave(store, "ana", ("leaves/explain", "The dye!"), ("leaves/explain", SOAKS))
        gave(store, "ben", ("leaves/explain", FADES), course="bread")
    assert [one["answer"] for one in listed()] == [SOAKS]


def test_the_answer_is_what_was_written_before_the_verdict(home, listed):
    verdict = record("leaves/explain", False, "explain", grader="keypoints", outcome="unsure")
    events = [
        (Opened("en"), ()),
        (Said("An earlier answer to something else."), ()),
        (Said(SOAKS), ()),
        (Said("/help"), ()),
        (Commanded("why"), ()),
        (Judged(1, ()), (verdict,)),
        (Said("A later remark."), ()),
    ]
    with opened(home) as store:
        keep(store, Enrolment("ana", "tea"), NOW, events)
    assert [one["answer"] for one in listed()] == [SOAKS]


class Deaf:
    """An outbox that nobody reads."""

    async def perform(self, who, lang, action):
        pass

    async def draft(self, who, lang, text):
        pass


async def test_a_real_lesson_leaves_its_unsure_answers_in_the_list(home, tea, tmp_path):
    from tutor.cli.abstained import abstained

    course = load_course(tea)
    engine = Engine(course, FsrsScheduler(), load_phrases(PROMPTS))
    with opened(home) as store:
        who = Enrolment("ana", "tea")
        question = Question(1, "leaves/explain", "explain")
        state = Learner(
            "tea",
            1,
            step=1,
            lang="zh",
            is_placed=True,
            concept="leaves",
            asked=1,
            question=question,
        )
        store.commit(who, Turn(NOW, Opened("zh"), None, 0, state, (), ()))
        driver = Driver(engine, store, OfflineJudge(course), Deaf(), lambda: NOW, lambda _: 1)
        for text in ("什么是颜色？", SOAKS, "b"):
            await driver.handle(who, Said(text))
        (found,) = abstained(store, course, engine.phrases)
    assert (found.item, found.answer, found.lang, found.count) == (
        "leaves/explain", SOAKS, "zh", 1
    )  # fmt: skip


def test_nobodys_name_is_in_it(home, unsure):
    with opened(home) as store:
        gave(store, "secret-name", ("leaves/explain", SOAKS))
    assert "secret-name" not in unsure().stdout + unsure("--json").stdout


def test_json_has_the_question_and_everything_that_is_shown(home, listed):
    with opened(home) as store:
        gave(store, "ana", ("leaves/explain", "它自己出来。"), lang="zh")
    assert listed() == [
        {
            "item": "leaves/explain",
            "question": "告诉安娜颜色从哪里来。",
            "lang": "zh",
            "answer": "它自己出来。",
            "count": 1,
            "last": "2026-11-22T12:00:00+00:00",
        }
    ]


def test_an_answer_to_a_renamed_concept_is_listed_under_its_new_name(tmp_path, home, listed):
    with opened(home) as store:
        gave(store, "ana", ("warmth/why-hot", SOAKS), ("gone/explain", FADES), ("heat/gone", FADES))
    write_course(tmp_path, heat=but(HEAT, "id: heat\n", "id: heat\nwas: [warmth]\n"))
    assert [(one["item"], one["answer"]) for one in listed()] == [("heat/why-hot", SOAKS)]


def test_a_learner_who_is_forgotten_leaves_the_list(home, listed):
    with opened(home) as store:
        gave(store, "ana", ("leaves/explain", SOAKS))
    assert len(listed()) == 1
    with opened(home) as store:
        store.forget("ana")
    assert listed() == []


def test_many_learners_with_long_histories_are_counted_right(home, listed):
    with opened(home) as store:
        for number in range(20):
            several = [("leaves/explain", f"Answer {number % 4}.")] * 30
            gave(store, f"learner-{number}", *several)
    assert {one["answer"]: one["count"] for one in listed()} == {
        f"Answer {number}.": 150 for number in range(4)
    }


# -- settling ----------------------------------------------------------------------------------


def kept(tea):
    return [(one.item, one.lang, one.answer, one.verdict) for one in read_settled(tea).answers]


def test_what_is_settled_is_kept_and_listed_no_more(home, tea, settle, listed, unsure):
    with opened(home) as store:
        gave(store, "ana", ("leaves/explain", SOAKS), ("leaves/explain", FADES))
    result = settle("leaves/explain", SOAKS.upper(), "right")
    assert result.exit_code == 0, result.output
    assert result.stdout.startswith(
        f'Settled as right: leaves/explain "{SOAKS.upper()}". '
        "Written: curriculum/tea/settled.yaml.\n"
    )
    assert kept(tea) == [("leaves/explain", "en", SOAKS.upper(), "right")]
    assert read_settled(tea).answers[0].on == date(2026, 11, 22)
    assert [one["answer"] for one in listed()] == [FADES]
    assert "given once; settled: 1." in unsure().stdout


def test_what_lint_will_say_is_said_at_once(settle, tea):
    assert "the judge finds nothing of `plant`" in settle("leaves/explain", SOAKS, "right").stdout
    fine = settle("leaves/explain", "The dye colours it.", "wrong").stdout
    assert fine.count("\n") == 1
    (found,) = lint(tea, JUDGING)
    assert found.severity == "warning" and "settled as right on 2026-11-22" in found.found


def test_settled_twice_is_settled_the_second_way(tea, settle):
    settle("leaves/explain", SOAKS, "right")
    settle("leaves/explain", FADES, "wrong")
    settle("leaves/explain", SOAKS, "wrong")
    assert kept(tea) == [
        ("leaves/explain", "en", SOAKS, "wrong"),
        ("leaves/explain", "en", FADES, "wrong"),
    ]


def test_an_undone_answer_is_as_if_it_had_never_been_settled(tea, settle):
    settle("leaves/explain", SOAKS, "right")
    settle("leaves/explain", FADES, "wrong")
    assert settle("leaves/explain", SOAKS, "--undo").exit_code == 0
    assert kept(tea) == [("leaves/explain", "en", FADES, "wrong")]
    settle("leaves/explain", FADES, "--undo")
    assert not (tea / "settled.yaml").exists()
    error = settle("leaves/explain", FADES, "--undo").exception
    assert isinstance(error, NotSettled)


def test_the_language_is_that_of_the_answer_unless_told_otherwise(tea, settle):
    settle("leaves/explain", "它自己出来。", "right")
    settle("leaves/explain", SOAKS, "right", "--lang", "zh")
    assert [one[1] for one in kept(tea)] == ["zh", "zh"]


def test_an_answer_may_begin_with_a_dash(tea, settle):
    assert settle("leaves/explain", "- it soaks", "wrong").exit_code == 0
    assert kept(tea)[0][2] == "- it soaks"


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("leaves/explain", "x"), "found no verdict; expected right or wrong behind the answer"),
        (("leaves/explain", "x", "maybe"), "found the verdict 'maybe'; expected right or wrong"),
        (("leaves/explain", " ", "right"), "found an empty answer; expected what a learner wrote"),
        (("leaves/explan", "x", "right"), "no item 'leaves/explan' in the course tea; "),
        (
            ("leaves/count", "6", "right"),
            "leaves/count: found an item of kind number, which is graded exactly; ",
        ),
        (("leaves/explain", "x", "right", "--undo"), "found both 'right' and --undo; "),
        (("leaves/explain", "x", "right", "--lang", "fr"), "no language 'fr' in this course"),
    ],
)
def test_wrong_use_changes_nothing_and_says_what_was_expected(tea, settle, words, message):
    error = settle(*words).exception
    assert isinstance(error, UsageError) and str(error).startswith(message)
    assert not (tea / "settled.yaml").exists()


def test_a_file_with_mistakes_is_not_written_over(tea, settle, unsure):
    file = tea / "settled.yaml"
    file.write_text("- item: leaves/explain\n", encoding="utf-8")
    for result in (settle("leaves/explain", SOAKS, "right"), unsure()):
        assert isinstance(result.exception, ContentError)
        assert "curriculum/tea/settled.yaml:1: no `lang` in answer 1" in str(result.exception)
    assert file.read_text(encoding="utf-8") == "- item: leaves/explain\n"


def test_a_place_that_cannot_be_written_is_said(tea, settle):
    (tea / "settled.yaml.new").mkdir()
    error = settle("leaves/explain", SOAKS, "right").exception
    assert isinstance(error, UsageError)
    assert str(error).startswith("curriculum/tea/settled.yaml: cannot be written (")


# -- one by one --------------------------------------------------------------------------------


@pytest.fixture
def three(home):
    with opened(home) as store:
        gave(store, "ana", ("leaves/explain", SOAKS), days_ago=1)
        gave(store, "ben", ("leaves/explain", FADES), days_ago=2)
        gave(store, "cem", ("heat/why-hot", "No clue, it just is."), days_ago=3)


def test_the_walk_shows_the_question_the_key_points_and_the_answer(three, unsure):
    out = unsure("--settle", input="q\n").stdout
    assert (
        "\n1 of 3: leaves/explain (en), once, last on 2026-11-21\n"
        "Question: Tell Ana where the colour comes from.\n"
        "A good answer says:\n"
        "  – The plant gives the colour.\n"
        f"Answer: {SOAKS}\n"
        "Right or wrong? [r/w/s/q] "
    ) in out
    assert "2 of 3" not in out


def test_the_walk_settles_skips_and_asks_again_when_it_does_not_understand(three, tea, unsure):
    result = unsure("--settle", input="x\n\nRight\ns\nw\n")
    assert result.exit_code == 0, result.output
    assert kept(tea) == [
        ("leaves/explain", "en", SOAKS, "right"),
        ("heat/why-hot", "en", "No clue, it just is.", "wrong"),
    ]
    assert result.stdout.count("Right or wrong?") == 5
    assert result.stdout.endswith(
        "\nSettled now: 2, in curriculum/tea/settled.yaml. "
        "Try them: tutor course lint curriculum/tea\n"
    )


def test_the_end_of_the_input_stops_and_loses_nothing(three, tea, unsure, listed):
    assert unsure("--settle", input="r\n").exit_code == 0
    assert [one[2] for one in kept(tea)] == [SOAKS]
    assert len(listed()) == 2


def test_an_interrupt_loses_nothing(three, tea, unsure, monkeypatch):
    from tutor.cli import unsure as command

    typed = iter(["r"])

    def asked(console):
        for key in typed:
            return key
        raise KeyboardInterrupt

    monkeypatch.setattr(command, "_asked", asked)
    assert unsure("--settle").exit_code != 0
    assert [one[2] for one in kept(tea)] == [SOAKS]


def test_with_everything_settled_the_walk_asks_nothing(three, unsure):
    unsure("--settle", input="r\nr\nw\n")
    out = unsure("--settle").stdout
    assert out == (
        "tea. Different answers that the grader was unsure of: 0, given 0 times; settled: 3.\n"
    )


def test_json_and_the_walk_do_not_go_together(unsure):
    assert isinstance(unsure("--json", "--settle").exception, UsageError)
