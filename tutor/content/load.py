"""From a folder to a course: read every file, check what the core relies on, put it in order.

Knows which files a course has. Only problems that would make a wrong course stop it here; what
makes a poor course is found by `lint`.
"""

import hashlib
import heapq
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from tutor.content import build
from tutor.content.calibration import CALIBRATION_FILE, check, lay_over, read_calibration
from tutor.content.checks import check_concept, check_course
from tutor.content.complaints import complaints, value_at
from tutor.content.draft import Draft, Page
from tutor.content.fields import LANGUAGE
from tutor.content.languages import settle
from tutor.content.problem import Problem, listed, shown
from tutor.content.rules import chances, circles, identities, liveness, prerequisites
from tutor.content.schema import ConceptFields, CourseFields
from tutor.content.settled import SETTLED_FILE
from tutor.content.yaml import Document, read_yaml
from tutor.core.course import Concept, Course
from tutor.core.errors import TutorError

COURSE_FILE = "course.yaml"
CONCEPTS = "concepts"
MOST_SHOWN = 10
"""How many errors the message of a ContentError lists; the lint lists them all."""


class ContentError(TutorError):
    """A course cannot be loaded; `problems` has everything that is wrong with it.

    The message has the first MOST_SHOWN errors and says how to see the rest.
    """

    def __init__(self, problems: Iterable[Problem], path: Path) -> None:
        self.problems = tuple(problems)
        errors = [str(problem) for problem in self.problems if problem.severity == "error"]
        more = len(errors) - MOST_SHOWN
        rest = [f"... and {more} more; run: tutor course lint {shown(path)}"] if more > 0 else []
        super().__init__("\n".join(errors[:MOST_SHOWN] + rest))


def load_course(path: Path, is_calibrated: bool = True) -> Course:
    """The course in a folder; raises ContentError with every problem when it cannot be taught.

    With `is_calibrated` the numbers of its calibration file, if any, are laid over the authored.
    """
    course, problems = read_course(path, is_calibrated)
    if course is None:
        raise ContentError(problems, path)
    return course


def read_course(path: Path, is_calibrated: bool = True) -> tuple[Course | None, list[Problem]]:
    """The course in a folder, or None when there are errors; and the problems, warnings too."""
    draft, problems = read_draft(path, is_calibrated)
    for rule in (identities, prerequisites, circles, liveness, chances):
        problems += rule.check(draft)
    live = [page.concept for page in draft.live if page.concept is not None]
    if not live and all(problem.severity == "warning" for problem in problems):
        found = f"no live concept in `{CONCEPTS}`"
        advice = "set `status: live` in a concept that is ready"
        problems.append(Problem(draft.course.file, 1, found, "at least one live concept", advice))
    problems = sorted(dict.fromkeys(problems))
    if any(problem.severity == "error" for problem in problems):
        return None, problems
    fields = CourseFields.model_validate(draft.course.data, context={"languages": draft.languages})
    course = Course(
        id=fields.id,
        title=fields.title,
        goal=fields.goal,
        languages=draft.languages,
        concepts=tuple(in_order(live)),
        version=_fingerprint(path, (page.id for page in draft.live), draft.calibration),
    )
    if draft.calibration is not None:
        course = lay_over(course, draft.calibration)
    return course, problems


def read_draft(path: Path, is_calibrated: bool = True) -> tuple[Draft, list[Problem]]:
    """Every file of a course and what is wrong inside each; nothing yet between the files."""
    course = read_yaml(path / COURSE_FILE)
    files = {file.stem: read_yaml(file) for file in concept_files(path)}
    languages, misnamed = _languages(course), list[Problem]()
    if languages is not None:
        languages, misnamed = settle(course, files.values(), languages)
    problems = [*misnamed, *_with(course, complaints(CourseFields, course, languages))]
    if course.data is not None:
        problems += check_course(course, path.resolve().name)
    problems += _strangers(path)
    pages = []
    for stem, document in files.items():
        page, found = _page(stem, document, languages)
        pages.append(page)
        problems += found
    calibration = read_calibration(path) if is_calibrated else None
    if calibration is not None:
        problems += check(calibration, pages)
    return Draft(course, languages or (), tuple(pages), calibration=calibration), problems


def concept_files(path: Path) -> list[Path]:
    """The concept files of a course folder, by name."""
    return sorted(file for file in (path / CONCEPTS).glob("*.yaml") if file.is_file())


def find_courses(folder: Path) -> list[Path]:
    """The course folders in a folder, by name; the folder itself when it is a course."""
    if (folder / COURSE_FILE).is_file():
        return [folder]
    return sorted(found.parent for found in folder.glob(f"*/{COURSE_FILE}"))


def in_order(concepts: Iterable[Concept]) -> Iterator[Concept]:
    """The concepts so that each comes after what it requires; equals are ordered by id.

    Every required concept must be among them.
    """
    by_id = {concept.id: concept for concept in concepts}
    missing = {one: set(concept.requires) for one, concept in by_id.items()}
    ready = [one for one, needs in missing.items() if not needs]
    heapq.heapify(ready)
    while ready:
        done = heapq.heappop(ready)
        yield by_id[done]
        for one, needs in missing.items():
            if done in needs:
                needs.remove(done)
                if not needs:
                    heapq.heappush(ready, one)


def _page(
    stem: str, document: Document, languages: tuple[str, ...] | None
) -> tuple[Page, list[Problem]]:
    page = Page(document, stem)
    problems = _with(document, complaints(ConceptFields, document, languages))
    if document.data is not None:
        problems += check_concept(document)
    if not problems:
        fields = ConceptFields.model_validate(document.data, context={"languages": languages})
        return replace(page, concept=build.concept(fields)), []
    if page.word("status") in ("draft", "retired"):
        problems = [_unfinished(problem) for problem in problems]
    return page, problems


def _with(document: Document, found: Iterable[Problem]) -> list[Problem]:
    """The document's own problems and the found ones that are not only their consequence."""
    lines = {problem.line for problem in document.problems}
    return [*document.problems, *(problem for problem in found if problem.line not in lines)]


def _unfinished(problem: Problem) -> Problem:
    """In a file that learners never see, what is only missing is no error yet."""
    return replace(problem, severity="warning") if problem.found.startswith("no `") else problem


def _languages(course: Document) -> tuple[str, ...] | None:
    value = value_at(course.data, ("languages",))
    if not isinstance(value, list):
        return None
    if not all(isinstance(one, str) and LANGUAGE.fullmatch(one) for one in value):
        return None
    return tuple(dict.fromkeys(str(one) for one in value)) or None


def _strangers(path: Path) -> Iterator[Problem]:
    """Files that look like concepts and would be passed over in silence."""
    for file in sorted((path / CONCEPTS).glob("*.yml")):
        advice = f"rename it to `{file.stem}.yaml`"
        yield Problem(shown(file), 1, "a file that ends in .yml", "a name ending in .yaml", advice)
    for file in sorted(path.glob("*.yaml")):
        if file.name not in (COURSE_FILE, CALIBRATION_FILE, SETTLED_FILE):
            found = f"a file beside {listed([COURSE_FILE])}"
            advice = f"move it there if it is a concept, or rename `{file.name}` otherwise"
            expected = f"concepts in `{CONCEPTS}`"
            yield Problem(shown(file), 1, found, expected, advice, "warning")


def _fingerprint(path: Path, live: Iterable[str], calibration: Document | None) -> str:
    files = [path / COURSE_FILE, *(path / CONCEPTS / f"{one}.yaml" for one in sorted(live))]
    if calibration is not None:
        files.append(path / CALIBRATION_FILE)
    total = hashlib.sha256()
    for file in files:
        total.update(file.name.encode() + b"\0" + hashlib.sha256(file.read_bytes()).digest())
    return total.hexdigest()[:12]
