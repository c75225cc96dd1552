"""The store in memory: a dict, gone when the program ends; for tests and demonstrations.

Keeps the same contract as the store in a database, word for word, except that nothing lasts.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import count
from threading import Lock

from tutor.core.learner import Learner
from tutor.core.messages import Record
from tutor.ports import Enrolment, PastEvent, Pending, StaleState, Turn
from tutor.store import codec
from tutor.store.export import (
    Enrolled,
    Entry,
    PastEvidence,
    course_entry,
    event_entry,
    evidence_entry,
    pending_entry,
)


@dataclass
class _Shelf:
    """Everything about one learner in one course."""

    state: Learner
    created_at: datetime
    updated_at: datetime
    events: list[tuple[PastEvent, str | None]] = field(default_factory=list)
    evidence: list[PastEvidence] = field(default_factory=list)
    pending: dict[int, tuple[int, Pending]] = field(default_factory=dict)

    def __len__(self) -> int:
        return 1 + len(self.events) + len(self.evidence) + len(self.pending)


class MemoryStore:
    """Keeps everything in a dict; threads may share it, processes cannot."""

    def __init__(self) -> None:
        self._shelves: dict[Enrolment, _Shelf] = {}
        self._sources: dict[str, Enrolment] = {}
        self._waiting: dict[int, _Shelf] = {}
        self._ids = count(1)
        self._lock = Lock()

    def close(self) -> None:
        """Nothing to give back: what is kept stays until the object goes."""

    # -- what the driver needs -----------------------------------------------------------------

    def load(self, who: Enrolment) -> Learner | None:
        """The stored state, or None for somebody new."""
        shelf = self._shelves.get(who)
        return None if shelf is None else shelf.state

    def commit(self, who: Enrolment, turn: Turn) -> bool:
        """Keep a turn as a whole; False (and nothing kept) if `source` was seen.

        Raises StaleState when the stored `step` is not `turn.before`.
        """
        assert turn.state.step == turn.before + 1, "every event moves the state by one step"
        with self._lock:
            if turn.source in self._sources:
                return False
            shelf = self._shelves.get(who)
            if turn.before != (shelf.state.step if shelf else 0):
                raise StaleState(
                    f"memory: {who.learner} in {who.course} is no longer at step {turn.before}: "
                    "somebody else went on with this learner; load again and repeat"
                )
            if shelf is None:
                shelf = self._shelves[who] = _Shelf(turn.state, turn.at, turn.at)
            if turn.source is not None:
                self._sources[turn.source] = who
            self._keep(shelf, turn)
        return True

    def _keep(self, shelf: _Shelf, turn: Turn) -> None:
        shelf.state = turn.state
        shelf.updated_at = turn.at
        step = turn.state.step
        past = PastEvent(step, turn.at, turn.event, turn.course_version)
        shelf.events.append((past, turn.source))
        shelf.evidence += (PastEvidence(step, turn.at, record) for record in turn.evidence)
        for action in turn.actions:
            if not isinstance(action, Record):
                waiting = Pending(next(self._ids), turn.state.lang or "", action)
                shelf.pending[waiting.id] = (step, waiting)
                self._waiting[waiting.id] = shelf

    def pending(self, who: Enrolment) -> Sequence[Pending]:
        """The committed actions not yet ticked off, in order."""
        shelf = self._shelves.get(who)
        return [] if shelf is None else [waiting for _, waiting in shelf.pending.values()]

    def tick(self, done: int) -> None:
        """Tick one action off; a second time changes nothing."""
        with self._lock:
            if (shelf := self._waiting.pop(done, None)) is not None:
                del shelf.pending[done]

    # -- what is asked of the history ----------------------------------------------------------

    def events(self, who: Enrolment) -> Iterator[PastEvent]:
        """Every event of the log in order."""
        shelf = self._shelves.get(who)
        for past, _ in shelf.events if shelf else ():
            yield past

    def evidence(self, who: Enrolment) -> list[PastEvidence]:
        """All evidence about one learner in one course, in order."""
        shelf = self._shelves.get(who)
        return list(shelf.evidence) if shelf else []

    def enrolments(self) -> list[Enrolment]:
        """Every learner and course, sorted."""
        return sorted(self._shelves, key=lambda who: (who.learner, who.course))

    def answers(self, course: str) -> Iterator[tuple[str, PastEvidence]]:
        """All evidence of a course with whose it is, each learner's in order."""
        for who in self.enrolments():
            if who.course == course:
                yield from ((who.learner, past) for past in self.evidence(who))

    def learners(self, course: str) -> Iterator[Enrolled]:
        """Everybody who ever began a course."""
        for who in self.enrolments():
            if who.course == course:
                shelf = self._shelves[who]
                yield Enrolled(who.learner, shelf.updated_at, shelf.state)

    # -- what belongs to the learner -----------------------------------------------------------

    def export(self, learner: str) -> Entry:
        """Everything held about one learner, ready for JSON."""
        mine = [who for who in self.enrolments() if who.learner == learner]
        return {
            "learner": learner,
            "courses": {who.course: _course(self._shelves[who]) for who in mine},
            "usage": [],
        }

    def forget(self, learner: str) -> int:
        """Drop everything about one learner; counts the rows that a database would have had."""
        with self._lock:
            mine = [who for who in self._shelves if who.learner == learner]
            self._sources = {
                source: who for source, who in self._sources.items() if who.learner != learner
            }
            gone = [self._shelves.pop(who) for who in mine]
            for waiting in [id_ for shelf in gone for id_ in shelf.pending]:
                del self._waiting[waiting]
            return sum(len(shelf) for shelf in gone)


def _course(shelf: _Shelf) -> Entry:
    events = [
        {
            "step": past.step,
            "at": past.at,
            "body": codec.encode_event(past.event),
            "source": source,
            "course_version": past.course_version,
        }
        for past, source in shelf.events
    ]
    pending = [
        {"step": step, "lang": waiting.lang, "body": codec.encode_action(waiting.action)}
        for step, waiting in shelf.pending.values()
    ]
    return course_entry(
        codec.encode_learner(shelf.state),
        (shelf.created_at, shelf.updated_at),
        map(event_entry, events),
        map(evidence_entry, shelf.evidence),
        map(pending_entry, pending),
    )
