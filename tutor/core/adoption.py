"""A stored learner fitted to the course as it is today.

A teacher may rename, add or retire concepts while people are learning. Knows how to carry standings
over a rename (`was`) and to drop a question whose item is gone; forgets nothing else.
"""

from collections.abc import Mapping
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
    if learner.goal is not None and learner.goal not in course.by_id:
        learner = replace(learner, goal=None)
    if learner.placing is not None and learner.placing.about not in (None, *course.by_id):
        learner = replace(learner, placing=None)
    return learner


def _renamed(course: Course, learner: Learner) -> Learner:
    names = {old: concept.id for concept in course.concepts for old in concept.was}
    if not names:
        return learner
    standings = {names.get(one, one): standing for one, standing in learner.standings.items()}
    # Who had met the concept under its new name already keeps that standing.
    standings |= {one: learner.standings[one] for one in course.by_id if one in learner.standings}
    question, placing, checking = learner.question, learner.placing, learner.checking
    if question is not None:
        question = replace(question, item=_item(question.item, names))
    if placing is not None:
        asked = tuple(_item(one, names) for one in placing.asked)
        about = placing.about and names.get(placing.about, placing.about)
        placing = Placing(asked, about)
    if checking is not None:
        left = tuple(names.get(one, one) for one in checking.left)
        checking = replace(checking, left=left)
    goal = learner.goal and names.get(learner.goal, learner.goal)
    concept = learner.concept and names.get(learner.concept, learner.concept)
    return replace(
        learner,
        standings=standings,
        question=question,
        placing=placing,
        checking=checking,
        concept=concept,
        goal=goal,
        fresh=tuple(names.get(one, one) for one in learner.fresh),
    )


def _item(reference: str, names: Mapping[str, str]) -> str:
    """An item's reference with the present name of its concept."""
    concept, _, item = reference.partition("/")
    return f"{names.get(concept, concept)}/{item}"


def _exists(course: Course, question: Question) -> bool:
    concept = course.by_id.get(question.concept)
    if concept is None:
        return False
    if question.is_guess or question.is_opening:
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
