"""Rule: a right answer says something about who gave it.

Who knows a concept is right with a chance of 1 - slip, who does not with a chance of `guess`. Where
the second is as high, a right answer says nothing, or speaks against its learner. Knows where the
two numbers of a question come from: a concept file, the calibration file, or what is usual for its
kind. Passes over files that have problems of their own.
"""

from dataclasses import replace

from tutor.content.calibration import CalibrationFields, estimates
from tutor.content.draft import Draft, Page
from tutor.content.problem import Problem
from tutor.content.yaml import Where
from tutor.core.belief import guess_rate, slip_rate
from tutor.core.course import Item

TELLING = 1.5
"""A right answer should be so many times as likely from who knows as from who does not."""


def check(draft: Draft) -> list[Problem]:
    """Questions whose right answer says nothing (error) or hardly anything (warning)."""
    over = estimates(draft.calibration)
    found = (
        _problem(draft, page, item, over)
        for page in draft.pages
        if page.concept is not None
        for item in page.concept.items_by_id.values()
    )
    return [one for one in found if one is not None]


def _problem(draft: Draft, page: Page, item: Item, over: CalibrationFields) -> Problem | None:
    name = f"{page.id}/{item.id}"
    item = replace(
        item, slip=over.slip.get(name, item.slip), guess=over.guess.get(name, item.guess)
    )
    # Decimals may miss by the last bit: 0.3 and 0.7 are 1.
    slip, guess = slip_rate(item), guess_rate(item)
    if round(1 - slip - TELLING * guess, 9) >= 0 or (item.slip, item.guess) == (None, None):
        return None
    is_empty = round(1 - slip - guess, 9) <= 0
    says = "nothing" if is_empty else "hardly anything"
    words = (
        f"a slip of {slip:.3g} and a guess of {guess:.3g}, with which a right answer to "
        f"`{item.id}` says {says}",
        "less than 1 for both together" if is_empty else f"1 - slip at least {TELLING:g} x guess",
    )
    if draft.calibration is not None and (name in over.slip or name in over.guess):
        line = draft.calibration.line("slip" if name in over.slip else "guess", name)
        file, advice = draft.calibration.file, "rewrite the question, and delete its lines here"
    else:
        line = page.line(*_place(page, item))
        file, advice = page.file, "lower one of them, or ask what is harder to guess"
    return Problem(file, line, *words, advice, "error" if is_empty else "warning")


def _place(page: Page, item: Item) -> Where:
    field = "guess" if item.slip is None else "slip"
    for number, one in enumerate(page.elements("items")):
        if isinstance(one, dict) and one.get("id") == item.id:
            return "items", number, field
    return "explain", field
