"""What is computed about themes."""

import sqlalchemy as sa
from alembic import op

revision = "r0005"
down_revision: str | None = "r0004"

_NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "members",
        sa.Column("entry_id", sa.String(64), nullable=False),
        sa.Column("theme", sa.String(64)),
        sa.Column("fresh", sa.Boolean(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("speaker", sa.String(320), nullable=False),
        sa.Column("follows", sa.String(64)),
        sa.Column("payload", sa.Text(), nullable=False),
        sa.Column("vector", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("entry_id", name="pk_members"),
    )
    op.create_index("ix_members_theme_at", "members", ["theme", "at"])
    op.create_index("ix_members_follows", "members", ["follows"])
    op.create_table(
        "outlines",
        sa.Column("id", sa.String(64), nullable=False),
        sa.Column("entries", sa.Integer(), nullable=False),
        sa.Column("payload", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_outlines"),
    )
    op.create_table(
        "reached",
        sa.Column("name", sa.String(64), nullable=False),
        sa.Column("number", _NUMBER, nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_reached"),
    )


def downgrade() -> None:
    """Drop the tables: themes are then found anew from the record, under new ids."""
    for table in ("reached", "outlines", "members"):
        op.drop_table(table)
