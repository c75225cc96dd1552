"""What must not be told yet: the ideas of steps that were neither taught nor known.

Knows which steps are still to come for a learner. What gives one of them away is for whoever words
something to find out.
"""

from tutor.core.course import Course
from tutor.core.learner import Learner


def hidden(course: Course, learner: Learner) -> tuple[str, ...]:
    """The concepts whose idea is still to come, in the order of the course."""
    standings = ((one.id, learner.standing(one.id)) for one in course.concepts)
    return tuple(
        concept
        for concept, standing in standings
        if not standing.is_taught and standing.taught == 0 and standing.known_on is None
    )
