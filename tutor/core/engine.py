"""The engine: one event in, the new state and the actions out. It only dispatches.

    event ─▶ what is it? ─▶ the move for the open question ─▶ what next, if nothing is open

Every message is classified before it is graded; only an answer can close a question. What a move
does is in the file named for it; what comes next is in `tutor.core.choice`.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property
from random import Random
from typing import assert_never

from tutor.core import (
    building,
    choice,
    commands,
    inquiry,
    lesson,
    placement,
    practice,
    prose,
    sleep,
)
from tutor.core.adoption import adopt
from tutor.core.classify import Phrases, classify, command_of, is_about_self, is_denial
from tutor.core.course import Choice, Course, Kind, Prose
from tutor.core.grade import names_option
from tutor.core.learner import Learner, Question, Waiting
from tutor.core.memory import heard
from tutor.core.messages import (
    Action,
    Answered,
    Built,
    Chose,
    Commanded,
    Complain,
    Distilled,
    Event,
    Judged,
    JudgeFailed,
    Misread,
    OfferLanguages,
    Opened,
    Read,
    Reply,
    Said,
    Sort,
    Voiced,
    WentOffline,
)
from tutor.core.ramp import Ramp
from tutor.core.review import MOST_REVIEWS, Scheduler, announced, due_today
from tutor.core.scene import Scene


@dataclass(frozen=True)
class Engine:
    """Decides everything about one course; the same arguments always give the same result."""

    course: Course
    scheduler: Scheduler
    phrases: Phrases

    @cached_property
    def ramp(self) -> Ramp:
        """The beliefs that this course allows; built when first needed."""
        return Ramp(self.course)

    def enrol(self, seed: int) -> Learner:
        """A learner of whom nothing is known yet; `seed` fixes every shuffle of the course."""
        return Learner(self.course.id, seed)

    def step(
        self, state: Learner, event: Event, now: datetime, rng: Random
    ) -> tuple[Learner, tuple[Action, ...]]:
        """The state after `event` and what is to be done; `state` itself is left as it was."""
        counts = isinstance(event, Said | Chose | Commanded | Built | Misread)
        learner = replace(adopt(self.course, state), step=state.step + 1)
        learner = replace(learner, turn=state.turn + counts)
        scene = Scene(self.ramp, self.scheduler, now, rng, learner)
        if counts or isinstance(event, Opened):
            scene = sleep.wake(scene)
        scene = self._dispatch(scene, event)
        return scene.learner, scene.actions

    def _dispatch(self, scene: Scene, event: Event) -> Scene:
        match event:
            case Opened(lang):
                return _opened(scene, lang)
            case Judged() | Read() | Answered() | Distilled() | JudgeFailed():
                return self._replied(scene, event)
            case Voiced(text):
                return scene.change(talk=heard(scene.learner.talk, "tutor", text))
            case WentOffline():
                return scene.change(offline_on=scene.today).say("offline_budget")
            case Built():
                return building.built(scene, event)
            case Misread(reason):
                return scene.do(Complain(reason))
            case Commanded(name, argument):
                return self._commanded(scene, name, argument)
            case Chose(option, ask):
                return self._chose(scene, option, ask)
            case Said(text):
                return self._said(scene, text)
            case _ as never:
                assert_never(never)

    def _replied(self, scene: Scene, event: Reply) -> Scene:
        """With a reply taken; one that nobody waits for is dropped."""
        learner = scene.learner
        if learner.inquiry is not None and learner.inquiry.call == event.call:
            if isinstance(event, Answered):
                return inquiry.answered(scene, event)
            return inquiry.failed(scene)
        if learner.night == event.call:
            if isinstance(event, Distilled):
                return sleep.dreamt(scene, event)
            return scene.change(night=None)
        waiting = learner.waiting
        if waiting is None or waiting.call != event.call or learner.question is None:
            return scene
        scene = scene.change(waiting=None)
        match event:
            case Read():
                return _then(placement.read(scene, event))
            case Judged(sort=sort) if sort != "answer" and not _is_insisting(
                learner.question, waiting, sort
            ):
                scene = inquiry.told_meanwhile(scene, waiting)
                return self._no_answer(scene, scene.question, sort, waiting.text)
            case Judged():
                return _then(inquiry.told_meanwhile(prose.judged(scene, event), waiting))
            case JudgeFailed() | Answered() | Distilled():
                failed = scene.close() if scene.question.is_opening else prose.failed(scene)
                return _then(failed)
            case _ as never:
                assert_never(never)

    def _commanded(self, scene: Scene, name: str, argument: str) -> Scene:
        if name == "start":
            return _opened(scene, None)
        if scene.learner.lang is None and name != "lang":
            return scene.do(OfferLanguages(self.course.languages))
        is_new = scene.learner.lang is None
        scene = commands.command(scene, name, argument)
        if is_new:
            return scene if scene.learner.lang is None else _welcome(scene)
        if name in commands.READ_ONLY:
            return scene if name == "stop" else commands.again(scene)
        return _then(scene)

    def _chose(self, scene: Scene, option: str, ask: int | None) -> Scene:
        question = scene.learner.question
        if question is None or (ask is not None and ask != question.number):
            return scene.do(Complain("stale_choice"))
        if not question.is_checking and not question.order:
            return scene.do(Complain("no_choice_here")).ask()
        # A bracket makes it a letter beyond doubt, whatever the options say.
        letter = f"{option})" if len(option) == 1 else option
        return _then(self._answered(scene, question, letter))

    def _said(self, scene: Scene, text: str) -> Scene:
        command = command_of(text, self.phrases)
        if command is not None and (
            text.startswith(("/", "／")) or not self._is_option(scene, text)
        ):
            return self._commanded(scene, *command)
        if scene.learner.lang is None:
            return self._commanded(scene, "lang", text)
        scene = scene.change(talk=heard(scene.learner.talk, "learner", text))
        question = scene.learner.question
        if question is None:
            is_asking = classify(text, scene.lang, self.phrases) == "question"
            return inquiry.ask(scene, text) if is_asking else choice.go_on(scene)
        if scene.learner.waiting is not None:
            return scene.say("still_reading")
        return self._sorted(scene, question, text)

    def _sorted(self, scene: Scene, question: Question, text: str) -> Scene:
        """With a message taken as what it is; who sends a "question" again means it as answer."""
        expects = _expects(scene, question)
        sort = classify(text, scene.lang, self.phrases, expects)
        is_insisting = sort == "question" and text == question.parked
        if question.is_opening:
            sort = self._sort_of_opening(text, sort)
        is_unknown = question.is_opening and sort == "no_idea"
        if is_unknown:
            # "I don't know what a bigram is" says more than that nothing is known.
            scene = scene.change_question(nudges=1)
        if sort == "answer" or is_insisting or is_unknown or self._is_option(scene, text):
            return _then(self._answered(scene, question, text))
        return self._no_answer(scene, question, sort, text)

    def _sort_of_opening(self, text: str, sort: Sort) -> Sort:
        """The sort of a reply to the opening question, to which what one knows is the answer."""
        if sort not in {"question", "smalltalk", "no_idea"}:
            return sort
        if is_denial(text, self.phrases):
            return "no_idea"
        return "answer" if sort != "no_idea" and is_about_self(text, self.phrases) else sort

    def _no_answer(self, scene: Scene, question: Question, sort: Sort, text: str) -> Scene:
        """With a message that closes nothing replied to."""
        scene = practice.no_verdict(scene)
        match sort:
            case "no_idea":
                return _then(commands.no_idea(scene))
            case "question":
                return inquiry.ask(scene, text)
            case "smalltalk" | "attack":
                return scene.say(sort).ask()
            case "empty" | "command" | "answer":
                return scene.say(f"expects_{_expects(scene, question)}").ask()
            case _ as never:
                assert_never(never)

    def _is_option(self, scene: Scene, text: str) -> bool:
        """Whether a text is, word for word, an option of the open question."""
        question = scene.learner.question
        if question is None or question.is_guess or question.is_opening:
            return False
        task = self.course.item(question.item).task
        return isinstance(task, Choice) and names_option(task, question.order, text, scene.lang)

    def _answered(self, scene: Scene, question: Question, text: str) -> Scene:
        if question.is_checking:
            return prose.checked(scene, text)
        if question.is_opening:
            return placement.told(scene, text)
        if question.is_guess:
            return lesson.guessed(scene, text)
        if isinstance(self.course.item(question.item).task, Prose):
            return prose.submit(scene, text)
        if question.purpose == "placement":
            return placement.answered(scene, text)
        return practice.answer(scene, text)


def _is_insisting(question: Question, waiting: Waiting, sort: Sort) -> bool:
    """Whether what a judge takes for a question was sent again, and so is meant as the answer."""
    return sort == "question" and question.parked == waiting.text


def _expects(scene: Scene, question: Question) -> Kind:
    if question.is_checking:
        return "choice"
    is_free = question.is_guess or question.is_opening
    return "short" if is_free else scene.course.item(question.item).kind


def _then(scene: Scene) -> Scene:
    """With the next move, where the last one left nothing open."""
    if scene.learner.question is None and scene.learner.waiting is None:
        return choice.go_on(scene)
    return scene


def _opened(scene: Scene, lang: str | None) -> Scene:
    """With the learner greeted and the lesson taken up where it was left."""
    if len(scene.course.languages) == 1:
        lang = scene.course.languages[0]
    if lang in scene.course.languages:
        scene = scene.change(lang=lang)
    if scene.learner.lang is None:
        return scene.do(OfferLanguages(scene.course.languages))
    if not scene.learner.is_placed and scene.learner.placing is None:
        return _welcome(scene)
    known = sum(scene.standing(one).known_on is not None for one in scene.course.by_id)
    scene = scene.say("welcome_back", known=known, total=len(scene.course.concepts))
    due = due_today(scene.course, scene.learner, scene.today, MOST_REVIEWS)
    today = announced(due)
    scene = scene if today is None else scene.do(today)
    return _then(scene) if scene.learner.question is None else scene.ask()


def _welcome(scene: Scene) -> Scene:
    course = scene.course
    scene = scene.say("welcome", title=scene.text(course.title), goal=scene.text(course.goal))
    return _then(scene)
