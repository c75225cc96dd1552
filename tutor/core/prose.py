"""Answers in the learner's own words: to the judge, back from it, and the check by oneself.

    answer ─▶ judge ─▶ every key point shown ───▶ finished
                  ├──▶ some, none, or denied ─▶ asked once more ─▶ key points revealed,
                  └──▶ no judge ────────────────────────────────▶ learner checks ─▶ finished

What an answer shows stays shown, so that the next one may just add to it. The judge is a round
trip: the request carries a call number, and a reply to any other call is dropped. In doubt no
credit moves in either direction.
"""

from typing import assert_never

from tutor.core import closing
from tutor.core.course import Prose
from tutor.core.grade import Grade, grade_points
from tutor.core.labels import read_label
from tutor.core.learner import Question, Waiting
from tutor.core.messages import AskJudge, Judged, Outcome, PointFinding
from tutor.core.scene import Scene

MAX_TRIES = 2
"""After so many incomplete answers the key points are revealed for a check by oneself."""

CHECKS: tuple[tuple[Outcome, float], ...] = (("correct", 1.0), ("partial", 0.5), ("incorrect", 0.0))
"""What the learner may say of an own answer: it had all key points, some, none."""


def submit(scene: Scene, text: str) -> Scene:
    """With an answer sent to the judge."""
    call = scene.learner.calls + 1
    request = AskJudge(call, scene.question.item, scene.lang, text)
    return scene.change(calls=call, waiting=Waiting(call, text)).do(request)


def judged(scene: Scene, event: Judged) -> Scene:
    """With the judge's findings replied to."""
    task = scene.course.item(scene.question.item).task
    if not isinstance(task, Prose):
        return scene.ask()
    points = _with_earlier(scene.question, event.points)
    grade = grade_points(tuple(one.id for one in task.key_points), points, event.grader)
    shown = tuple(one.point for one in points if one.finding == "shown")
    scene = closing.keep(scene.change_question(shown=shown), grade)
    match grade.outcome:
        case "correct":
            return closing.right(scene)
        case "partial" | "incorrect":
            return _once_more(scene, task, event, grade)
        case "unsure" | "not_an_answer":
            return _in_doubt(scene, task)
        case _ as never:
            assert_never(never)


def _with_earlier(question: Question, points: tuple[PointFinding, ...]) -> tuple[PointFinding, ...]:
    """The findings, with what earlier answers to the same question had shown."""
    now = {one.point: one for one in points}
    earlier = (
        PointFinding(one, "shown")
        for one in question.shown
        if one not in now or now[one].finding == "not_seen"
    )
    kept = {**now, **{one.point: one for one in earlier}} if points else {}
    return tuple(kept.values())


def _in_doubt(scene: Scene, task: Prose) -> Scene:
    """With the learner told what may be missing, once; then with the check by oneself."""
    missing = _missing(scene, task)
    if missing is None or scene.question.tries >= MAX_TRIES:
        return _start_check(scene.say("unsure"))
    return scene.say("unsure_more", scene.question.concept, text=missing).ask()


def _missing(scene: Scene, task: Prose) -> str | None:
    """What the answers so far leave open, in the words of the first key point that says so."""
    open_points = (one for one in task.key_points if one.id not in scene.question.shown)
    texts = (one.missing for one in open_points)
    first = next((one for one in texts if one is not None), None)
    return None if first is None else scene.text(first)


def _once_more(scene: Scene, task: Prose, event: Judged, grade: Grade) -> Scene:
    question = scene.question
    shown = set(question.shown)
    points = "\n".join(f"– {scene.text(one.point)}" for one in task.key_points if one.id in shown)
    if grade.outcome == "partial":
        missing = len(task.key_points) - len(shown)
        scene = scene.say("points_shown", question.concept, points=points, missing=missing)
    elif denied := next((one.quote for one in event.points if one.finding == "contradicted"), ""):
        scene = scene.say("contradicted", question.concept, quote=denied)
    else:
        scene = scene.say("points_missing", question.concept)
    if question.tries >= MAX_TRIES:
        return _start_check(scene)
    return _prompt(scene, task, is_denied=grade.outcome == "incorrect").ask()


def _prompt(scene: Scene, task: Prose, is_denied: bool) -> Scene:
    """With what is missing said, or the next hint; and the confused pupil's question."""
    question = scene.question
    missing = None if is_denied else _missing(scene, task)
    if missing is not None:
        scene = scene.say("point_missing", question.concept, text=missing)
    item = scene.course.item(question.item)
    pupil = scene.concept().explain.pupil
    if question.purpose == "explain" and pupil is not None:
        return scene.say("pupil", question.concept, text=scene.text(pupil))
    if missing is None and question.help < len(item.hints):
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
