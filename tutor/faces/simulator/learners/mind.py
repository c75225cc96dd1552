"""What every simulated mind can do: answer, take something in, forget; and how well it truly knows.

Knows no family. Times are days as floats since the learner enrolled; chances lie in [0, 1].
"""

import math
from random import Random
from typing import Literal, Protocol, assert_never

from tutor.core.course import Build, Choice, Course, Item, Number, Order, Prose

Experience = Literal[
    "pain",  # the problem was shown
    "guess",  # an own guess was made
    "solution",  # the idea was told
    "example",  # a worked example was shown
    "hint",
    "correction",  # a misconception was answered
    "answer",  # the answer was shown after an own attempt
    "gift",  # the answer was given without any attempt
    "reminder",  # a sentence about an earlier concept
]
"""What can happen to a mind besides answering."""


class Mind(Protocol):
    """What a simulated learner knows, and how that changes."""

    def chance(self, item: str, help: int, now: float) -> float:
        """The true P(right) at the first try of an item, after `help` hints, luck included."""
        ...

    def mastery(self, concept: str, now: float) -> float:
        """The true P(right) on a new open question, unhelped, without luck or slips."""
        ...

    def wrong_idea(self, concept: str) -> str | None:
        """The misconception that is held about a concept, by its id."""
        ...

    def take_in(self, what: Experience, concept: str, now: float) -> None:
        """Have something happen that concerns a concept."""
        ...

    def answered(self, item: str, is_right: bool, help: int, now: float) -> None:
        """Have answered an item, after `help` hints."""
        ...

    def saw_answer(self, item: str, now: float) -> None:
        """Have seen the answer of an item, so that it can be echoed for a while."""
        ...


class MakeMind(Protocol):
    """Makes a mind of one family; `is_spinner` learners practise much and learn little."""

    def __call__(self, course: Course, rng: Random, is_spinner: bool) -> Mind:
        """A new mind, as it is on the day of enrolment."""
        ...


def luck(item: Item) -> float:
    """P(right) of somebody who picks blindly.

    >>> luck(Item("a", {}, Order(({}, {}, {}))))
    0.16666666666666666
    """
    match item.task:
        case Choice(options):
            return 1 / max(1, len(options))
        case Order(steps):
            return 1 / math.factorial(len(steps))
        case Number() | Prose() | Build():
            return 0.0
        case _ as never:
            assert_never(never)


def trap(item: Item, misconception: str | None) -> bool:
    """Whether an item has an option that somebody with this misconception falls for."""
    if misconception is None or not isinstance(item.task, Choice):
        return False
    return any(one.misconception == misconception for one in item.task.options)
