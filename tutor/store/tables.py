"""The tables: one row per learner and course, and what happened to it.

Nothing else in the tutor knows SQLModel. The rows are never handed out; the store turns them into
values of the core at its door. A change here needs a new file in `migrations/versions`.
"""

from datetime import UTC, datetime
from typing import ClassVar

from sqlalchemy import (
    BigInteger,
    DateTime,
    Dialect,
    ForeignKeyConstraint,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)
from sqlalchemy.types import TypeDecorator, TypeEngine
from sqlmodel import Field, SQLModel

NAMES = {
    "pk": "pk_%(table_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(referred_table_name)s",
}
"""How constraints are named, so that a later migration can name them on both engines."""


class Moment(TypeDecorator[datetime]):
    """An aware UTC datetime.

    SQLite has no time zones, so there it is ISO text of fixed width, which sorts like the time.
    """

    impl = DateTime(timezone=True)
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[datetime] | TypeEngine[str]:
        """Text on SQLite, a time stamp with time zone elsewhere."""
        return String(32) if dialect.name == "sqlite" else DateTime(timezone=True)

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> object:
        """A datetime on its way in; ValueError for one without a time zone."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"a stored time needs a time zone, found {value.isoformat()}")
        moment = value.astimezone(UTC)
        return moment.isoformat(timespec="microseconds") if dialect.name == "sqlite" else moment

    def process_result_value(self, value: object, dialect: Dialect) -> datetime | None:
        """A datetime on its way out, always in UTC."""
        match value:
            case None:
                return None
            case datetime():
                return value.astimezone(UTC)
            case _:
                return datetime.fromisoformat(str(value))


BigId = BigInteger().with_variant(Integer, "sqlite")
"""A row number; SQLite counts by itself only when the type is called INTEGER."""


def _of_an_enrolment() -> ForeignKeyConstraint:
    """Every row belongs to a learner in a course, and cannot outlive that row."""
    return ForeignKeyConstraint(
        ["learner", "course"], ["learner_course.learner", "learner_course.course"]
    )


class Base(SQLModel):
    """The tutor's own register of tables, apart from everybody else's."""

    metadata: ClassVar[MetaData] = MetaData(naming_convention=NAMES)


class LearnerCourseRow(Base, table=True):
    """Where one learner stands in one course; `state` is JSON text of the codec."""

    __tablename__ = "learner_course"

    learner: str = Field(primary_key=True)
    course: str = Field(primary_key=True)
    step: int
    turn: int
    lang: str | None
    state: str = Field(sa_type=Text)
    created_at: datetime = Field(sa_type=Moment)
    updated_at: datetime = Field(sa_type=Moment)


class EventRow(Base, table=True):
    """One thing that happened; `source` tells outside messages apart, so that none counts twice."""

    __tablename__ = "event"
    __table_args__ = (
        UniqueConstraint("learner", "course", "step"),
        UniqueConstraint("source"),
        _of_an_enrolment(),
    )

    id: int | None = Field(default=None, primary_key=True, sa_type=BigId)
    learner: str
    course: str
    step: int
    at: datetime = Field(sa_type=Moment)
    kind: str
    body: str = Field(sa_type=Text)
    source: str | None
    course_version: str


class EvidenceRow(Base, table=True):
    """What one answer said about one concept: the fields of `Record`."""

    __tablename__ = "evidence"
    __table_args__ = (Index(None, "learner", "course", "step"), _of_an_enrolment())

    id: int | None = Field(default=None, primary_key=True, sa_type=BigId)
    learner: str
    course: str
    step: int
    concept: str
    item: str
    purpose: str
    outcome: str
    credit: float
    helped: bool
    grader: str
    llr: float
    at: datetime = Field(sa_type=Moment)
    option: int | None = None
    taught: int | None = None


class PendingRow(Base, table=True):
    """One action that was committed and not yet carried out."""

    __tablename__ = "pending"
    # Without autoincrement SQLite gives a number away again, and a tick that comes twice would
    # delete somebody else's message.
    __table_args__ = (
        UniqueConstraint("learner", "course", "step", "position"),
        _of_an_enrolment(),
        {"sqlite_autoincrement": True},
    )

    id: int | None = Field(default=None, primary_key=True, sa_type=BigId)
    learner: str
    course: str
    step: int
    position: int
    lang: str
    body: str = Field(sa_type=Text)


class UsageRow(Base, table=True):
    """What one call of the model took; `day` is the UTC day, by which budgets are counted.

    It belongs to a learner, but to no course: a question may be asked outside of any lesson.
    """

    __tablename__ = "usage"
    __table_args__ = (Index(None, "day", "learner"),)

    id: int | None = Field(default=None, primary_key=True, sa_type=BigId)
    learner: str
    at: datetime = Field(sa_type=Moment)
    day: str
    prompt: str
    digest: str
    model: str
    tokens_in: int
    tokens_out: int
    seconds: float
    outcome: str
    is_estimate: bool


METADATA = Base.metadata
LEARNER_COURSE: Table = METADATA.tables["learner_course"]
EVENT: Table = METADATA.tables["event"]
EVIDENCE: Table = METADATA.tables["evidence"]
PENDING: Table = METADATA.tables["pending"]
USAGE: Table = METADATA.tables["usage"]
