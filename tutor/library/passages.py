"""Passages: the pieces of the facts and of the course that can answer a question.

Knows what of each is shown and what only helps to find it. Does not know how it is searched.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tutor.content.facts import Fact
from tutor.core.course import Concept, Course, Text


@dataclass(frozen=True)
class Passage:
    """One piece of the sources in one language; `id` is a fact's, or the `concept` it belongs to.

    `title` names the source of a fact, or the concept. `owner` (who said or measured it), `date`
    and `doubt` are empty where there is none. `score` in (0, 1] is the share of the question that
    the passage covers.
    """

    id: str
    text: str
    owner: str
    date: str
    doubt: str
    title: str
    concept: str | None
    score: float


@dataclass(frozen=True)
class Entry:
    """A passage in every language: `shown` is its text, `head` and `about` only help to find it.

    `concepts` are those whose pending question forbids to show it, all of them at once.
    """

    id: str
    shown: tuple[Text, ...]
    head: tuple[Text, ...]
    about: tuple[Text, ...]
    titles: tuple[Text, ...]
    concepts: frozenset[str]
    owner: str = ""
    date: str = ""
    doubt: Text | None = None
    concept: str | None = None

    def passage(self, lang: str, score: float) -> Passage:
        """The entry in one language, or in its first where it does not have that."""
        return Passage(
            self.id,
            "\n".join(said(one, lang) for one in self.shown),
            self.owner,
            self.date,
            said(self.doubt, lang) if self.doubt else "",
            ("；" if lang.startswith("zh") else "; ").join(said(one, lang) for one in self.titles),
            self.concept,
            score,
        )


def said(text: Text, lang: str) -> str:
    """A text in a language, or in its first one; empty when it has none.

    >>> said({"en": "tea", "zh": "茶"}, "zh"), said({"en": "tea"}, "de")
    ('茶', 'tea')
    """
    return text.get(lang) or next(iter(text.values()), "")


def entries(course: Course, facts: Sequence[Fact]) -> Iterator[Entry]:
    """Everything that can be found: each fact, and each concept in several pieces."""
    for fact in facts:
        citing = frozenset(one.id for one in course.concepts if fact.id in one.sources)
        doubts = (fact.doubt,) if fact.doubt else ()
        yield Entry(
            fact.id,
            (fact.text,),
            (),
            (*doubts, *fact.titles),
            fact.titles,
            citing,
            fact.owner,
            fact.date,
            fact.doubt,
        )
    for concept in course.concepts:
        yield from _of_concept(concept)


def _of_concept(concept: Concept) -> Iterator[Entry]:
    def piece(*shown: Text, about: tuple[Text, ...] = (), head: tuple[Text, ...] = ()) -> Entry:
        title = (concept.title,)
        only = frozenset({concept.id})
        return Entry(concept.id, shown, title + head, about, title, only, concept=concept.id)

    terms = tuple(
        {lang: " ".join(words) for lang, words in term.spellings.items()}
        for term in concept.introduces
    )
    solution = concept.solution
    yield piece(solution.first, solution.then, about=(concept.pain,), head=terms)
    yield piece(concept.example)
    for wrong in concept.misconceptions:
        yield piece(wrong.reply, about=(wrong.shows,))
