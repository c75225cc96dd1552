"""Rule: the judge that works offline agrees with the author's model answers.

Knows which answers to try and where they stand; how an answer is judged is the caller's to bring.
"""

from collections.abc import Callable, Iterator

from tutor.content.draft import Draft, Page
from tutor.content.problem import Problem, quoted
from tutor.content.rules.model_answers import prose_places
from tutor.content.yaml import Where
from tutor.core.course import Item, Prose

Accepts = Callable[[Prose, str, str, str], bool]
"""Judges `(prose, language, answer, question)`: whether every key point is shown."""


def check(draft: Draft, accepts: Accepts) -> list[Problem]:
    """Right answers that are refused and wrong ones that are accepted, in live concepts."""
    return [
        problem
        for page in draft.live
        for where, item in _prose_items(page)
        for lang in draft.languages
        for problem in _answers(page, where, item, lang, accepts)
    ]


def _prose_items(page: Page) -> Iterator[tuple[Where, Item]]:
    if page.concept is None:
        return
    for where in prose_places(page):
        name = page.word(*where, "id") or "explain"
        yield where, page.concept.items_by_id[name]


def _answers(
    page: Page, where: Where, item: Item, lang: str, accepts: Accepts
) -> Iterator[Problem]:
    if not isinstance(item.task, Prose):
        return
    for field, wanted in (("right", True), ("wrong", False)):
        for number, answer in page.words(*where, field, lang):
            if accepts(item.task, lang, answer.strip(), item.ask[lang]) == wanted:
                continue
            line = page.start(*where, field, lang, number)
            verdict = "refuses the right" if wanted else "accepts the wrong"
            found = f"the judge {verdict} answer {quoted(answer)} of `{item.id}`"
            expected = "every key point shown" if wanted else "a key point missing or contradicted"
            advice = (
                "add phrasings to `say`, or take care that no `contradict` fits"
                if wanted
                else "make a phrasing in `say` narrower, or add one to `contradict`"
            )
            yield Problem(page.file, line, found, expected, advice)
