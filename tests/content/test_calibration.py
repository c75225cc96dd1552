"""The file of estimated numbers: written, read back, laid over, and what a changed course does."""

from datetime import UTC, datetime

import pytest

from tests.content.builder import HEAT, LEAVES, but, linted, write_course
from tutor.content.calibration import CALIBRATION_FILE, calibration_text
from tutor.content.lint import lint
from tutor.content.load import load_course, read_course
from tutor.core.estimate import Calibration, Estimate

NOW = datetime(2026, 11, 22, 9, 5, tzinfo=UTC)
FOUND = Calibration(
    learners=56,
    answers=1234,
    slip={"leaves/count": Estimate(0.1, 0.0412, 120), "heat/explain": Estimate(0.1, 0.2, 31)},
    guess={"leaves/colour": Estimate(1 / 3, 0.4066, 77)},
    difficulty={"leaves": Estimate(-0.67, -0.004, 48), "heat": Estimate(0.67, 1.2345, 41)},
    too_few={"heat/steps": 3},
)
TEXT = """\
# Estimated by `tutor calibrate` from 1234 answers of 56 learners, 2026-11-22 09:05 UTC.
# These numbers are laid over the slip, guess and difficulty in the concept files. A program wrote
# this file and will write it again. Delete it, and the authored values hold.
difficulty:
  leaves: 0  # 48 learners; without them -0.67
  heat: 1.23  # 41 learners; without them 0.67
slip:
  leaves/count: 0.041  # 120 answers; without them 0.1
  heat/explain: 0.2  # 31 answers; without them 0.1
guess:
  leaves/colour: 0.407  # 77 answers; without them 0.333
"""


def write(folder, text, **pages):
    tea = write_course(folder, **pages)
    (tea / CALIBRATION_FILE).write_text(text, encoding="utf-8")
    return tea


def rates(course):
    return {
        f"{concept.id}/{item.id}": (item.slip, item.guess)
        for concept in course.concepts
        for item in concept.items_by_id.values()
        if (item.slip, item.guess) != (None, None)
    }


def test_the_file_says_what_it_is_from_how_many_answers_and_when():
    assert calibration_text(FOUND, NOW) == TEXT


def test_what_is_written_is_laid_over_the_course(tmp_path):
    course = load_course(write(tmp_path, TEXT))

    assert [course.by_id[one].difficulty for one in ("leaves", "heat")] == [0, 1.23]
    assert rates(course) == {
        "leaves/colour": (None, 0.407),
        "leaves/count": (0.041, None),
        "heat/explain": (0.2, None),
    }
    assert linted(tmp_path) == []


def test_estimates_go_before_the_authors_numbers_and_others_stay(tmp_path):
    leaves = but(LEAVES, "    answer: 6", "    answer: 6\n    slip: 0.3\n    guess: 0.05")
    leaves = but(leaves, "why: ", "difficulty: 2\nwhy: ")
    tea = write(tmp_path, "slip: {leaves/count: 0.02}", leaves=leaves)

    assert rates(load_course(tea)) == {"leaves/count": (0.02, 0.05)}
    assert load_course(tea).by_id["leaves"].difficulty == 2
    assert rates(load_course(tea, is_calibrated=False)) == {"leaves/count": (0.3, 0.05)}


def test_deleting_the_file_undoes_it(tmp_path):
    before = load_course(write_course(tmp_path))
    tea = write(tmp_path, TEXT)
    with_it = load_course(tea)
    assert with_it.version != before.version

    (tea / CALIBRATION_FILE).unlink()

    assert load_course(tea) == before
    assert with_it != before


def test_names_that_are_gone_are_warnings_with_a_next_step(tmp_path):
    text = "difficulty:\n  cups: 1\n  leaves/count: 1\nslip:\n  leaves/old: 0.1\n  cups/one: 0.1\n"
    tea = write(tmp_path, text)

    course, found = read_course(tea)

    advice = "write the file again with `tutor calibrate`, or delete the line"
    assert [str(one).removeprefix(f"{tea}/calibration.yaml:") for one in found] == [
        f"{line}: warning: {stranger}; expected a name that this course has; {advice}"
        for line, stranger in [
            (2, "the unknown concept `cups` in `difficulty`"),
            (3, "the unknown concept `leaves/count` in `difficulty`"),
            (5, "the unknown item `leaves/old` in `slip`"),
            (6, "the unknown concept `cups` in `slip`"),
        ]
    ]
    assert rates(course) == {}


def test_a_concept_that_is_being_rewritten_is_no_stranger(tmp_path):
    draft = but(but(HEAT, "status: live", "status: draft"), "pain: {en: Cold", "# {en: Cold")
    _, found = read_course(write(tmp_path, TEXT, heat=draft))
    assert [one.found for one in found] == ["no `pain`"]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (
            "slip:\n  leaves/count: 0.9",
            "2: the number 0.9 in `slip`, `leaves/count`; expected a number from 0.001 to 0.4; "
            "write, say, `0.1`",
        ),
        (
            "guess:\n  leaves/count: no",
            '2: the plain text "no" in `guess`, `leaves/count`; expected a number; '
            "write digits only, such as `0.25`",
        ),
        (
            "difficulty:\n  leaves: 7",
            "2: the number 7 in `difficulty`, `leaves`; expected a number from -4 to 4; "
            "write, say, `0.5`",
        ),
        (
            "slips: {leaves/count: 0.1}",
            "1: the unknown field `slips`; expected one of `difficulty`, `slip`, `guess`; "
            "write `slip` if you meant that, or delete it",
        ),
    ],
)
def test_a_wrong_number_is_an_error_at_its_line(tmp_path, text, problem):
    tea = write(tmp_path, text)

    course, found = read_course(tea)

    assert course is None
    assert [str(one) for one in found] == [f"{tea}/calibration.yaml:{problem}"]
    assert load_course(tea, is_calibrated=False)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (
            "guess:\n  leaves/count: 0.6\nslip:\n  leaves/count: 0.4\n",
            "4: a slip of 0.4 and a guess of 0.6, with which a right answer to `count` says "
            "nothing; expected less than 1 for both together; ",
        ),
        (
            "guess:\n  leaves/count: 0.6\n",
            "2: warning: a slip of 0.3 and a guess of 0.6, with which a right answer to `count` "
            "says hardly anything; expected 1 - slip at least 1.5 x guess; ",
        ),
    ],
)
def test_estimates_with_which_a_right_answer_says_nothing_are_told(tmp_path, text, problem):
    leaves = but(LEAVES, "    answer: 6", "    answer: 6\n    slip: 0.3")
    write(tmp_path, text, leaves=leaves)
    (found,) = lint(tmp_path / "curriculum" / "tea")
    advice = "rewrite the question, and delete its lines here"
    assert str(found) == f"{tmp_path}/curriculum/tea/calibration.yaml:{problem}{advice}"


@pytest.mark.parametrize("text", ["", "# nothing yet\n"])
def test_an_empty_file_may_be_deleted(tmp_path, text):
    tea = write(tmp_path, text)
    _, (found,) = read_course(tea)
    assert str(found) == (
        f"{tea}/calibration.yaml:1: an empty file; expected the numbers that `tutor calibrate` "
        "writes here; delete it: the authors' numbers hold then"
    )


@pytest.mark.parametrize("text", ["", "# nothing yet\n", "slip: [", "slip", "slip: 0.1"])
def test_a_file_that_is_no_calibration_is_an_error_and_no_crash(tmp_path, text):
    course, found = read_course(write(tmp_path, text))

    assert course is None
    assert found and all("calibration.yaml:1:" in str(one) for one in found)
