"""What became of cases, in a database."""

import asyncio
from collections.abc import Sequence
from datetime import date

from sqlalchemy import Connection, Engine, ScalarSelect, delete, exists, insert, or_, select

from adapters.storage.database import storage_errors
from adapters.storage.schema import THINGS
from adapters.storage.standing_tables import OUTCOMES
from adapters.storage.writer import Writer
from bot.changes import Erasure, State
from bot.standing_ports import CaseOutcome, Followed, OutcomeKind

O = OUTCOMES.c  # noqa: E741 - as short as the tables' other names in queries
Row = tuple[str, OutcomeKind, date, float | None]


class SqlOutcomes:
    """Implements `bot.standing_ports.Outcomes`."""

    def __init__(self, engine: Engine, writer: Writer) -> None:
        self._engine, self._writer = engine, writer

    async def take_in(self, outcomes: Sequence[CaseOutcome]) -> None:
        """All of them or none."""
        await self._writer.run(lambda connection: _take_in(connection, outcomes))

    async def followed(self) -> tuple[Followed, ...]:
        """One for each case."""
        return await asyncio.to_thread(self._followed)

    def _followed(self) -> tuple[Followed, ...]:
        in_log = exists().where(
            THINGS.c.case_ref == O.case_ref,
            THINGS.c.kind == "action_logged",
            or_(THINGS.c.state.is_(None), THINGS.c.state != State.ERASED),
        )
        query = select(O.case_ref, O.kind, O.on, O.value, in_log.label("used"))
        found: dict[str, list[Row]] = {}
        used: set[str] = set()
        with storage_errors(), self._engine.connect() as connection:
            for row in connection.execute(query.order_by(O.case_ref, O.on)):
                kept = (row.case_ref, OutcomeKind(row.kind), row.on, row.value)
                found.setdefault(row.case_ref, []).append(kept)
                if row.used:
                    used.add(row.case_ref)
        return tuple(followed(rows, case in used) for case, rows in found.items())


def followed(rows: Sequence[Row], used: bool) -> Followed:
    """One case, from its rows in the order of their days."""
    settled = [kind for _, kind, _, _ in rows if kind in {OutcomeKind.KEPT, OutcomeKind.LEFT}]
    others = {kind for _, kind, _, _ in rows} - {OutcomeKind.KEPT, OutcomeKind.LEFT}
    surveys = (value for _, kind, _, value in rows if kind is OutcomeKind.SURVEY)
    return Followed(
        used=used,
        kinds=frozenset({*others, *settled[-1:]}),
        surveys=tuple(value for value in surveys if value is not None),
    )


def erase_outcomes(connection: Connection, erasure: Erasure) -> None:
    """Those of the case, or of before that day; a person's entries say nothing of outcomes."""
    if erasure.before is not None:
        connection.execute(delete(OUTCOMES).where(O.on < erasure.before.date()))
    elif erasure.case:
        connection.execute(delete(OUTCOMES).where(O.case_ref.in_(erasure.case)))


def _take_in(connection: Connection, outcomes: Sequence[CaseOutcome]) -> None:
    for outcome in outcomes:
        case = connection.scalar(select(_known(outcome.cases))) or outcome.cases[0]
        same = (O.case_ref == case, O.kind == outcome.kind, O.on == outcome.on)
        connection.execute(delete(OUTCOMES).where(*same))
        row = {"case_ref": case, "kind": outcome.kind, "on": outcome.on, "value": outcome.value}
        connection.execute(insert(OUTCOMES).values(row))


def _known(cases: Sequence[str]) -> ScalarSelect[str]:
    """By which of its references a case is in the record: it may be that of an older key."""
    things = select(THINGS.c.case_ref).where(THINGS.c.case_ref.in_(cases))
    return things.limit(1).scalar_subquery()
