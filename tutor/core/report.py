"""What the tutor believes, laid out for the learner: progress, the map, and why this question.

Knows how to read a learner's state; changes nothing.
"""

from tutor.core import belief, placement
from tutor.core.course import Course
from tutor.core.learner import Learner, Question
from tutor.core.messages import DrawMap, ReportProgress, Row
from tutor.core.review import due_concepts
from tutor.core.scene import Scene


def rows(course: Course, learner: Learner, lang: str) -> tuple[Row, ...]:
    """One row a concept, in the order of the ramp."""
    ahead = placement.frontier(course, learner) if learner.is_placed else ()
    found = []
    for concept in course.concepts:
        standing = learner.standing(concept.id)
        found.append(
            Row(
                concept.id,
                concept.title.get(lang) or concept.title[course.languages[0]],
                belief.state_of(standing),
                round(belief.probability(standing.unhelped), 4),
                round(belief.with_help(standing), 4),
                tuple(concept.requires),
                standing.tries,
                is_next=concept.id in ahead,
            )
        )
    return tuple(found)


def progress(scene: Scene) -> Scene:
    """With the progress reported."""
    due = due_concepts(scene.course, scene.learner, scene.today)
    found = rows(scene.course, scene.learner, scene.lang)
    return scene.do(ReportProgress(found, len(due)))


def draw(scene: Scene) -> Scene:
    """With the map drawn."""
    return scene.do(DrawMap(rows(scene.course, scene.learner, scene.lang)))


def why(scene: Scene) -> Scene:
    """With the reason for the present question said: purpose, edges of the ramp, belief."""
    question = scene.learner.question
    if question is None:
        return scene.say("why_nothing")
    concept = scene.concept()
    standing = scene.standing(concept.id)
    scene = scene.say(f"why_{question.purpose}", concept.id, title=scene.text(concept.title))
    for parent, reason in concept.requires.items():
        title = scene.text(scene.course.by_id[parent].title)
        scene = scene.say("why_edge", concept.id, title=title, reason=scene.text(reason))
    return _evidence(scene, question) if standing.tries else scene


def _evidence(scene: Scene, question: Question) -> Scene:
    standing = scene.standing(question.concept)
    return scene.say(
        "why_belief",
        question.concept,
        tries=standing.tries,
        right=len(standing.right),
        unhelped=round(100 * belief.probability(standing.unhelped)),
        helped=round(100 * belief.with_help(standing)),
    )
