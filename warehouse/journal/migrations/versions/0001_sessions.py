"""Sessions: who has signed in, until when, and the displays that hang on walls."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make the table of sessions."""
    op.create_table(
        "session",
        sa.Column("key", sa.String(64), primary_key=True),
        sa.Column("kind", sa.String(10), nullable=False),
        sa.Column("person", sa.String(200), nullable=False),
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("role", sa.String(60), nullable=False),
        sa.Column("unit", sa.String(600), nullable=False),
        sa.Column("begun_at", sa.Float, nullable=False),
        sa.Column("acted_at", sa.Float, nullable=False),
    )
    op.create_index("session_person", "session", ["person"])


def downgrade() -> None:
    """Drop the table of sessions: everyone has to sign in again."""
    op.drop_table("session")
