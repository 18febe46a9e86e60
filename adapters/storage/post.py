"""Messages, deliveries and leases in a database."""

import asyncio
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TypeVar

from sqlalchemy import Connection, Engine, Row, Select, delete, select, update

from adapters.storage.changing import inserted
from adapters.storage.database import storage_errors
from adapters.storage.schema import DELIVERIES, LEASES, MESSAGES, OUTBOX
from adapters.storage.writer import Writer
from bot.changes import Message, Outgoing, Undelivered
from bot.people import Address

T = TypeVar("T")
O = OUTBOX.c  # noqa: E741 - as short as the queries need it


class SqlPost:
    """Implements `bot.record_ports.Inbox`, `.Outbox`, `.Deliveries` and `.Leases`."""

    def __init__(self, engine: Engine, writer: Writer) -> None:
        self._engine, self._writer = engine, writer

    async def unread(self, people: frozenset[str]) -> tuple[Message, ...]:
        """Oldest first."""
        theirs = MESSAGES.c.to.in_(sorted(people)) & MESSAGES.c.read.is_(False)
        query = select(MESSAGES.c.payload).where(theirs).order_by(MESSAGES.c.at, MESSAGES.c.id)
        payloads = await asyncio.to_thread(self._read, lambda c: list(c.scalars(query)))
        return tuple(Message.model_validate_json(payload) for payload in payloads)

    async def read(self, people: frozenset[str], messages: Sequence[str]) -> None:
        """Those that are theirs."""
        theirs = MESSAGES.c.to.in_(sorted(people)) & MESSAGES.c.id.in_(messages)
        await self._writer.run(
            lambda c: c.execute(update(MESSAGES).where(theirs).values(read=True))
        )

    async def claim(self, now: datetime, until: datetime, most: int) -> tuple[Outgoing, ...]:
        """What is due, oldest first; other replicas skip what this one has just taken."""
        ready = await asyncio.to_thread(self._read, lambda c: c.scalar(_due(now, 1)))
        if ready is None:
            return ()  # most of the time there is nothing, and nothing to lock
        return await self._writer.run(lambda c: _claim(c, now, until, most))

    async def sent(self, key: str) -> None:
        """It has arrived."""
        await self._set(key, {"state": "sent", "due": None})

    async def failed(self, key: str, again: datetime | None, reason: str) -> None:
        """Again then, or never."""
        state = "waiting" if again else "given_up"
        await self._set(key, {"state": state, "due": again, "reason": reason})

    async def given_up(self, most: int) -> tuple[Undelivered, ...]:
        """Newest first."""
        query = (
            select(O.key, O.channel, O.address, O.tries, O.reason, MESSAGES.c.to, MESSAGES.c.at)
            .join(MESSAGES, MESSAGES.c.id == O.message)
            .where(O.state == "given_up")
            .order_by(MESSAGES.c.at.desc(), O.key)
            .limit(most)
        )
        rows = await asyncio.to_thread(self._read, lambda c: list(c.execute(query)))
        return tuple(_undelivered(row) for row in rows)

    async def hold(self, name: str, holder: str, now: datetime, until: datetime) -> bool:
        """Take it, keep it, or take it over."""

        def job(connection: Connection) -> bool:
            if inserted(connection, LEASES, {"name": name, "holder": holder, "until": until}):
                return True
            ours = (LEASES.c.holder == holder) | (LEASES.c.until <= now)
            mine = update(LEASES).where(LEASES.c.name == name, ours)
            return bool(connection.execute(mine.values(holder=holder, until=until)).rowcount)

        return await self._writer.run(job)

    async def _set(self, key: str, values: dict[str, object]) -> None:
        changed = update(OUTBOX).where(O.key == key).values(values)
        await self._writer.run(lambda connection: connection.execute(changed))

    def _read(self, query: Callable[[Connection], T]) -> T:
        with storage_errors(), self._engine.connect() as connection:
            return query(connection)


class SqlDeliveries:
    """Implements `bot.record_ports.Deliveries`."""

    def __init__(self, writer: Writer) -> None:
        self._writer = writer

    async def claim(self, delivery: str, now: datetime, until: datetime) -> bool:
        """Whether it is ours."""

        def job(connection: Connection) -> bool:
            if inserted(connection, DELIVERIES, {"id": delivery, "until": until, "done": False}):
                return True
            left = (DELIVERIES.c.until <= now) & DELIVERIES.c.done.is_(False)
            again = update(DELIVERIES).where(DELIVERIES.c.id == delivery, left).values(until=until)
            return bool(connection.execute(again).rowcount)

        return await self._writer.run(job)

    async def done(self, delivery: str) -> None:
        """No second time."""
        finished = update(DELIVERIES).where(DELIVERIES.c.id == delivery).values(done=True)
        await self._writer.run(lambda connection: connection.execute(finished))

    async def forget(self, before: datetime) -> int:
        """What was claimed, or done, before."""
        old = delete(DELIVERIES).where(DELIVERIES.c.until < before)
        return await self._writer.run(lambda connection: connection.execute(old).rowcount)


def _due(now: datetime, most: int) -> Select[str]:
    return (
        select(O.key).where(O.state == "waiting", O.due <= now).order_by(O.due, O.key).limit(most)
    )


def _claim(
    connection: Connection, now: datetime, until: datetime, most: int
) -> tuple[Outgoing, ...]:
    keys = list(connection.scalars(_due(now, most).with_for_update(skip_locked=True)))
    if not keys:
        return ()
    ours = O.key.in_(keys)
    connection.execute(update(OUTBOX).where(ours).values(due=until, tries=O.tries + 1))
    query = (
        select(O.key, O.channel, O.address, O.tries, MESSAGES.c.payload)
        .join(MESSAGES, MESSAGES.c.id == O.message)
        .where(ours)
        .order_by(MESSAGES.c.at, O.key)
    )
    return tuple(
        Outgoing(
            key=row.key,
            message=Message.model_validate_json(row.payload),
            address=Address(channel=row.channel, id=row.address),
            tries=row.tries,
        )
        for row in connection.execute(query)
    )


def _undelivered(row: Row[tuple[str, str, str, int, str, str | None, datetime]]) -> Undelivered:
    return Undelivered(
        key=row.key,
        to=row.to,
        address=Address(channel=row.channel, id=row.address),
        at=row.at,
        tries=row.tries,
        reason=row.reason,
    )
