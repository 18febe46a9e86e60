"""The tables of outcomes and of the pulse."""

from sqlalchemy import Column, Date, Float, Index, Integer, String, Table

from adapters.storage.schema import METADATA

_ID, _LABEL = String(64), String(128)

OUTCOMES = Table(
    "outcomes",
    METADATA,
    Column("case_ref", _LABEL, primary_key=True),
    Column("kind", _ID, primary_key=True),
    Column("on", Date, primary_key=True),
    Column("value", Float),
    Index(None, "on"),
)
"""What became of a case. The reference is the same keyed hash that its entries have."""

PULSE_TALLIES = Table(
    "pulse_tallies",
    METADATA,
    Column("month", _ID, primary_key=True),
    Column("question", _ID, primary_key=True),
    Column("answer", _ID, primary_key=True),
    Column("count", Integer, nullable=False),
    sqlite_with_rowid=False,
)
"""How often each answer was given. No row is anybody's, and none says when."""

PULSE_MARKS = Table(
    "pulse_marks",
    METADATA,
    Column("mark", _LABEL, primary_key=True),
    Column("month", _ID, nullable=False),
    sqlite_with_rowid=False,
)
"""That somebody has answered this month, as a keyed hash: in the hash's order, without a time."""
