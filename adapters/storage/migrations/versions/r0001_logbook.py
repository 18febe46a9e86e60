"""The logbook: entries and their chain, where things stand, people, messages in and out."""

import sqlalchemy as sa
from alembic import op

revision = "r0001"
down_revision: str | None = None

NUMBER = sa.BigInteger().with_variant(sa.Integer, "sqlite")
ID, LABEL, PERSON = sa.String(64), sa.String(128), sa.String(320)
AT = sa.DateTime(timezone=True)

TABLES = (
    *("identities", "people", "leases", "deliveries", "outbox", "messages"),
    *("things", "entries", "heads"),
)
THINGS_BY = (
    ("at", "number"),
    ("kind", "at", "number"),
    ("touchpoint", "at", "number"),
    ("whose", "at", "number"),
    ("team", "at", "number"),
    ("team", "kind", "at", "number"),
    ("team", "touchpoint", "at", "number"),
    ("owner", "at", "number"),
    ("state", "kind", "rank"),
    ("team", "state", "kind", "rank"),
    ("owner", "state", "kind", "rank"),
)
THINGS_WITH = ("case_ref", "look")


def upgrade() -> None:
    """Make the tables."""
    _record()
    _things()
    _messages()
    _inbound()
    _people()


def downgrade() -> None:
    """Drop the tables, and with them every entry."""
    for table in TABLES:
        op.drop_table(table)


def _record() -> None:
    op.create_table(
        "heads",
        sa.Column("id", sa.Integer, autoincrement=False, nullable=False),
        sa.Column("number", NUMBER, nullable=False),
        sa.Column("hash", ID, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_heads"),
    )
    op.create_table(
        "entries",
        sa.Column("number", NUMBER, autoincrement=False, nullable=False),
        sa.Column("id", ID, nullable=False),
        sa.Column("about", ID, nullable=False),
        sa.Column("place", sa.Integer, nullable=False),
        sa.Column("kind", ID, nullable=False),
        sa.Column("at", AT, nullable=False),
        sa.Column("digest", ID, nullable=False),
        sa.Column("hash", ID, nullable=False),
        sa.Column("payload", sa.Text),
        sa.Column("salt", ID),
        sa.PrimaryKeyConstraint("number", name="pk_entries"),
        sa.UniqueConstraint("id", name="uq_entries_id"),
    )
    op.create_index("ix_entries_about_place", "entries", ["about", "place"], unique=True)
    op.create_index("ix_entries_kind_number", "entries", ["kind", "number"])


def _things() -> None:
    op.create_table(
        "things",
        sa.Column("id", ID, nullable=False),
        sa.Column("number", NUMBER, nullable=False),
        sa.Column("seen", sa.Integer, nullable=False),
        sa.Column("kind", ID, nullable=False),
        sa.Column("at", AT, nullable=False),
        sa.Column("whose", PERSON, nullable=False),
        sa.Column("team", LABEL),
        sa.Column("owner", LABEL),
        sa.Column("touchpoint", LABEL, nullable=False),
        sa.Column("case_ref", LABEL),
        sa.Column("state", ID),
        sa.Column("queued", ID),
        sa.Column("cause", ID),
        sa.Column("taken_by", PERSON),
        sa.Column("due", AT),
        sa.Column("look", AT),
        sa.Column("rank", AT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_things"),
        sa.ForeignKeyConstraint(["number"], ["entries.number"], name="fk_things_number"),
    )
    for columns in THINGS_BY:
        op.create_index(f"ix_things_{'_'.join(columns)}", "things", list(columns))
    for column in THINGS_WITH:
        there = sa.text(f"{column} IS NOT NULL")
        op.create_index(
            f"ix_things_{column}", "things", [column], sqlite_where=there, postgresql_where=there
        )


def _messages() -> None:
    op.create_table(
        "messages",
        sa.Column("id", ID, nullable=False),
        sa.Column("at", AT, nullable=False),
        sa.Column("about", ID, nullable=False),
        sa.Column("to", PERSON),
        sa.Column("payload", sa.Text, nullable=False),
        sa.Column("read", sa.Boolean, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_messages"),
    )
    op.create_index("ix_messages_about", "messages", ["about"])
    op.create_index("ix_messages_to_read", "messages", ["to", "read"])
    op.create_table(
        "outbox",
        sa.Column("key", LABEL, nullable=False),
        sa.Column("message", ID, nullable=False),
        sa.Column("channel", ID, nullable=False),
        sa.Column("address", PERSON, nullable=False),
        sa.Column("state", ID, nullable=False),
        sa.Column("due", AT),
        sa.Column("tries", sa.Integer, nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_outbox"),
        sa.ForeignKeyConstraint(
            ["message"], ["messages.id"], name="fk_outbox_message", ondelete="CASCADE"
        ),
    )
    op.create_index("ix_outbox_state_due", "outbox", ["state", "due"])
    op.create_index("ix_outbox_message", "outbox", ["message"])


def _inbound() -> None:
    op.create_table(
        "deliveries",
        sa.Column("id", PERSON, nullable=False),
        sa.Column("until", AT, nullable=False),
        sa.Column("done", sa.Boolean, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_deliveries"),
    )
    op.create_table(
        "leases",
        sa.Column("name", ID, nullable=False),
        sa.Column("holder", LABEL, nullable=False),
        sa.Column("until", AT, nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_leases"),
    )


def _people() -> None:
    op.create_table(
        "people",
        sa.Column("id", PERSON, nullable=False),
        sa.Column("email", PERSON),
        sa.Column("known", sa.Boolean, nullable=False),
        sa.Column("payload", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_people"),
        sa.UniqueConstraint("email", name="uq_people_email"),
    )
    op.create_table(
        "identities",
        sa.Column("channel", ID, nullable=False),
        sa.Column("sender", PERSON, nullable=False),
        sa.Column("person", PERSON, nullable=False),
        sa.PrimaryKeyConstraint("channel", "sender", name="pk_identities"),
        sa.ForeignKeyConstraint(
            ["person"], ["people.id"], name="fk_identities_person", ondelete="CASCADE"
        ),
    )
    op.create_index("ix_identities_person", "identities", ["person"])
