"""A course as it stands in its files, finished or not: what the rules look at.

Knows which files make up a course and gives tolerant views of their data: what is missing or has
the wrong shape is simply not there. Does not judge anything.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from tutor.content.complaints import value_at
from tutor.content.yaml import Data, Document, Scalar, Where
from tutor.core.course import Concept

_TEXTS: tuple[Where, ...] = (
    ("title",),
    ("requires", "*"),
    ("pain",),
    ("guess", "ask"),
    ("guess", "look_for"),
    ("solution", "first"),
    ("solution", "then"),
    ("example",),
    ("misconceptions", "*", "shows"),
    ("misconceptions", "*", "reply"),
    ("items", "*", "ask"),
    ("items", "*", "after"),
    ("items", "*", "unit"),
    ("items", "*", "hints", "*"),
    ("items", "*", "checks", "*"),
    ("items", "*", "options", "*"),
    ("items", "*", "steps", "*"),
    ("items", "*", "key_points", "*", "point"),
    ("items", "*", "key_points", "*", "missing"),
    ("explain", "ask"),
    ("explain", "pupil"),
    ("explain", "key_points", "*", "point"),
    ("explain", "key_points", "*", "missing"),
)
_ANSWERS: tuple[Where, ...] = (("items", "*", "right"), ("explain", "right"))


@dataclass(frozen=True)
class Page:
    """One concept file; `concept` is None while the file has problems of its own."""

    document: Document
    stem: str
    concept: Concept | None = None

    @property
    def file(self) -> str:
        """The file's name as problems show it."""
        return self.document.file

    @cached_property
    def id(self) -> str:
        """The id that the file claims, or its own name when it claims none."""
        return self.word("id") or self.stem

    @cached_property
    def is_live(self) -> bool:
        """Whether learners get to see it."""
        return self.word("status") == "live"

    @cached_property
    def requires(self) -> tuple[str, ...]:
        """The ids behind `requires`, as typed."""
        return tuple(self.group("requires"))

    def group(self, *where: str | int) -> dict[str, Data]:
        """The fields at a place, none when there is no group of fields."""
        value = value_at(self.document.data, where)
        return value if isinstance(value, dict) else {}

    def elements(self, *where: str | int) -> list[Data]:
        """The list at a place, empty when there is none."""
        value = value_at(self.document.data, where)
        return value if isinstance(value, list) else []

    def word(self, *where: str | int) -> str:
        """The text at a place, empty when there is none."""
        value = value_at(self.document.data, where)
        return value if isinstance(value, str) else ""

    def words(self, *where: str | int) -> Iterator[tuple[int, str]]:
        """The texts of the list at a place, each with its number in the list."""
        for number, element in enumerate(self.elements(*where)):
            if isinstance(element, str):
                yield number, element

    def line(self, *where: str | int) -> int:
        """The line of a key."""
        return self.document.line(*where)

    def start(self, *where: str | int) -> int:
        """The line on which a value begins."""
        return self.document.start(*where)

    def learner_texts(self, languages: tuple[str, ...]) -> Iterator[tuple[str, Scalar]]:
        """Every text that a learner may see, with its language, in the order of the file."""
        for where, scalar in self.document.scalars.items():
            for lang in languages:
                single = where[-1:] == (lang,) and is_text(where[:-1])
                several = where[-2:-1] == (lang,) and _fits(where[:-2], _ANSWERS)
                if single or several:
                    yield lang, scalar


@dataclass(frozen=True)
class Draft:
    """All files of a course; `facts` is None when there is no list of facts to check against.

    `calibration` is None when there is none, or when it is not wanted.
    """

    course: Document
    languages: tuple[str, ...]
    pages: tuple[Page, ...]
    facts: frozenset[str] | None = None
    calibration: Document | None = None

    @cached_property
    def by_id(self) -> Mapping[str, Page]:
        """The first page of every id."""
        return {page.id: page for page in reversed(self.pages)}

    @cached_property
    def ancestors(self) -> Mapping[str, frozenset[str]]:
        """Per concept, everything below it, as far as it exists; circles do no harm."""
        return {one: frozenset(_below(one, self.by_id)) for one in self.by_id}

    def is_grounded(self, one: str) -> bool:
        """Whether everything below a concept is there, with edges that can be read."""
        ways = [self.by_id[below] for below in (one, *self.ancestors[one])]
        return all(
            isinstance(value_at(page.document.data, ("requires",)), dict)
            and all(needed in self.by_id for needed in page.requires)
            for page in ways
        )

    @property
    def live(self) -> tuple[Page, ...]:
        """The pages that learners get to see."""
        return tuple(page for page in self.pages if page.is_live)


def is_text(where: Where) -> bool:
    """Whether a concept file has a text for learners at this place.

    >>> is_text(("items", 2, "ask")), is_text(("items", 2, "kind"))
    (True, False)
    """
    return _fits(where, _TEXTS)


def _fits(where: Where, shapes: tuple[Where, ...]) -> bool:
    alike = [shape for shape in shapes if len(shape) == len(where)]
    return any(
        all(one in ("*", step) for step, one in zip(where, shape, strict=True)) for shape in alike
    )


def _below(start: str, pages: Mapping[str, Page]) -> set[str]:
    found: set[str] = set()
    waiting = list(pages[start].requires)
    while waiting:
        one = waiting.pop()
        if one in pages and one not in found:
            found.add(one)
            waiting += pages[one].requires
    return found
