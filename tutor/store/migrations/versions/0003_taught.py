"""Evidence keeps how often its concept had been taught before the answer.

Evidence from before has none: a question that came instead of a lesson looks there like one that
came after it.
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Add the column."""
    op.add_column("evidence", sa.Column("taught", sa.Integer(), nullable=True))


def downgrade() -> None:
    """Drop it, with what was counted."""
    with op.batch_alter_table("evidence") as evidence:
        evidence.drop_column("taught")
