"""The answers of a course about which the grader was unsure, the same ones together.

Knows how evidence and the log of events lead to what was written. A name never gets past this file,
nor does an answer that cannot be an answer to the course any more.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from tutor.content.settled import key_of
from tutor.core.classify import Phrases, command_of
from tutor.core.course import Course, Prose
from tutor.core.messages import Judged, JudgeFailed, Said
from tutor.ports import Enrolment
from tutor.store.sql import SqlStore


@dataclass(frozen=True)
class Abstained:
    """One answer to `item`, how often it was given, and when last; `lang` is the lesson's."""

    item: str
    lang: str
    answer: str
    count: int
    last: datetime

    @property
    def key(self) -> tuple[str, str]:
        """What it has in common with an answer that was settled."""
        return key_of(self.item, self.answer)


def abstained(store: SqlStore, course: Course, phrases: Phrases) -> list[Abstained]:
    """The answers of all learners that no grader could decide, newest first.

    Of answers that are the same the newest stands for all.
    """
    found: dict[tuple[str, str], Abstained] = {}
    for learner, items in _unsure(store, course).items():
        who = Enrolment(learner, course.id)
        state = store.load(who)
        spoken = None if state is None else state.lang
        lang = spoken if spoken in course.languages else course.languages[0]
        for step, at, answer in _answers(store, who, phrases):
            if step in items:
                one = Abstained(items[step], lang, answer, 1, at)
                found[one.key] = _together(found.get(one.key), one)
    return sorted(found.values(), key=lambda one: (one.last, one.item, one.answer), reverse=True)


def _together(former: Abstained | None, one: Abstained) -> Abstained:
    if former is None:
        return one
    newest = max(former, one, key=lambda either: either.last)
    return replace(newest, count=former.count + one.count)


def _unsure(store: SqlStore, course: Course) -> dict[str, dict[int, str]]:
    """Per learner, the steps that left the grader unsure, and the item of each as it is today."""
    names = {old: concept.id for concept in course.concepts for old in concept.was}
    found: dict[str, dict[int, str]] = {}
    for learner, past in store.answers(course.id):
        if past.record.outcome != "unsure":
            continue
        concept, _, name = past.record.item.partition("/")
        concept = names.get(concept, concept)
        there = course.by_id[concept].items_by_id if concept in course.by_id else {}
        if name in there and isinstance(there[name].task, Prose):
            found.setdefault(learner, {})[past.step] = f"{concept}/{name}"
    return found


def _answers(
    store: SqlStore, who: Enrolment, phrases: Phrases
) -> Iterator[tuple[int, datetime, str]]:
    """Every verdict of a judge: its step, when it came, and what was written before it.

    A command that came in while the judge was thinking is not what was judged.
    """
    text = None
    for past in store.events(who):
        match past.event:
            case Said(said) if command_of(said, phrases) is None:
                text = said
            case Judged() | JudgeFailed() if text:
                yield past.step, past.at, text
            case _:
                pass
