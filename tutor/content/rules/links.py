"""Rule: `encompasses` and `supersedes` name other concepts of this course."""

from tutor.content.draft import Draft
from tutor.content.problem import Problem
from tutor.content.rules.prerequisites import advice_for


def check(draft: Draft) -> list[Problem]:
    """Links to a concept that does not exist, or to itself."""
    problems = []
    for page in draft.pages:
        links = [
            (name, page.line("encompasses", name), "encompasses")
            for name in page.group("encompasses")
        ]
        links += [
            (name, page.start("supersedes", n), "supersedes")
            for n, name in page.words("supersedes")
        ]
        for name, line, field in links:
            if name == page.id:
                words = f"the concept `{name}` in its own `{field}`", "another concept", "delete it"
                problems.append(Problem(page.file, line, *words))
            elif name not in draft.by_id:
                found = f"the unknown concept `{name}` in `{field}`"
                expected = "the id of a concept of this course"
                advice = advice_for(draft, name)
                problems.append(Problem(page.file, line, found, expected, advice))
    return problems
