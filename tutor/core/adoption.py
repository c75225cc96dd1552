"""A stored learner fitted to the course as it is today.

A teacher may rename, add or retire concepts while people are learning. Knows how to carry standings
over a rename (`was`) and to drop a question whose item is gone; forgets nothing else.
"""

from dataclasses import replace

from tutor.core.course import Choice, Course, Order, Prose
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
    if not names:
        return learner
    standings = {names.get(one, one): standing for one, standing in learner.standings.items()}
    # Who had met the concept under its new name already keeps that standing.
    standings |= {one: learner.standings[one] for one in course.by_id if one in learner.standings}
    question, placing = learner.question, learner.placing
    if question is not None and question.concept in names:
        _, _, item = question.item.partition("/")
        question = replace(question, item=f"{names[question.concept]}/{item}")
    if placing is not None:
        renamed = tuple(names.get(one, one) for one in placing.open)
        probing = placing.probing and names.get(placing.probing, placing.probing)
        placing = replace(placing, open=renamed, probing=probing)
    concept = learner.concept and names.get(learner.concept, learner.concept)
    return replace(
        learner, standings=standings, question=question, placing=placing, concept=concept
    )


def _exists(course: Course, question: Question) -> bool:
    concept = course.by_id.get(question.concept)
    if concept is None:
        return False
    if question.is_guess:
        return True
    item = concept.items_by_id.get(question.item.partition("/")[2])
    if item is None:
        return False
    if question.is_checking and not isinstance(item.task, Prose):
        return False
    match item.task:
        case Choice(options):
            return len(options) == len(question.order)
        case Order(steps):
            return len(steps) == len(question.order)
        case _:
            return not question.order


def _placing(course: Course, placing: Placing) -> Placing:
    left = tuple(one for one in placing.open if one in course.by_id and closed(course, one))
    return replace(placing, open=left, probing=placing.probing if placing.probing in left else None)


def closed(course: Course, concept: str) -> bool:
    """Whether a concept has anything that a placement can ask."""
    return bool(course.by_id[concept].closed_kinds)
