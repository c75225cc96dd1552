"""Answers in the learner's own words: to the judge, back from it, and the check by oneself.

    answer ─▶ judge ─▶ every key point shown ──────▶ finished
                  ├──▶ some shown, or contradicted ─▶ asked once more ─▶ key points revealed,
                  └──▶ unsure, or no judge ────────────────────────────▶ learner checks ─▶ finished

The judge is a round trip: the request carries a call number, and a reply to any other call is
dropped. In doubt no credit moves in either direction.
"""

from typing import assert_never

from tutor.core import closing
from tutor.core.course import Prose
from tutor.core.grade import Grade, grade_points
from tutor.core.labels import read_label
from tutor.core.learner import Waiting
from tutor.core.messages import AskJudge, Judged, Outcome
from tutor.core.scene import Scene

MAX_TRIES = 2
"""After so many incomplete answers the key points are revealed for a check by oneself."""

CHECKS: tuple[tuple[Outcome, float], ...] = (("correct", 1.0), ("partial", 0.5), ("incorrect", 0.0))
"""What the learner may say of an own answer: it had all key points, some, none."""


def submit(scene: Scene, text: str) -> Scene:
    """With an answer sent to the judge."""
    call = scene.learner.calls + 1
    request = AskJudge(call, scene.question.item, scene.lang, text)
    return scene.change(calls=call, waiting=Waiting(call)).do(request)


def judged(scene: Scene, event: Judged) -> Scene:
    """With the judge's findings replied to."""
    task = scene.course.item(scene.question.item).task
    if not isinstance(task, Prose):
        return scene.ask()
    grade = grade_points(tuple(one.id for one in task.key_points), event.points, event.grader)
    scene = closing.keep(scene, grade)
    match grade.outcome:
        case "correct":
            return closing.right(scene)
        case "partial" | "incorrect":
            return _once_more(scene, task, event, grade)
        case "unsure" | "not_an_answer":
            return _start_check(scene.say("unsure"))
        case _ as never:
            assert_never(never)


def _once_more(scene: Scene, task: Prose, event: Judged, grade: Grade) -> Scene:
    question = scene.question
    shown = {one.point for one in event.points if one.finding == "shown"}
    points = "\n".join(f"– {scene.text(one.point)}" for one in task.key_points if one.id in shown)
    if grade.outcome == "partial":
        missing = len(task.key_points) - len(shown)
        scene = scene.say("points_shown", question.concept, points=points, missing=missing)
    else:
        denied = next((one.quote for one in event.points if one.finding == "contradicted"), "")
        scene = scene.say("contradicted", question.concept, quote=denied)
    if question.tries >= MAX_TRIES:
        return _start_check(scene)
    return _prompt(scene).ask()


def _prompt(scene: Scene) -> Scene:
    """With the next hint of an item, or the confused pupil's question for an explanation."""
    question = scene.question
    item = scene.course.item(question.item)
    pupil = scene.concept().explain.pupil
    if question.purpose == "explain" and pupil is not None:
        return scene.say("pupil", question.concept, text=scene.text(pupil))
    if question.help < len(item.hints):
        text = scene.text(item.hints[question.help])
        scene = scene.say("hint", question.concept, level=question.help + 1, text=text)
        return scene.change_question(help=question.help + 1)
    return scene


def failed(scene: Scene) -> Scene:
    """With a dead judge taken as doubt: the learner checks the answer."""
    return _start_check(scene.say("judge_away"))


def _start_check(scene: Scene) -> Scene:
    return scene.change_question(is_checking=True).ask()


def checked(scene: Scene, text: str) -> Scene:
    """With the learner's own comparison kept: weak, helped evidence."""
    place = read_label(text, len(CHECKS))
    if place is None:
        if scene.question.nudges >= MAX_TRIES:
            return closing.finish(scene, is_answer_shown=False)
        return scene.change_question(nudges=scene.question.nudges + 1).say("expects_check").ask()
    outcome, credit = CHECKS[place]
    scene = closing.keep(scene, Grade(outcome, credit, "self", None))
    return closing.finish(scene.say("checked", scene.question.concept), is_answer_shown=False)
