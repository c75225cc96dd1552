"""Rule: a build has its checks, one function for each, and the file that its program reads.

Reads the file of checks without running it. Whether the checks find what they should is for tests
with a right program and with wrong ones.
"""

import ast
from collections.abc import Iterator
from pathlib import Path

from tutor.content.draft import Draft, Page
from tutor.content.problem import Problem, nearest
from tutor.content.yaml import Where

FOLDER = "builds"


def checks_file(course_folder: Path, concept: str) -> Path:
    """Where the checks of a concept's program lie."""
    return course_folder / FOLDER / f"{concept.replace('-', '_')}.py"


def check(draft: Draft, folder: Path) -> list[Problem]:
    """Builds that nothing can check, second builds of a concept, and files that are not there."""
    problems = []
    for page in draft.pages:
        builds = [
            number
            for number in range(len(page.elements("items")))
            if page.word("items", number, "kind") == "build"
        ]
        for number in builds[1:]:
            found = f"a second build, `{page.word('items', number, 'id')}`"
            line = page.start("items", number, "id")
            advice = "keep one, or move it to another concept"
            problems.append(Problem(page.file, line, found, "one build in a concept", advice))
        for number in builds[:1]:
            problems += _needed(page, ("items", number), folder)
            problems += _functions(page, ("items", number), checks_file(folder, page.id))
    return problems


def _needed(page: Page, where: Where, folder: Path) -> Iterator[Problem]:
    needs = page.word(*where, "needs")
    if needs and not (folder / needs).is_file():
        found = f"`needs: {needs}`, a file that the course's folder does not have"
        line = page.start(*where, "needs")
        yield Problem(page.file, line, found, "a file beside course.yaml", "add it, or the path")


def _functions(page: Page, where: Where, file: Path) -> Iterator[Problem]:
    line = page.start(*where, "checks")
    shown = f"{FOLDER}/{file.name}"
    try:
        tree = ast.parse(file.read_text(encoding="utf-8"))
    except OSError:
        found = f"a build without a file of checks, {shown}"
        advice = "write it; docs/teachers.md shows one"
        yield Problem(page.file, line, found, f"{shown} beside course.yaml", advice)
        return
    except (SyntaxError, ValueError) as error:
        found = f"{shown}, which is not Python: {error}"
        yield Problem(page.file, line, found, "a Python file", "correct it")
        return
    there = {one.name for one in tree.body if isinstance(one, ast.FunctionDef)}
    for name in page.group(*where, "checks"):
        wanted = name.replace("-", "_")
        if wanted not in there:
            near = nearest(wanted, there)
            advice = f"write `{near}` if you meant that" if near else f"add `def {wanted}`"
            found = f"the check `{name}`, which {shown} does not have"
            place = page.start(*where, "checks", name)
            yield Problem(page.file, place, found, f"a function `{wanted}` there", advice)
