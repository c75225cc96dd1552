"""What the core asks of somebody outside: calls, each with a number that its reply repeats.

A call is an action like any other, committed before anybody thinks about it. Knows what is asked;
does not know whether a model or a rule replies. Nothing is in a call that its reply must not give
away, except what it names as such.
"""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class AskJudge:
    """Have `answer` to a prose item compared with its key points; the reply is an event."""

    call: int
    item: str
    lang: str
    answer: str
    kind: Literal["ask_judge"] = "ask_judge"


@dataclass(frozen=True)
class AskReading:
    """Have what the learner says to know read for concepts; the reply is an event."""

    call: int
    lang: str
    text: str
    kind: Literal["ask_reading"] = "ask_reading"


@dataclass(frozen=True)
class AskAnswer:
    """Have a learner's question looked up in the sources; the reply is an event.

    Nothing may be said of the concepts in `hidden`, nor what answers `item`, the open question.
    """

    call: int
    lang: str
    text: str
    hidden: tuple[str, ...] = ()
    item: str | None = None
    kind: Literal["ask_answer"] = "ask_answer"


@dataclass(frozen=True)
class Numbered:
    """What one answer was, in words, and the number of the evidence that it gave."""

    number: int
    text: str


@dataclass(frozen=True)
class AskNotes:
    """Have a day looked back on; the reply is an event.

    `lines` is what was said last that day, oldest first; `facts` says what the answers were. No
    note may tell anything of the concepts in `hidden`.
    """

    call: int
    lang: str
    lines: tuple[str, ...]
    facts: tuple[Numbered, ...]
    hidden: tuple[str, ...] = ()
    kind: Literal["ask_notes"] = "ask_notes"


Calling = AskJudge | AskReading | AskAnswer | AskNotes
"""The actions that somebody outside replies to, each by its call number."""
