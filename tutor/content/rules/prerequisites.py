"""Rule: what a concept requires must exist and be another concept.

Knows former names too, so that an edge to a renamed concept says what it is called now.
"""

from collections.abc import Iterator

from tutor.content.draft import Draft, Page
from tutor.content.problem import Problem, Severity, nearest


def check(draft: Draft) -> list[Problem]:
    """Edges that lead nowhere or back to where they start."""
    return [problem for page in draft.pages for problem in _edges(draft, page)]


def _edges(draft: Draft, page: Page) -> Iterator[Problem]:
    for needed in page.requires:
        line = page.line("requires", needed)
        if needed == page.id:
            found = f"the concept `{needed}` requires itself"
            yield Problem(page.file, line, found, "another concept", "delete this line")
        elif needed not in draft.by_id:
            found = f"the unknown concept `{needed}` in `requires`"
            expected = "the id of a concept of this course"
            # In a draft it may be a step that is still to be written: learners do not meet it.
            severity: Severity = "warning" if page.word("status") == "draft" else "error"
            yield Problem(page.file, line, found, expected, advice_for(draft, needed), severity)


def advice_for(draft: Draft, unknown: str) -> str:
    """What to do about a name that no concept has: its new name, a near one, or to write it."""
    renamed = [page.id for page in draft.pages if unknown in [was for _, was in page.words("was")]]
    if renamed:
        return f"write `{renamed[0]}`, which is what it is called now"
    near = nearest(unknown, draft.by_id)
    if near:
        return f"write `{near}` if you meant that"
    return f"write the file `{unknown}.yaml`, or delete this line"
