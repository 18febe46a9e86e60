"""What belongs to themes, and what was found out about them, in a database."""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar

import numpy as np
from sqlalchemy import (
    ColumnElement,
    Connection,
    Engine,
    Table,
    bindparam,
    delete,
    insert,
    or_,
    select,
    update,
)

from adapters.storage.database import storage_errors
from adapters.storage.schema import ENTRIES
from adapters.storage.theme_schema import MEMBERS, OUTLINES, REACHED
from adapters.storage.writer import Writer
from bot.outer_loop.ports import Points, Reached
from bot.outer_loop.theme import Member, Outline
from bot.ports import Vectors

T = TypeVar("T")
M = MEMBERS.c
AT_ONCE = 500
_STORED = "<f2"


class SqlMembers:
    """Implements `bot.outer_loop.ports.Members` and `.Outlines`."""

    def __init__(self, engine: Engine, writer: Writer) -> None:
        self._engine, self._writer = engine, writer

    async def reached(self) -> Reached:
        """Zeros before the first run."""
        rows = await self._read(lambda c: list(c.execute(select(REACHED.c.name, REACHED.c.number))))
        return Reached.model_validate({row.name: row.number for row in rows})

    async def collect(
        self, members: Sequence[Member], vectors: Vectors, upto: int, gone: Sequence[str] = ()
    ) -> None:
        """Replace those that are there; never one whose entry was erased meanwhile."""

        def job(connection: Connection) -> None:
            ids = [m.entry_id for m in members]
            before = dict(_chosen(connection, [M.entry_id, M.theme], M.entry_id, ids))
            there = {entry for (entry,) in _unerased(connection, ids)}
            _forget(connection, MEMBERS, M.entry_id, [*ids, *gone])
            rows = [
                _row(member, vector, before.get(member.entry_id))
                for member, vector in zip(members, vectors, strict=True)
                if member.entry_id in there
            ]
            if rows:
                connection.execute(insert(MEMBERS), rows)
            _mark(connection, "collected", upto)

        await self._writer.run(job)

    async def of(self, themes: Sequence[str]) -> tuple[Member, ...]:
        """Oldest first."""
        return await self._members(M.theme, themes)

    async def members(self, entries: Sequence[str]) -> tuple[Member, ...]:
        """Oldest first."""
        return await self._members(M.entry_id, entries)

    async def followed(self, answers: Sequence[str]) -> frozenset[str]:
        """Those that a member goes back to."""
        rows = await self._read(lambda c: _chosen(c, [M.follows], M.follows, answers))
        return frozenset(row.follows for row in rows)

    async def points(self, themes: Sequence[str | None] | None = None) -> Points:
        """Ids, themes, speakers and vectors."""
        query = select(M.entry_id, M.theme, M.speaker, M.fresh, M.vector).order_by(M.entry_id)
        if themes is not None:
            wanted: list[ColumnElement[bool]] = [M.theme.in_([t for t in themes if t is not None])]
            if None in themes:
                wanted.append(M.theme.is_(None))
            query = query.where(or_(*wanted))
        rows = await self._read(lambda c: list(c.execute(query)))
        return await asyncio.to_thread(_points, rows)

    async def outlines(self) -> tuple[Outline, ...]:
        """Most members first."""
        query = select(OUTLINES.c.payload).order_by(OUTLINES.c.entries.desc(), OUTLINES.c.id)
        rows = await self._read(lambda c: list(c.execute(query)))
        return tuple(Outline.model_validate_json(row.payload) for row in rows)

    async def settle(
        self,
        placed: Mapping[str, str | None],
        outlines: Sequence[Outline],
        gone: Sequence[str],
        regrouped: int | None = None,
    ) -> None:
        """Only the members that are still there."""

        def job(connection: Connection) -> None:
            if placed:
                rows = [{"entry": entry, "now": theme} for entry, theme in placed.items()]
                where = M.entry_id == bindparam("entry")
                moved = update(MEMBERS).where(where).values(theme=bindparam("now"), fresh=False)
                connection.execute(moved, rows)
            _forget(connection, OUTLINES, OUTLINES.c.id, [*(o.id for o in outlines), *gone])
            if outlines:
                connection.execute(insert(OUTLINES), [_outline(o) for o in outlines])
            if regrouped is not None:
                _mark(connection, "regrouped", regrouped)

        await self._writer.run(job)

    async def _members(
        self, column: ColumnElement[Any], values: Sequence[str]
    ) -> tuple[Member, ...]:
        columns = [M.payload, M.theme]
        rows = await self._read(lambda c: _chosen(c, columns, column, values))
        found = [
            Member.model_validate_json(row.payload).model_copy(update={"theme": row.theme})
            for row in rows
        ]
        return tuple(sorted(found, key=lambda m: (m.at, m.entry_id)))

    async def _read(self, query: Callable[[Connection], T]) -> T:
        return await asyncio.to_thread(self._reading, query)

    def _reading(self, query: Callable[[Connection], T]) -> T:
        with storage_errors(), self._engine.connect() as connection:
            return query(connection)


def _row(member: Member, vector: Vectors, theme: str | None) -> dict[str, object]:
    return {
        "entry_id": member.entry_id,
        "theme": theme,
        "fresh": True,
        "at": member.at,
        "speaker": member.speaker,
        "follows": member.follows,
        "payload": member.model_copy(update={"theme": None}).model_dump_json(),
        "vector": vector.astype(_STORED).tobytes(),
    }


def _outline(outline: Outline) -> dict[str, object]:
    payload = outline.model_dump_json()
    return {"id": outline.id, "entries": outline.entries, "payload": payload}


def _points(rows: Sequence[Any]) -> Points:
    joined = np.frombuffer(b"".join(row.vector for row in rows), dtype=_STORED)
    return Points(
        tuple(row.entry_id for row in rows),
        tuple(row.theme for row in rows),
        tuple(row.speaker for row in rows),
        tuple(row.fresh for row in rows),
        joined.reshape(len(rows), -1).astype(np.float32) if rows else np.zeros((0, 1), np.float32),
    )


def _chosen(
    connection: Connection,
    columns: Sequence[ColumnElement[Any]],
    column: ColumnElement[Any],
    values: Sequence[str],
) -> list[Any]:
    """In pieces: neither database takes any number of values in one statement."""
    found: list[Any] = []
    for start in range(0, len(values), AT_ONCE):
        where = column.in_(values[start : start + AT_ONCE])
        found += connection.execute(select(*columns).where(where))
    return found


def _unerased(connection: Connection, ids: Sequence[str]) -> list[Any]:
    return [
        (row.id,)
        for row in _chosen(connection, [ENTRIES.c.id, ENTRIES.c.salt], ENTRIES.c.id, ids)
        if row.salt is not None
    ]


def _forget(
    connection: Connection, table: Table, column: ColumnElement[Any], values: Sequence[str]
) -> None:
    for start in range(0, len(values), AT_ONCE):
        connection.execute(delete(table).where(column.in_(values[start : start + AT_ONCE])))


def _mark(connection: Connection, name: str, number: int) -> None:
    connection.execute(delete(REACHED).where(REACHED.c.name == name))
    connection.execute(insert(REACHED).values(name=name, number=number))
