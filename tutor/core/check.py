"""The unaided check that ends a module: one question to each concept learned in it, no help.

What was learned with hints at hand shows only without them. Knows when a module ends and what the
check asks; how an answer is kept is in `tutor.core.closing`.
"""

from dataclasses import replace

from tutor.core import practice
from tutor.core.course import Concept, Item
from tutor.core.frontier import closed_items, frontier
from tutor.core.learner import Checking
from tutor.core.scene import Scene

MODULE = 5
"""A module ends when so many concepts were learned that can be checked today, or when there is
nothing more to learn."""


def begin(scene: Scene) -> Scene:
    """With a check begun where a module has ended, else as it was.

    What has no question left today that was not done with is checked on another day.
    """
    learner = scene.learner
    if learner.checking is not None:
        return scene
    left = tuple(one for one in learner.fresh if _item(scene, one) is not None)
    if not left or (len(left) < MODULE and frontier(scene.course, learner)):
        return scene
    later = tuple(one for one in learner.fresh if one not in left and _can_check(scene, one))
    scene = scene.change(fresh=later, checking=Checking(left))
    return scene.say("check_intro", number=len(left))


def ask_next(scene: Scene) -> Scene:
    """With the next question of the check asked, or its result said."""
    checking = scene.learner.checking
    if checking is None:
        return scene
    for i, one in enumerate(checking.left):
        found = _item(scene, one)
        if found is not None:
            scene = scene.change(checking=replace(checking, left=checking.left[i + 1 :]))
            return practice.put(scene, *found, "review")
    scene = scene.change(checking=None)
    if not checking.asked:
        return scene
    return scene.say("check_done", right=checking.right, asked=checking.asked)


def _can_check(scene: Scene, concept: str) -> bool:
    """Whether a concept is still known, and has questions to check it with on some day."""
    there = scene.course.by_id.get(concept)
    is_known = scene.standing(concept).known_on is not None
    return is_known and there is not None and bool(closed_items(there))


def _item(scene: Scene, concept: str) -> tuple[Concept, Item] | None:
    """The item to check a concept with: one that was not done with today."""
    if not _can_check(scene, concept):
        return None
    there = scene.course.by_id[concept]
    fresh = practice.fresh_items(scene, there)
    return (there, practice.pick(scene, there, fresh)) if fresh else None
