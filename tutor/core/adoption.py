"""A stored learner fitted to the course as it is today.

A teacher may rename, add or retire concepts while people are learning. Knows how to carry standings
over a rename (`was`) and to drop a question whose item is gone; forgets nothing else.
"""

from dataclasses import replace

from tutor.core.course import Choice, Course, Order
from tutor.core.learner import Learner, Placing, Question


def adopt(course: Course, learner: Learner) -> Learner:
    """The learner as the course of today sees them; the same value when nothing changed."""
    learner = _renamed(course, learner)
    if learner.concept is not None and learner.concept not in course.by_id:
        learner = replace(learner, concept=None)
    if learner.question is not None and not _exists(course, learner.question):
        learner = replace(learner, question=None, waiting=None)
    if learner.placing is not None:
        learner = replace(learner, placing=_placing(course, learner.placing))
    return learner


def _renamed(course: Course, learner: Learner) -> Learner:
    names = {old: concept.id for concept in course.concepts for old in concept.was}
    old = names.keys() & learner.standings.keys()
    if not old:
        return learner
    standings = {
        names[one] if one in old and names[one] not in learner.standings else one: standing
        for one, standing in learner.standings.items()
    }
    return replace(learner, standings=standings)


def _exists(course: Course, question: Question) -> bool:
    concept = course.by_id.get(question.concept)
    if concept is None:
        return False
    if question.is_guess:
        return True
    item = concept.items_by_id.get(question.item.partition("/")[2])
    if item is None:
        return False
    match item.task:
        case Choice(options):
            return len(options) == len(question.order)
        case Order(steps):
            return len(steps) == len(question.order)
        case _:
            return not question.order


def _placing(course: Course, placing: Placing) -> Placing:
    left = tuple(one for one in placing.open if one in course.by_id)
    probing = placing.probing if placing.probing in course.by_id else None
    return replace(placing, open=left, probing=probing)
