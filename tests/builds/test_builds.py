"""The builds of the course: reference programs pass, wrong ones fail and are told why."""

import shutil

import pytest

from tests.builds.programs import REFERENCE
from tests.builds.wrong import WRONG
from tests.curriculum.names_model import NAMES
from tutor.builds.runner import Job, run
from tutor.content.load import load_course
from tutor.content.rules.programs import checks_file

COURSE = NAMES.parent
BUILDS = {one.id: one.builds[0] for one in load_course(COURSE).concepts if one.builds}
MISTAKES = [(build, n) for build in BUILDS for n in range(len(WRONG[build]))]


def report(build, program, seed=1, seconds=60.0):
    names = tuple(BUILDS[build].task.checks)
    return run(Job(program, checks_file(COURSE, build), names, seed, seconds))


def file_of(build):
    return f"{build.replace('-', '_')}.py"


def test_every_build_has_ten_wrong_programs():
    assert BUILDS and all(len(WRONG[build]) >= 10 for build in BUILDS)


@pytest.mark.parametrize("seed", [1, 2])
@pytest.mark.parametrize("build", BUILDS)
def test_the_reference_passes_on_any_data(build, seed):
    found = report(build, REFERENCE / file_of(build), seed)
    assert found.is_passed, found


@pytest.mark.parametrize(("build", "number"), MISTAKES)
def test_a_wrong_program_fails_and_is_told_why(build, number, tmp_path):
    right, wrong, check = WRONG[build][number]
    shutil.copytree(REFERENCE, tmp_path, dirs_exist_ok=True)
    program = tmp_path / file_of(build)
    text = program.read_text("utf-8")
    assert right in text, "the reference has changed"
    program.write_text(
        "KEPT = [[0] * 27 for _ in range(27)]\n" + text.replace(right, wrong), "utf-8"
    )
    found = report(build, program, seconds=15.0)
    assert not found.is_passed and found.outcomes
    failed = [one for one in found.outcomes if one.sort != "passed"]
    assert check in {one.check for one in failed}
    task = BUILDS[build].task
    assert all(task.checks[one.check][lang] for one in failed for lang in ("en", "zh"))
    told = [one for one in failed if one.sort in ("wrong", "failed")]
    assert all(one.error or (one.call and one.wanted) for one in told)
