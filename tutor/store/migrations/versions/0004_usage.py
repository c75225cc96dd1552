"""What calls of the language model took, learner by learner and day by day."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

MOMENT = sa.DateTime(timezone=True).with_variant(sa.String(32), "sqlite")
BIG_ID = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "usage",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("learner", sa.String(), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("day", sa.String(), nullable=False),
        sa.Column("prompt", sa.String(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("model", sa.String(), nullable=False),
        sa.Column("tokens_in", sa.Integer(), nullable=False),
        sa.Column("tokens_out", sa.Integer(), nullable=False),
        sa.Column("seconds", sa.Float(), nullable=False),
        sa.Column("outcome", sa.String(), nullable=False),
        sa.Column("is_estimate", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_usage"),
    )
    op.create_index("ix_usage_day_learner", "usage", ["day", "learner"])


def downgrade() -> None:
    """Drop it, with what was counted."""
    op.drop_index("ix_usage_day_learner", table_name="usage")
    op.drop_table("usage")
