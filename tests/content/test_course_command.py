"""`tutor course ...` as a teacher types it: what is printed and the exit code."""

import json

import pytest
from typer.testing import CliRunner

from tests.content.builder import HEAT, LEAVES, but, write_course
from tutor.cli.course import course_app


@pytest.fixture
def run(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return lambda *words: CliRunner().invoke(course_app, list(words))


def test_a_good_course_passes(tmp_path, run):
    write_course(tmp_path)

    result = run("lint", "curriculum/tea")

    assert (result.exit_code, result.stdout) == (0, "0 errors, 0 warnings in 3 files\n")


def test_a_folder_of_courses_is_checked_course_by_course(tmp_path, run):
    write_course(tmp_path, heat=but(HEAT, "answer: 3", "answer: 4"))
    other = write_course(tmp_path / "other", leaves=but(LEAVES, "status: live", "status: lve"))
    other.rename(tmp_path / "curriculum" / "tea2")

    result = run("lint", "curriculum")

    assert result.exit_code == 1
    assert [line.split(": ")[0] for line in result.stdout.splitlines()[:-1]] == [
        "curriculum/tea/concepts/heat.yaml:21",
        "curriculum/tea2/concepts/leaves.yaml:2",
        "curriculum/tea2/course.yaml:1",
    ]
    assert result.stdout.splitlines()[-1] == "3 errors, 0 warnings in 6 files"


def test_warnings_alone_pass(tmp_path, run):
    start, end = LEAVES.index("  - id: colour"), LEAVES.index("  - id: count\n")
    write_course(tmp_path, leaves=LEAVES[:start] + LEAVES[end:])

    result = run("lint", "curriculum/tea")

    assert result.exit_code == 0
    assert result.stdout.splitlines()[-1] == "0 errors, 1 warning in 3 files"


def test_the_judge_takes_part(tmp_path, run):
    write_course(tmp_path, leaves=but(LEAVES, "The leaves colour the water.", "I do not know."))

    result = run("lint", "curriculum/tea")

    assert "the judge refuses the right answer" in result.stdout
    assert result.exit_code == 1


def test_problems_as_json(tmp_path, run):
    write_course(tmp_path, heat=but(HEAT, "answer: 3", "answer: 4"))

    result = run("lint", "curriculum/tea", "--json")

    assert result.exit_code == 1
    assert json.loads(result.stdout) == {
        "problems": [
            {
                "file": "curriculum/tea/concepts/heat.yaml",
                "line": 21,
                "severity": "error",
                "found": "the answer 4, where the figure `minutes` shows 3",
                "expected": "the value of the figure, within the tolerance",
                "advice": "correct the one that is wrong",
            }
        ],
        "errors": 1,
        "warnings": 0,
        "files": 3,
    }


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["lint", "nowhere"], "nowhere: found nothing there; expected a course folder; "),
        (["lint", "empty"], "empty: found no course.yaml in it nor one level below; expected"),
        (
            ["lint", "curriculum/tea/concepts/heat.yaml"],
            "curriculum/tea/concepts/heat.yaml: found a file; expected a course folder; "
            "give curriculum/tea instead",
        ),
        (
            ["graph", "curriculum"],
            "curriculum: found a folder of courses; expected one course; "
            "choose from curriculum/tea",
        ),
        (
            ["graph", "curriculum/tea", "--lang", "fr"],
            "--lang fr: the course tea has no such language; it has en, zh",
        ),
        (
            ["graph", "curriculum/tea", "--out", "ramp.gif"],
            "--out ramp.gif: found the ending '.gif'; expected .svg or .png",
        ),
        (
            ["graph", "curriculum/tea", "--out", "no/such/ramp.svg"],
            "--out no/such/ramp.svg: cannot be written (No such file or directory); "
            "choose another place",
        ),
        (["schema", "--out", "file"], "file: cannot be written (File exists); choose another"),
    ],
)
def test_a_command_used_wrongly_says_so(tmp_path, run, words, message):
    write_course(tmp_path)
    (tmp_path / "empty").mkdir()
    (tmp_path / "file").write_text("")

    result = run(*words)

    assert result.exit_code == 2
    assert result.stderr.startswith(message)
    assert result.stdout == ""


def test_the_graph_is_printed_as_mermaid(tmp_path, run):
    write_course(tmp_path)

    result = run("graph", "curriculum/tea", "--lang", "zh")

    assert result.exit_code == 0
    assert result.stdout.startswith('flowchart TD\n    c_leaves["茶是什么"]\n')


def test_the_graph_is_drawn_into_a_file(tmp_path, run):
    write_course(tmp_path)

    result = run("graph", "curriculum/tea", "--out", "ramp.svg")

    assert (result.exit_code, result.stdout) == (0, "ramp.svg\n")
    assert b"<svg" in (tmp_path / "ramp.svg").read_bytes()


def test_a_broken_course_is_not_drawn(tmp_path, run):
    write_course(tmp_path, leaves=but(LEAVES, "status: live", "status: lve"))

    result = run("graph", "curriculum/tea")

    assert result.exit_code == 1
    assert result.stdout.startswith('curriculum/tea/concepts/leaves.yaml:2: the plain text "lve"')


def test_schemas_are_written_where_one_says(tmp_path, run):
    result = run("schema", "--out", "schema")

    assert result.stdout.split() == ["schema/concept.schema.json", "schema/course.schema.json"]
    assert (tmp_path / "schema" / "course.schema.json").is_file()


@pytest.mark.parametrize("command", ["lint", "graph", "schema"])
def test_help_has_examples(run, command):
    assert f"tutor course {command}" in run(command, "--help").stdout
