"""`tutor course preview`: a course as a made-up learner meets it, and the teacher's view of it.

Knows how the walk is printed and what a teacher sees that a learner does not: right answers, the
misconceptions behind wrong options, every hint. Who walks is `tutor.faces.simulator.walk`.
"""

import asyncio
from collections.abc import Iterator, Mapping
from random import Random

from rich.console import Console
from rich.padding import Padding

from tutor.cli.options import UsageError
from tutor.cli.reasons import plain
from tutor.cli.simulate import make_setting
from tutor.core.course import Build, Choice, Concept, Course, Item, Number, Order, Prose, Text
from tutor.core.learner import is_guess
from tutor.core.messages import (
    Ask,
    AskCheck,
    Chose,
    Commanded,
    Event,
    FinishCourse,
    Said,
    Say,
)
from tutor.faces.simulator.walk import Step, Walker, walk
from tutor.faces.terminal import Terminal
from tutor.ports import Enrolment
from tutor.wiring import assemble

LEVELS: Mapping[str, float] = {"weak": 0.6, "middle": 0.75, "strong": 0.9, "perfect": 1.0}
"""The share of first tries that are right, once the concept was taught."""

DAYS = 90
"""Days after which the walk is given up."""

VISITOR = Enrolment("preview", "")


def run(
    name: str, level: str, knows: str | None, upto: str | None, lang: str | None, seed: int
) -> int:
    """Print the walk; 1 when the learner is not through in 90 days."""
    if level not in LEVELS:
        raise UsageError(f"--level {level}: expected one of {', '.join(LEVELS)}")
    setting = make_setting(name, lang)
    course = setting.course
    known = _with_below(course, _concepts(course, "--knows", knows))
    if upto is not None:
        (goal,) = _concepts(course, "--concept", upto)
        known |= _with_below(course, frozenset(course.by_id[goal].requires))
    console = Console(highlight=False)
    terminal = Terminal(console, assemble(name, is_offline=True).words)
    walker = Walker(course, setting.lang, known, LEVELS[level], Random(seed))
    view = _View(console, terminal, course, setting.lang)
    for step in walk(setting, walker, seed, DAYS):
        view.show(step)
        if upto is not None and _is_through(step, upto):
            return 0
    return view.leave()


def _concepts(course: Course, option: str, names: str | None) -> frozenset[str]:
    found = frozenset(one.strip() for one in (names or "").split(",") if one.strip())
    unknown = sorted(found - course.by_id.keys())
    if unknown:
        there = ", ".join(course.by_id)
        raise UsageError(f"{option} {unknown[0]}: no such concept in the course; it has {there}")
    return found


def _with_below(course: Course, concepts: frozenset[str]) -> frozenset[str]:
    """The concepts and everything that they require."""
    found, waiting = set(), list(concepts)
    while waiting:
        one = waiting.pop()
        if one not in found:
            found.add(one)
            waiting += course.by_id[one].requires
    return frozenset(found)


def _is_through(step: Step, concept: str) -> bool:
    """Whether the concept is called known by now."""
    return any(
        isinstance(one, Say) and one.key == "concept_known" and one.concept == concept
        for one in step.shown
    )


class _View:
    """What is printed of a walk."""

    def __init__(self, console: Console, terminal: Terminal, course: Course, lang: str) -> None:
        self._console, self._terminal = console, terminal
        self._course, self._lang = course, lang
        self._day = -1
        self._noted: set[str] = set()
        self._is_finished = False

    def show(self, step: Step) -> None:
        """Print one turn: what the learner sees, the teacher's view of it, and the reply."""
        if step.day != self._day:
            self._day = step.day
            self._console.rule(f"Day {step.day + 1}", style="dim")
        with asyncio.Runner() as runner:
            for action in step.shown:
                self._is_finished |= isinstance(action, FinishCourse)
                runner.run(self._terminal.perform(VISITOR, self._lang, action))
        if isinstance(step.ask, Ask):
            self._note(step.ask)
        if step.ask is not None and step.reply is not None:
            self._line(f"> {_words(step.reply, step.ask)}", "bold")
            self._console.print()

    def leave(self) -> int:
        """Say how it ended."""
        days = f"{self._day + 1} day{'' if not self._day else 's'}"
        if self._is_finished:
            self._line(f"The course is finished, after {days}.", "")
            return 0
        self._line(
            f"Not finished after {days}: see `tutor course simulate` for where learners get stuck.",
            "",
        )
        return 1

    def _note(self, ask: Ask) -> None:
        """The teacher's view of a question, once."""
        if ask.item in self._noted or not self._is_of_the_course(ask):
            return
        self._noted.add(ask.item)
        concept = self._course.by_id[ask.concept]
        if is_guess(ask.item):
            lines = [f"a good guess: {self._text(concept.guess.look_for)}"]
        else:
            lines = list(self._about(concept, self._course.item(ask.item)))
        self._line(f"teacher's view of {ask.item}", "dim")
        for line in lines:
            self._line(f"  {line}", "dim")

    def _is_of_the_course(self, ask: Ask) -> bool:
        """Whether the course asks this, and not the tutor of its own accord."""
        concept, _, item = ask.item.partition("/")
        there = self._course.by_id.get(concept)
        return there is not None and (is_guess(ask.item) or item in there.items_by_id)

    def _about(self, concept: Concept, item: Item) -> Iterator[str]:
        match item.task:
            case Choice(options):
                replies = {one.id: one.reply for one in concept.misconceptions}
                for one in options:
                    mark = "right:" if one.right else "wrong:"
                    yield f"{mark} {self._text(one.text)}"
                    if one.misconception is not None:
                        reply = self._text(replies[one.misconception])
                        yield f"       {one.misconception}: {reply}"
            case Number(answer, tolerance) | Build(Number(answer, tolerance)):
                yield f"right: {answer:.10g}, off by {tolerance:.10g} at the most"
            case Order(steps):
                yield f"right: {'  <  '.join(map(self._text, steps))}"
            case Prose(key_points):
                yield from (f"key point {one.id}: {self._text(one.point)}" for one in key_points)
        for number, hint in enumerate(item.hints, 1):
            yield f"hint {number}: {self._text(hint)}"
        if item.after:
            yield f"after: {self._text(item.after)}"

    def _text(self, text: Text) -> str:
        return " ".join(plain(text.get(self._lang, "–")).split())

    def _line(self, text: str, style: str) -> None:
        indent = len(text) - len(text.lstrip())
        self._console.print(
            Padding(text.strip(), (0, 0, 0, indent)), style=style, markup=False, width=88
        )


def _words(reply: Event, ask: Ask | AskCheck) -> str:
    """The reply as a learner would see it."""
    match reply:
        case Said(text):
            return text
        case Chose(option):
            choices = ask.choices if isinstance(ask, Ask) else ()
            return next(
                (f"{option}) {plain(one.text)}" for one in choices if one.id == option), option
            )
        case Commanded(name):
            return f"/{name}"
        case _:
            return reply.kind
