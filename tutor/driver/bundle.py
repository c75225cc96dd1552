"""What a learner reads at once: pending actions bundled into messages, and messages into breaths.

Knows which lines are rows of a list, and which moves one voice may say in one breath. Does not know
how anything is worded or shown.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tutor.core.messages import (
    AskAnswer,
    AskJudge,
    AskNotes,
    AskReading,
    Record,
    Say,
    Visible,
)
from tutor.core.moves import MOVES
from tutor.ports import Lines, Pending

ROWS = ("why_edge", "evidence_", "why_strike", "note_", "source_", "or_answer")
"""How the keys begin of what is a row below the message before it, and no message of its own."""


@dataclass(frozen=True)
class Message:
    """What a learner reads at once, with the pending actions that it carries out."""

    ids: tuple[int, ...]
    lang: str
    action: Visible | Lines


def bundled(pending: Sequence[Pending]) -> list[Message]:
    """The visible actions in order, each row put to the message before it."""
    found: list[Message] = []
    for one in pending:
        match one.action:
            case AskJudge() | AskReading() | AskAnswer() | AskNotes() | Record():
                continue
            case Say(key) as row if key.startswith(ROWS) and found:
                found += _joined(found.pop(), one.id, row)
            case action:
                found.append(Message((one.id,), one.lang, action))
    return found


def _joined(head: Message, row: int, say: Say) -> tuple[Message, ...]:
    """A row below what was said before it; by itself below anything else."""
    match head.action:
        case Say() as first:
            return (Message((*head.ids, row), head.lang, Lines((first, say))),)
        case Lines(says):
            return (Message((*head.ids, row), head.lang, Lines((*says, say))),)
        case _:
            return head, Message((row,), head.lang, say)


def breaths(messages: Sequence[Message]) -> Iterator[tuple[Message, ...]]:
    """The messages cut where another voice speaks: moves that follow each other stay together."""
    together: list[Message] = []
    for one in messages:
        if moves_of((one,)):
            together.append(one)
            continue
        if together:
            yield tuple(together)
        together = []
        yield (one,)
    if together:
        yield tuple(together)


def moves_of(messages: Sequence[Message]) -> tuple[Say, ...]:
    """The moves that a voice may word, where all of the messages are such; else none."""
    says = tuple(one.action for one in messages if isinstance(one.action, Say))
    return says if len(says) == len(messages) and all(one.key in MOVES for one in says) else ()
