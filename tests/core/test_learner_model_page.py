"""The page about the learner model names every number as the code has it, and leaves none out."""

import ast
import importlib
import re
from datetime import timedelta
from pathlib import Path

import pytest

import tutor.core

PAGE = (Path(__file__).parents[2] / "docs" / "learner-model.md").read_text(encoding="utf-8")
ROWS = re.findall(r"^\| `(\w+)\.([A-Z_]+)` \| ([^|]+) \| [^|]+ \| [^|]+ \|$", PAGE, re.MULTILINE)
CORE = sorted(Path(tutor.core.__file__).parent.glob("*.py"))

NOT_ABOUT_THE_LEARNER = {
    "weights": "reads what kind of message something is",
    "arithmetic": "reads numbers",
    "asking": "reads what kind of message something is",
    "classify": "reads what kind of message something is",
    "closed": "reads what kind of message something is",
    "events": "how long a message may be",
    "faces": "reads what kind of message something is",
    "intake": "how long a name may be",
    "labels": "reads letters of options",
    "mash": "reads keys held down",
    "number_words": "reads numbers",
    "numerals": "reads numbers",
    "orders": "reads what kind of message something is",
    "pattern": "reads phrases",
    "remarks": "reads what kind of message something is",
    "spelling": "reads words",
}
"""Files whose numbers say nothing about what is believed of a learner or done about it."""


def assigned(path):
    """The names in capitals that a file gives a value at its top."""
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        targets = getattr(node, "targets", [getattr(node, "target", None)])
        for target in targets:
            for one in target.elts if isinstance(target, ast.Tuple) else [target]:
                if isinstance(one, ast.Name) and re.fullmatch("[A-Z_]+", one.id):
                    yield one.id


def numbers(value):
    """What is in the table for a value: its number or numbers, None for anything else."""
    match value:
        case bool():
            return None
        case int() | float():
            return [value]
        case timedelta():
            return [value.days]
        case (int() | float(), *_):
            return list(value)
    return None


def chosen(path):
    there = importlib.import_module(f"tutor.core.{path.stem}")
    found = {name: numbers(getattr(there, name)) for name in assigned(path)}
    return {(path.stem, name): value for name, value in found.items() if value is not None}


def test_the_page_has_every_number_of_the_core_as_it_is():
    there = {
        key: value
        for path in CORE
        if path.stem not in NOT_ABOUT_THE_LEARNER
        for key, value in chosen(path).items()
    }
    told = {
        (module, name): [float(one.replace(",", "")) for one in shown.split(", ")]
        for module, name, shown in ROWS
    }
    assert told == there
    assert len(told) == len(ROWS), "a number is in the table twice"


@pytest.mark.parametrize("name", NOT_ABOUT_THE_LEARNER)
def test_an_exception_is_still_needed(name):
    (path,) = (one for one in CORE if one.stem == name)
    assert chosen(path)


def test_numbers_are_found_wherever_they_are_set(tmp_path):
    path = tmp_path / "one.py"
    path.write_text("A, B = 1, 2\nC: float = 0.5\nd = 3\ndef f():\n    E = 4\n")
    assert list(assigned(path)) == ["A", "B", "C"]
    assert numbers((0.1, 0.9)) == [0.1, 0.9] and numbers(timedelta(14)) == [14]
    assert numbers("text") is numbers(("a", "b")) is numbers(True) is None
