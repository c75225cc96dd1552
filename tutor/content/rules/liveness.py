"""Rule: a live concept may only require live ones.

A learner could never reach a concept behind one that is not shown.
"""

from tutor.content.draft import Draft
from tutor.content.problem import Problem


def check(draft: Draft) -> list[Problem]:
    """Edges from live concepts to drafts and retired ones."""
    problems = []
    for page in draft.live:
        for needed in page.requires:
            other = draft.by_id.get(needed)
            if other is None or other.word("status") not in ("draft", "retired"):
                continue
            status = other.word("status")
            found = f"the live concept `{page.id}` requires `{needed}`, which is {status}"
            advice = f"make `{needed}` live, or make `{page.id}` a draft, or delete this line"
            line = page.line("requires", needed)
            problems.append(Problem(page.file, line, found, "a live concept", advice))
    return problems
