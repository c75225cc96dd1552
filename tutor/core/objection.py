"""The learner disagrees with what the tutor believes: "I do know this", or "I do not".

Who says to know a concept gets two harder items, and two right answers settle it. Who says not to
know one that was called known is taught it at once: nobody has to prove that something is missing.
"""

from dataclasses import replace

from tutor.core import belief, closing, lesson, placement, practice
from tutor.core.course import Concept, Item
from tutor.core.frontier import closed_items, frontier
from tutor.core.learner import Placing
from tutor.core.scene import Scene

HARDER = 2
"""How many items somebody gets who says to know a concept."""


def can_object(scene: Scene, concept: str) -> bool:
    """Whether items enough are left today to show that somebody knows a concept."""
    there = scene.course.by_id[concept]
    return len(_hardest(scene, Placing(), there)) >= min(HARDER, len(closed_items(there)))


def object_to(scene: Scene, concept: str) -> Scene:
    """With two harder items about a concept of which the learner says to know it."""
    scene = scene.close().change(placing=Placing(about=concept), is_placed=True)
    return scene.say("objected", concept, title=scene.title(concept))


def ask_next(scene: Scene, placing: Placing, about: str) -> Scene:
    """With the next of the harder items asked, or the objection settled."""
    concept = scene.course.by_id[about]
    left = _hardest(scene, placing, concept)
    if len(placing.asked) < HARDER and left:
        return placement.put(scene, placing, concept, left[0])
    return _settled(scene.change(placing=None), placing, concept)


def _settled(scene: Scene, placing: Placing, concept: Concept) -> Scene:
    """With the concept called known, and what it shows of the way to it, or left open."""
    way = scene.course.ancestors[concept.id] | {concept.id}
    before = {one for one in way if scene.standing(one).known_on is not None}
    asked = {one.partition("/")[2] for one in placing.asked}
    # Two right answers settle it, as promised, unless everything else speaks against it.
    is_won = bool(asked) and asked <= set(scene.standing(concept.id).right)
    if is_won and scene.known(concept.id) >= belief.LAPSED:
        scene = placement.call_known(scene, concept.id)
    scene = placement.place(scene, way)
    known = [one for one in scene.course.by_id if one in way - before]
    known = [one for one in known if scene.standing(one).known_on is not None]
    scene = scene.report_beliefs(*{concept.id: None, **dict.fromkeys(known)})
    title = scene.title(concept.id)
    if concept.id not in known:
        return scene.say("objection_open", concept.id, title=title)
    scene = scene.say("objection_right", concept.id, title=title)
    others = "\n".join(f"– {scene.title(one)}" for one in known if one != concept.id)
    return scene.say("objection_also", concept.id, titles=others) if others else scene


def _hardest(scene: Scene, placing: Placing, concept: Concept) -> list[Item]:
    """What is hardest to guess first, and not what was asked or answered today.

    Else a learner could object again and again, and find the right option by trying them all.
    """
    standing = scene.standing(concept.id)
    today = {one.item for one in standing.evidence if one.on == scene.today}
    fresh = [
        item
        for item in practice.fresh_items(scene, concept)
        if f"{concept.id}/{item.id}" not in placing.asked and item.id not in today
    ]
    return sorted(fresh, key=belief.guess_rate)


def can_begin(scene: Scene, concept: str) -> bool:
    """Whether a concept can be taught now: known already, or nothing before it is missing."""
    is_known = scene.standing(concept).known_on is not None
    return is_known or concept in frontier(scene.course, scene.learner)


def begin(scene: Scene, concept: str) -> Scene:
    """With a concept taught from its beginning, since the learner does not know it."""
    standing = scene.standing(concept)
    if standing.known_on is not None:
        standing = replace(standing, known_on=None, is_stable=False, right=())
        scene = closing.keep_claim(scene.with_standing(concept, standing), concept, belief.NO_IDEA)
        scene = scene.report_beliefs(concept)
    return lesson.start(scene.close().change(placing=None), scene.course.by_id[concept])
