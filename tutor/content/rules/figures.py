"""Rule: a computed answer is the figure that it says it is.

Knows how a figure is shown ("7,932", "13.2%"); whether the figure itself is right is for the tests
of the course to work out.
"""

import re
from collections.abc import Iterator

from tutor.content.decimals import DECIMAL
from tutor.content.draft import Draft, Page
from tutor.content.problem import Problem, nearest
from tutor.content.yaml import Where

_SHOWN = re.compile(r"[-−+]?\d[\d, \u202f]*(?:\.\d+)?(?:[eE][+-]?\d+)?")
_ROUNDING = 1e-9


def check(draft: Draft) -> list[Problem]:
    """Answers that name no figure, or another value than their figure has."""
    return [
        problem
        for page in draft.pages
        for number in range(len(page.elements("items")))
        for problem in _answer(page, ("items", number))
    ]


def value(shown: str) -> float | None:
    """The number that a figure shows, or None when it shows none.

    >>> value("7,932"), value("about 13.2%"), value("none")
    (7932.0, 13.2, None)
    """
    found = _SHOWN.search(shown)
    if not found:
        return None
    return float(re.sub(r"[, \u202f]", "", found.group()).replace("−", "-"))


def _answer(page: Page, where: Where) -> Iterator[Problem]:
    name = page.word(*where, "computed")
    figures = page.group("figures")
    line = page.start(*where, "computed")
    if not name:
        return
    if name not in figures:
        near = nearest(name, figures)
        advice = f"write `{near}` if you meant that" if near else f"add `{name}` to `figures`"
        found = f"the unknown figure `{name}`"
        yield Problem(page.file, line, found, "a name in `figures`", advice)
        return
    shown = page.word("figures", name)
    number = value(shown)
    if number is None:
        found = f'the figure `{name}` shows "{shown}"'
        place = page.start("figures", name)
        yield Problem(page.file, place, found, "a number", "write the number as the text shows it")
        return
    answer, tolerance = page.word(*where, "answer"), page.word(*where, "tolerance") or "0"
    if not (DECIMAL.fullmatch(answer) and DECIMAL.fullmatch(tolerance)):
        return
    meant = (number, number / 100) if "%" in shown else (number,)
    if all(abs(float(answer) - one) > float(tolerance) + _ROUNDING * abs(one) for one in meant):
        found = f"the answer {answer}, where the figure `{name}` shows {shown}"
        expected = "the value of the figure, within the tolerance"
        place = page.start(*where, "answer")
        yield Problem(page.file, place, found, expected, "correct the one that is wrong")
