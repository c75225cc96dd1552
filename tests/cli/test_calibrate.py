"""`tutor calibrate` as a teacher types it: what is printed, what is written, the exit code."""

import json

import pytest
from typer.testing import CliRunner

from tests.cli.crowd import class_of, enrol, record
from tests.content.builder import write_course
from tutor.cli.app import app
from tutor.cli.options import UsageError
from tutor.content.load import load_course, read_course
from tutor.core.calibration import FEWEST


@pytest.fixture
def tea(tmp_path):
    return write_course(tmp_path)


@pytest.fixture
def run(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TUTOR_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("COLUMNS", "100")
    at = ("--now", "2026-11-22T12:00:00+00:00")
    return lambda *words: CliRunner().invoke(app, ["calibrate", "curriculum/tea", *words, *at])


def test_the_estimates_are_shown_written_and_taken_up(tmp_path, tea, run):
    class_of(tmp_path / "home", 60)
    before = load_course(tea)

    result = run()

    assert result.exit_code == 0, result.output
    assert result.stdout.startswith("First answers without help: 300, of learners: 60.\n")
    assert "Written: curriculum/tea/calibration.yaml." in result.stdout
    left = f"Left as authored, with fewer than {FEWEST} answers: items 3, concepts 0."
    assert f"\n{left} Their names are in --json.\n" in result.stdout
    assert "why-hot" not in result.stdout
    text = (tea / "calibration.yaml").read_text(encoding="utf-8")
    assert text.startswith(
        "# Estimated by `tutor calibrate` from 300 answers of 60 learners, 2026-11-22 12:00 UTC.\n"
    )
    course, problems = read_course(tea)
    assert problems == []
    assert before.item("leaves/count").slip is None
    assert 0 < course.item("leaves/count").slip < 0.1
    assert course.item("heat/how-long").guess > before_guess(before)
    assert course.by_id["heat"].difficulty is not None


def before_guess(course):
    assert course.item("heat/how-long").guess is None
    return 0.03


def test_the_table_shows_each_number_before_and_after(tmp_path, tea, run):
    class_of(tmp_path / "home", 60)
    rows = {line.split()[0]: line.split()[1:] for line in run().stdout.splitlines() if "→" in line}
    course = load_course(tea)
    item = course.item("leaves/colour")
    slip, guess = f"{item.slip:.3f}", f"{item.guess:.3f}"
    assert rows["leaves/colour"] == ["60", "0.100", "→", slip, "0.400", "→", guess]
    assert rows["leaves"] == ["60", "0.00", "→", f"{course.by_id['leaves'].difficulty:.2f}"]


def test_a_second_run_starts_from_the_authors_and_not_from_the_first(tmp_path, tea, run):
    class_of(tmp_path / "home", 60)
    run()
    first = (tea / "calibration.yaml").read_text(encoding="utf-8")
    run()
    assert (tea / "calibration.yaml").read_text(encoding="utf-8") == first


def test_a_damaged_file_is_replaced(tmp_path, tea, run):
    class_of(tmp_path / "home", 60)
    (tea / "calibration.yaml").write_text("slip: [", encoding="utf-8")
    assert run().exit_code == 0
    assert load_course(tea).item("leaves/count").slip is not None


def test_a_dry_run_writes_nothing(tmp_path, tea, run):
    class_of(tmp_path / "home", 60)
    result = run("--dry-run")
    assert result.exit_code == 0
    assert result.stdout.endswith("Nothing was written (--dry-run).\n")
    assert not (tea / "calibration.yaml").exists()


def test_another_file_may_be_named(tmp_path, tea, run):
    class_of(tmp_path / "home", 60)
    assert "Written: mine.yaml." in run("--out", "mine.yaml").stdout
    assert (tmp_path / "mine.yaml").is_file()
    assert not (tea / "calibration.yaml").exists()


def test_a_place_that_cannot_be_written_is_said(tmp_path, tea, run):
    class_of(tmp_path / "home", 60)
    error = run("--out", "no/such/file.yaml").exception
    assert isinstance(error, UsageError)
    assert str(error) == (
        "no/such/file.yaml: cannot be written (No such file or directory); "
        "choose another place with --out"
    )


@pytest.mark.parametrize("learners", [0, FEWEST - 1])
def test_too_little_data_is_said_and_nothing_is_written(tmp_path, tea, run, learners):
    class_of(tmp_path / "home", learners)
    result = run()
    assert result.exit_code == 1
    assert f"of learners: {learners}." in result.stdout
    assert f"Too little data: an item needs {FEWEST} first answers without help" in result.stdout
    assert result.stdout.endswith("Nothing was written.\n")
    assert not (tea / "calibration.yaml").exists()


def test_an_older_file_stays_when_there_is_too_little_data(tea, run):
    file = tea / "calibration.yaml"
    file.write_text("slip: {leaves/count: 0.2}\n", encoding="utf-8")
    result = run()
    assert result.stdout.endswith("curriculum/tea/calibration.yaml stays as it is.\n")
    assert file.read_text(encoding="utf-8") == "slip: {leaves/count: 0.2}\n"


def test_everything_is_in_one_json_document_and_nobodys_name(tmp_path, tea, run):
    class_of(tmp_path / "home", 60)
    result = run("--json")
    document = json.loads(result.stdout)
    assert document["course"] == "tea" and document["learners"] == 60
    assert document["needed"] == FEWEST and document["written"] == "curriculum/tea/calibration.yaml"
    assert document["slip"]["leaves/count"].keys() == {"before", "after", "answers"}
    assert document["too_few"]["heat/why-hot"] == 0
    assert "secret-name" not in result.stdout + (tea / "calibration.yaml").read_text("utf-8")


def test_one_learner_of_another_course_does_not_count(tmp_path, tea, run):
    class_of(tmp_path / "home", 3)
    enrol(tmp_path / "home", "ana", [record("leaves/count", True)], course="bread")
    assert "First answers without help: 15, of learners: 3." in run().stdout
