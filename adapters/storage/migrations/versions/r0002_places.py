"""Where in a channel something was said."""

import sqlalchemy as sa
from alembic import op

revision = "r0002"
down_revision: str | None = "r0001"


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "places",
        sa.Column("channel", sa.String(64), nullable=False),
        sa.Column("place", sa.String(320), nullable=False),
        sa.Column("who", sa.String(320), nullable=False),
        sa.Column("about", sa.String(128), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("channel", "place", "who", name="pk_places"),
    )
    op.create_index("ix_places_channel_about", "places", ["channel", "about"])


def downgrade() -> None:
    """Drop the table: threads are then not gone on with, cards not edited."""
    op.drop_table("places")
