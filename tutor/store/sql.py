"""The store for real life: SQLite in a file or PostgreSQL, by the same statements.

Knows when what is written and what may be read together. Does not know how a database is opened
(`database`), how its tables came about (`migrations`) or how values are spelled (`codec`).
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Self

from sqlalchemy import Connection, Engine, Row, Select, bindparam, delete, insert, select, update
from sqlalchemy.exc import IntegrityError

from tutor.core.learner import Learner
from tutor.ports import Clock, Enrolment, PastEvent, Pending, StaleState, StoreError, Turn
from tutor.store import codec
from tutor.store.database import connect, parse, scrub, snapshot, writing
from tutor.store.export import (
    Enrolled,
    Entry,
    PastEvidence,
    course_entry,
    event_entry,
    evidence_entry,
    pending_entry,
    usage_entry,
)
from tutor.store.meter import Limits, SqlMeter
from tutor.store.migrations import migrate
from tutor.store.rows import (
    enrolled,
    event_row,
    evidence_rows,
    past_event,
    past_evidence,
    pending_action,
    pending_rows,
    state_row,
)
from tutor.store.tables import EVENT, EVIDENCE, LEARNER_COURSE, PENDING, USAGE
from tutor.store.trouble import place_of, told

PAGE = 500
"""Rows read at a time where a whole history is wanted."""

# Built once: SQLAlchemy then finds the compiled text again by looking at the object.
_OF = {
    table.name: (table.c.learner == bindparam("learner_"), table.c.course == bindparam("course_"))
    for table in (LEARNER_COURSE, EVENT, EVIDENCE, PENDING)
}
_STATE = select(LEARNER_COURSE.c.state).where(*_OF["learner_course"])
_ADVANCE = update(LEARNER_COURSE).where(
    *_OF["learner_course"], LEARNER_COURSE.c.step == bindparam("before_")
)
_SEEN = select(EVENT.c.id).where(EVENT.c.source == bindparam("source_"))
_EVENTS = (
    select(EVENT)
    .where(*_OF["event"], EVENT.c.step > bindparam("after_"))
    .order_by(EVENT.c.step)
    .limit(PAGE)
)
_EVIDENCE = select(EVIDENCE).where(*_OF["evidence"]).order_by(EVIDENCE.c.step, EVIDENCE.c.id)
_ANSWERS = (
    select(EVIDENCE)
    .where(EVIDENCE.c.course == bindparam("course_"), EVIDENCE.c.id > bindparam("after_"))
    .order_by(EVIDENCE.c.id)
    .limit(PAGE)
)
_LEARNERS = (
    select(LEARNER_COURSE)
    .where(
        LEARNER_COURSE.c.course == bindparam("course_"),
        LEARNER_COURSE.c.learner > bindparam("after_"),
    )
    .order_by(LEARNER_COURSE.c.learner)
    .limit(PAGE)
)
_PENDING = select(PENDING).where(*_OF["pending"]).order_by(PENDING.c.step, PENDING.c.position)
_TICK = delete(PENDING).where(PENDING.c.id == bindparam("id_"))


class SqlStore:
    """Keeps everything in a database; several processes may use the same one at once."""

    def __init__(self, engine: Engine) -> None:
        self._url = engine.url
        self._engine = engine

    @classmethod
    def open(cls, where: str | Path) -> Self:
        """Open a database (a URL, or the path of an SQLite file) and bring it up to date.

        Raises StoreError when it cannot be opened or comes from a newer version of the tutor.
        """
        url = parse(where)
        engine = connect(url)
        try:
            with told(url):
                migrate(engine)
        except StoreError:
            engine.dispose()
            raise
        return cls(engine)

    def meter(self, limits: Limits, clock: Clock) -> SqlMeter:
        """The meter of what the language model costs, in the same database."""
        return SqlMeter(self._engine, limits, clock)

    def close(self) -> None:
        """Give back every connection; an SQLite file is one file again afterwards."""
        self._engine.dispose()

    # -- what the driver needs -----------------------------------------------------------------

    def load(self, who: Enrolment) -> Learner | None:
        """The stored state, or None for somebody new."""
        with self._reading() as connection:
            text = connection.execute(_STATE, _key(who)).scalar()
        return None if text is None else codec.decode_learner(text)

    def commit(self, who: Enrolment, turn: Turn) -> bool:
        """Write a turn in one transaction; False (and nothing written) if `source` was seen.

        Raises StaleState when the stored `step` is not `turn.before`.
        """
        assert turn.state.step == turn.before + 1, "every event moves the state by one step"
        state = state_row(turn)
        event = event_row(who, turn)
        evidence = evidence_rows(who, turn)
        pending = pending_rows(who, turn)
        with told(self._url):
            try:
                with writing(self._engine) as connection:
                    if _advance(connection, who, turn, state):
                        connection.execute(insert(EVENT).inline(), event)
                        if evidence:
                            connection.execute(insert(EVIDENCE), evidence)
                        if pending:
                            connection.execute(insert(PENDING), pending)
                        return True
            except IntegrityError:
                pass  # somebody was faster: the same message, or the same step
            return self._lost(who, turn)

    def _lost(self, who: Enrolment, turn: Turn) -> bool:
        """False when this very message was counted before; otherwise raises StaleState."""
        with self._engine.connect() as connection:
            if (
                turn.source is not None
                and connection.execute(_SEEN, {"source_": turn.source}).first()
            ):
                return False
        raise StaleState(
            f"{place_of(self._url)}: {who.learner} in {who.course} is no longer at step "
            f"{turn.before}: somebody else went on with this learner; load again and repeat"
        )

    def pending(self, who: Enrolment) -> Sequence[Pending]:
        """The committed actions not yet ticked off, in order."""
        with self._reading() as connection:
            rows = connection.execute(_PENDING, _key(who)).all()
        return [pending_action(row) for row in rows]

    def tick(self, done: int) -> None:
        """Tick one action off; a second time changes nothing.

        It does not wait for the disk: a power cut may take a tick back, and then the message comes
        twice, which is better than not at all.
        """
        with told(self._url), writing(self._engine, relaxed=True) as connection:
            connection.execute(_TICK, {"id_": done})

    # -- what is asked of the history ----------------------------------------------------------

    def events(self, who: Enrolment) -> Iterator[PastEvent]:
        """Every event of the log in order, read a page at a time; nothing stays open meanwhile."""
        after = -1
        while rows := self._page(who, after):
            for row in rows:
                yield past_event(row)
            after = rows[-1].step

    def evidence(self, who: Enrolment) -> list[PastEvidence]:
        """All evidence about one learner in one course, in order."""
        with self._reading() as connection:
            return [past_evidence(row) for row in connection.execute(_EVIDENCE, _key(who))]

    def enrolments(self) -> list[Enrolment]:
        """Every learner and course in the database, sorted."""
        columns = (LEARNER_COURSE.c.learner, LEARNER_COURSE.c.course)
        with self._reading() as connection:
            rows = connection.execute(select(*columns)).all()
        # Sorted here: the databases disagree about the order of texts.
        return [Enrolment(*pair) for pair in sorted((row.learner, row.course) for row in rows)]

    def answers(self, course: str) -> Iterator[tuple[str, PastEvidence]]:
        """All evidence of a course with whose it is, each learner's in order; a page at a time."""
        after = 0
        while rows := self._rows(_ANSWERS, {"course_": course, "after_": after}):
            for row in rows:
                yield row.learner, past_evidence(row)
            after = rows[-1].id

    def learners(self, course: str) -> Iterator[Enrolled]:
        """Everybody who ever began a course, read a page at a time."""
        after = ""
        while rows := self._rows(_LEARNERS, {"course_": course, "after_": after}):
            for row in rows:
                yield enrolled(row)
            after = rows[-1].learner

    def _page(self, who: Enrolment, after: int) -> Sequence[Row[Any]]:
        return self._rows(_EVENTS, {**_key(who), "after_": after})

    def _rows(self, statement: Select[Any], values: dict[str, Any]) -> Sequence[Row[Any]]:
        with self._reading() as connection:
            return connection.execute(statement, values).all()

    # -- what belongs to the learner -----------------------------------------------------------

    def export(self, learner: str) -> Entry:
        """Everything held about one learner, ready for JSON, as it was at one moment."""
        mine = select(LEARNER_COURSE).where(LEARNER_COURSE.c.learner == learner)
        used = select(USAGE).where(USAGE.c.learner == learner).order_by(USAGE.c.id)
        with told(self._url), snapshot(self._engine) as connection:
            rows = sorted(connection.execute(mine).all(), key=lambda row: str(row.course))
            return {
                "learner": learner,
                "courses": {row.course: _course(connection, row) for row in rows},
                "usage": [usage_entry(row._asdict()) for row in connection.execute(used)],
            }

    def forget(self, learner: str) -> int:
        """Delete every row of one learner, from the bytes of an SQLite file too; counts the rows.

        What the model has cost stays in the sum of all, with no name to it.
        Raises StoreError when another program keeps the old bytes in use; repeating it is safe.
        """
        with told(self._url):
            with writing(self._engine) as connection:
                counts = [
                    connection.execute(delete(table).where(table.c.learner == learner)).rowcount
                    for table in (PENDING, EVIDENCE, EVENT, LEARNER_COURSE)
                ]
                connection.execute(
                    update(USAGE).where(USAGE.c.learner == learner).values(learner="")
                )
            scrub(self._engine)
        return sum(counts)

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with told(self._url), self._engine.connect() as connection:
            yield connection


def _key(who: Enrolment) -> dict[str, str]:
    return {"learner_": who.learner, "course_": who.course}


def _advance(connection: Connection, who: Enrolment, turn: Turn, state: Entry) -> bool:
    """Move the state on from `turn.before`; False when it is not there (any more)."""
    where = {**_key(who), "before_": turn.before}
    if connection.execute(_ADVANCE, {**where, **state}).rowcount:
        return True
    if turn.before > 0 or connection.execute(_STATE, _key(who)).first():
        return False
    fresh = {"learner": who.learner, "course": who.course, "created_at": turn.at, **state}
    connection.execute(insert(LEARNER_COURSE).inline(), fresh)
    return True


def _course(connection: Connection, row: Row[Any]) -> Entry:
    key = {"learner_": row.learner, "course_": row.course}
    events = select(EVENT).where(*_OF["event"]).order_by(EVENT.c.step)
    return course_entry(
        row.state,
        (row.created_at, row.updated_at),
        [event_entry(found._asdict()) for found in connection.execute(events, key)],
        [evidence_entry(past_evidence(found)) for found in connection.execute(_EVIDENCE, key)],
        [pending_entry(found._asdict()) for found in connection.execute(_PENDING, key)],
    )
