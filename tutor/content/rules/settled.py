"""Rule: the judge that works offline agrees with what a teacher settled.

Knows what to try and how bad each disagreement is: to credit what a teacher calls wrong, or to
contradict what is right, is an error; not to see that something is right is a warning. How an
answer is judged is the caller's to bring.
"""

from collections.abc import Sequence

from tutor.content.draft import Draft, Page
from tutor.content.problem import Problem, Severity, listed, nearest, quoted
from tutor.content.rules.judge import Judging
from tutor.content.settled import Settled, Settlements
from tutor.core.course import Prose
from tutor.core.messages import PointFinding

_LONGEST_QUOTE = 60

_Words = tuple[str, str, str, Severity]
"""What was found, what was expected, what to do, and how bad it is."""


def check(draft: Draft, settled: Settlements, judging: Judging | None = None) -> list[Problem]:
    """What is wrong with the file, and every settled answer that the judge grades otherwise.

    Answers to concepts that are not live, or have mistakes of their own, are not tried.
    """
    problems = list(settled.problems)
    for one, line in zip(settled.answers, settled.lines, strict=True):
        words = _stranger(draft, one)
        if words is None and judging is not None:
            words = _tried(draft, one, judging)
        if words is not None:
            problems.append(Problem(settled.file, line, *words))
    return problems


def _stranger(draft: Draft, one: Settled) -> _Words | None:
    """Words for an item or a language that the course does not have, or None."""
    unknown = _unknown(draft, one)
    return None if unknown is None else (*unknown, "error")


def _unknown(draft: Draft, one: Settled) -> tuple[str, str, str] | None:
    if draft.languages and one.lang not in draft.languages:
        found = f"the unknown language `{one.lang}` of a settled answer"
        near = nearest(one.lang, draft.languages) or draft.languages[0]
        return found, f"one of {listed(draft.languages)}", f"write `{near}` if you meant that"
    concept, _, item = one.item.partition("/")
    page = draft.by_id.get(concept)
    if page is None:
        found = f"a settled answer to `{one.item}`, of the unknown concept `{concept}`"
        return found, "an item that this course has", _advice(_renamed(draft, concept, item))
    if page.concept is None:
        return None
    if item not in page.concept.items_by_id:
        like = nearest(item, page.concept.items_by_id)
        found = f"a settled answer to the unknown item `{one.item}`"
        advice = _advice(like and f"{concept}/{like}")
        return found, "an item that this course has", advice
    kind = page.concept.items_by_id[item].kind
    if kind not in ("short", "explain"):
        found = f"a settled answer to `{one.item}`, an item of kind `{kind}`"
        advice = f"delete it: a `{kind}` item is graded exactly"
        return found, "an item that is answered in the learner's own words", advice
    return None


def _renamed(draft: Draft, concept: str, item: str) -> str | None:
    """The item as it is called now: by its concept's new name, or by the nearest one."""
    heirs = (page.id for page in draft.pages if concept in page.elements("was"))
    name = next(heirs, None) or nearest(concept, draft.by_id)
    return f"{name}/{item}" if name else None


def _advice(near: str | None) -> str:
    return f"write `{near}` if you meant that, or delete the entry" if near else "delete the entry"


def _tried(draft: Draft, one: Settled, judging: Judging) -> _Words | None:
    """Words for an answer that the judge grades otherwise than the teacher, or None."""
    concept, _, name = one.item.partition("/")
    page = draft.by_id[concept]
    if not page.is_live or page.concept is None:
        return None
    item = page.concept.items_by_id[name]
    if not isinstance(item.task, Prose):
        return None
    case = item.task, one.lang, one.answer, item.ask.get(one.lang, "")
    points = judging.find(*case)
    about = f"{quoted(one.answer)} of `{one.item}`, settled as {one.verdict} on {one.on}"
    if one.verdict == "wrong":
        return _accepted(about, points, page)
    return _contradicted(about, points, page) or _unseen(about, points, judging.doubts(*case), page)


def _accepted(about: str, points: Sequence[PointFinding], page: Page) -> _Words | None:
    if not all(point.finding == "shown" for point in points):
        return None
    shown = ", ".join(f"{_quote(point)} shows `{point.point}`" for point in points)
    advice = f"make a phrasing in `say` narrower, or add one to `contradict`, in {page.file}"
    words = f"the judge accepts the answer {about}: {shown}"
    return words, "a key point missing or contradicted", advice, "error"


def _contradicted(about: str, points: Sequence[PointFinding], page: Page) -> _Words | None:
    against = [point for point in points if point.finding == "contradicted"]
    if not against:
        return None
    quotes = ", ".join(f"{_quote(point)} contradicts `{point.point}`" for point in against)
    which = listed(point.point for point in against)
    advice = f"make `contradict` of {which} narrower, in {page.file}"
    return f"the judge refuses the answer {about}: {quotes}", "no contradiction", advice, "error"


def _unseen(
    about: str, points: Sequence[PointFinding], doubts: Sequence[str], page: Page
) -> _Words | None:
    missing = listed(point.point for point in points if point.finding == "not_seen")
    if not missing:
        return None
    found = ", ".join((f"the judge finds nothing of {missing} in the answer {about}", *doubts))
    advice = f"add phrasings to `say` of {missing}, in {page.file}"
    return found, "every key point shown", advice, "warning"


def _quote(point: PointFinding) -> str:
    return quoted(point.quote, _LONGEST_QUOTE)
