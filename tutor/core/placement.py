"""The opening conversation that finds the frontier: a simple version, by halving the ramp.

Asks about the concept that settles most others: enough closed items right, and it and everything
below it are taken as known; one wrong or "I don't know", and it and everything above it
are to be learned. Shows no right or wrong. Does not weigh slips and guesses; a later belief over
states of the ramp replaces it.
"""

from dataclasses import replace

from tutor.core import belief, closing, practice
from tutor.core.course import CLOSED_KINDS, Concept, Course, Item, Kind
from tutor.core.learner import Learner, Placing
from tutor.core.messages import Record, ReportPlacement
from tutor.core.scene import Scene

MAX_QUESTIONS = 12

QUICKEST: tuple[Kind, ...] = ("choice", "number", "order")
"""Closed kinds by the effort that an answer takes; the second question is of another kind."""


def frontier(course: Course, learner: Learner) -> tuple[str, ...]:
    """Concepts not known whose prerequisites all are: what can be learned next."""
    return tuple(
        concept.id
        for concept in course.concepts
        if learner.standing(concept.id).known_on is None
        and all(learner.standing(one).known_on is not None for one in concept.requires)
    )


def closed_items(concept: Concept) -> tuple[Item, ...]:
    """The items of a concept that are graded exactly, the quickest to answer first."""
    closed = (item for item in concept.items if item.kind in CLOSED_KINDS)
    return tuple(sorted(closed, key=lambda item: QUICKEST.index(item.kind)))


def start(scene: Scene) -> Scene:
    """With every concept open and the placement announced."""
    placing = Placing(tuple(one.id for one in scene.course.concepts if closed_items(one)))
    return scene.change(placing=placing).say("placement_intro")


def ask_next(scene: Scene) -> Scene:
    """With the next placement question asked, or the placement ended."""
    placing = scene.learner.placing
    if placing is None:
        return ask_next(start(scene))
    if not placing.open or placing.questions >= MAX_QUESTIONS:
        return _end(scene, placing)
    probing = placing.probing or _most_telling(scene.course, placing.open)
    concept = scene.course.by_id[probing]
    item = practice.pick(scene, concept, closed_items(concept))
    scene = scene.change(placing=replace(placing, probing=probing, questions=placing.questions + 1))
    return practice.put(scene, concept, item, "placement")


def _most_telling(course: Course, still_open: tuple[str, ...]) -> str:
    """The concept whose answer settles most: the largest smaller half."""
    left = set(still_open)

    def settles(one: str) -> int:
        return min(len(course.ancestors[one] & left), len(course.descendants[one] & left))

    return max(still_open, key=settles)


def answered(scene: Scene, text: str) -> Scene:
    """With an answer taken in silence: no right or wrong is shown."""
    question = scene.question
    item = scene.course.item(question.item)
    grade = practice.grade(question, item, text, scene.lang)
    if grade.outcome == "not_an_answer":
        return practice.not_an_answer(scene, item.kind)
    scene = closing.keep(scene, grade)
    if grade.outcome != "correct":
        return _failed(scene)
    standing = scene.standing(question.concept)
    closed = {**standing.closed, item.id: scene.today}
    scene = scene.with_standing(question.concept, replace(standing, closed=closed))
    return _passed_one(scene)


def no_idea(scene: Scene) -> Scene:
    """With "I don't know" taken as the good answer that it is."""
    return _failed(closing.keep_no_idea(scene))


def skipped(scene: Scene) -> Scene:
    """With a question left out: nothing is concluded, but the concept is not taken as known."""
    return _failed(scene)


def _failed(scene: Scene) -> Scene:
    placing = _placing(scene)
    concept = scene.question.concept
    out = scene.course.descendants[concept] | {concept}
    left = tuple(one for one in placing.open if one not in out)
    return scene.change(placing=replace(placing, open=left, probing=None)).close()


def _passed_one(scene: Scene) -> Scene:
    """With one more right answer: enough for the concept, or another one asked, or not enough."""
    placing = _placing(scene)
    concept = scene.question.concept
    taught = scene.course.by_id[concept]
    standing = scene.standing(concept)
    if not belief.is_certified(taught, standing):
        if all(item.id in standing.right for item in closed_items(taught)):
            return _failed(scene)
        return scene.change(placing=replace(placing, probing=concept)).close()
    settled = scene.course.ancestors[concept] | {concept}
    reference = scene.question.item
    for one in scene.course.by_id:
        if one in settled and scene.standing(one).known_on is None:
            scene = _place(scene, one, reference, is_implied=one != concept)
    left = tuple(one for one in placing.open if one not in settled)
    return scene.change(placing=replace(placing, open=left, probing=None)).close()


def _place(scene: Scene, concept: str, item: str, is_implied: bool) -> Scene:
    """With a concept known: by its own answers, or implied by those to a later concept."""
    standing = scene.standing(concept)
    if is_implied:
        record = Record(concept, item, "placement", "correct", 1.0, False, "ramp", belief.IMPLIED)
        scene = scene.do(record)
        standing = replace(
            standing,
            helped=belief.add(standing.helped, belief.IMPLIED),
            unhelped=belief.add(standing.unhelped, belief.IMPLIED),
        )
    card = scene.scheduler.next_card(None, scene.today, True)
    known = replace(standing, known_on=scene.today, card=card)
    return scene.with_standing(concept, known)


def _end(scene: Scene, placing: Placing) -> Scene:
    known = tuple(one for one in scene.course.by_id if scene.standing(one).known_on is not None)
    ahead = frontier(scene.course, scene.learner)
    scene = scene.change(placing=None, is_placed=True)
    scene = scene.do(ReportPlacement(placing.questions, known, ahead))
    for one in known:
        scene = scene.report_belief(one)
    total = len(scene.course.concepts)
    if not ahead:
        return scene.say("placement_done_all", questions=placing.questions, total=total)
    return scene.say(
        "placement_done",
        questions=placing.questions,
        known=len(known),
        total=total,
        next=scene.text(scene.course.by_id[ahead[0]].title),
    )


def _placing(scene: Scene) -> Placing:
    if scene.learner.placing is None:
        raise LookupError("a placement question is open outside the placement")
    return scene.learner.placing
