"""Outcomes and the pulse: the same in memory, in SQLite and in PostgreSQL."""

from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from adapters.storage.store import Store
from bot.changes import Erasure
from bot.standing_ports import CaseOutcome, Followed, OutcomeKind, Tally
from tests.contracts.entries import NOON, action
from tests.contracts.test_store import change, store  # noqa: F401 - a fixture

KEPT, LEFT, SURVEY = OutcomeKind.KEPT, OutcomeKind.LEFT, OutcomeKind.SURVEY
THEN, LATER = date(2026, 11, 1), date(2026, 11, 9)


def outcome(case: str, kind: OutcomeKind = KEPT, on: date = THEN, **more: float) -> CaseOutcome:
    return CaseOutcome(cases=("new:" + case, "old:" + case), kind=kind, on=on, **more)


async def test_of_kept_and_left_the_later_counts(store: Store) -> None:  # noqa: F811
    await store.outcomes.take_in([outcome("a", LEFT, LATER), outcome("a", KEPT, THEN)])
    await store.outcomes.take_in([outcome("b", LEFT, THEN), outcome("b", KEPT, LATER)])

    found = await store.outcomes.followed()

    assert sorted(sorted(one.kinds) for one in found) == [[KEPT], [LEFT]]


async def test_the_same_outcome_again_replaces(store: Store) -> None:  # noqa: F811
    await store.outcomes.take_in([outcome("a", SURVEY, value=2.0)])
    await store.outcomes.take_in([outcome("a", SURVEY, value=5.0)])

    assert await store.outcomes.followed() == (Followed(False, frozenset({SURVEY}), (5.0,)),)


async def test_a_case_is_used_if_an_action_was_logged_for_it_also_under_an_older_key(
    store: Store,  # noqa: F811
) -> None:
    await store.logbook.write(change(action(), case="old:a"))
    await store.outcomes.take_in([outcome("a"), outcome("b")])

    assert sorted(one.used for one in await store.outcomes.followed()) == [False, True]


@pytest.mark.parametrize(
    "erasure",
    [Erasure(case=frozenset({"new:a", "old:a"})), Erasure(before=NOON.replace(day=5))],
)
async def test_outcomes_are_erased_with_their_case_and_by_retention(
    store: Store,  # noqa: F811
    erasure: Erasure,
) -> None:
    await store.outcomes.take_in([outcome("a", KEPT, THEN), outcome("b", LEFT, LATER)])

    await store.record.erase(erasure, lambda _: ())

    assert [one.kinds for one in await store.outcomes.followed()] == [{LEFT}]


async def test_one_mark_counts_once_a_month(store: Store) -> None:  # noqa: F811
    answers = {"room": "always", "heard": "never"}

    assert await store.pulses.add("2026-11", answers, "m1", ["m1", "m0"])
    assert not await store.pulses.add("2026-11", answers, "m2", ["m2", "m1"])
    assert await store.pulses.add("2026-11", {"room": "always", "heard": "rarely"}, "m3", [])
    assert await store.pulses.add("2026-12", answers, "m1", [])

    assert await store.pulses.tallies() == tuple(
        Tally(month=month, question=question, answer=answer, count=count)
        for month, question, answer, count in (
            ("2026-11", "heard", "never", 1),
            ("2026-11", "heard", "rarely", 1),
            ("2026-11", "room", "always", 2),
            ("2026-12", "heard", "never", 1),
            ("2026-12", "room", "always", 1),
        )
    )


async def test_the_tables_hold_no_person_no_time_and_nothing_to_join_by(
    store: Store,  # noqa: F811
    tmp_path: Path,
    request: pytest.FixtureRequest,
) -> None:
    for n in range(7):
        await store.pulses.add("2026-11", {"room": "always"}, f"{n * 7 % 10}-mark", [])
    if "sqlite" not in request.node.name:
        return
    engine = create_engine(f"sqlite:///{tmp_path / 'leeway.db'}")
    with engine.connect() as connection:
        marks = [row[0] for row in connection.execute(text("SELECT mark FROM pulse_marks"))]
        tallies = list(connection.execute(text("SELECT * FROM pulse_tallies")))
        with pytest.raises(Exception, match="no such column"):
            connection.execute(text("SELECT rowid FROM pulse_marks"))
    engine.dispose()

    assert marks == sorted(marks), "in the order of the hash, not of the answers"
    assert tallies == [("2026-11", "room", "always", 7)]


async def test_every_mark_and_count_of_a_month_was_last_written_together(
    request: pytest.FixtureRequest,
    store: Store,  # noqa: F811
) -> None:
    if "postgresql" not in request.node.name:
        return
    for n in range(5):
        await store.pulses.add("2026-11", {"room": "always", "heard": f"{n}"}, f"m{n}", [])

    engine = store.pulses._engine  # type: ignore[attr-defined]
    with engine.connect() as connection:
        found = {
            table: {row[0] for row in connection.execute(text(f"SELECT xmin::text FROM {table}"))}
            for table in ("pulse_marks", "pulse_tallies")
        }

    assert found["pulse_marks"] == found["pulse_tallies"]
    assert len(found["pulse_marks"]) == 1
