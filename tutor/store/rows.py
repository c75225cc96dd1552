"""A turn as rows of the tables, and rows as values again.

Knows which field goes into which column; knows no statement and no database.
"""

from dataclasses import asdict, fields
from typing import Any

from sqlalchemy import Row

from tutor.core.messages import Record
from tutor.ports import Enrolment, PastEvent, Pending, Turn
from tutor.store import codec
from tutor.store.export import Enrolled, Entry, PastEvidence

_OF_RECORD = tuple(one.name for one in fields(Record) if one.name != "kind")
"""The fields of a record; each has a column of its name."""


def state_row(turn: Turn) -> Entry:
    """The columns of `learner_course` that every turn changes."""
    return {
        "step": turn.state.step,
        "turn": turn.state.turn,
        "lang": turn.state.lang,
        "state": codec.encode_learner(turn.state),
        "updated_at": turn.at,
    }


def event_row(who: Enrolment, turn: Turn) -> Entry:
    """The row of the event."""
    return {
        "learner": who.learner,
        "course": who.course,
        "step": turn.state.step,
        "at": turn.at,
        "kind": turn.event.kind,
        "body": codec.encode_event(turn.event),
        "source": turn.source,
        "course_version": turn.course_version,
    }


def evidence_rows(who: Enrolment, turn: Turn) -> list[Entry]:
    """One row per piece of evidence."""
    key = {"learner": who.learner, "course": who.course, "step": turn.state.step, "at": turn.at}
    rows = [{**key, **asdict(record)} for record in turn.evidence]
    for row in rows:
        del row["kind"]
    return rows


def pending_rows(who: Enrolment, turn: Turn) -> list[Entry]:
    """One row per action that somebody has to carry out; evidence is not among them."""
    key = {"learner": who.learner, "course": who.course, "step": turn.state.step}
    return [
        {
            **key,
            "position": position,
            "lang": turn.state.lang or "",
            "body": codec.encode_action(action),
        }
        for position, action in enumerate(turn.actions)
        if not isinstance(action, Record)
    ]


def past_event(row: Row[Any]) -> PastEvent:
    """An event from its row."""
    return PastEvent(row.step, row.at, codec.decode_event(row.body), row.course_version)


def past_evidence(row: Row[Any]) -> PastEvidence:
    """A piece of evidence from its row."""
    record = Record(**{name: getattr(row, name) for name in _OF_RECORD})
    return PastEvidence(row.step, row.at, record)


def enrolled(row: Row[Any]) -> Enrolled:
    """Where a learner stands, from the row of the course."""
    return Enrolled(row.learner, row.updated_at, codec.decode_learner(row.state))


def pending_action(row: Row[Any]) -> Pending:
    """An action that waits, from its row."""
    return Pending(row.id, row.lang, codec.decode_action(row.body))
