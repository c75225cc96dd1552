"""`tutor simulate`: one document, the same twice, and something to show when it is interrupted."""

import json

import pytest
from typer.testing import CliRunner

from tests.content.builder import COURSE as COURSE_FILE
from tests.content.builder import HEAT, LEAVES
from tutor.cli import simulate
from tutor.cli.app import app
from tutor.faces.simulator.arms import ARMS
from tutor.faces.simulator.figures import MEASURES, NOTE
from tutor.faces.simulator.learners.family import FAMILIES

PNG = b"\x89PNG"


@pytest.fixture(autouse=True)
def home(monkeypatch, tmp_path):
    monkeypatch.setenv("TUTOR_HOME", str(tmp_path / "home"))


@pytest.fixture
def tea(tmp_path):
    concepts = tmp_path / "tea" / "concepts"
    concepts.mkdir(parents=True)
    (tmp_path / "tea" / "course.yaml").write_text(COURSE_FILE, "utf-8")
    (concepts / "leaves.yaml").write_text(LEAVES, "utf-8")
    (concepts / "heat.yaml").write_text(HEAT, "utf-8")
    return str(tmp_path / "tea")


def ran(*arguments):
    return CliRunner().invoke(app, [*arguments, "--jobs", "1"])


def document(*arguments):
    done = ran(*arguments, "--json")
    assert done.exit_code == 0, done.output
    return json.loads(done.stdout)


def test_json_is_one_document_with_every_family_arm_and_figure(tea):
    found = document("simulate", tea, "--learners", "2")
    assert found["done"] == 4 and found["is_complete"] is True
    assert found["note"] == NOTE
    assert found["families"].keys() == FAMILIES.keys()
    for arms in found["families"].values():
        assert arms.keys() == ARMS.keys()
        assert all(figures.keys() == MEASURES.keys() for figures in arms.values())


def test_the_same_seed_gives_the_same_figures_in_one_process_or_two(tea):
    alone = document("simulate", tea, "--learners", "1", "--seed", "5")
    done = CliRunner().invoke(
        app, ["simulate", tea, "--learners", "1", "--seed", "5", "--json", "--jobs", "2"]
    )
    assert json.loads(done.stdout) == alone


def test_a_course_is_simulated_in_any_of_its_languages_and_under_both_names(tea):
    chinese = document("simulate", tea, "--learners", "1", "--lang", "zh")
    assert chinese["lang"] == "zh"
    assert document("course", "simulate", tea, "--learners", "1", "--lang", "zh") == chinese


def test_the_table_says_what_it_does_not_show(tea):
    shown = ran("simulate", tea, "--learners", "1").output
    assert all(arm in shown for arm in ARMS)
    assert shown.rstrip().endswith(NOTE)


def test_interrupted_it_prints_what_is_done_so_far(tea, monkeypatch):
    through = []

    def take_all(setting, seat, arms):
        if len(through) == 3:
            raise KeyboardInterrupt
        through.append(seat)
        return real(setting, seat, arms)

    real = simulate.take_all
    monkeypatch.setattr(simulate, "take_all", take_all)
    done = ran("simulate", tea, "--learners", "9")
    assert done.exit_code == 130
    assert "Simulated learners: 9 in each of 2 families, 3 done." in done.output
    assert "Interrupted" in done.output


def test_interrupted_at_once_it_still_is_a_document(tea, monkeypatch):
    def take_all(setting, seat, arms):
        raise KeyboardInterrupt

    monkeypatch.setattr(simulate, "take_all", take_all)
    done = ran("simulate", tea, "--json")
    assert done.exit_code == 130
    assert json.loads(done.stdout)["families"] == {}


@pytest.mark.parametrize(("name", "start"), [("a.png", PNG), ("a.SVG", b"<?xml")])
def test_a_picture_is_drawn(tea, tmp_path, name, start):
    out = tmp_path / name
    done = ran("simulate", tea, "--learners", "1", "--picture", str(out))
    assert done.exit_code == 0, done.output
    assert out.read_bytes().startswith(start)


@pytest.mark.parametrize("name", ["a.gif", "png", "missing/a.png"])
def test_a_picture_that_cannot_be_written_is_refused_before_the_work(tea, tmp_path, name):
    done = ran("simulate", tea, "--picture", str(tmp_path / name))
    assert type(done.exception).__name__ == "UsageError"
    assert name in str(done.exception)
    assert done.stdout == ""


def test_a_language_that_the_course_has_not_is_refused(tea):
    done = ran("simulate", tea, "--lang", "fr")
    assert str(done.exception) == "no language 'fr' in this course; there are: en, zh"
