"""Workers that are killed at random while they log, escalate and send: is anything lost or doubled?

    python -m tests.load.crash --kills 200 --store sqlite
    python -m tests.load.crash --kills 200 --store postgresql

Two workers compete for the same deliveries, each of which comes again and again. What a worker
confirmed, and what a channel took, is written to files of its own, as the outside would know it.
"""

import argparse
import asyncio
import contextlib
import json
import os
import random  # noqa: TID251 - seeded here, at the edge
import signal
import sys
import tempfile
import time
from collections import Counter
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from adapters.bootstrap import time_sortable_ids
from adapters.knowledge_folder import load
from adapters.storage.migrating import upgrade
from adapters.storage.sql_store import sql_store
from adapters.storage.store import Store
from bot.changes import Outgoing, Query
from bot.guidance.base import GuidanceBase
from bot.inner_loop.dispatching import Dispatching
from bot.inner_loop.reviews import Sample
from bot.inner_loop.scheduling import Scheduling
from bot.leeway import Leeway
from bot.logbook.cases import CaseKeys
from bot.logbook.desk import Desk
from bot.people import Address, Person, Role, Scope, Sender
from bot.record_requests import VerifyRecord
from bot.redaction import Memory, Redacted
from bot.requests import Escalate, LogAction, Request
from bot.wording import ENGLISH, Wording

KNOWLEDGE = Path(__file__).parents[2] / "knowledge"
ADVISOR = Sender(channel="slack", id="advisor")
ADMIN = Sender(channel="slack", id="admin")
WORKERS = 2


def utc_now() -> datetime:
    return datetime.now(UTC)  # noqa: TID251 - the real time is what crashes happen in


def person(sender: str, role: Role, **more: object) -> Person:
    values = {"id": sender, "name": sender, "email": f"{sender}@example.org", "roles": {role}}
    addresses = (Address(channel="slack", id=sender),)
    return Person.model_validate({**values, "addresses": addresses, **more})


async def as_it_is(text: str, memory: Memory | None = None) -> Redacted:
    return Redacted(text=text, memory=memory or Memory(), complete=True)


def leeway_over(store: Store, base: GuidanceBase) -> Leeway:
    desk = Desk(
        base=base,
        wording=Wording(ENGLISH, base.company.locale),
        clock=utc_now,
        ids=time_sortable_ids(utc_now),
        redact=as_it_is,
        cases=CaseKeys([b"crash"]),
        logbook=store.logbook,
        record=store.record,
        inbox=store.inbox,
        outbox=store.outbox,
        people=store.people,
        outcomes=store.outcomes,
        pulses=store.pulses,
        channels=frozenset({"slack"}),
    )
    return Leeway(None, desk, Sample(0))  # type: ignore[arg-type]


def request_of(delivery: int) -> Request:
    """Every third is an escalation."""
    text = f"delivery {delivery}"
    if delivery % 3 == 0:
        return Escalate(situation=text, touchpoint="billing")
    return LogAction(situation=text, touchpoint="delivery")


def note(file: Path, line: str) -> None:
    """One line at once, whoever else writes."""
    with file.open("ab", buffering=0) as out:
        out.write(f"{line}\n".encode())


class Channel:
    """Implements `Messenger`: takes everything, and sometimes answers only afterwards."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / "sent"

    async def send(self, outgoing: Outgoing) -> None:
        note(self._file, json.dumps([outgoing.key, outgoing.message.about]))


async def work(url: str, folder: Path, base: GuidanceBase, deliveries: int, seed: int) -> None:
    """Take deliveries in any order until every one is confirmed, and send what is due."""
    store, dice = sql_store(url), random.Random(seed)
    leeway = leeway_over(store, base)
    dispatching = Dispatching(store.outbox, {"slack": Channel(folder)}, impatient)
    scheduling = Scheduling(leeway.desk, store.leases, holder=str(seed))
    while True:
        todo = dice.sample(range(deliveries), 8)
        await asyncio.gather(*(deliver(leeway, folder, number) for number in todo))
        await dispatching.run_once()
        await scheduling.run_once()


def impatient() -> datetime:
    """Three minutes a second: what a dead worker had claimed is soon free for others."""
    return utc_now() + 180 * timedelta(seconds=time.monotonic())


async def deliver(leeway: Leeway, folder: Path, number: int) -> None:
    reply = await leeway.handle(request_of(number), ADVISOR, delivery=f"d{number}")
    if reply.ok:
        note(folder / "confirmed", str(number))


async def prepare(url: str, base: GuidanceBase) -> None:
    store = sql_store(url)
    owner = person("owner", Role.OWNER, owns=frozenset(base.owner_by_id))
    people = [person("advisor", Role.ADVISOR, team="blue"), owner, person("admin", Role.ADMIN)]
    await store.people.take_in(people)
    await store.close()


def start(url: str, folder: Path, base: GuidanceBase, deliveries: int, seed: int) -> int:
    """A worker, as a copy of this process before it opened any connection."""
    child = os.fork()
    if child == 0:
        try:
            asyncio.run(work(url, folder, base, deliveries, seed))
        finally:
            os._exit(1)
    return child


def crash(url: str, folder: Path, kills: int, deliveries: int, seed: int) -> dict[str, int]:
    """Kill workers so often, then count; the figures, of which all but the first have to be 0."""
    base = load(KNOWLEDGE, date(2026, 11, 23))
    upgrade(url)
    asyncio.run(prepare(url, base))
    dice = random.Random(seed)
    workers = [start(url, folder, base, deliveries, seed + n) for n in range(WORKERS)]
    for killed in range(kills):
        time.sleep(dice.uniform(0.02, 0.35))
        victim = dice.randrange(WORKERS)
        os.kill(workers[victim], signal.SIGKILL)
        os.waitpid(workers[victim], 0)
        workers[victim] = start(url, folder, base, deliveries, seed + 100 + killed)
    for worker in workers:
        os.kill(worker, signal.SIGKILL)
        os.waitpid(worker, 0)
    return asyncio.run(counted(url, folder, base, deliveries))


async def counted(url: str, folder: Path, base: GuidanceBase, deliveries: int) -> dict[str, int]:
    """One worker that is left alone finishes; then nothing may be missing or there twice."""
    store = sql_store(url)
    leeway = leeway_over(store, base)
    confirmed = {int(n) for n in lines(folder / "confirmed")}
    before = Counter(await situations(store))
    for number in range(deliveries):
        await deliver(leeway, folder, number)
    later = utc_now() + timedelta(days=900)
    dispatching = Dispatching(store.outbox, {"slack": Channel(folder)}, lambda: later)
    while await dispatching.run_once():
        pass
    after = Counter(await situations(store))
    unread = await store.inbox.unread(frozenset({"owner"}))
    sent = {json.loads(line)[0] for line in lines(folder / "sent")}
    keys = {f"{message.id}:0" for message in unread}
    escalated = [m.about for m in unread if "Escalation for" in m.model_dump_json()]
    verified = await leeway.handle(VerifyRecord(), ADMIN)
    await store.close()
    return {
        "entries": after.total(),
        "confirmed_and_lost": sum(before[f"delivery {n}"] == 0 for n in confirmed),
        "doubled": sum(count - 1 for count in after.values()),
        "missing_in_the_end": deliveries - len(after),
        "notifications_lost": len(range(0, deliveries, 3)) - len(set(escalated)),
        "notifications_doubled": len(escalated) - len(set(escalated)),
        "never_sent": len(keys - sent),
        "given_up": len(await sql_given_up(url)),
        "chain_broken": 0 if verified.ok else 1,
    }


async def sql_given_up(url: str) -> tuple[object, ...]:
    store = sql_store(url)
    found = await store.outbox.given_up(100)
    await store.close()
    return found


async def situations(store: Store) -> list[str]:
    query, found = Query(scope=Scope(everything=True), most=500), []
    while True:
        page = await store.logbook.page(query)
        found += [entry.situation for entry in page.entries]  # type: ignore[union-attr]
        if page.before is None:
            return found
        query = query.model_copy(update={"before": page.before})


def lines(file: Path) -> list[str]:
    return file.read_text().splitlines() if file.exists() else []


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--deliveries", type=int, default=3000)
    parser.add_argument("--store", choices=["sqlite", "postgresql"], default="sqlite")
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name, contextlib.ExitStack() as stack:
        url = f"sqlite:///{name}/leeway.db"
        if given.store == "postgresql":
            from tests.postgres import Databases  # noqa: PLC0415
            from tests.postgres import start as started  # noqa: PLC0415

            server, stop = started(Path(name))
            stack.callback(stop)
            url = Databases(server).empty()
        figures = crash(url, Path(name), given.kills, given.deliveries, given.seed)
    print(json.dumps({"store": given.store, "kills": given.kills, **figures}))  # noqa: T201
    return 1 if any(list(figures.values())[1:]) else 0


if __name__ == "__main__":
    sys.exit(main())
