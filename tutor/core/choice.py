"""What to do next when no question is open: place, review, go on with the concept, or the next.

The order is fixed: placement first, then what is due today, then the concept under way, then the
first concept of the frontier. Knows which move is next; the moves themselves are elsewhere.
"""

from dataclasses import replace

from tutor.core import belief, lesson, placement, practice
from tutor.core.course import Concept
from tutor.core.messages import FinishCourse
from tutor.core.review import due_concepts, next_due
from tutor.core.scene import Scene

REMINDER = 5
"""At least so many questions lie between two reminders that practice proves nothing more today."""


def go_on(scene: Scene) -> Scene:
    """With the next question open, or with nothing left to ask today."""
    if not scene.learner.is_placed:
        scene = placement.ask_next(scene)
        if scene.learner.question is not None:
            return scene
    due = due_concepts(scene.course, scene.learner, scene.today)
    if due:
        return _review(scene, scene.course.by_id[due[0]])
    concept = _concept(scene)
    return _nothing_left(scene) if concept is None else _learn(scene, concept)


def _concept(scene: Scene) -> Concept | None:
    """The concept under way while it can be learned, else the first that nothing speaks against."""
    open_now = placement.frontier(scene.course, scene.learner)
    wanted = [one for one in open_now if scene.standing(one).put_off != scene.today]
    under_way = scene.learner.concept
    if under_way in wanted:
        return scene.course.by_id[under_way]
    first = next(iter(wanted or open_now), None)
    return None if first is None else scene.course.by_id[first]


def _review(scene: Scene, concept: Concept) -> Scene:
    items = placement.closed_items(concept) or concept.items
    title = scene.text(concept.title)
    scene = scene.say("review", concept.id, title=title)
    return practice.put(scene, concept, practice.pick(scene, concept, items), "review")


def _learn(scene: Scene, concept: Concept) -> Scene:
    scene = scene.change(concept=concept.id)
    standing = scene.standing(concept.id)
    if not standing.is_met:
        return lesson.start(scene, concept)
    if not standing.is_taught and standing.is_tried:
        scene = lesson.teach(scene, concept)
    if belief.is_certified(concept, standing):
        if standing.is_explained:
            return go_on(lesson.know(scene, concept))
        return scene.put(f"{concept.id}/explain", "explain")
    is_stuck = standing.fruitless >= lesson.STUCK_AFTER
    if is_stuck and standing.led_back_on != scene.today:
        scene = lesson.help_stuck(scene, concept)
    return _practise(scene, concept)


def _practise(scene: Scene, concept: Concept) -> Scene:
    """With the next item asked, while something can still be proved today.

    Else another concept is taken up; where there is none, practice goes on for who wants it, and
    says once a round that it proves nothing.
    """
    standing = scene.standing(concept.id)
    if not practice.can_certify_today(scene, concept, standing):
        is_new = standing.put_off != scene.today
        scene = scene.with_standing(concept.id, replace(standing, put_off=scene.today))
        if is_new or scene.learner.asked % max(REMINDER, len(concept.items)) == 0:
            scene = scene.say("come_back", concept.id, title=scene.text(concept.title))
        other = _concept(scene)
        if other is not None and other.id != concept.id:
            return _learn(scene, other)
    return practice.put(scene, concept, practice.pick(scene, concept, concept.items), "practice")


def _nothing_left(scene: Scene) -> Scene:
    """With the course finished, and when the next review is due."""
    if not scene.learner.is_finished:
        scene = scene.change(is_finished=True).do(FinishCourse())
    due = next_due(scene.learner.standings.values(), scene.today)
    return scene.say("nothing_due", date=due.isoformat() if due else "–")
