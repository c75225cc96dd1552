"""Which languages the texts of a course are written in, whatever `languages` says.

Knows how to tell one wrong line in course.yaml from a translation that has gaps: the first is one
problem, the second one at every gap.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from tutor.content.complaints import value_at
from tutor.content.draft import is_text
from tutor.content.fields import LANGUAGE
from tutor.content.problem import Problem, listed
from tutor.content.yaml import Document, Where

_COURSE_TEXTS: tuple[Where, ...] = (("title",), ("goal",), ("assumes",))
_RARE = 10


def settle(
    course: Document, pages: Iterable[Document], declared: tuple[str, ...]
) -> tuple[tuple[str, ...], list[Problem]]:
    """The languages to check the texts by, and a problem when they are not the declared ones.

    A declared language that no text has is left out, one that most texts have is added.
    """
    texts = [*_of_course(course), *(one for page in pages for one in _of_page(page))]
    counts = Counter(lang for languages in texts for lang in languages)
    added = [
        lang
        for lang, count in counts.items()
        if lang not in declared and LANGUAGE.fullmatch(lang) and count * 2 > len(texts)
    ]
    # Where another language takes its place, a few texts may already be in a wrongly named one.
    most = len(texts) // _RARE if added else 0
    kept = [lang for lang in declared if counts[lang] > most]
    spoken = (*kept, *added)
    if not spoken or spoken == declared:
        return declared, []
    return spoken, [_problem(course, declared, spoken, bool(added))]


def _problem(
    course: Document, declared: Sequence[str], spoken: Sequence[str], has_more: bool
) -> Problem:
    advice = f"write `languages: [{', '.join(spoken)}]`"
    if not has_more:
        silent = [lang for lang in declared if lang not in spoken]
        advice += f", or begin to write texts in {listed(silent)}"
    found = f"`languages: [{', '.join(declared)}]`, where the texts have {listed(spoken)}"
    line = course.start("languages")
    return Problem(course.file, line, found, "the languages of the texts", advice)


def _of_course(course: Document) -> Iterator[list[str]]:
    for where in _COURSE_TEXTS:
        yield from _languages_at(course, where)


def _of_page(page: Document) -> Iterator[list[str]]:
    for where in page.places:
        if is_text(where):
            yield from _languages_at(page, where)


def _languages_at(document: Document, where: Where) -> Iterator[list[str]]:
    text = value_at(document.data, where)
    if isinstance(text, dict):
        yield [key for key in text if key not in ("right", "misconception")]
