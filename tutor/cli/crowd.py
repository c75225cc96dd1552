"""Everybody who learns a course, as figures need them: numbers instead of names.

Knows how stored evidence becomes answers. A name never gets past this file.
"""

from collections.abc import Iterator

from tutor.core.adoption import adopt
from tutor.core.answers import Answer
from tutor.core.course import Course
from tutor.core.tally import Presence
from tutor.store.sql import SqlStore


def answers(store: SqlStore, course: str) -> Iterator[Answer]:
    """All stored answers of a course, each learner's in order."""
    numbers: dict[str, int] = {}
    for name, past in store.answers(course):
        learner = numbers.setdefault(name, len(numbers))
        yield Answer(learner, past.at.date(), past.record)


def presences(store: SqlStore, course: Course) -> list[Presence]:
    """Where everybody stands, as the course of today sees them."""
    return [
        Presence(one.updated_at.date(), adopt(course, one.state))
        for one in store.learners(course.id)
    ]
