"""Rule: a concept can be certified without a model.

That takes two different items that are graded exactly; two kinds of them are better, since a kind
can be guessed in its own way.
"""

from tutor.content.draft import Draft
from tutor.content.problem import Problem
from tutor.core.course import CLOSED_KINDS


def check(draft: Draft) -> list[Problem]:
    """Live concepts with fewer than two closed items (error) or of one kind only (warning)."""
    problems = []
    for page in draft.live:
        numbers = range(len(page.elements("items")))
        kinds = [page.word("items", number, "kind") for number in numbers]
        closed = [kind for kind in kinds if kind in CLOSED_KINDS]
        line = page.line("items")
        if len(closed) < 2:
            found = f"{len(closed) or 'no'} closed item{'' if len(closed) == 1 else 's'}"
            advice = "add items of the kinds `choice`, `number` or `order`"
            problems.append(Problem(page.file, line, found, "at least 2", advice))
        elif len(set(closed)) < 2:
            found = f"closed items of one kind only, `{closed[0]}`"
            others = " or ".join(f"`{kind}`" for kind in sorted(CLOSED_KINDS - set(closed)))
            advice = f"add an item of the kind {others}"
            expected = "at least 2 kinds"
            problems.append(Problem(page.file, line, found, expected, advice, "warning"))
    return problems
