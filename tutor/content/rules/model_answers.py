"""Rule: every question for prose has model answers to test its key points with.

Knows how many are needed; whether they pass is for `judge` to try.
"""

from collections.abc import Iterator

from tutor.content.draft import Draft, Page
from tutor.content.problem import Problem
from tutor.content.yaml import Where

AT_LEAST = 2


def check(draft: Draft) -> list[Problem]:
    """Prose items of live concepts with too few `right` or `wrong` answers in some language."""
    return [
        problem
        for page in draft.live
        for where in prose_places(page)
        for problem in _too_few(page, where, draft.languages)
    ]


def prose_places(page: Page) -> list[Where]:
    """Where the page has questions that are answered in prose."""
    items = range(len(page.elements("items")))
    short: list[Where] = [
        ("items", number) for number in items if page.word("items", number, "kind") == "short"
    ]
    return [*short, ("explain",)] if page.group("explain") else short


def _too_few(page: Page, where: Where, languages: tuple[str, ...]) -> Iterator[Problem]:
    name = page.word(*where, "id") or "explain"
    for field, wish in (("right", "that must pass"), ("wrong", "that must not pass")):
        for lang in languages:
            answers = page.elements(*where, field, lang)
            if len(answers) >= AT_LEAST:
                continue
            found = f"{len(answers) or 'no'} `{field}` model answer{'s' * (len(answers) != 1)}"
            expected = f"at least {AT_LEAST}"
            advice = f"add answers {wish}, as a learner would write them"
            line = page.line(*where, field, lang)
            words = f"{found} in `{lang}` for `{name}`", expected, advice
            yield Problem(page.file, line, *words)
