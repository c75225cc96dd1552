"""Rule: no term before the concept that introduces it, in any language.

Knows how a term is found in a text (`spelling`) and who may use it: the concept that introduces it
and all that have this one among what they require. Longer terms win over shorter ones inside them.
"""

from collections.abc import Iterator, Mapping

from tutor.content.draft import Draft, Page
from tutor.content.problem import Problem
from tutor.content.spelling import Finder, same
from tutor.content.yaml import Scalar


def check(draft: Draft) -> list[Problem]:
    """Terms that two live concepts introduce, and terms used too early by a live one."""
    problems = list(_introduced_twice(draft))
    for lang in draft.languages:
        owners = {spelling: page for spelling, page, _ in _introductions(draft, lang)}
        known = dict.fromkeys(_known(draft, lang))
        finder = Finder([*owners, *known])
        for page in draft.live:
            if not draft.is_grounded(page.id):
                continue  # what it may use is not known until its edges are mended
            free = known.keys() | _allowed(draft, page, owners)
            for scalar in (text for of, text in page.learner_texts(draft.languages) if of == lang):
                problems += _too_early(page, scalar, finder, owners, free)
    return problems


def _introductions(draft: Draft, lang: str) -> Iterator[tuple[str, Page, int]]:
    for page in draft.live:
        for number in range(len(page.elements("introduces"))):
            for place, spelling in page.words("introduces", number, lang):
                if spelling.strip():
                    line = page.start("introduces", number, lang, place)
                    yield spelling.strip(), page, line


def _introduced_twice(draft: Draft) -> Iterator[Problem]:
    for lang in draft.languages:
        first: dict[str, tuple[Page, int]] = {}
        for spelling, page, line in _introductions(draft, lang):
            key = same(spelling)
            if key in first:
                owner, other = first[key]
                found = (
                    f'the term "{spelling}", which `{owner.id}` introduces ({owner.file}:{other})'
                )
                advice = "take it out of one of the two"
                yield Problem(page.file, line, found, "a term that is introduced once", advice)
            first.setdefault(key, (page, line))


def _known(draft: Draft, lang: str) -> list[str]:
    course = Page(draft.course, "course")
    return [word for _, word in course.words("known_terms", lang) if word.strip()]


def _allowed(draft: Draft, page: Page, owners: Mapping[str, Page]) -> set[str]:
    before = draft.ancestors.get(page.id, frozenset()) | {page.id}
    return {spelling for spelling, owner in owners.items() if owner.id in before}


def _too_early(
    page: Page, text: Scalar, finder: Finder, owners: Mapping[str, Page], free: set[str]
) -> Iterator[Problem]:
    reported = set()
    for spelling, offset, typed in finder.find(text.text):
        line = text.line_at(offset)
        if spelling in free or (spelling, line) in reported:
            continue
        reported.add((spelling, line))
        owner = owners[spelling].id
        words = "" if same(typed) == same(spelling) else f' (here "{typed}")'
        found = f'the term "{spelling}"{words}, which `{owner}` introduces'
        expected = f"it only in `{owner}` and in what requires `{owner}`"
        advice = "say it in other words, or add the edge to `requires`"
        yield Problem(page.file, line, found, expected, advice)
