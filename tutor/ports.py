"""What the loop needs from the world: a store, a judge, an outbox and a clock.

Knows the shape of each port and the errors that it may raise; knows no adapter. Every port has a
real and an offline adapter, and each is tested against the real thing.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from tutor.core.errors import TutorError
from tutor.core.learner import Learner
from tutor.core.messages import (
    Action,
    AskJudge,
    AskReading,
    Event,
    Judged,
    Read,
    Record,
    Say,
    Visible,
)


class StoreError(TutorError):
    """The database cannot be read or written."""


class StaleState(StoreError):
    """Somebody else changed this learner since it was loaded."""


class JudgeError(TutorError):
    """The judge gave no usable reply."""


class FaceError(TutorError):
    """A message could not be delivered now; it stays pending."""


class FaceGone(FaceError):
    """A message can never be delivered; it is dropped."""


@dataclass(frozen=True)
class Enrolment:
    """One learner in one course: the key under which everything is kept."""

    learner: str
    course: str


@dataclass(frozen=True)
class Turn:
    """What one event changed, to be committed as a whole.

    `before` is the `step` of the state the event met; `source` is unique per outside message (a
    Telegram update id, say), so that the same message never counts twice.
    """

    at: datetime
    event: Event
    source: str | None
    before: int
    state: Learner
    evidence: tuple[Record, ...]
    actions: tuple[Action, ...]
    course_version: str = ""


@dataclass(frozen=True)
class Pending:
    """An action that was committed and not yet carried out."""

    id: int
    lang: str
    action: Action


@dataclass(frozen=True)
class PastEvent:
    """One event of the log, as a replay needs it."""

    step: int
    at: datetime
    event: Event
    course_version: str


class Store(Protocol):
    """Keeps learners, their events, their evidence and the actions still to be carried out."""

    def load(self, who: Enrolment) -> Learner | None:
        """The stored state, or None for somebody new."""
        ...

    def commit(self, who: Enrolment, turn: Turn) -> bool:
        """Write a turn in one transaction; False (and nothing written) if `source` was seen.

        Raises StaleState when the stored `step` is not `turn.before`.
        """
        ...

    def pending(self, who: Enrolment) -> Sequence[Pending]:
        """The committed actions not yet ticked off, in order."""
        ...

    def tick(self, done: int) -> None:
        """Tick one action off."""
        ...


class Judge(Protocol):
    """Reads what learners write: answers against key points, and what they say to know."""

    async def judge(self, request: AskJudge) -> Judged:
        """What was found per key point; raises JudgeError when there is no usable reply."""
        ...

    async def read(self, request: AskReading) -> Read:
        """What the learner says of single concepts; raises JudgeError when there is no reply."""
        ...


@dataclass(frozen=True)
class Lines:
    """Several things to say that a reader takes in as one: a head, and the rows below it."""

    says: tuple[Say, ...]


class Outbox(Protocol):
    """Carries the visible actions to the learner; a face implements it."""

    async def perform(self, who: Enrolment, lang: str, action: Visible | Lines) -> None:
        """Show one action, or lines as one; raises FaceError when it did not reach the learner."""
        ...


Clock = Callable[[], datetime]
"""Gives the present moment as an aware UTC datetime."""
