"""Checking in a process of its own: whatever a program does, there is a report."""

import sys

import pytest

from tutor.builds.checking import Wrong, brief, need, same
from tutor.builds.runner import Job, run

CHECKS = """
from tutor.builds.checking import need, same

def adds(program, dice):
    one = dice.randint(1, 9)
    same(f"add({one}, 1)", need(program, "add")(one, 1), one + 1)

def doubles(program, dice):
    same("double(2)", need(program, "double")(2), 4)
"""
RIGHT = "def add(a, b):\n    return a + b\n\ndef double(a):\n    return 2 * a\n"


@pytest.fixture
def check(tmp_path):
    (tmp_path / "checks.py").write_text(CHECKS, "utf-8")

    def check(program, seconds=20.0, megabytes=2048, seed=3):
        file = tmp_path / "mine.py"
        file.write_text(program, "utf-8")
        names = ("adds", "doubles")
        return run(Job(file, tmp_path / "checks.py", names, seed, seconds, megabytes))

    return check


def sorts(report):
    return [one.sort for one in report.outcomes]


def test_a_right_program_passes(check):
    found = check(RIGHT)
    assert found.is_passed and sorts(found) == ["passed", "passed"]


def test_a_wrong_result_is_told_with_the_call_and_both_values(check):
    found = check(RIGHT.replace("a + b", "a - b")).outcomes[0]
    one = int(found.wanted) - 1
    assert found.sort == "wrong" and found.call == f"add({one}, 1)" and found.found == str(one - 1)


def test_the_same_seed_makes_the_same_data_and_another_one_other_data(check):
    wrong = RIGHT.replace("a + b", "a - b")
    calls = {check(wrong, seed=seed).outcomes[0].call for seed in range(8)}
    assert len(calls) > 1
    assert check(wrong, seed=3).outcomes == check(wrong, seed=3).outcomes


def test_an_error_names_the_line_of_the_learners_file(check):
    found = check(RIGHT.replace("    return 2 * a", "    b = 0\n    return a / b")).outcomes[1]
    assert (found.sort, found.line) == ("failed", 6) and "ZeroDivisionError" in found.error


def test_a_missing_function_lists_what_is_there(check):
    found = check(RIGHT.replace("def double", "def dubble")).outcomes[1]
    assert (found.sort, found.wanted) == ("wrong", "'double'") and "dubble" in found.found


@pytest.mark.parametrize(
    ("program", "line", "words"),
    [
        ("def add(a, b)\n    return a\n", 1, "SyntaxError"),
        ("import nothing_of_that_name\n", 1, "ModuleNotFoundError"),
        ("x = 1\nraise SystemExit(3)\n", 2, "SystemExit"),
        ("name = input()\n", 1, "EOFError"),
    ],
)
def test_a_program_that_cannot_be_loaded_says_where(check, program, line, words):
    found = check(program)
    assert (found.trouble, found.line) == ("broken", line) and words in found.error
    assert not found.is_passed and found.outcomes == ()


def test_an_endless_loop_is_stopped_and_what_passed_before_is_kept(check):
    found = check(RIGHT.replace("    return 2 * a", "    while True: pass"), seconds=2.0)
    assert found.trouble == "slow" and sorts(found) == ["passed", "slow"]


def test_an_endless_loop_while_loading_is_stopped_too(check):
    found = check("while True: pass\n", seconds=1.0)
    assert found.trouble == "slow" and sorts(found) == ["skipped", "skipped"]


def test_who_ends_the_process_has_not_passed(check):
    found = check("import os\n" + RIGHT.replace("    return 2 * a", "    os._exit(0)"))
    assert found.trouble == "gone" and sorts(found) == ["passed", "failed"]


def test_who_ends_the_process_by_exit_inside_a_check_has_failed_that_check(check):
    found = check(RIGHT.replace("    return 2 * a", "    raise SystemExit(0)"))
    assert sorts(found) == ["passed", "failed"] and "SystemExit" in found.outcomes[1].error


@pytest.mark.skipif(sys.platform != "linux", reason="memory is bounded on Linux only")
def test_memory_is_bounded(check):
    found = check(RIGHT.replace("return 2 * a", "return [0] * 10**9"), megabytes=512)
    assert found.outcomes[1].sort == "failed" and "MemoryError" in found.outcomes[1].error


def test_what_is_printed_is_kept_from_its_beginning_and_bounded(check):
    found = check("print('hello')\nprint('x' * 100_000)\n" + RIGHT)
    assert found.is_passed and found.printed.startswith("hello\nxxx") and len(found.printed) <= 2000


def test_deep_recursion_is_an_error_of_the_program(check):
    found = check(RIGHT.replace("return 2 * a", "return double(a)")).outcomes[1]
    assert found.sort == "failed" and "RecursionError" in found.error


def test_a_file_that_is_not_there_is_said_so(tmp_path):
    report = run(Job(tmp_path / "none.py", tmp_path / "checks.py", ("adds",), 1))
    assert report.trouble == "unreadable" and not report.is_passed


def test_a_program_may_use_its_neighbours(check, tmp_path):
    (tmp_path / "helper.py").write_text("def plus(a, b):\n    return a + b\n", "utf-8")
    borrowed = "    from helper import plus\n    return plus(a, b)"
    assert check(RIGHT.replace("    return a + b", borrowed)).is_passed


@pytest.mark.parametrize(
    ("found", "wanted"),
    [([1, 2], [1, 2, 3]), ("1", 1), (True, 1), (1.1, 1.0), (None, 0), ([[1], 2], [[1], [2]])],
)
def test_what_differs_is_wrong(found, wanted):
    with pytest.raises(Wrong):
        same("f()", found, wanted)


def test_a_long_value_is_shown_short():
    assert len(brief(list(range(10_000)))) < 320


def test_need_gives_what_is_there():
    assert need(sys.modules[__name__], "RIGHT") == RIGHT
