"""How much of what happened a message shows, so that it is edited when there is more."""

import sqlalchemy as sa
from alembic import op

revision = "r0003"
down_revision: str | None = "r0002"


def upgrade() -> None:
    """Add the column; what stands already is edited as before, when somebody presses something."""
    op.add_column("places", sa.Column("drawn", sa.Integer()))
    there = sa.text("drawn IS NOT NULL")
    op.create_index(
        "ix_places_drawn", "places", ["drawn"], sqlite_where=there, postgresql_where=there
    )


def downgrade() -> None:
    """Drop the column."""
    op.drop_index("ix_places_drawn", "places")
    op.drop_column("places", "drawn")
