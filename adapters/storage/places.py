"""Where in a channel something was said, in a database."""

import asyncio

from sqlalchemy import ColumnElement, Connection, Engine, select, update

from adapters.storage.changing import inserted
from adapters.storage.database import storage_errors
from adapters.storage.schema import PLACES
from adapters.storage.writer import Writer
from bot.changes import Placed

P = PLACES.c


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

    def _found(self, where: ColumnElement[bool]) -> tuple[Placed, ...]:
        query = select(PLACES).where(where).order_by(P.at, P.place, P.who)
        with storage_errors(), self._engine.connect() as connection:
            rows = connection.execute(query).mappings()
            return tuple(Placed.model_validate(dict(row)) for row in rows)
