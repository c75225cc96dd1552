"""What the tutor believes, laid out for the learner: progress and the map.

Knows how to read a learner's state; changes nothing. Reasons are told in `tutor.core.why`.
"""

from datetime import date

from tutor.core import belief
from tutor.core.frontier import frontier
from tutor.core.learner import Learner
from tutor.core.messages import DrawMap, ReportProgress, Row
from tutor.core.ramp import Ramp
from tutor.core.review import due_concepts
from tutor.core.scene import Scene


def rows(ramp: Ramp, learner: Learner, lang: str, day: date) -> tuple[Row, ...]:
    """One row a concept, in the order of the ramp."""
    course = ramp.course
    ahead = frontier(course, learner) if learner.is_placed else ()
    beliefs = ramp.believe(learner, day)
    return tuple(
        Row(
            concept.id,
            concept.title.get(lang) or concept.title[course.languages[0]],
            belief.state_of(learner.standing(concept.id)),
            round(beliefs[concept.id].unhelped, 4),
            round(beliefs[concept.id].helped, 4),
            tuple(concept.requires),
            learner.standing(concept.id).tries,
            is_next=concept.id in ahead,
        )
        for concept in course.concepts
    )


def progress(scene: Scene) -> Scene:
    """With the progress reported; while the tutor finds out, it shows no conclusions."""
    if scene.learner.placing is not None:
        return scene.say("not_while_placing")
    due = due_concepts(scene.course, scene.learner, scene.today)
    found = rows(scene.ramp, scene.learner, scene.lang, scene.today)
    return scene.do(ReportProgress(found, len(due)))


def draw(scene: Scene) -> Scene:
    """With the map drawn; while the tutor finds out, it shows no conclusions."""
    if scene.learner.placing is not None:
        return scene.say("not_while_placing")
    return scene.do(DrawMap(rows(scene.ramp, scene.learner, scene.lang, scene.today)))
