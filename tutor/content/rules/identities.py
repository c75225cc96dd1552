"""Rule: every name belongs to one concept, the names it had before included.

Knows `id` and `was`; a former name that two concepts claim would give one learner's progress to
both.
"""

from collections.abc import Iterator

from tutor.content.draft import Draft, Page
from tutor.content.problem import Problem


def check(draft: Draft) -> list[Problem]:
    """Names that a second concept claims, at the second one."""
    owners: dict[str, str] = {}
    problems = []
    for former in (False, True):
        for page in draft.pages:
            for name, line in _names(page, former):
                if name in owners:
                    found = f"the name `{name}`, which {owners[name]} has already"
                    advice = "give one of the two another name"
                    problems.append(Problem(page.file, line, found, "a name of its own", advice))
                else:
                    owners[name] = page.file
    return problems


def _names(page: Page, former: bool) -> Iterator[tuple[str, int]]:
    if not former:
        yield page.id, page.start("id")
        return
    for number, name in page.words("was"):
        yield name, page.start("was", number)
