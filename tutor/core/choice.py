"""What to do next when no question is open: place, check, review, go on with the concept, or next.

The order is fixed: placement first, then the check of a module that ended, then what is due today,
then the concept under way, then the first concept of the frontier. How much help a concept begins
with depends on P(known). Knows which move is next; the moves themselves are elsewhere.
"""

from dataclasses import replace

from tutor.core import belief, check, lesson, objection, placement, practice
from tutor.core.course import Concept
from tutor.core.frontier import closed_items, frontier
from tutor.core.messages import FinishCourse
from tutor.core.review import MOST_REVIEWS, due_today, next_due
from tutor.core.scene import Scene

REMINDER = 5
"""At least so many questions lie between two reminders that practice proves nothing more today."""

BARE = 0.6
"""P(known) from which a concept begins with a bare problem instead of the lesson."""

ODD = 0.3
"""How much likelier than a prerequisite a concept must be known to look into it."""


def go_on(scene: Scene) -> Scene:
    """With the next question open, or with nothing left to ask today."""
    placing = scene.learner.placing
    if placing is not None and placing.about is not None:
        scene = objection.ask_next(scene, placing, placing.about)
    elif placing is not None or not scene.learner.is_placed:
        scene = placement.ask_next(scene)
    if scene.learner.question is not None:
        return scene
    scene = check.ask_next(check.begin(scene))
    if scene.learner.question is not None:
        return scene
    due = due_today(scene.course, scene.learner, scene.today, MOST_REVIEWS)
    if due:
        return _review(scene, scene.course.by_id[due[0]])
    concept = _concept(scene)
    if concept is not None:
        return _learn(scene, concept)
    goal = scene.learner.goal
    if goal is not None and scene.standing(goal).known_on is not None:
        scene = scene.change(goal=None).say("goal_reached", goal, title=scene.title(goal))
        return go_on(scene)
    return _nothing_left(scene)


def _concept(scene: Scene) -> Concept | None:
    """The concept under way while it can be learned, else the first that nothing speaks against."""
    open_now = frontier(scene.course, scene.learner)
    wanted = [one for one in open_now if scene.standing(one).put_off != scene.today]
    under_way = scene.learner.concept
    if under_way in wanted:
        return scene.course.by_id[under_way]
    first = next(iter(wanted or open_now), None)
    return None if first is None else scene.course.by_id[first]


def _review(scene: Scene, concept: Concept) -> Scene:
    items = closed_items(concept) or concept.items
    scene = scene.say("review", concept.id, title=scene.title(concept.id))
    return practice.put(scene, concept, practice.pick(scene, concept, items), "review")


def _learn(scene: Scene, concept: Concept) -> Scene:
    scene = scene.change(concept=concept.id)
    standing = scene.standing(concept.id)
    known = scene.known(concept.id)
    if not standing.is_met:
        if known < BARE:
            return lesson.start(scene, concept)
        scene = _begin_bare(scene, concept)
    elif not standing.is_taught and standing.is_tried:
        if standing.is_bare and (standing.fruitless or known < BARE):
            return lesson.start(scene, concept)
        scene = scene if standing.is_bare else lesson.teach(scene, concept)
    standing = scene.standing(concept.id)
    if belief.is_certified(concept, standing, known):
        if standing.is_explained:
            return go_on(lesson.know(scene, concept))
        scene = scene.say("so_why", concept.id, title=scene.title(concept.id))
        return scene.put(f"{concept.id}/explain", "explain")
    if standing.fruitless >= lesson.STUCK_AFTER and standing.led_back_on != scene.today:
        return _led_back(scene, concept)
    if standing.fruitless and not standing.is_shown:
        scene = lesson.say_example(scene, concept)
    elif standing.fruitless >= lesson.AGAIN_AFTER and not standing.is_told_again:
        scene = lesson.tell_again(scene, concept)
    return _mixed(scene, concept) or _practise(scene, concept)


def _led_back(scene: Scene, concept: Concept) -> Scene:
    """With a learner who spins the wheels helped; what was put aside waits for a day."""
    scene = lesson.help_stuck(scene, concept)
    if scene.learner.question is not None:
        return scene
    other = _concept(scene)
    if other is not None and other.id != concept.id:
        return _learn(scene, other)
    if scene.standing(concept.id).led_back >= lesson.TEACHER:
        return scene
    return _mixed(scene, concept) or _practise(scene, concept)


def _begin_bare(scene: Scene, concept: Concept) -> Scene:
    """With a concept that is probably known begun by a question, not by the lesson."""
    standing = replace(scene.standing(concept.id), is_met=True, is_bare=True)
    odd = _odd(scene, concept)
    scene = scene.with_standing(concept.id, standing)
    title = scene.title(concept.id)
    if odd is not None:
        return scene.say("odd", concept.id, title=title, child=scene.title(odd))
    return scene.say("bare", concept.id, title=title)


def _odd(scene: Scene, concept: Concept) -> str | None:
    """A known concept that stands on this one and is better known than it: something is off."""
    beliefs = scene.beliefs()
    return next(
        (
            one.id
            for one in scene.course.concepts
            if concept.id in one.requires
            and scene.standing(one.id).known_on is not None
            and beliefs[one.id].unhelped > beliefs[concept.id].unhelped + ODD
        ),
        None,
    )


def _mixed(scene: Scene, concept: Concept) -> Scene | None:
    """With one question about a known neighbour after the first success, if none came up today.

    Switching between what is easily confused is harder than one thing in a row, and keeps longer.
    """
    standing = scene.standing(concept.id)
    if len(standing.right) != 1 or standing.is_mixed:
        return None
    scene = scene.with_standing(concept.id, replace(standing, is_mixed=True))
    for one in concept.requires:
        card = scene.standing(one).card
        neighbour = scene.course.by_id[one]
        if card is not None and card.last < scene.today and closed_items(neighbour):
            return _review(scene, neighbour)
    return None


def _practise(scene: Scene, concept: Concept) -> Scene:
    """With the next item asked, while one is left that can prove something today.

    Else another concept is taken up. Where there is none the day is over, with nothing open; who
    goes on all the same may practise, and hears once a round that it proves nothing.
    """
    standing = scene.standing(concept.id)
    if not practice.fresh_items(scene, concept):
        is_new = standing.put_off != scene.today
        scene = scene.with_standing(concept.id, replace(standing, put_off=scene.today))
        other = _concept(scene)
        if other is not None and other.id != concept.id:
            scene = scene.say("put_aside", concept.id, title=scene.title(concept.id))
            return _learn(scene, other)
        if is_new or scene.learner.asked % max(REMINDER, len(concept.items)) == 0:
            scene = scene.say("come_back", concept.id, title=scene.title(concept.id))
        if is_new:
            return scene
    return practice.put_fitting(scene, concept)


def _nothing_left(scene: Scene) -> Scene:
    """With the course finished, and when the next review is due."""
    if not scene.learner.is_finished:
        scene = scene.change(is_finished=True).do(FinishCourse())
    due = next_due(scene.course, scene.learner, scene.today)
    return scene.say("nothing_due", date=due.isoformat() if due else "–")
