"""What a teacher types while a course is made: new, preview, try, diff, missing."""

import json
import shutil

import pytest
from typer.testing import CliRunner

from tests.content.builder import LEAVES, but, write_course
from tests.ramp import right_answer
from tutor.cli.app import app
from tutor.content.load import load_course, read_course
from tutor.core.messages import Opened
from tutor.store.sql import SqlStore
from tutor.wiring import DATABASE, assemble


@pytest.fixture
def run(home):
    return lambda *words, **more: CliRunner().invoke(app, ["course", *words], **more)


@pytest.fixture
def tea(home, tmp_path):
    return write_course(tmp_path)


def typed(*lines):
    return "".join(f"{line}\n" for line in lines)


BREAD = typed(
    "Bread: without luck", 'You can say "why".', "en, zh",
    "The net", "Gas & holes", "1", "The net holds it", "发酵", "yeast", "2 1", "gas", "net", "",
)  # fmt: skip


# -- new


def test_new_asks_and_writes_drafts_that_lint_reads(run, tmp_path):
    result = run("new", "bread", input=BREAD)

    assert result.exit_code == 0, result.output
    names = sorted(path.name for path in (tmp_path / "bread" / "concepts").iterdir())
    assert names == ["gas-holes.yaml", "the-net.yaml", "yeast.yaml"]
    _, problems = read_course(tmp_path / "bread")
    assert {one.found.split()[0] for one in problems} == {"no"}  # only what is still to be written
    assert [one.advice for one in problems if one.severity == "error"] == [
        "set `status: live` in a concept that is ready"
    ]


def test_new_keeps_what_was_said_word_for_word(run, tmp_path):
    run("new", "bread", input=BREAD)

    from tutor.content.yaml import read_yaml

    course = read_yaml(tmp_path / "bread" / "course.yaml").data
    yeast = read_yaml(tmp_path / "bread" / "concepts" / "yeast.yaml").data
    assert course["title"] == {"en": "Bread: without luck", "zh": "Bread: without luck"}
    assert course["languages"] == ["en", "zh"] and course["goal"]["en"] == 'You can say "why".'
    assert yeast["title"]["en"] == "发酵"
    assert yeast["requires"]["gas-holes"]["en"] == "gas"
    assert yeast["requires"]["the-net"]["en"] == "net"


def test_new_with_every_comment_taken_away_has_every_field(run, tmp_path):
    run("new", "bread", input=BREAD)
    file = tmp_path / "bread" / "concepts" / "the-net.yaml"
    lines = file.read_text("utf-8").splitlines()
    field = ("# introduces", "# pain", "# guess", "# solution", "# example", "# misconceptions",
             "# items", "# explain", "#  ")  # fmt: skip
    bare = [line[2:] if line.startswith(field) else line for line in lines]
    file.write_text("\n".join(bare), "utf-8")

    _, problems = read_course(tmp_path / "bread")

    mine = [one for one in problems if one.file.endswith("the-net.yaml")]
    assert mine and not [one for one in mine if "expected the field" in str(one)]
    assert not [one for one in mine if "unknown field" in one.found]


def test_new_overwrites_nothing(run, tmp_path):
    (tmp_path / "bread").mkdir()
    (tmp_path / "bread" / "notes.txt").write_text("mine", "utf-8")

    result = run("new", "bread", input=BREAD)

    assert result.exit_code == 2 or result.exception
    assert [path.name for path in (tmp_path / "bread").iterdir()] == ["notes.txt"]


def test_new_that_is_broken_off_writes_nothing(run, tmp_path):
    result = run("new", "bread", input="Bread\nYou can bake\n")

    assert result.exit_code == 130 and "Nothing was written" in result.output
    assert not (tmp_path / "bread").exists()


@pytest.mark.parametrize("name", ["Bread", "my bread", "brötchen"])
def test_new_says_which_name_would_do(run, name):
    result = run("new", name, input=BREAD)

    assert "expected lower-case letters" in str(result.exception)


# -- preview


def test_preview_shows_the_lesson_and_what_the_learner_does_not_see(run, tea):
    result = run("preview", str(tea), "--level", "perfect")

    assert result.exit_code == 0, result.output
    course = load_course(tea)
    shown = " ".join(result.output.split())
    for concept in course.concepts:
        for item in concept.items:
            if f"teacher's view of {concept.id}/{item.id}" in shown:
                for hint in item.hints:
                    assert " ".join(hint["en"].split())[:30] in shown
    assert "teacher's view of" in shown and "right:" in shown
    assert "The course is finished, after 1 day." in shown


def test_a_weak_learner_hears_more_than_a_perfect_one(run, tea):
    perfect = run("preview", str(tea), "--level", "perfect").output
    weak = run("preview", str(tea), "--level", "weak").output

    assert perfect != weak
    assert weak == run("preview", str(tea), "--level", "weak").output  # the same dice


def test_preview_of_one_concept_ends_when_it_is_known(run, tea):
    result = run("preview", str(tea), "--concept", "leaves", "--level", "perfect")

    assert result.exit_code == 0
    assert "The course is finished" not in result.output.rsplit("teacher's view", 1)[0]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (("--level", "genius"), "expected one of weak, middle, strong, perfect"),
        (("--knows", "leafs"), "no such concept"),
        (("--concept", "leafs"), "no such concept"),
        (("--lang", "fr"), "no language 'fr'"),
    ],
)
def test_preview_refuses_what_is_not_there(run, tea, words, expected):
    assert expected in str(run("preview", str(tea), *words).exception)


# -- try


def test_try_says_the_verdict_and_why(run, tea):
    result = run("try", "heat/how-long", "3", "--course", str(tea))

    assert result.exit_code == 0, result.output
    assert "Verdict: correct" in result.output and "Why:" in result.output


def test_try_takes_the_course_in_this_folder(run, tea, monkeypatch):
    monkeypatch.chdir(tea)

    assert "Verdict: correct" in run("try", "heat/how-long", "3").output


# -- diff


@pytest.fixture
def versions(tea, tmp_path):
    """The course as it is, and a copy to change."""
    new = tmp_path / "new" / "tea"
    shutil.copytree(tea, new)
    return tea, new


async def learn_the_first(course, name):
    """A learner who knows the first concept."""
    tutor = assemble(str(course))
    heard = []

    class Ear:
        async def perform(self, who, lang, action):
            heard.append(action)

    driver, who = tutor.driver(Ear()), tutor.enrolment(name)
    state = await driver.handle(who, Opened("en"))
    first = tutor.course.concepts[0].id
    for _ in range(60):
        if state.standing(first).known_on is not None:
            break
        ask = next(one for one in reversed(heard) if one.kind in ("ask", "ask_check"))
        state = await driver.handle(who, right_answer(tutor.course, ask, "en"))
    assert state.standing(first).known_on is not None
    tutor.store.close()


def test_diff_of_a_copy_says_that_nobody_notices(run, versions):
    result = run("diff", *map(str, versions))

    assert result.exit_code == 0 and "Learners would notice nothing." in result.output
    assert "Nobody has begun this course." in result.output


def test_diff_names_what_is_renamed_and_reworded(run, versions):
    old, new = versions
    file = new / "concepts" / "leaves.yaml"
    changed = but(LEAVES, "id: leaves\n", "id: brew\nwas: [leaves]\n")
    file.with_name("brew.yaml").write_text(changed, "utf-8")
    file.unlink()
    for other in (new / "concepts").iterdir():
        other.write_text(other.read_text("utf-8").replace("  leaves:", "  brew:"), "utf-8")

    result = run("diff", str(old), str(new))

    assert "renamed   leaves -> brew" in result.output and result.exit_code == 0
    assert "removed" not in result.output


async def test_diff_says_who_would_lose_what(run, tea, home, tmp_path):
    old = tea
    first = load_course(old).concepts[0].id
    await learn_the_first(old, "ana")
    heat = (old / "concepts" / "heat.yaml").read_text("utf-8")
    needs = next(line for line in heat.splitlines() if line.startswith("  leaves:"))
    alone = but(heat, f"requires:\n{needs}", "requires: {}").replace("tea leaves", "the plant")
    new = write_course(tmp_path / "later", heat=alone, leaves=None)

    counted = run("diff", str(old), str(new))
    named = run("diff", str(old), str(new), "--who")
    document = json.loads(run("diff", str(old), str(new), "--json").stdout)

    assert counted.exit_code == 1, counted.output + str(counted.exception)
    assert f"1 learner: would lose `{first}`, which they know" in counted.output
    assert "ana" not in counted.output and "1 learner (ana): would lose" in named.output
    assert document["removed"] == [first] and document["losing"] == 1
    store = SqlStore.open(home / DATABASE)
    assert len(list(store.learners("tea"))) == 1  # and nothing was changed
    store.close()


# -- missing


def test_missing_counts_every_text_of_a_new_language(run, tea):
    result = run("missing", str(tea), "--lang", "fr", "--json")
    document = json.loads(result.stdout)

    assert result.exit_code == 1
    assert document["missing"] == sum(one["texts"] for one in document["files"]) > 20
    assert document["prompts"] == ["messages.fr.yaml", "phrases.fr.yaml", "words.fr.yaml"]


def test_missing_shrinks_with_every_text_and_names_the_line(run, tea):
    file = tea / "concepts" / "leaves.yaml"
    before = json.loads(run("missing", str(tea), "--lang", "fr", "--json").stdout)["missing"]
    file.write_text(but(file.read_text("utf-8"), "title: {", "title: {fr: Le thé, "), "utf-8")

    listed = run("missing", str(tea), "--lang", "fr", "--list").output
    after = json.loads(run("missing", str(tea), "--lang", "fr", "--json").stdout)["missing"]

    assert after == before - 1
    assert "leaves.yaml:3: title" not in listed and "heat.yaml:3: title" in listed


def test_nothing_is_missing_in_a_language_that_is_there(run, tea):
    result = run("missing", str(tea), "--lang", "en")

    assert result.exit_code == 0 and "–" in result.output


def test_missing_wants_a_language(run, tea):
    assert "expected the code of a language" in str(
        run("missing", str(tea), "--lang", "English").exception
    )
