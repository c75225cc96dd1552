"""How an attempt is kept and how a question ends: evidence, the answer shown, the card moved.

Knows what one graded answer changes. Does not know how it was graded nor what comes next.
"""

from dataclasses import replace
from typing import assert_never

from tutor.core import belief
from tutor.core.course import Choice, Number, Order, Prose
from tutor.core.grade import Grade
from tutor.core.learner import Question, Standing
from tutor.core.messages import Record, ReportVerdict
from tutor.core.review import is_due, reviewed
from tutor.core.scene import Scene

HELPED_SHARE = 0.5
"""What helped evidence is worth, as a share of the same answer without help."""


def is_repeat(scene: Scene, standing: Standing, item: str) -> bool:
    """Whether an item was done with today, so that an answer would only echo what was seen."""
    return standing.closed.get(item) == scene.today


def keep(scene: Scene, grade: Grade) -> Scene:
    """With one graded attempt at the open question recorded and reported.

    Counts as unhelped only at the first try, without a hint, with the answer not seen that day,
    and graded by something that can certify.
    """
    question = scene.question
    item = scene.course.item(question.item)
    is_right = grade.outcome == "correct"
    is_helped = (
        question.tries > 0
        or question.help > 0
        or question.nudges > 0
        or is_repeat(scene, scene.standing(question.concept), item.id)
        or grade.grader in ("keypoints", "self")
    )
    llr = belief.answer_llr(item, is_right, grade.grader) * (HELPED_SHARE if is_helped else 1.0)
    if grade.outcome == "unsure":
        llr = 0.0
    record = Record(
        question.concept,
        question.item,
        question.purpose,
        grade.outcome,
        grade.credit,
        is_helped,
        grade.grader,
        round(llr, 6),
    )
    standing = _with_evidence(scene.standing(question.concept), record, item.id)
    if question.purpose == "review":
        standing = _reviewed(scene, standing, grade, is_right and not is_helped)
    scene = scene.with_standing(question.concept, standing).do(record)
    if question.purpose != "placement":
        scene = scene.do(
            ReportVerdict(question.item, grade.outcome, grade.credit, grade.grader)
        ).report_belief(question.concept)
    return scene.change_question(tries=question.tries + 1)


def _reviewed(scene: Scene, standing: Standing, grade: Grade, is_success: bool) -> Standing:
    """The standing after one try of a review; what proves nothing only puts it off.

    The first try says whether the concept was remembered; later ones are learning it again, which
    the card is told too, but they make nothing stable.
    """
    question = scene.question
    if grade.outcome == "unsure" or grade.grader in ("keypoints", "self"):
        return replace(standing, put_off=scene.today)
    if question.tries == 0 and question.nudges == 0:
        return reviewed(standing, scene.scheduler, scene.today, is_success)
    is_right = grade.outcome == "correct"
    return replace(standing, card=scene.scheduler.next_card(standing.card, scene.today, is_right))


def _with_evidence(standing: Standing, record: Record, item: str) -> Standing:
    """The standing with a record added to its sums.

    Only a right answer without help counts as fruitful, and only it joins `right`.
    """
    helped = belief.add(standing.helped, record.llr)
    if record.helped:
        return replace(standing, helped=helped, tries=standing.tries + 1)
    is_right = record.outcome == "correct"
    right = standing.right
    if is_right and item not in right:
        right = (*right, item)
    return replace(
        standing,
        helped=helped,
        unhelped=belief.add(standing.unhelped, record.llr),
        tries=standing.tries + 1,
        right=right,
        fruitless=0 if is_right else standing.fruitless,
    )


def keep_no_idea(scene: Scene) -> Scene:
    """With "I don't know" to an item kept: weak evidence, once for a question and unhelped."""
    question = scene.question
    item = scene.course.item(question.item).id
    if question.help > 0 or question.nudges > 0 or question.tries > 0:
        return scene
    if is_repeat(scene, scene.standing(question.concept), item):
        return scene
    record = Record(
        question.concept,
        question.item,
        question.purpose,
        "not_an_answer",
        0.0,
        False,
        "exact",
        belief.NO_IDEA,
    )
    standing = _with_evidence(scene.standing(question.concept), record, item)
    if question.purpose == "review":
        standing = reviewed(standing, scene.scheduler, scene.today, False)
    return scene.with_standing(question.concept, standing).do(record)


def answer_text(scene: Scene, question: Question) -> str:
    """The answer key of an item in words, to be shown only after an attempt."""
    match scene.course.item(question.item).task:
        case Choice(options):
            return next(scene.text(one.text) for one in options if one.right)
        case Number(answer, _, unit):
            return f"{answer:.15g} {scene.text(unit)}" if unit else f"{answer:.15g}"
        case Order(steps):
            return "\n".join(f"{i}. {scene.text(one)}" for i, one in enumerate(steps, 1))
        case Prose():
            return "\n".join(f"– {point}" for point in scene.key_points())
        case _ as never:
            assert_never(never)


def finish(scene: Scene, is_answer_shown: bool) -> Scene:
    """With the open question closed, for good or after showing its answer.

    Its answer is known now, so the item proves nothing more today; being taught something makes
    older doubt worth less.
    """
    question = scene.question
    item = scene.course.item(question.item)
    standing = scene.standing(question.concept)
    if is_answer_shown:
        scene = scene.say("answer", question.concept, text=answer_text(scene, question))
        standing = replace(standing, fruitless=standing.fruitless + 1)
    if item.after is not None and is_answer_shown:
        scene = scene.say("after", question.concept, text=scene.text(item.after))
    standing = replace(
        standing,
        closed={**standing.closed, item.id: scene.today},
        unhelped=belief.fade(standing.unhelped),
        helped=belief.fade(standing.helped),
        is_tried=True,
        is_explained=standing.is_explained or question.purpose == "explain",
    )
    if question.purpose == "review" and is_due(standing, scene.today):
        standing = reviewed(standing, scene.scheduler, scene.today, False)
    scene = scene.with_standing(question.concept, standing)
    return lapse(scene, question.concept).close()


def right(scene: Scene) -> Scene:
    """With a right answer acknowledged, why it is right in the same breath, and closed."""
    question = scene.question
    after = scene.course.item(question.item).after
    if after is None:
        scene = scene.say("right", question.concept)
    else:
        scene = scene.say("right_since", question.concept, text=scene.text(after))
    return finish(scene, is_answer_shown=False)


def lapse(scene: Scene, concept: str) -> Scene:
    """With a known concept taken back when the unhelped belief no longer carries it."""
    standing = scene.standing(concept)
    if standing.known_on is None or belief.probability(standing.unhelped) >= belief.KNOWN:
        return scene
    back = replace(standing, known_on=None, is_stable=False, right=())
    title = scene.text(scene.course.by_id[concept].title)
    return scene.with_standing(concept, back).say("lapsed", concept, title=title)
