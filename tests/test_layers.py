"""What import-linter cannot hold: the core's allow-list, quiet imports, files of fair size."""

import ast
import subprocess
import sys
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
CORE = sorted((ROOT / "tutor" / "core").glob("*.py"))
LEARNERS = sorted((ROOT / "tutor" / "faces" / "simulator" / "learners").glob("*.py"))
ALLOWED = {
    "collections", "dataclasses", "datetime", "difflib", "enum", "fractions", "functools",
    "itertools", "math", "numpy", "operator", "random", "re", "statistics", "string",
    "typing", "unicodedata", "__future__",
}  # fmt: skip


def imported(path):
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (one.name for one in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module
            yield from (f"{node.module}.{one.name}" for one in node.names)


@pytest.mark.parametrize("path", CORE, ids=lambda path: path.stem)
def test_the_core_imports_only_itself_and_a_few_pure_modules(path):
    strangers = {
        name
        for name in imported(path)
        if not name.startswith("tutor.core") and name.partition(".")[0] not in ALLOWED
    }
    assert not strangers


@pytest.mark.parametrize("path", LEARNERS, ids=lambda path: path.stem)
def test_a_simulated_learner_knows_the_course_and_nothing_of_the_engine(path):
    # Who is taught by formulas of the engine would learn as the engine believes. The contract in
    # pyproject.toml names what is forbidden; a new file of the core is not on such a list.
    known = ("tutor.core.course", "tutor.faces.simulator.learners")
    strangers = {
        name for name in imported(path) if name.startswith("tutor") and not name.startswith(known)
    }
    assert not strangers and len(LEARNERS) > 3


def test_the_core_can_be_read_from_the_bottom_up():
    names = {f"tutor.core.{path.stem}" for path in CORE}
    below = {f"tutor.core.{path.stem}": names.intersection(imported(path)) for path in CORE}
    order = tuple(TopologicalSorter(below).static_order())  # a cycle has no order: CycleError
    assert set(order) == names and below["tutor.core.engine"]


def test_importing_reads_no_environment_and_opens_no_socket(tmp_path):
    program = """
import pkgutil, socket, sys
def closed(*a, **k): raise AssertionError("a socket was opened at import")
socket.socket.connect = closed
import tutor
for one in pkgutil.walk_packages(tutor.__path__, "tutor."):
    if one.name not in ("tutor.__main__", "tutor.store.migrations.env"):
        __import__(one.name)
"""
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=tmp_path,
        env={"PATH": "", "PYTHONPATH": str(ROOT), "MPLCONFIGDIR": str(tmp_path / "mpl")},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    assert not [path for path in tmp_path.iterdir() if path.name != "mpl"]


@pytest.mark.parametrize("path", sorted((ROOT / "tutor").rglob("*.py")), ids=str)
def test_a_file_fits_one_reading_and_opens_with_what_it_is(path):
    text = path.read_text("utf-8")
    assert text.count("\n") <= 320
    assert ast.get_docstring(ast.parse(text))
