"""What is handed out about a learner: one course as JSON-ready values.

Knows the shape of an export and nothing about where its parts were kept.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import Any

from tutor.core.learner import Learner
from tutor.core.messages import Record

Entry = dict[str, Any]
"""One JSON object."""


@dataclass(frozen=True)
class PastEvidence:
    """One piece of evidence, and the event (`step`) and the moment that it came from."""

    step: int
    at: datetime
    record: Record


@dataclass(frozen=True)
class Enrolled:
    """Where one learner of a course stands, and when something last happened."""

    learner: str
    updated_at: datetime
    state: Learner


def course_entry(
    state: str,
    moments: tuple[datetime, datetime],
    events: Iterable[Entry],
    evidence: Iterable[Entry],
    pending: Iterable[Entry],
) -> Entry:
    """One course of an export; `moments` says when it began and when it last changed."""
    created_at, updated_at = moments
    return {
        "state": json.loads(state),
        "created_at": moment(created_at),
        "updated_at": moment(updated_at),
        "events": list(events),
        "evidence": list(evidence),
        "pending": list(pending),
    }


def event_entry(row: Mapping[str, Any]) -> Entry:
    """One event of an export, from its `step at body source course_version`."""
    return {
        "step": row["step"],
        "at": moment(row["at"]),
        "event": json.loads(row["body"]),
        "source": row["source"],
        "course_version": row["course_version"],
    }


def evidence_entry(past: PastEvidence) -> Entry:
    """One piece of evidence of an export."""
    fields = asdict(past.record)
    del fields["kind"]
    return {"step": past.step, "at": moment(past.at), **fields}


def pending_entry(row: Mapping[str, Any]) -> Entry:
    """One action of an export that was not yet carried out, from its `step lang body`."""
    return {"step": row["step"], "lang": row["lang"], "action": json.loads(row["body"])}


def usage_entry(row: Mapping[str, Any]) -> Entry:
    """What one call of the model took, in an export."""
    entry = {name: value for name, value in row.items() if name not in ("id", "learner", "day")}
    return {**entry, "at": moment(row["at"])}


def moment(at: datetime) -> str:
    """A moment as ISO text in UTC.

    >>> moment(datetime(2026, 3, 1, 9, 30, tzinfo=UTC))
    '2026-03-01T09:30:00+00:00'
    """
    return at.astimezone(UTC).isoformat()
