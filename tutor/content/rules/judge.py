"""Rule: the judge that works offline agrees with the author's model answers.

Knows which answers to try, where they stand, and how to put what was found about each key point.
How an answer is judged, and why a sentence showed nothing, is the caller's to bring.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from tutor.content.draft import Draft, Page
from tutor.content.problem import Problem, listed, quoted
from tutor.content.rules.model_answers import prose_places
from tutor.content.yaml import Where
from tutor.core.course import Item, Prose
from tutor.core.messages import PointFinding

Find = Callable[[Prose, str, str, str], Sequence[PointFinding]]
"""Judges `(prose, language, answer, question)`: what was found about every key point."""

Doubts = Callable[[Prose, str, str, str], Sequence[str]]
"""Says about the same why some of an answer's sentences could show nothing."""

_LONGEST_QUOTE = 60


@dataclass(frozen=True)
class Judging:
    """How answers are judged."""

    find: Find
    doubts: Doubts


def check(draft: Draft, judging: Judging) -> list[Problem]:
    """Right answers that are refused and wrong ones that are accepted, in live concepts."""
    return [
        problem
        for page in draft.live
        for where, item in _prose_items(page)
        for lang in draft.languages
        for problem in _answers(page, where, item, lang, judging)
    ]


def _prose_items(page: Page) -> Iterator[tuple[Where, Item]]:
    if page.concept is None:
        return
    for where in prose_places(page):
        name = page.word(*where, "id") or "explain"
        yield where, page.concept.items_by_id[name]


def _answers(
    page: Page, where: Where, item: Item, lang: str, judging: Judging
) -> Iterator[Problem]:
    if not isinstance(item.task, Prose):
        return
    for field, wanted in (("right", True), ("wrong", False)):
        for number, answer in page.words(*where, field, lang):
            case = item.task, lang, answer.strip(), item.ask[lang]
            points = judging.find(*case)
            if all(point.finding == "shown" for point in points) == wanted:
                continue
            line = page.start(*where, field, lang, number)
            about = f"answer {quoted(answer)} of `{item.id}`"
            words = _refused(about, points, judging.doubts(*case)) if wanted else None
            yield Problem(page.file, line, *(words or _accepted(about, points)))


def _refused(
    about: str, points: Sequence[PointFinding], doubts: Sequence[str]
) -> tuple[str, str, str]:
    missing = [point.point for point in points if point.finding == "not_seen"]
    against = [point for point in points if point.finding == "contradicted"]
    found = [f"{_quote(point)} contradicts `{point.point}`" for point in against]
    advice = (
        [f"make `contradict` of {listed(p.point for p in against)} narrower"] if against else []
    )
    if missing:
        found.append(f"it finds nothing of {listed(missing)}")
        advice.append(f"add phrasings to `say` of {listed(missing)}")
        found += doubts
        advice += ["say it in other sentences"] if doubts else []
    words = f"the judge refuses the right {about}: {', '.join(found)}"
    return words, "every key point shown", ", or ".join(advice)


def _accepted(about: str, points: Sequence[PointFinding]) -> tuple[str, str, str]:
    shown = ", ".join(f"{_quote(point)} shows `{point.point}`" for point in points)
    advice = "make a phrasing in `say` narrower, or add one to `contradict`"
    words = f"the judge accepts the wrong {about}: {shown}"
    return words, "a key point missing or contradicted", advice


def _quote(point: PointFinding) -> str:
    return quoted(point.quote, _LONGEST_QUOTE)
