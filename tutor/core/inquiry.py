"""What the learner asks: looked up in the sources, answered, and then the open question again.

    question ─▶ looked up ─▶ held ────▶ answered, with its sources
                         ├─▶ later ───▶ "that is what step N is about"
                         └─▶ unknown ─▶ "I don't know that from my sources"

The lookup is a round trip, and nothing waits for it: an answer to the open question counts at any
time. What was looked up for another question than the one that is open now is looked up anew, since
it may give this one away. What is told while a question is open is help with it. While only to find
out is the aim, in the placement and in a check, nothing is told.
"""

from dataclasses import replace
from typing import assert_never

from tutor.core import secrets
from tutor.core.commands import again
from tutor.core.course import Prose
from tutor.core.learner import Inquiry, Question, Waiting
from tutor.core.messages import Answered, AskAnswer, Quoted
from tutor.core.scene import Scene


def ask(scene: Scene, text: str) -> Scene:
    """With a learner's question sent off; sent a second time it will count as the answer."""
    question = scene.learner.question
    if question is None:
        return _sent(scene, text, None, 0)
    scene = scene.change_question(parked=text)
    if question.purpose == "placement" or scene.learner.checking is not None:
        return _or_answer(scene.say("question_later")).ask()
    return _sent(scene, text, None if question.is_guess else question.item, question.number)


def _sent(scene: Scene, text: str, item: str | None, number: int) -> Scene:
    """With a question sent off that was asked while question `number` was open, 0 for none."""
    call = scene.learner.calls + 1
    hidden = secrets.hidden(scene.course, scene.learner)
    scene = scene.change(calls=call, inquiry=Inquiry(call, number, text))
    return scene.do(AskAnswer(call, scene.lang, text, hidden, item))


def answered(scene: Scene, event: Answered) -> Scene:
    """With what was found told, and the open question put again."""
    inquiry = scene.learner.inquiry
    scene = scene.change(inquiry=None)
    question = scene.learner.question
    if question is not None and inquiry is not None and question.number != inquiry.number:
        return ask(scene, inquiry.text)
    match event.holding:
        case "held":
            scene = _told(scene, event)
            if question is not None and _is_help(scene, question, event):
                scene = _helped(scene)
        case "later":
            scene = _later(scene, event.concept, question)
        case "unknown":
            scene = scene.say("not_in_sources")
        case _ as never:
            assert_never(never)
    return again(_or_answer(scene))


def failed(scene: Scene) -> Scene:
    """With a question that could not be looked up."""
    return again(_or_answer(scene.change(inquiry=None).say("question_unanswered")))


def _or_answer(scene: Scene) -> Scene:
    """With a word on how to insist, where anything in one's own words is an answer."""
    question = scene.learner.question
    if question is None or question.is_checking or scene.learner.waiting is not None:
        return scene
    is_free = question.is_guess or question.is_opening
    is_prose = is_free or isinstance(scene.course.item(question.item).task, Prose)
    return scene.say("or_answer") if is_prose else scene


def _is_help(scene: Scene, question: Question, event: Answered) -> bool:
    """Whether what was told is about the open question."""
    concept = scene.course.by_id[question.concept]
    cited = (one.id for one in event.passages)
    return bool(event.text) or not {concept.id, *concept.sources}.isdisjoint(cited)


def _helped(scene: Scene) -> Scene:
    """With what was told counted as help, with the next answer where one is being read already."""
    waiting = scene.learner.waiting
    if waiting is not None:
        return scene.change(waiting=replace(waiting, is_told=True))
    return scene.change_question(is_informed=True)


def told_meanwhile(scene: Scene, waiting: Waiting) -> Scene:
    """With what was told while an answer was being read counted as help with the next one."""
    if not waiting.is_told or scene.learner.question is None:
        return scene
    return scene.change_question(is_informed=True)


def _told(scene: Scene, event: Answered) -> Scene:
    """With the answer and its sources said, or else the passages themselves, each as a row."""
    if event.text:
        cited = ", ".join(_name(scene, one) for one in event.passages)
        return scene.say("answered", text=event.text, sources=cited)
    scene = scene.say("passages")
    for one in event.passages:
        values = {"text": one.text, "source": _name(scene, one)}
        scene = scene.say("source_row", **values)
        if one.doubt:
            scene = scene.say("source_doubt", text=one.doubt)
    return scene


def _name(scene: Scene, passage: Quoted) -> str:
    """Where a passage is from: a step, or who said it and when, with the id of the fact."""
    if passage.concept is not None and passage.concept in scene.course.by_id:
        return scene.title(passage.concept)
    said = ", ".join(one for one in (passage.owner, passage.date) if one)
    return f"{passage.id}: {said}" if said else passage.id


def _later(scene: Scene, concept: str | None, question: Question | None) -> Scene:
    if concept is None or concept not in scene.course.by_id:
        return scene.say("not_in_sources")
    if question is not None and question.concept == concept:
        return scene.say("answered_here", concept)
    return scene.say("answered_later", concept, title=scene.title(concept))
