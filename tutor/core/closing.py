"""How an attempt is kept and how a question ends: evidence, the answer shown, the card moved.

Knows what one graded answer changes. Does not know how it was graded nor what comes next.
"""

from dataclasses import replace
from typing import assert_never

from tutor.core import belief, evidence
from tutor.core.course import Build, Choice, Number, Order, Prose
from tutor.core.grade import Grade
from tutor.core.learner import OPENING, Evidence, Question, Standing
from tutor.core.messages import Record, ReportVerdict
from tutor.core.review import is_due, reviewed, trickled
from tutor.core.scene import Scene

HELPED_SHARE = 0.5
"""What a right answer with help is worth, or a wrong one after another to the same question, as a
share of the same answer without. A first wrong answer in spite of help is worth a whole one."""

UNSURE_SHARE = 0.6
"""What an answer is worth of which the learner said to be unsure."""

HASTY = 2
"""From so many hasty wrong answers on, right ones are taken for lucky more easily."""


def is_repeat(scene: Scene, standing: Standing, item: str) -> bool:
    """Whether an item was done with today, so that an answer would only echo what was seen."""
    return standing.closed.get(item) == scene.today


def is_silent(question: Question) -> bool:
    """Whether right and wrong are not shown: the placement only wants to find out."""
    return question.purpose == "placement"


def keep(scene: Scene, grade: Grade, is_unsure: bool = False) -> Scene:
    """With one graded attempt at the open question recorded and reported.

    Counts as unhelped only at the first try, without a hint, with the answer not seen that day,
    and graded by something that can certify. An answer of which the learner said to be unsure says
    less.
    """
    question = scene.question
    item = scene.course.item(question.item)
    is_right = grade.outcome == "correct"
    standing = scene.standing(question.concept)
    is_helped = (
        question.tries > 0
        or question.help > 0
        or question.nudges > 0
        or question.is_informed
        or is_repeat(scene, standing, item.id)
        or grade.grader in ("keypoints", "self")
    )
    llr = belief.answer_llr(item, is_right, grade.grader, is_careless=standing.hasty >= HASTY)
    # Once a question: a wrong answer after a wrong one is the same lack again.
    is_lack = not is_right and question.tries == 0 and grade.grader not in ("keypoints", "self")
    llr *= HELPED_SHARE if is_helped and not is_lack else 1.0
    llr *= UNSURE_SHARE if is_unsure else 1.0
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
        grade.option,
    )
    scene = _kept(scene, record, question.tries, is_helped and is_lack)
    if not is_helped and not is_silent(question) and grade.outcome != "unsure":
        scene = _trickled(scene, question.concept, is_right)
    if question.purpose == "review":
        standing = scene.standing(question.concept)
        standing = _reviewed(scene, standing, grade, is_right and not is_helped)
        scene = scene.with_standing(question.concept, standing)
    scene = tallied(scene, is_right)
    if not is_silent(question):
        scene = scene.do(
            ReportVerdict(question.item, grade.outcome, grade.credit, grade.grader)
        ).report_beliefs(question.concept)
    return scene.change_question(tries=question.tries + 1)


def _trickled(scene: Scene, concept: str, is_success: bool) -> Scene:
    """With the reviews of what this answer practises, or casts doubt on, moved."""
    args = (concept, scene.scheduler, scene.today, is_success)
    return replace(scene, learner=trickled(scene.course, scene.learner, *args))


def tallied(scene: Scene, is_right: bool) -> Scene:
    """With an answer in the tally of the check under way, if there is one.

    Questions that settle an objection in between belong to no check.
    """
    checking = scene.learner.checking
    if checking is None or scene.question.purpose != "review":
        return scene
    right = checking.right + is_right
    return scene.change(checking=replace(checking, asked=checking.asked + 1, right=right))


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


def _kept(scene: Scene, record: Record, tries: int = 0, is_lack: bool = False) -> Scene:
    """With a record in the evidence of its concept, after so many answers to its question.

    Only a right answer without help counts as fruitful, and only it joins `right`.
    """
    standing = scene.standing(record.concept)
    item = record.item.partition("/")[2]
    number = scene.learner.answers + 1
    is_fruitful = record.outcome == "correct" and not record.helped
    answer = Evidence(
        number,
        item,
        record.outcome,
        record.helped,
        record.llr,
        scene.today,
        standing.taught,
        tries=tries,
        is_lack=is_lack,
        option=record.option,
    )
    standing = replace(
        evidence.remembered(standing, answer),
        tries=standing.tries + 1,
        right=(*(one for one in standing.right if one != item), item)
        if is_fruitful
        else standing.right,
        fruitless=0 if is_fruitful else standing.fruitless,
        hasty=0 if is_fruitful else standing.hasty,
    )
    record = replace(record, taught=standing.taught)
    return scene.with_standing(record.concept, standing).change(answers=number).do(record)


def keep_no_idea(scene: Scene) -> Scene:
    """With "I don't know" to an item kept: weak evidence, once for a question and unhelped."""
    question = scene.question
    standing = scene.standing(question.concept)
    item = scene.course.item(question.item).id
    if question.help > 0 or question.nudges > 0 or question.tries > 0 or question.is_informed:
        return scene
    if is_repeat(scene, standing, item):
        return scene
    scene = tallied(_kept(scene, no_credit(question)), is_right=False)
    if question.purpose == "review":
        standing = scene.standing(question.concept)
        standing = reviewed(standing, scene.scheduler, scene.today, False)
        scene = scene.with_standing(question.concept, standing)
    return scene


def keep_fished(scene: Scene) -> Scene:
    """With hints climbed to the answer without one attempt: it says that nothing was known.

    It costs about what a wrong answer does, so that asking for everything is not the cheaper way.
    """
    record = no_credit(scene.question, is_helped=True)
    return _kept(scene, record, is_lack=True).say("fished")


def no_credit(question: Question, is_helped: bool = False) -> Record:
    """The evidence of having nothing to answer; with help it is twice as clear."""
    return Record(
        question.concept,
        question.item,
        question.purpose,
        "not_an_answer",
        0.0,
        is_helped,
        "exact",
        belief.NO_IDEA * (2 if is_helped else 1),
    )


def kept_elsewhere(scene: Scene, record: Record) -> Scene:
    """With evidence kept that comes from no open question; its item is done with for today."""
    scene = _kept(scene, record)
    standing = scene.standing(record.concept)
    item = record.item.partition("/")[2]
    standing = replace(standing, closed={**standing.closed, item: scene.today})
    return _trickled(scene.with_standing(record.concept, standing), record.concept, True)


def keep_claim(scene: Scene, concept: str, llr: float) -> Scene:
    """With what the learner said of a concept kept: weak, and no item was right."""
    record = Record(
        concept,
        f"{concept}/{OPENING}",
        "placement",
        "partial" if llr > 0 else "not_an_answer",
        0.5 if llr > 0 else 0.0,
        False,
        "self",
        llr,
    )
    return _kept(scene, record)


def answer_text(scene: Scene, question: Question) -> str:
    """The answer key of an item in words, to be shown only after an attempt."""
    match scene.course.item(question.item).task:
        case Choice(options):
            return next(scene.text(one.text) for one in options if one.right)
        case Number(answer, _, unit) | Build(Number(answer, _, unit)):
            return f"{answer:.15g} {scene.text(unit)}" if unit else f"{answer:.15g}"
        case Order(steps):
            return "\n".join(f"{i}. {scene.text(one)}" for i, one in enumerate(steps, 1))
        case Prose():
            return "\n".join(f"– {point}" for point in scene.key_points())
        case _ as never:
            assert_never(never)


def finish(scene: Scene, is_answer_shown: bool) -> Scene:
    """With the open question closed, for good or after showing its answer.

    Its answer is known now, so the item proves nothing more today; an answer that was shown has
    taught something.
    """
    question = scene.question
    item = scene.course.item(question.item)
    standing = scene.standing(question.concept)
    # Judged before the answer teaches it again; a second failure in a row is no slip.
    is_second = is_answer_shown and standing.known_on is not None and standing.fruitless > 0
    is_lapsed = is_second or has_lapsed(scene, question.concept)
    if is_answer_shown:
        scene = scene.say("answer", question.concept, text=answer_text(scene, question))
        standing = replace(standing, fruitless=standing.fruitless + 1, taught=standing.taught + 1)
    if item.after is not None and is_answer_shown:
        scene = scene.say("after", question.concept, text=scene.text(item.after))
    standing = replace(
        standing,
        closed={**standing.closed, item.id: scene.today},
        is_tried=True,
        is_explained=standing.is_explained or question.purpose == "explain",
    )
    if question.purpose == "review" and is_due(standing, scene.today):
        standing = reviewed(standing, scene.scheduler, scene.today, False)
    scene = scene.with_standing(question.concept, standing).close()
    return _taken_back(scene, question.concept) if is_lapsed else scene


def right(scene: Scene) -> Scene:
    """With a right answer acknowledged, why it is right in the same breath, and closed."""
    question = scene.question
    after = scene.course.item(question.item).after
    if after is None:
        scene = scene.say("right", question.concept)
    else:
        scene = scene.say("right_since", question.concept, text=scene.text(after))
    return finish(scene, is_answer_shown=False)


def has_lapsed(scene: Scene, concept: str) -> bool:
    """Whether a known concept is no longer carried by the unhelped belief."""
    is_known = scene.standing(concept).known_on is not None
    return is_known and scene.known(concept) < belief.LAPSED


def lapse(scene: Scene, concept: str) -> Scene:
    """With a known concept taken back when belief no longer carries it."""
    return _taken_back(scene, concept) if has_lapsed(scene, concept) else scene


def _taken_back(scene: Scene, concept: str) -> Scene:
    back = replace(scene.standing(concept), known_on=None, is_stable=False, right=())
    return scene.with_standing(concept, back).say("lapsed", concept, title=scene.title(concept))
