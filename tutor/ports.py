"""What the loop needs from the world: a store, a judge, a voice, a library, an outbox, a clock.

Knows the shape of each port and the errors that it may raise; knows no adapter. Every port has a
real and an offline adapter, and each is tested against the real thing.
"""

from collections.abc import AsyncGenerator, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from tutor.core.errors import TutorError
from tutor.core.learner import Learner
from tutor.core.memory import Line
from tutor.core.messages import (
    Action,
    Answered,
    Ask,
    AskAnswer,
    AskCheck,
    AskJudge,
    AskNotes,
    AskReading,
    Distilled,
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


class VoiceError(TutorError):
    """The voice found no words that may go out."""


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
    """Reads what learners write: answers, what they say to know, what they ask, how a day went."""

    async def judge(self, who: Enrolment, request: AskJudge) -> Judged:
        """What was found per key point; raises JudgeError when there is no usable reply."""
        ...

    async def read(self, who: Enrolment, request: AskReading) -> Read:
        """What the learner says of single concepts; raises JudgeError when there is no reply."""
        ...

    async def answer(self, who: Enrolment, request: AskAnswer) -> Answered:
        """What the sources hold about a question; raises JudgeError when there is no reply."""
        ...

    async def look_back(self, who: Enrolment, request: AskNotes) -> Distilled:
        """What was noticed of a day; raises JudgeError when there is no reply."""
        ...


class Passage(Protocol):
    """One piece of the sources in one language.

    `id` is that of a fact or of a concept; `title` names the source, or the `concept` that it comes
    from. `owner` says who said or measured it, `doubt` what speaks against it.
    """

    @property
    def id(self) -> str: ...  # noqa: D102  described above, like the others
    @property
    def text(self) -> str: ...  # noqa: D102
    @property
    def owner(self) -> str: ...  # noqa: D102
    @property
    def date(self) -> str: ...  # noqa: D102
    @property
    def doubt(self) -> str: ...  # noqa: D102
    @property
    def title(self) -> str: ...  # noqa: D102
    @property
    def concept(self) -> str | None: ...  # noqa: D102


class Library(Protocol):
    """Finds what the sources hold about a question."""

    def find(
        self, question: str, lang: str, hidden: frozenset[str] = frozenset(), most: int = 3
    ) -> Sequence[Passage]:
        """The passages in `lang` that answer best, best first; none when the sources do not.

        Of the concepts in `hidden` nothing is shown.
        """
        ...


@dataclass(frozen=True)
class Speech:
    """Moves to be worded in one breath, and all that a voice may know for it.

    `question` is what is asked right behind them. `item` is the open question and `hidden` are the
    concepts still to come, by their ids: nothing that is said may give them away.
    """

    lang: str
    moves: tuple[Say, ...]
    question: Ask | AskCheck | None = None
    talk: tuple[Line, ...] = ()
    notes: tuple[Say, ...] = ()
    item: str | None = None
    hidden: tuple[str, ...] = ()


class Voice(Protocol):
    """Words the tutor's moves; a model does it."""

    def speak(self, who: Enrolment, speech: Speech) -> AsyncGenerator[str, None]:
        """The words so far, each time longer, the last time whole.

        What is yielded may be shown. Raises VoiceError when the rest may not, or does not come.
        """
        ...


@dataclass(frozen=True)
class Usage:
    """What one call of the model took: tokens in and out, and seconds.

    `prompt` and `digest` name the prompt and the version of its file; `outcome` is `ok` or why it
    failed. Where the server did not count tokens, they are estimated.
    """

    learner: str
    at: datetime
    prompt: str
    digest: str
    model: str
    tokens_in: int
    tokens_out: int
    seconds: float
    outcome: str = "ok"
    is_estimate: bool = False


class Budget(Protocol):
    """Says when the model has cost what it may."""

    def is_spent(self, learner: str) -> bool:
        """Whether nothing may be asked of the model any more today, for this learner or at all."""
        ...


class Meter(Budget, Protocol):
    """Keeps what the model costs, learner by learner and day by day."""

    def record(self, usage: Usage) -> None:
        """Keep what one call took; never fails."""
        ...


@dataclass(frozen=True)
class Lines:
    """Several things to say that a reader takes in as one: a head, and the rows below it."""

    says: tuple[Say, ...]


@dataclass(frozen=True)
class Spoken:
    """Moves in the words of a voice."""

    text: str
    moves: tuple[Say, ...]


class Outbox(Protocol):
    """Carries the visible actions to the learner; a face implements it."""

    async def perform(self, who: Enrolment, lang: str, action: Visible | Lines | Spoken) -> None:
        """Show one action, or lines as one; raises FaceError when it did not reach the learner."""
        ...

    async def draft(self, who: Enrolment, lang: str, text: str) -> None:
        """Show words that are still growing, or take them back where `text` is empty; never fails.

        What was shown is settled by the next `perform`.
        """
        ...


Clock = Callable[[], datetime]
"""Gives the present moment as an aware UTC datetime."""
