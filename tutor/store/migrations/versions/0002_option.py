"""Evidence keeps which option was chosen, as its index in the author's order.

Evidence from before has none: the order in which its options were shown is not kept with it.
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Add the column."""
    op.add_column("evidence", sa.Column("option", sa.Integer(), nullable=True))


def downgrade() -> None:
    """Drop it, with what was chosen."""
    with op.batch_alter_table("evidence") as evidence:
        evidence.drop_column("option")
