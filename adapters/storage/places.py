"""Where in a channel something was said, in a database."""

import asyncio
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, Engine, and_, delete, or_, select, update

from adapters.storage.changing import inserted
from adapters.storage.database import storage_errors
from adapters.storage.schema import PLACES, THINGS
from adapters.storage.writer import Writer
from bot.changes import DRAWN_ERASED, Placed, State

P, T = PLACES.c, THINGS.c


class SqlPlaces:
    """Implements `bot.record_ports.Places`."""

    def __init__(self, engine: Engine, writer: Writer) -> None:
        self._engine, self._writer = engine, writer

    async def put(self, placed: Placed) -> None:
        """The newest of the same one at the same place counts."""

        def job(connection: Connection) -> None:
            row = placed.model_dump()
            if not inserted(connection, PLACES, row):
                same = (P.channel == placed.channel) & (P.place == placed.place)
                ours = same & (P.who == placed.who)
                connection.execute(update(PLACES).where(ours).values(row))

        await self._writer.run(job)

    async def there(self, channel: str, place: str) -> tuple[Placed, ...]:
        """By whomever."""
        return await asyncio.to_thread(self._found, (P.channel == channel) & (P.place == place))

    async def of(self, channel: str, about: str) -> tuple[Placed, ...]:
        """Oldest first."""
        return await asyncio.to_thread(self._found, (P.channel == channel) & (P.about == about))

    async def outdated(self, channel: str, most: int, about: str = "") -> tuple[Placed, ...]:
        """Each with `drawn` as it will be."""
        return await asyncio.to_thread(self._outdated, channel, most, about)

    def _outdated(self, channel: str, most: int, about: str) -> tuple[Placed, ...]:
        erased = T.state == State.ERASED
        more = or_(and_(~erased, P.drawn != T.seen), and_(erased, P.drawn != DRAWN_ERASED))
        query = (
            select(PLACES, T.seen, T.state)
            .join(THINGS, T.id == P.about)
            .where(P.drawn.is_not(None), P.channel == channel, more)
            .order_by(P.at, P.place, P.who)
            .limit(most)
        )
        if about:
            query = query.where(P.about == about)
        with storage_errors(), self._engine.connect() as connection:
            return tuple(_newly(dict(row)) for row in connection.execute(query).mappings())

    async def forget(self, before: datetime) -> int:
        """What is about something still open stays."""
        waits = select(T.id).where(T.state.in_([State.OPEN, State.TAKEN]))
        old = delete(PLACES).where(P.at < before, P.about.not_in(waits))

        def job(connection: Connection) -> int:
            return connection.execute(old).rowcount

        return await self._writer.run(job)

    def _found(self, where: ColumnElement[bool]) -> tuple[Placed, ...]:
        query = select(PLACES).where(where).order_by(P.at, P.place, P.who)
        with storage_errors(), self._engine.connect() as connection:
            rows = connection.execute(query).mappings()
            return tuple(Placed.model_validate(dict(row)) for row in rows)


def _newly(row: dict[str, object]) -> Placed:
    """As it will be once it is drawn again."""
    seen, state = row.pop("seen"), row.pop("state")
    return Placed.model_validate(row | {"drawn": DRAWN_ERASED if state == State.ERASED else seen})
