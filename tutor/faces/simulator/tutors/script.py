"""A tutor that adapts to nobody: every concept in a given order, every item once, answers shown.

Tells the solution and the example, then asks each item and shows its answer after one attempt, or
at once to who asks for it. Calls a concept known when two different items were right at the first
try, one where there is only one; it acts on nothing of that.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime
from random import Random
from typing import assert_never

from tutor.core.course import Build, Choice, Concept, Course, Item, Number, Order, Prose, Text
from tutor.core.grade import grade_choice, grade_number, grade_order
from tutor.core.messages import (
    Ask,
    Chose,
    Commanded,
    Event,
    Opened,
    Purpose,
    Said,
    Say,
    Shown,
    Visible,
)

LETTERS = "abcdefghijklmnopqrstuvwxyz"


class ScriptTutor:
    """Goes through the concepts as `order` says, once, or again and again with `repeats`."""

    def __init__(
        self, course: Course, lang: str, order: Sequence[str], rng: Random, repeats: bool = False
    ) -> None:
        self._course = course
        self._lang = lang
        self._rng = rng
        self._way = self._walk(order, repeats)
        self._open: tuple[Item, Ask, tuple[int, ...]] | None = None
        self._asked = 0
        self._right: dict[str, set[str]] = {one: set() for one in course.by_id}
        self._is_finished = False

    def known(self) -> frozenset[str]:
        """The concepts with enough different items right."""
        return frozenset(
            one
            for one, right in self._right.items()
            if len(right) >= min(2, len(self._course.by_id[one].items))
        )

    def is_finished(self) -> bool:
        """Whether every item was asked."""
        return self._is_finished

    def hear(self, event: Event, now: datetime) -> tuple[Visible, ...]:
        """The answer shown, and the next question; opened again, it asks the open one again."""
        if event == Commanded("stop"):
            return ()
        if isinstance(event, Opened):
            return (self._open[1],) if self._open is not None else self._next()
        shown: tuple[Visible, ...] = ()
        if self._open is not None:
            item, ask, order = self._open
            if self._is_right(item, order, event):
                self._right[ask.concept].add(item.id)
            shown = (Say("answer", {"text": self._answer(item)}, ask.concept),)
        return (*shown, *self._next())

    def _next(self) -> tuple[Visible, ...]:
        said: list[Visible] = []
        for one in self._way:
            if isinstance(one, Say):
                said.append(one)
                continue
            concept, item = one
            self._open = self._put(concept, item)
            return (*said, self._open[1])
        self._open, self._is_finished = None, True
        return tuple(said)

    def _walk(self, order: Sequence[str], repeats: bool) -> Iterator[Say | tuple[Concept, Item]]:
        while True:
            for concept in (self._course.by_id[one] for one in order):
                first, then = self._text(concept.solution.first), self._text(concept.solution.then)
                yield Say("solution", {"first": first, "then": then}, concept.id)
                yield Say("example", {"text": self._text(concept.example)}, concept.id)
                for item in (*concept.items, concept.explain.item):
                    yield concept, item
            self._is_finished = True
            if not repeats:
                return

    def _put(self, concept: Concept, item: Item) -> tuple[Item, Ask, tuple[int, ...]]:
        self._asked += 1
        texts = _texts(item)
        order = tuple(self._rng.sample(range(len(texts)), len(texts)))
        shown = tuple(
            Shown(LETTERS[place], self._text(texts[one])) for place, one in enumerate(order)
        )
        reference = f"{concept.id}/{item.id}"
        purpose: Purpose = "explain" if item.kind == "explain" else "practice"
        words = self._text(item.ask)
        ask = Ask(self._asked, reference, concept.id, purpose, item.kind, words, shown)
        return item, ask, order

    def _text(self, text: Text) -> str:
        return text.get(self._lang) or text[self._course.languages[0]]

    def _is_right(self, item: Item, order: tuple[int, ...], event: Event) -> bool:
        match item.task, event:
            case Choice() as task, Chose(letter):
                outcome = grade_choice(task, order, f"{letter})", self._lang).outcome
            case Number() as task, Said(text):
                outcome = grade_number(task, text).outcome
            case Order() as task, Said(text):
                outcome = grade_order(task, order, text).outcome
            case Prose(_, right), Said(text):
                return text in right.get(self._lang, ())
            case _:
                return False
        return outcome == "correct"

    def _answer(self, item: Item) -> str:
        match item.task:
            case Choice(options):
                return next(self._text(one.text) for one in options if one.right)
            case Number(answer) | Build(Number(answer)):
                return f"{answer:g}"
            case Order(steps):
                return "\n".join(self._text(one) for one in steps)
            case Prose(points):
                return "\n".join(self._text(one.point) for one in points)
            case _ as never:
                assert_never(never)


def _texts(item: Item) -> list[Text]:
    match item.task:
        case Choice(options):
            return [one.text for one in options]
        case Order(steps):
            return list(steps)
        case Number() | Prose() | Build():
            return []
        case _ as never:
            assert_never(never)
