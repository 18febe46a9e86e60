"""Forgetting: texts, their salts and what was computed from them go, the chain's links stay."""

from collections.abc import Sequence
from typing import TypeVar

from sqlalchemy import ColumnElement, Connection, and_, delete, false, or_, select, update

from adapters.storage.outcomes import erase_outcomes
from adapters.storage.schema import ENTRIES, MESSAGES, THINGS
from adapters.storage.theme_schema import MEMBERS
from bot.changes import Erasure, State

NOBODY = "erased"
"""Who an entry is from, once a person's texts were erased."""

AT_ONCE = 500
T = TypeVar("T")


def erase(connection: Connection, erasure: Erasure) -> tuple[str, ...]:
    """Erase what is meant and no longer open; the ids of the entries."""
    numbers, ids, things = _meant(connection, erasure)
    for piece in _pieces(numbers):
        where = ENTRIES.c.number.in_(piece)
        connection.execute(update(ENTRIES).where(where).values(payload=None, salt=None))
    for some in _pieces(sorted(things)):
        connection.execute(delete(MESSAGES).where(MESSAGES.c.about.in_(some)))
        connection.execute(delete(MEMBERS).where(MEMBERS.c.entry_id.in_(some)))
        _close(connection, some)
        theirs = and_(THINGS.c.whose.in_(erasure.people), THINGS.c.id.in_(some))
        connection.execute(update(THINGS).where(theirs).values(whose=NOBODY))
    erase_outcomes(connection, erasure)
    return ids


def _meant(connection: Connection, erasure: Erasure) -> tuple[list[int], tuple[str, ...], set[str]]:
    still_open = THINGS.c.state.in_([State.OPEN, State.TAKEN])
    query = (
        select(ENTRIES.c.number, ENTRIES.c.id, ENTRIES.c.about)
        .outerjoin(THINGS, THINGS.c.id == ENTRIES.c.about)
        .where(
            ENTRIES.c.payload.is_not(None),
            ENTRIES.c.kind != "erased",
            or_(THINGS.c.state.is_(None), ~still_open),
            _which(erasure),
        )
        .order_by(ENTRIES.c.number)
    )
    found = list(connection.execute(query))
    return [row.number for row in found], tuple(r.id for r in found), {r.about for r in found}


def _which(erasure: Erasure) -> ColumnElement[bool]:
    if erasure.before is not None:
        return ENTRIES.c.at < erasure.before
    if erasure.case:
        return THINGS.c.case_ref.in_(erasure.case)
    return THINGS.c.whose.in_(erasure.people) if erasure.people else false()


def _close(connection: Connection, things: Sequence[str]) -> None:
    """Out of every page and queue, if its first entry is gone."""
    gone = select(ENTRIES.c.about).where(
        ENTRIES.c.about.in_(things), ENTRIES.c.place == 0, ENTRIES.c.payload.is_(None)
    )
    erased = {"state": State.ERASED, "look": None}
    connection.execute(update(THINGS).where(THINGS.c.id.in_(gone)).values(erased))


def _pieces(items: Sequence[T]) -> list[Sequence[T]]:
    return [items[i : i + AT_ONCE] for i in range(0, len(items), AT_ONCE)]
