"""Pages, queues and writes over a full logbook: how long, and by which index.

python -m tests.load.pages --store sqlite --entries 200000
python -m tests.load.pages --store postgresql --entries 1000000
"""

import argparse
import asyncio
import json
import random  # noqa: TID251 - seeded here, at the edge
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from itertools import islice
from pathlib import Path

from sqlalchemy import Connection, Engine, insert, text
from sqlalchemy.dialects import postgresql, sqlite

from adapters.storage.database import open_engine
from adapters.storage.finding import page_query, standings_query
from adapters.storage.migrating import upgrade
from adapters.storage.schema import ENTRIES, HEADS, THINGS
from adapters.storage.sql_store import sql_store
from bot.changes import Change, Query, State, Wanted
from bot.entries import ActionLogged
from bot.history import GENESIS, links
from bot.people import Scope, Subject

START = datetime(2024, 1, 1, tzinfo=UTC)
TEAMS, PEOPLE, TOUCHPOINTS, OWNERS = 40, 800, 26, 15
BATCH = 5_000
PAGE_MS, WRITE_MS = 50, 20


def action(number: int, dice: random.Random) -> ActionLogged:
    by = dice.randrange(PEOPLE)
    return ActionLogged(
        id=f"a{number:012}",
        at=START + timedelta(seconds=60 * number),
        by=f"p{by}",
        team=f"t{by % TEAMS}",
        channel="slack",
        knowledge_version="f00d",
        answer=None,
        situation="The parcel came late for the third time and she had taken the day off " * 2,
        action="goodwill-credit",
        limit="goodwill-credit",
        amount=None,
        touchpoint=f"touch-{dice.randrange(TOUCHPOINTS)}",
        why="It was our mistake",
        within=None,
    )


def rows(entries: int) -> Iterator[tuple[dict[str, object], dict[str, object]]]:
    """Rows as writing one by one would make them, with a chain that holds."""
    dice, before = random.Random(1), GENESIS
    for number in range(1, entries + 1):
        entry = action(number, dice)
        (link,) = links([entry], number - 1, before, iter(["salt"]))
        before = link.hash
        drawn = dice.random()
        escalated = drawn < 0.1
        waits = drawn < 0.02
        state = State.OPEN if escalated and waits else State.WAITING if waits else State.NOTED
        yield (
            link.model_dump() | {"place": 0},
            {
                "id": entry.id,
                "number": number,
                "seen": 1,
                "kind": "escalated" if escalated else "action_logged",
                "at": entry.at,
                "whose": entry.by,
                "team": entry.team,
                "owner": f"o{dice.randrange(OWNERS)}",
                "touchpoint": entry.touchpoint,
                "case_ref": f"k:{dice.randrange(entries)}",
                "state": state.value,
                "due": entry.at if escalated else None,
                "look": entry.at if escalated and waits else None,
                "rank": entry.at,
            },
        )


def fill(engine: Engine, entries: int) -> None:
    made, last = rows(entries), None
    while batch := list(islice(made, BATCH)):
        with engine.begin() as connection:
            put(connection, ENTRIES.name, [entry for entry, _ in batch])
            put(connection, THINGS.name, [thing for _, thing in batch])
        last = batch[-1][0]
    assert last is not None
    with engine.begin() as connection:
        head = {"id": 1, "number": last["number"], "hash": last["hash"]}
        connection.execute(insert(HEADS).values(head))
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text("ANALYZE"))


def put(connection: Connection, table: str, many: list[dict[str, object]]) -> None:
    if connection.dialect.name != "postgresql":
        connection.execute(insert(ENTRIES if table == ENTRIES.name else THINGS), many)
        return
    columns = list(many[0])
    cursor = connection.connection.cursor()
    with cursor.copy(f"COPY {table} ({', '.join(columns)}) FROM STDIN") as copy:
        for row in many:
            copy.write_row([row[column] for column in columns])
    cursor.close()


def queries(entries: int) -> dict[str, Query | Wanted]:
    """What leads, advisors, owners and the CX team look at."""
    everything, team = Scope(everything=True), Scope(by=frozenset({"p7"}), teams=frozenset({"t7"}))
    early = START + timedelta(seconds=60 * entries // 10)
    waiting = (State.WAITING,)
    escalated = (State.OPEN, State.TAKEN)
    return {
        "newest": Query(scope=everything),
        "team": Query(scope=team),
        "two teams": Query(scope=Scope(teams=frozenset({"t1", "t2"}))),
        "team, touchpoint": Query(scope=team, touchpoint="touch-3"),
        "team, kind": Query(scope=team, kind="escalated"),
        "own": Query(scope=Scope(by=frozenset({"p9"}))),
        "owner": Query(scope=Scope(owners=frozenset({"o3"})), kind="action_logged"),
        "touchpoint, long ago": Query(scope=everything, touchpoint="touch-5", until=early),
        "kind, deep": Query(scope=everything, kind="escalated", before=entries // 2),
        "one case": Query(scope=everything, case=frozenset({"k:17"})),
        "review queue": Wanted(
            scope=Scope(teams=frozenset({"t7"})), kind="action_logged", states=waiting
        ),
        "owner's queue": Wanted(
            scope=Scope(owners=frozenset({"o3"})), kind="escalated", states=escalated
        ),
        "due": Wanted(scope=everything, kind="escalated", states=escalated, look=early),
    }


def plan(engine: Engine, query: Query | Wanted) -> list[str]:
    """The tables that are read from end to end: none should be."""
    made = page_query(query) if isinstance(query, Query) else standings_query(query)
    lite = engine.dialect.name == "sqlite"
    dialect = sqlite.dialect() if lite else postgresql.dialect()
    sql = str(made.compile(dialect=dialect, compile_kwargs={"literal_binds": True}))
    explain = "EXPLAIN QUERY PLAN " if lite else "EXPLAIN "
    with engine.connect() as connection:
        steps = [" ".join(map(str, row)) for row in connection.exec_driver_sql(explain + sql)]
    bad = ("SCAN things", "SCAN entries") if lite else ("Seq Scan on",)
    # Walking an index in the order of the page is what it is for; looking through all of it is not.
    return [s.strip() for s in steps if any(b in s for b in bad) and "USING INDEX" not in s]


def p95(times: list[float]) -> float:
    return at_share(times, 0.95)


def at_share(times: list[float], share: float) -> float:
    return round(sorted(times)[int(len(times) * share)] * 1000, 2)


async def measure(url: str, entries: int, rounds: int) -> tuple[dict[str, float], float]:
    store, found = sql_store(url), {}
    for name, query in queries(entries).items():
        times = []
        for _ in range(rounds):
            started = time.perf_counter()
            if isinstance(query, Query):
                page = await store.logbook.page(query)
                await store.logbook.about([entry.id for entry in page.entries])
            else:
                await store.logbook.standings(query)
            times.append(time.perf_counter() - started)
        found[name] = p95(times)
        print(f"{name}: p50 {at_share(times, 0.5)} ms", file=sys.stderr)  # noqa: T201
    writes = []
    for number in range(entries + 1, entries + 1 + rounds * 5):
        entry = action(number, random.Random(number))
        subject = Subject(by=entry.by, team=entry.team, owner="o1")
        change = Change(about=entry.id, seen=0, entries=(entry,), subject=subject)
        started = time.perf_counter()
        await store.logbook.write(change)
        writes.append(time.perf_counter() - started)
    await store.close()
    return found, p95(writes)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--store", choices=["sqlite", "postgresql"], default="sqlite")
    parser.add_argument("--entries", type=int, default=200_000)
    parser.add_argument("--rounds", type=int, default=60)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name, ExitStack() as stack:
        url = f"sqlite:///{name}/leeway.db"
        if given.store == "postgresql":
            from tests.postgres import Databases  # noqa: PLC0415
            from tests.postgres import start as started  # noqa: PLC0415

            server, stop = started(Path(name))
            stack.callback(stop)
            url = Databases(server).empty()
        upgrade(url)
        engine = open_engine(url)
        fill(engine, given.entries)
        pages, write = asyncio.run(measure(url, given.entries, given.rounds))
        scans = {n: found for n, q in queries(given.entries).items() if (found := plan(engine, q))}
        engine.dispose()
    said = {"store": given.store, "entries": given.entries, "p95_ms": pages}
    print(json.dumps({**said, "write_p95_ms": write, "full_scans": scans}, indent=1))  # noqa: T201
    return 0 if max(pages.values()) < PAGE_MS and write < WRITE_MS and not scans else 1


if __name__ == "__main__":
    sys.exit(main())
