"""`tutor grade` as a teacher types it: every kind of item, what is no answer, and wrong use."""

import asyncio
import json

import pytest
from typer.testing import CliRunner

from tests.cli.crowd import NOW
from tests.content.builder import write_course
from tests.ramp import PROMPTS
from tutor.cli.app import app
from tutor.cli.options import UsageError
from tutor.cli.verdict import decide
from tutor.content.load import load_course
from tutor.content.phrases import load_phrases
from tutor.core.course import Prose
from tutor.core.engine import Engine
from tutor.core.messages import Judged
from tutor.llm.offline import OfflineJudge
from tutor.ports import Enrolment, JudgeError
from tutor.recall import FsrsScheduler


@pytest.fixture
def run(tmp_path, monkeypatch):
    write_course(tmp_path)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TUTOR_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("COLUMNS", "100")
    for name in ("OPENAI_API_KEY", "OPENAI_BASE_URL", "OPENAI_MODEL"):
        monkeypatch.delenv(name, raising=False)
    course = ("--course", "curriculum/tea")
    return lambda *words, **how: CliRunner().invoke(app, ["grade", *words, *course], **how)


@pytest.fixture
def graded(run):
    def graded(*words, **how):
        result = run(*words, "--json", **how)
        assert result.exit_code == 0, result.output
        return json.loads(result.stdout)

    return graded


def found(document):
    return document["message"], document["outcome"], document["credit"], document["grader"]


# -- every kind --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("item", "answer", "outcome", "credit", "grader"),
    [
        ("leaves/colour", "a", "correct", 1.0, "exact"),
        ("leaves/colour", "b", "incorrect", 0.0, "exact"),
        ("leaves/colour", "From the plant", "correct", 1.0, "exact"),
        ("leaves/colour", "来自杯子", "incorrect", 0.0, "exact"),
        ("leaves/colour", "a or b", "not_an_answer", 0.0, "exact"),
        ("leaves/count", "about 6 grams", "correct", 1.0, "number"),
        ("leaves/count", "6.2", "incorrect", 0.0, "number"),
        ("leaves/count", "-6", "incorrect", 0.0, "number"),
        ("leaves/count", "3 or 4", "not_an_answer", 0.0, "exact"),
        ("heat/steps", "a b c", "correct", 1.0, "exact"),
        ("heat/steps", "b c a", "partial", 0.5, "exact"),
        ("heat/steps", "c b a", "incorrect", 0.0, "exact"),
        ("heat/why-hot", "Hot water draws more colour out of them.", "correct", 1.0, "keypoints"),
        ("leaves/explain", "The dye colours it.", "incorrect", 0.0, "keypoints"),
        ("leaves/explain", "色素给它颜色。", "incorrect", 0.0, "keypoints"),
        ("leaves/explain", "It is how it grows.", "unsure", 0.0, "keypoints"),
    ],
)
def test_an_answer_gets_the_verdict_of_a_lesson(graded, item, answer, outcome, credit, grader):
    assert found(graded(item, answer)) == ("answer", outcome, credit, grader)


def test_every_answer_of_the_authors_is_graded_as_they_say(tmp_path, graded):
    course = load_course(tmp_path / "curriculum" / "tea")
    for concept in course.concepts:
        for item in concept.items_by_id.values():
            if not isinstance(item.task, Prose):
                continue
            for answers, is_right in ((item.task.right, True), (item.task.wrong, False)):
                for lang, several in answers.items():
                    for answer in several:
                        document = graded(f"{concept.id}/{item.id}", answer, "--lang", lang)
                        assert (document["outcome"] == "correct") is is_right, answer


@pytest.mark.parametrize(
    ("item", "text", "message"),
    [
        ("leaves/explain", "What is tea?", "question"),
        ("leaves/count", "How many cups are there?", "question"),
        ("leaves/explain", "I don't know", "no_idea"),
        ("leaves/explain", "我不知道", "no_idea"),
        ("leaves/explain", "hello", "smalltalk"),
        ("leaves/colour", "/hint", "command"),
        ("leaves/count", "", "empty"),
        ("leaves/count", "...", "empty"),
    ],
)
def test_what_is_no_answer_is_not_graded(graded, item, text, message):
    document = graded(item, text)
    assert found(document) == (message, "not_an_answer", 0.0, None)
    assert document["next"] or message == "question"


def test_key_points_come_one_by_one_with_the_words_that_show_them(graded):
    (point,) = graded("leaves/explain", "The leaves colour the water.")["key_points"]
    assert point == {
        "id": "plant",
        "point": "The plant gives the colour.",
        "finding": "shown",
        "quote": "leaves colour",
    }


def test_the_language_is_that_of_the_answer_unless_told_otherwise(graded):
    assert graded("leaves/explain", "叶子让水有了颜色。")["lang"] == "zh"
    assert graded("leaves/count", "6")["lang"] == "en"
    document = graded("leaves/colour", "b", "--lang", "zh")
    assert document["lang"] == "zh" and document["why"]["chosen"] == "来自色素"


def test_a_dash_reads_the_answer_from_standard_input(graded):
    document = graded("leaves/explain", "-", input="The leaves\ncolour the water.\n")
    assert document["answer"] == "The leaves\ncolour the water."
    assert graded("leaves/count", "-", input=b"\xff6")["message"] == "answer"


# -- why ---------------------------------------------------------------------------------------


def test_a_wrong_option_is_explained_by_its_misconception(run):
    result = run("leaves/colour", "b", "--explain")
    assert result.exit_code == 0
    assert result.stdout == (
        "leaves/colour (choice, en)\n"
        "Question: Where does the colour come from?\n"
        "  a) from the plant\n"
        "  b) from dye\n"
        "  c) from the cup\n"
        "Answer: b\n"
        "Taken as an answer.\n"
        "Verdict: incorrect, credit 0, graded exactly.\n"
        "\n"
        "Why:\n"
        "  It names the option “from dye”.\n"
        "  The right option is “from the plant”.\n"
        "  Misconception dye: The learner thinks somebody added dye.\n"
        "  Reply to it: No dye is needed.\n"
        "\n"
        "The learner then hears:\n"
        "  ✗ No dye is needed.\n"
        "  Hint 1: Look at the glass.\n"
    )


def test_without_explain_only_the_verdict_is_printed(run):
    result = run("leaves/colour", "b")
    assert "Verdict: incorrect" in result.stdout
    assert "Why:" not in result.stdout and "hears" not in result.stdout


@pytest.mark.parametrize(
    ("answer", "read_as"),
    [("6.05", [6.05]), ("7 grams", [7]), ("600 %", []), ("six", [6]), ("3 or 4", [])],
)
def test_a_number_is_explained_by_how_it_was_read(graded, answer, read_as):
    why = graded("leaves/count", answer)["why"]
    assert why == {"read_as": read_as, "right": 6, "tolerance": 0.1, "unit": "g"}


def test_a_number_and_its_tolerance_in_sentences(run):
    out = run("leaves/count", "7", "--explain").stdout
    assert "  It is read as 7.\n  The right number is 6 g, up to 0.1 off.\n" in out
    assert (
        "  The right number is 12, exactly.\n" in run("leaves/count-again", "1", "--explain").stdout
    )


def test_an_order_is_explained_by_the_neighbours_it_keeps(run, graded):
    out = run("heat/steps", "b c a", "--explain").stdout
    assert (
        "  Neighbours kept: 1 of 2.\n"
        "  kept:     pour it → wait\n"
        "  not kept: wait → heat the water\n"
        "  The right order is: heat the water → pour it → wait.\n"
    ) in out
    kept = [one["is_kept"] for one in graded("heat/steps", "a b c")["why"]["neighbours"]]
    assert kept == [True, True]


def test_prose_is_explained_sentence_by_sentence(run):
    out = run("leaves/explain", "The plant does not colour it.", "--explain").stdout
    assert "  not seen:     plant: The plant gives the colour.\n" in out
    assert '  "The plant does not colour it" denies "plant|leaf|leaves colour*"' in out
    assert out.endswith("  (and is left to compare the answer with the key points)\n")


def test_the_reply_to_a_right_answer_is_all_that_is_heard(graded):
    assert graded("leaves/colour", "a")["next"] == ["✓ Right. The plant gives it away."]


def test_what_is_heard_is_in_the_language_of_the_lesson(graded):
    assert "看看杯子。" in graded("leaves/colour", "b", "--lang", "zh")["next"][1]


def test_a_contradiction_is_held_against_the_learners_own_words(graded):
    document = graded("leaves/explain", "The dye colours it.")
    assert document["key_points"][0]["finding"] == "contradicted"
    assert '"dye colours"' in document["next"][0]


# -- wrong use ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("item", "message"),
    [
        (
            "leaves/colours",
            "no item 'leaves/colours' in the course tea; expected CONCEPT/ITEM; the nearest are: "
            "leaves/colour, ",
        ),
        ("steps", "no item 'steps' in the course tea; expected CONCEPT/ITEM; the nearest "),
        (
            "leaves",
            "found the concept 'leaves'; expected one of its items; there are: leaves/colour, "
            "leaves/count, leaves/count-again, leaves/explain",
        ),
        ("leaves/guess", "'leaves/guess' is no item: a guess is not graded, any attempt counts; "),
        (
            "zzz/qqq",
            "no item 'zzz/qqq' in the course tea; expected CONCEPT/ITEM; the concepts are: "
            "leaves, heat",
        ),
    ],
)
def test_an_unknown_item_is_a_wrong_use_and_the_nearest_are_named(run, item, message):
    error = run(item, "x").exception
    assert isinstance(error, UsageError) and str(error).startswith(message)


def test_an_unknown_language_is_a_wrong_use(run):
    assert isinstance(run("leaves/count", "6", "--lang", "fr").exception, UsageError)


def test_no_answer_at_all_is_a_wrong_use(run):
    assert run("leaves/count").exit_code == 2


def test_nothing_is_kept(tmp_path, run):
    run("leaves/count", "6")
    assert not (tmp_path / "home").exists()


# -- other judges ------------------------------------------------------------------------------


class Judge:
    """A judge that says one thing, or breaks."""

    def __init__(self, judged=None):
        self.judged = judged

    async def judge(self, who, request):
        if self.judged is None:
            raise JudgeError("the server is away")
        return self.judged


def decided(folder, judge, text="It is how it grows."):
    course = load_course(write_course(folder))
    engine = Engine(course, FsrsScheduler(), load_phrases(PROMPTS))
    who = Enrolment("", "tea")
    return asyncio.run(decide(engine, judge, who, ("leaves/explain", "en"), text, NOW))


def test_a_judge_that_gives_no_reply_leaves_it_unsure_and_says_why(tmp_path):
    verdict = decided(tmp_path, Judge())
    assert (verdict.outcome, verdict.grader) == ("unsure", None)
    assert verdict.trouble == "the server is away" and verdict.is_check


def test_a_judge_may_see_that_a_message_answers_nothing(tmp_path):
    verdict = decided(tmp_path, Judge(Judged(1, (), "model", "attack")))
    assert (verdict.message, verdict.outcome, verdict.grader) == ("attack", "not_an_answer", None)


def test_the_judge_that_is_brought_is_the_one_that_judges(tmp_path):
    verdict = decided(tmp_path, Judge(Judged(1, (), "model")))
    assert (verdict.outcome, verdict.grader) == ("unsure", "model")
    course = load_course(tmp_path / "curriculum" / "tea")
    right = decided(tmp_path, OfflineJudge(course), "The leaves colour the water.")
    assert (right.outcome, right.grader) == ("correct", "keypoints")
