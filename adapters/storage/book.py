"""The logbook in a database: many readers, one writer."""

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from functools import partial
from typing import Any, TypeVar

from pydantic import ValidationError
from sqlalchemy import Connection, Engine, Select, select

from adapters.storage.changing import write_change
from adapters.storage.database import storage_errors
from adapters.storage.erasing import erase
from adapters.storage.finding import page_query, standings_query
from adapters.storage.schema import ENTRIES
from adapters.storage.writer import Writer
from bot.changes import Appended, Change, Erasure, Link, Page, Query, Standing, Wanted
from bot.entries import Entry, parse_entry
from bot.errors import StorageUnavailable
from bot.record_ports import Tell

T = TypeVar("T")
AT_ONCE = 1_000


class SqlBook:
    """Implements `bot.record_ports.Logbook` and `.Record` in a database that is migrated."""

    def __init__(self, engine: Engine, writer: Writer) -> None:
        self._engine, self._writer = engine, writer

    async def write(self, change: Change) -> Appended:
        """All of it, or nothing where somebody was faster; returns when it is on disk."""
        return await self._writer.run(lambda connection: write_change(connection, change))

    async def about(self, things: Sequence[str]) -> dict[str, tuple[Entry, ...]]:
        """Every entry about each, in order."""
        if not things:
            return {}
        rows = await self._read(lambda connection: _payloads(connection, things))
        found: dict[str, list[Entry]] = {thing: [] for thing in things}
        for thing, payload in rows:
            found[thing].append(entry_of(payload))
        return {thing: tuple(entries) for thing, entries in found.items() if entries}

    async def page(self, query: Query) -> Page:
        """First entries, newest first."""
        if query.scope.empty:
            return Page(entries=(), before=None)
        found = await self._read(lambda c: list(c.execute(page_query(query))))
        shown = found[: query.most]
        more = len(found) > query.most
        return Page(
            entries=tuple(entry_of(row.payload) for row in shown if row.payload is not None),
            before=shown[-1].number if more else None,
        )

    async def standings(self, wanted: Wanted) -> tuple[Standing, ...]:
        """Where things stand: what is due first, then what is oldest."""
        if wanted.scope.empty:
            return ()
        rows = await self._read(lambda c: list(c.execute(standings_query(wanted)).mappings()))
        return tuple(Standing.model_validate(dict(row)) for row in rows)

    async def links(self, kind: str | None = None, after: int = 0) -> AsyncIterator[Link]:
        """In order, never all at once in memory."""
        columns = [ENTRIES.c[name] for name in Link.model_fields]
        query = select(*columns).order_by(ENTRIES.c.number).limit(AT_ONCE)
        if kind is not None:
            query = query.where(ENTRIES.c.kind == kind)
        last = after
        while True:
            found = await self._read(partial(_links, query.where(ENTRIES.c.number > last)))
            for link in found:
                yield link
                last = link.number
            if len(found) < AT_ONCE:
                return

    async def erase(self, erasure: Erasure, tell: Tell) -> tuple[str, ...]:
        """Texts go, links stay."""

        def job(connection: Connection) -> tuple[str, ...]:
            ids = erase(connection, erasure)
            for change in tell(ids):
                write_change(connection, change)
            return ids

        return await self._writer.run(job)

    async def _read(self, query: Callable[[Connection], T]) -> T:
        return await asyncio.to_thread(self._reading, query)

    def _reading(self, query: Callable[[Connection], T]) -> T:
        with storage_errors(), self._engine.connect() as connection:
            return query(connection)


def entry_of(payload: str) -> Entry:
    """The entry that a payload says; raises StorageUnavailable if this release cannot read it."""
    try:
        return parse_entry.validate_json(payload)
    except ValidationError as error:
        faults = ", ".join(
            f"{'.'.join(map(str, fault['loc']))} ({fault['type']})" for fault in error.errors()
        )
        raise StorageUnavailable(
            f"an entry cannot be read: {faults}; was it written by a newer release?"
        ) from error


def _payloads(connection: Connection, things: Sequence[str]) -> list[tuple[str, str]]:
    query = (
        select(ENTRIES.c.about, ENTRIES.c.payload)
        .where(ENTRIES.c.about.in_(things), ENTRIES.c.payload.is_not(None))
        .order_by(ENTRIES.c.about, ENTRIES.c.place)
    )
    return [(row.about, row.payload) for row in connection.execute(query)]


def _links(query: Select[Any], connection: Connection) -> list[Link]:
    return [Link.model_validate(dict(row)) for row in connection.execute(query).mappings()]
