"""The first tables: learner_course, event, evidence and pending.

Written out and not taken from `tables`, as those move on and this file never changes.
"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

MOMENT = sa.DateTime(timezone=True).with_variant(sa.String(32), "sqlite")
BIG_ID = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    """Make the tables."""
    _learner_course()
    _event()
    _evidence()
    _pending()


def downgrade() -> None:
    """Drop them, with everything in them."""
    for table in ("pending", "evidence", "event", "learner_course"):
        op.drop_table(table)


def _of_an_enrolment(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["learner", "course"],
        ["learner_course.learner", "learner_course.course"],
        name=f"fk_{table}_learner_course",
    )


def _learner_course() -> None:
    op.create_table(
        "learner_course",
        sa.Column("learner", sa.String(), nullable=False),
        sa.Column("course", sa.String(), nullable=False),
        sa.Column("step", sa.Integer(), nullable=False),
        sa.Column("turn", sa.Integer(), nullable=False),
        sa.Column("lang", sa.String()),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("updated_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("learner", "course", name="pk_learner_course"),
    )


def _event() -> None:
    op.create_table(
        "event",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("learner", sa.String(), nullable=False),
        sa.Column("course", sa.String(), nullable=False),
        sa.Column("step", sa.Integer(), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("source", sa.String()),
        sa.Column("course_version", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_event"),
        _of_an_enrolment("event"),
        sa.UniqueConstraint("learner", "course", "step", name="uq_event_learner_course_step"),
        sa.UniqueConstraint("source", name="uq_event_source"),
    )


def _evidence() -> None:
    op.create_table(
        "evidence",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("learner", sa.String(), nullable=False),
        sa.Column("course", sa.String(), nullable=False),
        sa.Column("step", sa.Integer(), nullable=False),
        sa.Column("concept", sa.String(), nullable=False),
        sa.Column("item", sa.String(), nullable=False),
        sa.Column("purpose", sa.String(), nullable=False),
        sa.Column("outcome", sa.String(), nullable=False),
        sa.Column("credit", sa.Float(), nullable=False),
        sa.Column("helped", sa.Boolean(), nullable=False),
        sa.Column("grader", sa.String(), nullable=False),
        sa.Column("llr", sa.Float(), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_evidence"),
        _of_an_enrolment("evidence"),
    )
    op.create_index("ix_evidence_learner_course_step", "evidence", ["learner", "course", "step"])


def _pending() -> None:
    op.create_table(
        "pending",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("learner", sa.String(), nullable=False),
        sa.Column("course", sa.String(), nullable=False),
        sa.Column("step", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("lang", sa.String(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_pending"),
        _of_an_enrolment("pending"),
        sa.UniqueConstraint(
            "learner", "course", "step", "position", name="uq_pending_learner_course_step_position"
        ),
        sqlite_autoincrement=True,
    )
