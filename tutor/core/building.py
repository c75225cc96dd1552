"""Programs that the learner writes: offered, asked for, and taken note of when a check passes.

A build is never asked unless the learner wants it: not everybody who learns on a phone can run a
program. Knows nothing of files and processes; the checks run elsewhere, and only a pass comes back.
"""

from tutor.core import belief, closing
from tutor.core.course import Build, Concept, Item
from tutor.core.events import Built
from tutor.core.messages import HandOut, Record, ReportVerdict
from tutor.core.scene import Scene


def offer(scene: Scene, concept: Concept) -> Scene:
    """With the program of a concept that is known now offered, if there is one not yet built."""
    if all(one.id in scene.standing(concept.id).right for one in concept.builds):
        return scene
    return scene.say("build_offer", concept.id, title=scene.title(concept.id), id=concept.id)


def ask(scene: Scene, concept: Concept) -> Scene:
    """With the program of a concept asked for, and the file that it reads handed out."""
    item = concept.builds[0]
    scene = scene.put(f"{concept.id}/{item.id}", "practice")
    needs = item.task.needs if isinstance(item.task, Build) else None
    return scene if needs is None else scene.do(HandOut(needs))


def nearest(scene: Scene) -> Concept | None:
    """The concept whose program lies nearest: the one under way, else the last known one."""
    with_build = [one for one in scene.course.concepts if one.builds]
    under_way = [one for one in with_build if one.id == scene.learner.concept]
    known = [one for one in with_build if scene.standing(one.id).known_on is not None]
    return next(iter(under_way or reversed(known)), None)


def built(scene: Scene, event: Built) -> Scene:
    """With a program that passed all checks kept as evidence, once for each program and day.

    An event about a build that the course no longer has changes nothing.
    """
    concept, _, name = event.item.partition("/")
    item = _build(scene, concept, name)
    if item is None or closing.is_repeat(scene, scene.standing(concept), name):
        return scene
    llr = belief.answer_llr(item, True, "executed")
    record = Record(
        concept, event.item, "practice", "correct", 1.0, False, "executed", round(llr, 6)
    )
    scene = closing.kept_elsewhere(scene, record)
    scene = scene.do(ReportVerdict(event.item, "correct", 1.0, "executed"))
    scene = scene.report_beliefs(concept).say("build_passed", concept, title=scene.title(concept))
    question = scene.learner.question
    return scene.close() if question is not None and question.item == event.item else scene


def _build(scene: Scene, concept: str, name: str) -> Item | None:
    there = scene.course.by_id.get(concept)
    builds = () if there is None else there.builds
    return next((one for one in builds if one.id == name), None)
