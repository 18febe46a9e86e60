"""The tables. Migrations make them; `tests/contracts/test_migrations.py` checks that they agree."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    text,
)

from adapters.storage.moments import UtcDateTime

METADATA = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)
_Number = BigInteger().with_variant(Integer, "sqlite")
_ID, _LABEL, _PERSON = String(64), String(128), String(320)

HEADS = Table(
    "heads",
    METADATA,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("number", _Number, nullable=False),
    Column("hash", _ID, nullable=False),
)
"""One row: the last link of the chain. Whoever writes locks it, so that there is one chain."""

ENTRIES = Table(
    "entries",
    METADATA,
    Column("number", _Number, primary_key=True, autoincrement=False),
    Column("id", _ID, nullable=False, unique=True),
    Column("about", _ID, nullable=False),
    Column("place", Integer, nullable=False),
    Column("kind", _ID, nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Column("digest", _ID, nullable=False),
    Column("hash", _ID, nullable=False),
    # The entry as JSON in one spelling, and the salt of its digest: null once they are erased.
    Column("payload", Text),
    Column("salt", _ID),
    Index(None, "about", "place", unique=True),
    Index(None, "kind", "number"),
)
"""The record: never changed but for erasures. `place` is an entry's place among those about it."""

THINGS = Table(
    "things",
    METADATA,
    Column("id", _ID, primary_key=True),
    Column("number", _Number, ForeignKey("entries.number"), nullable=False),
    Column("seen", Integer, nullable=False),
    Column("kind", _ID, nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Column("whose", _PERSON, nullable=False),
    Column("team", _LABEL),
    Column("owner", _LABEL),
    Column("touchpoint", _LABEL, nullable=False),
    Column("case_ref", _LABEL),
    # Where an action or an escalation stands; null for a question.
    Column("state", _ID),
    Column("queued", _ID),
    Column("cause", _ID),
    Column("taken_by", _PERSON),
    Column("due", UtcDateTime),
    Column("look", UtcDateTime),
    Column("rank", UtcDateTime, nullable=False),
    # Pages, newest first; one index for each way in, with the filter that narrows it most.
    Index(None, "at", "number"),
    Index(None, "kind", "at", "number"),
    Index(None, "touchpoint", "at", "number"),
    Index(None, "whose", "at", "number"),
    Index(None, "team", "at", "number"),
    Index(None, "team", "kind", "at", "number"),
    Index(None, "team", "touchpoint", "at", "number"),
    Index(None, "owner", "at", "number"),
    Index(
        None,
        "case_ref",
        sqlite_where=text("case_ref IS NOT NULL"),
        postgresql_where=text("case_ref IS NOT NULL"),
    ),
    # Queues: what waits, by due time or age.
    Index(None, "state", "kind", "rank"),
    Index(None, "team", "state", "kind", "rank"),
    Index(None, "owner", "state", "kind", "rank"),
    Index(
        None,
        "look",
        sqlite_where=text("look IS NOT NULL"),
        postgresql_where=text("look IS NOT NULL"),
    ),
)
"""A row for each question, action and escalation: whose it is, and where it stands. Derived."""

MESSAGES = Table(
    "messages",
    METADATA,
    Column("id", _ID, primary_key=True),
    Column("at", UtcDateTime, nullable=False),
    Column("about", _ID, nullable=False, index=True),
    Column("to", _PERSON),
    Column("payload", Text, nullable=False),
    Column("read", Boolean, nullable=False),
    Index(None, "to", "read"),
)
"""What came back to people. `to` is null for an owner's channel."""

OUTBOX = Table(
    "outbox",
    METADATA,
    Column("key", _LABEL, primary_key=True),
    Column("message", _ID, ForeignKey("messages.id", ondelete="CASCADE"), nullable=False),
    Column("channel", _ID, nullable=False),
    Column("address", _PERSON, nullable=False),
    Column("state", _ID, nullable=False),
    Column("due", UtcDateTime),
    Column("tries", Integer, nullable=False),
    Column("reason", Text, nullable=False),
    Index(None, "state", "due"),
    Index(None, "message"),
)
"""Messages on their way, one row for each address: waiting, sent or given_up."""

DELIVERIES = Table(
    "deliveries",
    METADATA,
    Column("id", _PERSON, primary_key=True),
    Column("until", UtcDateTime, nullable=False),
    Column("done", Boolean, nullable=False),
)
"""Inbound messages by id: whose they are until when, and whether they are done."""

PLACES = Table(
    "places",
    METADATA,
    Column("channel", _ID, primary_key=True),
    Column("place", _PERSON, primary_key=True),
    Column("who", _PERSON, primary_key=True),
    Column("about", _LABEL, nullable=False),
    Column("at", UtcDateTime, nullable=False),
    # How much of what happened a message shows; null for what is never edited.
    Column("drawn", Integer),
    Index(None, "channel", "about"),
    Index(
        None,
        "drawn",
        sqlite_where=text("drawn IS NOT NULL"),
        postgresql_where=text("drawn IS NOT NULL"),
    ),
)
"""Where in a channel something was said: threads to go on in, messages to edit."""

LEASES = Table(
    "leases",
    METADATA,
    Column("name", _ID, primary_key=True),
    Column("holder", _LABEL, nullable=False),
    Column("until", UtcDateTime, nullable=False),
)
"""Who does what only one may do."""

PEOPLE = Table(
    "people",
    METADATA,
    Column("id", _PERSON, primary_key=True),
    Column("email", _PERSON, unique=True),
    Column("known", Boolean, nullable=False),
    Column("payload", Text, nullable=False),
)
"""Everybody imported, and the senders whom nobody has imported."""

IDENTITIES = Table(
    "identities",
    METADATA,
    Column("channel", _ID, primary_key=True),
    Column("sender", _PERSON, primary_key=True),
    Column("person", _PERSON, ForeignKey("people.id", ondelete="CASCADE"), nullable=False),
    Index(None, "person"),
)
"""As whom a person is known in a channel."""
