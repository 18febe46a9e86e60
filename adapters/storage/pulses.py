"""The pulse in a database: counts, and marks that cannot be joined with them.

Every count and every mark of the month is written anew with every answer. So all of them were last
written by the same transaction, whoever was the last, and no order of theirs says which answer came
with which mark.
"""

import asyncio
from collections.abc import Collection, Mapping, Sequence

from sqlalchemy import Connection, Engine, case, delete, exists, select, tuple_, update

from adapters.storage.changing import inserted
from adapters.storage.database import storage_errors
from adapters.storage.standing_tables import PULSE_MARKS, PULSE_TALLIES
from adapters.storage.writer import Writer
from bot.standing_ports import Tally

_T, _M = PULSE_TALLIES.c, PULSE_MARKS.c


class SqlPulses:
    """Implements `bot.standing_ports.Pulses`."""

    def __init__(self, engine: Engine, writer: Writer) -> None:
        self._engine, self._writer = engine, writer

    async def add(
        self, month: str, answers: Mapping[str, str], mark: str, known_as: Collection[str]
    ) -> bool:
        """Counted once a month for each mark."""

        def job(connection: Connection) -> bool:
            connection.execute(delete(PULSE_MARKS).where(_M.month != month))
            before = exists().where(_M.mark.in_([mark, *known_as]))
            if connection.scalar(select(before)) or not inserted(
                connection, PULSE_MARKS, {"mark": mark, "month": month}
            ):
                return False
            connection.execute(update(PULSE_MARKS).values(month=month))
            _count(connection, month, answers)
            return True

        return await self._writer.run(job)

    async def tallies(self) -> tuple[Tally, ...]:
        """By month, question and answer."""
        return await asyncio.to_thread(self._tallies)

    def _tallies(self) -> tuple[Tally, ...]:
        columns = (_T.month, _T.question, _T.answer, _T.count)
        query = select(*columns).where(_T.count > 0).order_by(*columns[:3])
        with storage_errors(), self._engine.connect() as connection:
            return tuple(
                Tally.model_validate(dict(r)) for r in connection.execute(query).mappings()
            )


def _count(connection: Connection, month: str, answers: Mapping[str, str]) -> None:
    given: Sequence[tuple[str, str]] = sorted(answers.items())
    for question, answer in given:
        row = {"month": month, "question": question, "answer": answer, "count": 0}
        inserted(connection, PULSE_TALLIES, row)
    chosen = tuple_(_T.question, _T.answer).in_(given)
    more = case((chosen, _T.count + 1), else_=_T.count)
    connection.execute(update(PULSE_TALLIES).where(_T.month == month).values(count=more))
