"""`calibration.yaml`: what the answers of learners say, laid over what the authors wrote.

    difficulty:
      row-probs: 0.41
    slip:
      row-probs/which-axis: 0.08

Knows how the file is written, checked and laid over a course; without it the authored values hold.
A name that the course has no longer is a warning, since courses change. Does not know how the
numbers are found (`tutor.core.calibration`).
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from pydantic import Field, ValidationError

from tutor.content.complaints import complaints, value_at
from tutor.content.draft import Page
from tutor.content.problem import Problem
from tutor.content.rates import Difficulty, GuessRate, Slip
from tutor.content.schema import Fields
from tutor.content.yaml import EMPTY, Data, Document, read_yaml
from tutor.core.course import Concept, Course, Item
from tutor.core.estimate import Calibration, Estimate

CALIBRATION_FILE = "calibration.yaml"

HEADER = """\
# Estimated by `tutor calibrate` from {answers} answers of {learners} learners, {at}.
# These numbers are laid over the slip, guess and difficulty in the concept files. A program wrote
# this file and will write it again. Delete it, and the authored values hold.
"""


class CalibrationFields(Fields):
    """Estimated numbers: of concepts by their id, of items by `concept/item`."""

    difficulty: dict[str, Difficulty] = Field(default_factory=dict)
    slip: dict[str, Slip] = Field(default_factory=dict)
    guess: dict[str, GuessRate] = Field(default_factory=dict)


def read_calibration(folder: Path) -> Document | None:
    """The file of a course folder, right or wrong, or None when there is none."""
    file = folder / CALIBRATION_FILE
    if not file.is_file():
        return None
    document = read_yaml(file)
    return replace(document, problems=tuple(map(_worded, document.problems)))


def _worded(problem: Problem) -> Problem:
    """An empty file asks for no fields here: nobody has to write this one."""
    if problem.found != EMPTY:
        return problem
    expected = "the numbers that `tutor calibrate` writes here"
    return replace(problem, expected=expected, advice="delete it: the authors' numbers hold then")


def check(document: Document, pages: Iterable[Page]) -> list[Problem]:
    """What is wrong with the file, and a warning for every name that `pages` do not have."""
    found = [*document.problems, *complaints(CalibrationFields, document)]
    known = {page.id: page.concept for page in pages}
    for field in ("difficulty", "slip", "guess"):
        for name in _group(document.data, field):
            if (stranger := _stranger(name, field == "difficulty", known)) is not None:
                line = document.line(field, name)
                expected = "a name that this course has"
                advice = "write the file again with `tutor calibrate`, or delete the line"
                words = f"{stranger} in `{field}`", expected, advice
                found.append(Problem(document.file, line, *words, "warning"))
    return found


def _group(data: Data | None, field: str) -> Iterator[str]:
    group = value_at(data, (field,))
    yield from group if isinstance(group, dict) else ()


def _stranger(name: str, is_concept: bool, known: Mapping[str, Concept | None]) -> str | None:
    """What is unknown about a name, or None; a page that has mistakes is taken at its word."""
    concept, _, item = name.partition("/")
    if concept not in known or (is_concept and item):
        return f"the unknown concept `{name if is_concept else concept}`"
    page = known[concept]
    if is_concept or page is None or item in page.items_by_id:
        return None
    return f"the unknown item `{name}`"


def estimates(document: Document | None) -> CalibrationFields:
    """The numbers of a file; none when there is no file, or when it has errors."""
    try:
        return CalibrationFields.model_validate(document.data if document else {})
    except ValidationError:
        return CalibrationFields()


def lay_over(course: Course, document: Document) -> Course:
    """The course with the numbers of a file that has no errors; strangers change nothing."""
    fields = CalibrationFields.model_validate(document.data)

    def item(concept: str, one: Item) -> Item:
        name = f"{concept}/{one.id}"
        slip, guess = fields.slip.get(name, one.slip), fields.guess.get(name, one.guess)
        return replace(one, slip=slip, guess=guess)

    concepts = tuple(
        replace(
            one,
            items=tuple(item(one.id, of_it) for of_it in one.items),
            explain=replace(one.explain, item=item(one.id, one.explain.item)),
            difficulty=fields.difficulty.get(one.id, one.difficulty),
        )
        for one in course.concepts
    )
    return replace(course, concepts=concepts)


def calibration_text(found: Calibration, now: datetime) -> str:
    """The whole file: a header that says what it is, and every number with where it comes from."""
    header = HEADER.format(
        answers=found.answers, learners=found.learners, at=f"{now:%Y-%m-%d %H:%M %Z}".strip()
    )
    return header + "".join(
        (
            *_lines("difficulty", found.difficulty, "learners", 2),
            *_lines("slip", found.slip, "answers", 3),
            *_lines("guess", found.guess, "answers", 3),
        )
    )


def _lines(
    field: str, estimates: Mapping[str, Estimate], counted: str, digits: int
) -> Iterator[str]:
    if estimates:
        yield f"{field}:\n"
    for name, one in estimates.items():
        # Adding zero makes a minus that rounding left without a number vanish.
        after, before = (round(number, digits) + 0.0 for number in (one.after, one.before))
        yield f"  {name}: {after:g}  # {one.answers} {counted}; without them {before:g}\n"
