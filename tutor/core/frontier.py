"""Where on the ramp a learner stands: what can be learned next, and what leads to the goal.

Knows edges and who knows what; knows no beliefs and no items but their kinds.
"""

from tutor.core.course import CLOSED_KINDS, Concept, Course, Item, Kind
from tutor.core.learner import Learner

QUICKEST: tuple[Kind, ...] = ("choice", "number", "order")
"""Closed kinds by the effort that an answer takes."""


def frontier(course: Course, learner: Learner) -> tuple[str, ...]:
    """Concepts on the way to the goal, not known, whose prerequisites all are."""
    return tuple(
        one
        for one in way(course, learner)
        if learner.standing(one).known_on is None
        and all(learner.standing(p).known_on is not None for p in course.by_id[one].requires)
    )


def way(course: Course, learner: Learner) -> tuple[str, ...]:
    """The concepts that lead to the learner's goal, in the order of the ramp, the goal included."""
    if learner.goal is None:
        return tuple(course.by_id)
    wanted = course.ancestors[learner.goal] | {learner.goal}
    return tuple(one for one in course.by_id if one in wanted)


def closed_items(concept: Concept) -> tuple[Item, ...]:
    """The items of a concept that are graded exactly, the quickest to answer first."""
    closed = (item for item in concept.items if item.kind in CLOSED_KINDS)
    return tuple(sorted(closed, key=lambda item: QUICKEST.index(item.kind)))
