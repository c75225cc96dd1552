"""Why an answer was graded as it was: as plain values ready for JSON, and in sentences.

Knows what each kind of item has to say: the misconception behind an option, how a number was read,
which neighbours an order keeps, why a sentence showed nothing. Grades nothing itself.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Self, assert_never

from tutor.cli.verdict import Verdict
from tutor.core.course import Build, Choice, Concept, Course, Item, Number, Order, Prose, Text
from tutor.core.grade import RELATIVE_TOLERANCE
from tutor.core.labels import read_sequence
from tutor.core.numerals import read_number
from tutor.core.practice import confidence
from tutor.faces.marks import runs
from tutor.llm.doubts import doubts


@dataclass(frozen=True)
class Case:
    """An item of a concept, by its reference, and the language of the lesson."""

    reference: str
    concept: Concept
    item: Item
    lang: str

    @classmethod
    def of(cls, course: Course, reference: str, lang: str) -> Self:
        """The case of an item that the course has."""
        concept = course.by_id[reference.partition("/")[0]]
        return cls(reference, concept, course.item(reference), lang)

    def text(self, text: Text) -> str:
        """A text of the course in that language."""
        return text[self.lang]


@dataclass(frozen=True)
class Mistake:
    """A misconception behind a wrong option: what it is, and what is said to it."""

    id: str
    shows: str
    reply: str


@dataclass(frozen=True)
class OfChoice:
    """The option that was chosen, the right one, and the misconception behind the first."""

    chosen: str | None
    right: str
    misconception: Mistake | None = None


@dataclass(frozen=True)
class OfNumber:
    """How the number was read, in every reading that counts, and what is right."""

    read_as: tuple[float, ...]
    right: float
    tolerance: float
    unit: str


@dataclass(frozen=True)
class Neighbours:
    """Two steps that the answer puts side by side, and whether they belong so."""

    first: str
    second: str
    is_kept: bool


@dataclass(frozen=True)
class OfOrder:
    """The neighbours of the order that was given, and the right order."""

    neighbours: tuple[Neighbours, ...]
    right: tuple[str, ...]


@dataclass(frozen=True)
class OfProse:
    """Why single sentences showed nothing."""

    doubts: tuple[str, ...]


Reasons = OfChoice | OfNumber | OfOrder | OfProse


def plain(text: str) -> str:
    """A text of the course without its marks.

    >>> plain("a *b*")
    'a b'
    """
    return "".join(run.text for run in runs(text))


def shown(case: Case) -> tuple[str, ...]:
    """The options or steps that letters stand for, in the author's order."""
    match case.item.task:
        case Choice(options):
            return tuple(plain(case.text(one.text)) for one in options)
        case Order(steps):
            return tuple(plain(case.text(one)) for one in steps)
        case Number() | Prose() | Build():
            return ()
        case _ as never:
            assert_never(never)


def reasons(case: Case, verdict: Verdict) -> Reasons:
    """What speaks for the verdict."""
    match case.item.task:
        case Choice() as choice:
            return _of_choice(case, choice, verdict.option)
        case Number() as number:
            return _of_number(case, number, verdict)
        case Build(number):
            return _of_number(case, number, verdict)
        case Order() as order:
            return _of_order(case, order, verdict)
        case Prose() as prose:
            return OfProse(_doubts(case, prose, verdict))
        case _ as never:
            assert_never(never)


def _of_choice(case: Case, choice: Choice, option: int | None) -> OfChoice:
    right = next(plain(case.text(one.text)) for one in choice.options if one.right)
    if option is None:
        return OfChoice(None, right)
    chosen = choice.options[option]
    if chosen.misconception is None:
        return OfChoice(plain(case.text(chosen.text)), right)
    found = case.concept.misconceptions_by_id[chosen.misconception]
    words = (plain(case.text(one)) for one in (found.shows, found.reply))
    return OfChoice(plain(case.text(chosen.text)), right, Mistake(found.id, *words))


def _of_number(case: Case, number: Number, verdict: Verdict) -> OfNumber:
    is_graded = verdict.outcome in ("correct", "incorrect")
    readings = read_number(confidence(verdict.text)[0]) if is_graded else ()
    room = number.tolerance + RELATIVE_TOLERANCE * abs(number.answer)
    near = [one for one in readings if one == number.answer or abs(one - number.answer) <= room]
    # A reading that would be right in a wrong answer is one that the grader does not allow, such
    # as 0.5 for "0.5 %". Of the readings of a right one only those count that make it right.
    taken = near if verdict.outcome == "correct" else [one for one in readings if one not in near]
    unit = case.text(number.unit) if number.unit else ""
    return OfNumber(tuple(taken), number.answer, number.tolerance, unit)


def _of_order(case: Case, order: Order, verdict: Verdict) -> OfOrder:
    steps = tuple(plain(case.text(step)) for step in order.steps)
    is_graded = verdict.outcome in ("correct", "partial", "incorrect")
    places = read_sequence(confidence(verdict.text)[0], len(steps)) if is_graded else None
    neighbours = (
        Neighbours(steps[one], steps[following], following == one + 1)
        for one, following in pairwise(places or ())
    )
    return OfOrder(tuple(neighbours), steps)


def _doubts(case: Case, prose: Prose, verdict: Verdict) -> tuple[str, ...]:
    """Why single sentences showed nothing; only the judge that works offline goes by sentences."""
    missing = any(point.finding == "not_seen" for point in verdict.points)
    if verdict.grader != "keypoints" or not missing:
        return ()
    return doubts(prose, case.lang, verdict.text, case.text(case.item.ask))


def sentences(case: Case, verdict: Verdict) -> Iterator[str]:
    """The same in sentences, for a person."""
    match reasons(case, verdict):
        case OfChoice() as choice:
            yield from _about_choice(choice)
        case OfNumber() as number:
            yield from _about_number(number)
        case OfOrder() as order:
            yield from _about_order(order)
        case OfProse(found):
            yield from (f"{one}." for one in found)
        case _ as never:
            assert_never(never)


def _about_choice(why: OfChoice) -> Iterator[str]:
    if why.chosen is not None:
        yield f"It names the option “{why.chosen}”."
    if why.chosen != why.right:
        yield f"The right option is “{why.right}”."
    if why.misconception is not None:
        yield f"Misconception {why.misconception.id}: {why.misconception.shows}"
        yield f"Reply to it: {why.misconception.reply}"


def _about_number(why: OfNumber) -> Iterator[str]:
    if why.read_as:
        yield f"It is read as {' or '.join(f'{one:.15g}' for one in why.read_as)}."
    unit = f" {why.unit}" if why.unit else ""
    room = f", up to {why.tolerance:g} off" if why.tolerance else ", exactly"
    yield f"The right number is {why.right:.15g}{unit}{room}."


def _about_order(why: OfOrder) -> Iterator[str]:
    if why.neighbours:
        kept = sum(one.is_kept for one in why.neighbours)
        yield f"Neighbours kept: {kept} of {len(why.neighbours)}."
    for one in why.neighbours:
        yield f"{'kept:    ' if one.is_kept else 'not kept:'} {one.first} → {one.second}"
    yield f"The right order is: {' → '.join(why.right)}."
