"""The shipped courses as their files stand, and the programs that work out their numbers.

Knows folders and what of a concept file a learner may see. Does not know what is right.
"""

import importlib
import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import yaml

from tests.curriculum.names_model import read_names

ROOT = Path(__file__).parents[2]
NUMBER = re.compile(r"(?<![\w.])[-−]?\d[\d,]*(?:\.\d+)?%?")
YEAR = re.compile(r"(?:19|20)\d\d")
NAMES_COURSE = "bigram-to-gpt"
NOT_SHOWN = frozenset({
    "id", "status", "was", "sources", "figures", "why", "say", "contradict", "kind", "computed",
    "answer", "tolerance", "unit", "twin", "misconception", "wrong", "needs", "build",
})  # fmt: skip


@dataclass(frozen=True)
class Written:
    """One concept of a course, as its file stands: every value a text."""

    course: str
    id: str

    def __str__(self):
        return f"{self.course}/{self.id}"

    @cached_property
    def data(self):
        file = ROOT / "curriculum" / self.course / "concepts" / f"{self.id}.yaml"
        return yaml.load(file.read_text("utf-8"), yaml.BaseLoader)

    @cached_property
    def computed(self):
        """The figures, worked out now; those of the names course need the list of names."""
        name = self.id.replace("-", "_")
        if self.course == NAMES_COURSE:
            return importlib.import_module(f"tests.curriculum.figures.{name}").figures(read_names())
        folder = self.course.replace("-", "_")
        return importlib.import_module(f"tests.curriculum.figures.{folder}.{name}").figures()

    @property
    def asked(self):
        """The items that a lesson may ask."""
        return [item for item in self.data["items"] if item["kind"] != "build"]

    def may_show(self, number):
        """Whether a number needs no program: a small one, or in some courses a year."""
        is_year = self.course != NAMES_COURSE and YEAR.fullmatch(number)
        return number in SMALL or bool(is_year)


LANGUAGES = ("en", "zh")
SMALL = frozenset(str(number) for number in range(11))
COURSES = sorted(file.parent.name for file in (ROOT / "curriculum").glob("*/course.yaml"))
CONCEPTS = [
    Written(course, file.stem)
    for course in COURSES
    for file in sorted((ROOT / "curriculum" / course / "concepts").glob("*.yaml"))
]


def texts(node):
    """Every learner-facing text below a node of a concept file."""
    if isinstance(node, str):
        yield node
    elif isinstance(node, list):
        for one in node:
            yield from texts(one)
    else:
        for key, below in node.items():
            if key not in NOT_SHOWN:
                yield from texts(below)


def plain(number):
    """A number as it is compared: without a comma behind it, with a plain minus."""
    return number.rstrip(",").replace("−", "-")


def numbers(text):
    """Every number in a text."""
    return list(map(plain, NUMBER.findall(text)))


def only(node, lang):
    """A node with the texts of one language alone."""
    if isinstance(node, dict):
        return {
            key: only(below, lang)
            for key, below in node.items()
            if key not in LANGUAGES or key == lang
        }
    return [only(below, lang) for below in node] if isinstance(node, list) else node
