"""Rule: what a concept cites is in the list of facts.

A course without a list of facts is not checked.
"""

from tutor.content.draft import Draft
from tutor.content.problem import Problem, nearest


def check(draft: Draft) -> list[Problem]:
    """Sources that are in no list."""
    if draft.facts is None:
        return []
    problems = []
    for page in draft.pages:
        for number, source in page.words("sources"):
            if source in draft.facts:
                continue
            near = nearest(source, draft.facts)
            hint = f"write `{near}` if you meant that, or " if near else ""
            advice = f"{hint}add it to facts.yaml"
            line = page.start("sources", number)
            found = f"the unknown source `{source}`"
            problems.append(Problem(page.file, line, found, "the id of a fact", advice))
    return problems
