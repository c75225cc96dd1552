"""The answers of all learners to one course, as it is today: what a teacher's figures are made of.

Knows which stored evidence still speaks about an item of the course, under which name, and which
replies count. Learners are numbers here: no figure needs to know who.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from tutor.core.course import Course
from tutor.core.messages import Record


@dataclass(frozen=True)
class Answer:
    """One piece of evidence, whose it is (a number) and on which day it was given.

    `is_before` says that the concept had not been taught until then, neither by its lesson nor by
    an answer that was shown; `of_course` finds it out.
    """

    learner: int
    day: date
    record: Record
    is_before: bool = False

    @property
    def is_right(self) -> bool:
        """Whether the answer was right; what is only partly right is not."""
        return self.record.outcome == "correct"

    @property
    def is_no_idea(self) -> bool:
        """Whether the learner said that they do not know."""
        return self.record.outcome == "not_an_answer"

    @property
    def option(self) -> int | None:
        """The chosen option of a choice in the author's order, where it was kept."""
        found: int | None = getattr(self.record, "option", None)
        return found


def of_course(course: Course, answers: Iterable[Answer]) -> Iterator[Answer]:
    """The answers to items that the course still has, renamed concepts under their new names.

    Each learner's come in the order given. What was only concluded from answers to another concept
    is left out.
    """
    names = {old: concept.id for concept in course.concepts for old in concept.was}
    practised: set[tuple[int, str]] = set()
    for answer in answers:
        record = answer.record
        concept, _, item = record.item.partition("/")
        if record.grader == "ramp" or concept != record.concept:
            continue
        concept = names.get(concept, concept)
        if record.purpose != "placement":
            practised.add((answer.learner, concept))
        # An old record does not say; there, whatever came after the placement counts as taught.
        is_old = record.taught is None
        is_taught = (answer.learner, concept) in practised if is_old else record.taught != 0
        if concept in course.by_id and item in course.by_id[concept].items_by_id:
            record = replace(record, concept=concept, item=f"{concept}/{item}")
            yield replace(answer, record=record, is_before=not is_taught)


def firsts(answers: Iterable[Answer]) -> list[bool]:
    """Which answers are a learner's first unhelped reply to an item, before or after the teaching.

    So nobody counts more than twice for an item, however often they come back to it. "I don't
    know" is a reply; what no grader could decide is none.
    """
    seen = set()
    found = []
    for answer in answers:
        key = answer.learner, answer.record.item, answer.is_before
        is_first = (
            not answer.record.helped and answer.record.outcome != "unsure" and key not in seen
        )
        if is_first:
            seen.add(key)
        found.append(is_first)
    return found
