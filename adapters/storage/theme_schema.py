"""The tables of what is computed about themes: derived, and erased with the entries."""

from sqlalchemy import BigInteger, Boolean, Column, Index, Integer, LargeBinary, String, Table, Text

from adapters.storage.moments import UtcDateTime
from adapters.storage.schema import METADATA

_ID, _PERSON = String(64), String(320)

MEMBERS = Table(
    "members",
    METADATA,
    Column("entry_id", _ID, primary_key=True),
    Column("theme", _ID),
    Column("fresh", Boolean, nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Column("speaker", _PERSON, nullable=False),
    Column("follows", _ID),
    Column("payload", Text, nullable=False),
    # A unit vector: little-endian float16, which is 0.8 KB for the embedder shipped.
    Column("vector", LargeBinary, nullable=False),
    Index(None, "theme", "at"),
    Index(None, "follows"),
)
"""What belongs, or may belong, to themes. `speaker`: who counts as one of so many people."""

OUTLINES = Table(
    "outlines",
    METADATA,
    Column("id", _ID, primary_key=True),
    Column("entries", Integer, nullable=False),
    Column("payload", Text, nullable=False),
)
"""What the last run found out about each theme."""

REACHED = Table(
    "reached",
    METADATA,
    Column("name", _ID, primary_key=True),
    Column("number", BigInteger().with_variant(Integer, "sqlite"), nullable=False),
)
"""How far the record was looked at (`collected`), and of how many all was grouped (`regrouped`)."""
