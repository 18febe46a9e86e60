"""What became of cases, and how often each answer of the pulse was given."""

import sqlalchemy as sa
from alembic import op

revision = "r0004"
down_revision: str | None = "r0003"


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "outcomes",
        sa.Column("case_ref", sa.String(128), nullable=False),
        sa.Column("kind", sa.String(64), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("value", sa.Float()),
        sa.PrimaryKeyConstraint("case_ref", "kind", "on", name="pk_outcomes"),
    )
    op.create_index("ix_outcomes_on", "outcomes", ["on"])
    op.create_table(
        "pulse_tallies",
        sa.Column("month", sa.String(64), nullable=False),
        sa.Column("question", sa.String(64), nullable=False),
        sa.Column("answer", sa.String(64), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("month", "question", "answer", name="pk_pulse_tallies"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "pulse_marks",
        sa.Column("mark", sa.String(128), nullable=False),
        sa.Column("month", sa.String(64), nullable=False),
        sa.PrimaryKeyConstraint("mark", name="pk_pulse_marks"),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    """Drop the tables: outcomes can be imported again, what the pulse said is lost."""
    op.drop_table("pulse_marks")
    op.drop_table("pulse_tallies")
    op.drop_table("outcomes")
