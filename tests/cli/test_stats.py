"""`tutor course stats` as a teacher reads it: tables, one JSON document, and nobody's name."""

import json
from datetime import date

import pytest
from typer.testing import CliRunner

from tests.cli.crowd import HAS_OPTION, class_of, enrol, keep, opened, record
from tests.content.builder import write_course
from tutor.cli.app import app
from tutor.core.learner import Learner, Standing


@pytest.fixture
def run(tmp_path, monkeypatch):
    write_course(tmp_path)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TUTOR_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("COLUMNS", "100")
    at = ("--now", "2026-11-22T12:00:00+00:00")
    words = ("course", "stats", "curriculum/tea")
    return lambda *more: CliRunner().invoke(app, [*words, *more, *at])


@pytest.fixture
def home(tmp_path):
    return tmp_path / "home"


def row(result, name):
    """The cells of the one row that begins with a name."""
    (line,) = (line for line in result.stdout.splitlines() if line.split()[:1] == [name])
    return line.split()[1:]


def test_a_course_without_learners_says_so(run):
    result = run()
    assert result.exit_code == 0
    assert " ".join(result.stdout.split()) == (
        "tea. Learners: 0 began, 0 finished, 0 seen in the last 14 days, 0 stopped (0 of them in "
        "the placement). Answers: 0. No answers yet: nothing to count."
    )


def test_few_learners_are_too_little_data(home, run):
    class_of(home, 3)
    result = run()
    assert "Fewer than 10 learners: too little data to conclude much." in result.stdout
    assert "Too little data to say which items go with the rest" in result.stdout
    assert row(result, "leaves/count")[-1] == "–"


def test_a_class_is_counted_by_concept_and_by_item(home, run):
    class_of(home, 40)
    result = run()
    assert "tea. Learners: 40 began" in result.stdout and "Answers: 200." in result.stdout
    document = json.loads(run("--json").stdout)
    leaves = document["concepts"][0]
    assert leaves["concept"] == "leaves" and leaves["alone"]["of"] == 120
    right, count = leaves["alone"]["right"], leaves["alone"]["of"]
    assert row(result, "leaves") == [
        "–", "–", "–", "–", "–", f"{right}/{count}", f"{right / count:.0%}", "–"
    ]  # fmt: skip
    item = next(one for one in document["items"] if one["item"] == "leaves/count")
    first = item["first"]["right"]
    assert row(result, "leaves/count") == [
        f"{first}/40", f"{first / 40:.0%}", "–", "0/40", "0%", "–", f"{item['goes_with_rest']:.2f}"
    ]  # fmt: skip
    assert item["goes_with_rest"] > 0.2
    assert "heat/why-hot" not in result.stdout, "an item that nobody was asked is left out"


def test_nobodys_name_is_in_it(home, run):
    class_of(home, 12)
    assert "secret-name" not in run().stdout + run("--json").stdout


def test_who_knows_is_stuck_and_stopped_comes_from_the_store(home, run):
    knows = Standing(is_met=True, known_on=date(2026, 11, 1))
    state = Learner("tea", 1, step=1, is_placed=True, concept="heat", standings={"leaves": knows})
    tries = [record("heat/how-long", False, "practice", helped=number > 0) for number in range(5)]
    enrol(home, "ana", tries, state, days_ago=20)
    result = run()
    assert "Learners: 1 began, 0 finished, 0 seen in the last 14 days, 1 stopped" in result.stdout
    assert row(result, "leaves")[:4] == ["1", "1", "–", "–"]
    assert row(result, "heat") == ["–", "–", "1", "1", "5", "0/1", "0%", "0/4", "0%"]


@pytest.mark.skipif(not HAS_OPTION, reason="a record has no option yet")
@pytest.mark.parametrize(("lang", "text"), [("en", "from dye"), ("zh", "来自色素")])
def test_the_wrong_options_are_named_in_the_language_asked_for(home, run, lang, text):
    class_of(home, 40)
    result = run("--lang", lang)
    (line,) = (one for one in result.stdout.splitlines() if text in one)
    assert line.startswith("  leaves/colour: ")
    assert line.endswith(f"chose “{text}”, misconception dye")
    document = json.loads(run("--json", "--lang", lang).stdout)
    wrong = next(one for one in document["items"] if one["item"] == "leaves/colour")["wrong"]
    assert wrong[0]["text"] == text and wrong[0]["option"] == 1


def test_an_item_that_goes_with_nothing_is_named_with_what_to_check(home, run):
    class_of(home, 60)
    with opened(home) as store:
        for number in range(60):
            keep(store, f"mirror-{number}", mirrored(number))
    result = run()
    assert row(result, "heat/steps")[-1] == "!"
    assert "Items that do not go with the rest (!): heat/steps. Check the key" in result.stdout


def mirrored(number):
    """Everything right but one item, or everything wrong but that one."""
    is_able = number % 2 == 0
    names = ("leaves/colour", "leaves/count", "leaves/count-again", "heat/how-long")
    return [*(record(name, is_able) for name in names), record("heat/steps", not is_able)]


def test_an_unknown_language_is_a_wrong_use(run):
    assert str(run("--lang", "fr").exception).startswith("no language 'fr' in this course")
