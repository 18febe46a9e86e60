"""What every store does: in memory, in SQLite, in PostgreSQL."""

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import psycopg
import pytest

from adapters.storage.migrating import upgrade
from adapters.storage.sql_store import sql_store
from adapters.storage.store import Store, memory_store
from bot.changes import (
    DRAWN_ERASED,
    Appended,
    Change,
    Erasure,
    Message,
    Placed,
    Query,
    Standing,
    State,
    Wanted,
)
from bot.entries import Entry, Erased, EscalationTaken
from bot.history import Chain, Erasures
from bot.people import Address, Person, Role, Scope, Sender, Subject
from bot.replies import Text
from tests.contracts.entries import NOON, VERSION, action, asked, escalation
from tests.postgres import Databases

EVERYTHING = Scope(everything=True)
HOUR = timedelta(hours=1)


@pytest.fixture(params=["memory", "sqlite", "postgresql"])
async def store(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Store]:
    if request.param == "memory":
        made = memory_store()
    elif request.param == "sqlite":
        url = f"sqlite:///{tmp_path / 'leeway.db'}"
        await asyncio.to_thread(upgrade, url)
        made = sql_store(url)
    else:
        made = sql_store(request.getfixturevalue("databases").migrated())
    yield made
    await made.close()


def change(entry: Entry, **more: object) -> Change:
    subject = Subject(by=entry.by, team=entry.team, owner=getattr(entry, "owner", None))
    values = {"about": entry.about, "seen": 0, "entries": (entry,), "subject": subject, **more}
    return Change.model_validate(values)


def standing(entry: Entry, state: State = State.OPEN, **more: object) -> Standing:
    values: dict[str, object] = {
        "about": entry.about,
        "kind": entry.kind,
        "state": state,
        "by": entry.by,
        "team": entry.team,
        "owner": "billing",
        "touchpoint": "billing",
        "at": entry.at,
    }
    return Standing.model_validate(values | more)


def message(number: int = 1, to: str | None = "ada", about: str = "e1") -> Message:
    return Message(
        id=f"m{number}",
        at=NOON + number * HOUR,
        about=about,
        to=to,
        parts=(Text(text="Billing replied: yes <!channel>"),),
        addresses=(Address(channel="slack", id="U1"), Address(channel="teams", id="29:1")),
        seen=1,
    )


async def pages(store: Store, query: Query) -> list[str]:
    found = []
    while True:
        page = await store.logbook.page(query)
        found += [entry.id for entry in page.entries]
        if page.before is None:
            return found
        query = query.model_copy(update={"before": page.before})


async def chain_fault(store: Store) -> tuple[int, str] | None:
    erasures = Erasures()
    async for link in store.record.links("erased"):
        assert link.payload
        erasures.add(Erased.model_validate_json(link.payload))
    chain = Chain(erasures)
    async for link in store.record.links():
        if fault := chain.broken(link):
            return link.number, fault
    return None


@pytest.mark.parametrize("entry", [asked(), action(), escalation()], ids=lambda e: str(e.kind))
async def test_an_entry_comes_back_as_it_was(store: Store, entry: Entry) -> None:
    assert await store.logbook.write(change(entry)) is Appended.DONE

    assert await store.logbook.about([entry.id, "nothing"]) == {entry.id: (entry,)}


async def test_who_decided_on_less_than_there_is_by_now_is_overtaken(store: Store) -> None:
    first, second = escalation("e1"), escalation("e2").model_copy(update={"id": "e1"})
    await store.logbook.write(change(first, standing=standing(first)))

    assert await store.logbook.write(change(second)) is Appended.OVERTAKEN
    assert (await store.logbook.about(["e1"]))["e1"] == (first,)


async def test_of_many_who_take_it_at_once_one_has_it(store: Store) -> None:
    first = escalation()
    await store.logbook.write(change(first, standing=standing(first)))
    takers = [
        change(first, entries=(_taken(f"t{n}"),), seen=1, standing=standing(first, State.TAKEN))
        for n in range(8)
    ]

    done = await asyncio.gather(*(store.logbook.write(taker) for taker in takers))

    assert sorted(done) == [Appended.DONE] + [Appended.OVERTAKEN] * 7
    assert len((await store.logbook.about(["e1"]))["e1"]) == 2


def _taken(entry_id: str) -> object:
    head = {"id": entry_id, "at": NOON, "by": entry_id, "team": None, "channel": "slack"}
    return head | {"kind": "escalation_taken", "about": "e1", "knowledge_version": VERSION}


async def test_what_one_delivery_asks_for_is_written_once(store: Store) -> None:
    assert await store.logbook.write(change(action("a1"), delivery="d1")) is Appended.DONE
    assert await store.logbook.write(change(action("a2"), delivery="d1")) is Appended.REPEATED

    assert list(await store.logbook.about(["a1", "a2"])) == ["a1"]
    assert not await store.deliveries.claim("d1", NOON, NOON + HOUR)


async def test_a_change_that_was_overtaken_leaves_its_delivery_free(store: Store) -> None:
    await store.logbook.write(change(action("a1")))

    await store.logbook.write(change(action("a1"), delivery="d1"))

    assert await store.logbook.write(change(action("a2"), delivery="d1")) is Appended.DONE


async def test_pages_are_newest_first_and_end(store: Store) -> None:
    for n in range(7):
        entry = action(f"a{n}").model_copy(update={"at": NOON + n * HOUR})
        await store.logbook.write(change(entry))

    assert await pages(store, Query(scope=EVERYTHING, most=3)) == [
        f"a{n}" for n in range(6, -1, -1)
    ]
    assert await pages(store, Query(scope=Scope())) == []


@pytest.mark.parametrize(
    ("query", "finds"),
    [
        (Query(scope=EVERYTHING, kind="asked"), ["q1"]),
        (Query(scope=EVERYTHING, team="blue"), ["e1", "q1"]),
        (Query(scope=EVERYTHING, touchpoint="delivery"), ["a1"]),
        (Query(scope=EVERYTHING, since=NOON + HOUR), ["e1"]),
        (Query(scope=EVERYTHING, until=NOON + HOUR), ["a1", "q1"]),
        (Query(scope=EVERYTHING, case=frozenset({"k:1"})), ["a1"]),
        (Query(scope=Scope(by=frozenset({"ben"}))), ["a1"]),
        (Query(scope=Scope(teams=frozenset({"blue", "red"}))), ["e1", "q1"]),
        (Query(scope=Scope(owners=frozenset({"billing"}))), ["e1"]),
        (Query(scope=Scope(by=frozenset({"ada"}), teams=frozenset({"blue"}))), ["e1", "q1"]),
    ],
)
async def test_a_page_holds_what_fits(store: Store, query: Query, finds: list[str]) -> None:
    late = escalation().model_copy(update={"at": NOON + HOUR})
    await store.logbook.write(change(asked()))
    await store.logbook.write(change(action(by="ben"), touchpoint="delivery", case="k:1"))
    await store.logbook.write(change(late))

    assert await pages(store, query) == finds


async def test_what_waits_comes_by_due_time(store: Store) -> None:
    for n, due in enumerate((3, 1, 2)):
        entry = escalation(f"e{n}")
        stands = standing(entry, due=NOON + due * HOUR, look=NOON + due * HOUR)
        await store.logbook.write(change(entry, standing=stands))
    wanted = Wanted(scope=EVERYTHING, kind="escalated", states=(State.OPEN, State.TAKEN))

    found = await store.logbook.standings(wanted)
    soon = await store.logbook.standings(wanted.model_copy(update={"look": NOON + 2 * HOUR}))

    assert [s.about for s in found] == ["e1", "e2", "e0"]
    assert [s.about for s in soon] == ["e1", "e2"]
    assert found[0].due == NOON + HOUR


async def test_where_it_stands_is_that_of_the_last_change(store: Store) -> None:
    first = escalation()
    await store.logbook.write(change(first, standing=standing(first)))
    taken = standing(first, State.TAKEN, owner="legal", taken_by="ben")
    later = change(first, seen=1, entries=(_taken("t1"),), standing=taken)
    await store.logbook.write(later)
    wanted = Wanted(
        scope=Scope(owners=frozenset({"billing"})), kind="escalated", states=(State.TAKEN,)
    )

    assert await store.logbook.standings(wanted) == ()
    legal = wanted.model_copy(update={"scope": Scope(owners=frozenset({"legal"}))})
    assert await store.logbook.standings(legal) == (taken,)


async def test_a_message_shows_until_it_is_read_by_whom_it_is_for(store: Store) -> None:
    await store.logbook.write(change(escalation(), messages=(message(1), message(2, to=None))))
    ada, ben = frozenset({"ada"}), frozenset({"ben"})

    await store.inbox.read(ben, ["m1"])
    assert await store.inbox.unread(ada) == (message(1),)
    await store.inbox.read(ada, ["m1"])

    assert await store.inbox.unread(ada) == ()


async def test_what_is_due_is_claimed_once_until_its_time_is_up(store: Store) -> None:
    await store.logbook.write(change(escalation(), messages=(message(1),)))
    now = NOON + 2 * HOUR

    assert await store.outbox.claim(NOON, now, 10) == ()
    first = await store.outbox.claim(now, now + HOUR, 10)
    assert [(o.address.id, o.tries) for o in first] == [("U1", 1), ("29:1", 1)]
    assert await store.outbox.claim(now, now + HOUR, 10) == ()
    await store.outbox.sent(first[0].key)

    again = await store.outbox.claim(now + HOUR, now + 2 * HOUR, 10)
    assert [(o.address.id, o.tries) for o in again] == [("29:1", 2)]
    assert again[0].key == first[1].key


async def test_what_was_given_up_is_there_to_see(store: Store) -> None:
    await store.logbook.write(change(escalation(), messages=(message(1),)))
    now = NOON + 2 * HOUR
    first, second = await store.outbox.claim(now, now + HOUR, 10)

    await store.outbox.failed(first.key, now + HOUR, "busy")
    await store.outbox.failed(second.key, None, "account closed")

    (lost,) = await store.outbox.given_up(10)
    assert (lost.address.id, lost.reason, lost.to) == ("29:1", "account closed", "ada")
    (later,) = await store.outbox.claim(now + HOUR, now + 2 * HOUR, 10)
    assert later.key == first.key


async def test_a_delivery_is_claimed_by_one_and_taken_over_from_who_died(store: Store) -> None:
    claims = [store.deliveries.claim("d", NOON, NOON + HOUR) for _ in range(5)]
    assert sorted(await asyncio.gather(*claims)) == [False] * 4 + [True]
    assert not await store.deliveries.claim("d", NOON, NOON + HOUR)
    assert await store.deliveries.claim("d", NOON + HOUR, NOON + 2 * HOUR)

    await store.deliveries.done("d")

    assert not await store.deliveries.claim("d", NOON + 9 * HOUR, NOON + 10 * HOUR)


async def test_a_lease_is_kept_by_its_holder_and_taken_over_when_it_ends(store: Store) -> None:
    assert await store.leases.hold("scheduler", "a", NOON, NOON + HOUR)
    assert not await store.leases.hold("scheduler", "b", NOON, NOON + HOUR)
    assert await store.leases.hold("scheduler", "a", NOON, NOON + 2 * HOUR)
    assert not await store.leases.hold("scheduler", "b", NOON + HOUR, NOON + 3 * HOUR)
    assert await store.leases.hold("scheduler", "b", NOON + 2 * HOUR, NOON + 3 * HOUR)


def ada(**more: object) -> Person:
    slack = Address(channel="slack", id="U1")
    values = {"id": "p-ada", "name": "Ada", "email": "ada@example.org", "addresses": (slack,)}
    return Person.model_validate(values | more)


async def test_a_sender_whom_nobody_knows_is_an_advisor_without_a_team(store: Store) -> None:
    found = await store.people.find(Sender(channel="slack", id="U9", name="Zoe"))

    assert (found.roles, found.team, found.known) == (frozenset({Role.ADVISOR}), None, False)
    assert await store.people.everyone() == (found,)


async def test_one_person_on_two_channels_is_one_person(store: Store) -> None:
    await store.people.take_in([ada()])

    on_teams = Sender(channel="teams", id="29:7", email="Ada@example.org")
    assert (await store.people.find(on_teams)).id == "p-ada"
    assert (await store.people.find(Sender(channel="teams", id="29:7"))).id == "p-ada"
    assert (await store.people.find(Sender(channel="slack", id="U1"))).id == "p-ada"


async def test_importing_again_updates(store: Store) -> None:
    await store.people.find(Sender(channel="slack", id="U1", name="ada"))
    await store.people.take_in([ada()])
    await store.people.find(Sender(channel="teams", id="29:7", email="ada@example.org"))

    await store.people.take_in([ada(name="Ada L.", roles=frozenset({Role.CX}))])

    (only,) = await store.people.everyone()
    assert (only.name, only.roles) == ("Ada L.", frozenset({Role.CX}))
    assert {a.id for a in only.addresses} == {"U1", "29:7"}


async def test_a_connection_that_was_cut_is_made_anew(databases: Databases) -> None:
    """As when the server restarts, or a firewall forgets who talks."""
    url = databases.migrated()
    store = sql_store(url)
    await store.logbook.write(change(action("a1")))
    with psycopg.connect(url.replace("+psycopg", ""), autocommit=True) as other:
        other.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )

    assert await store.logbook.write(change(action("a2"))) is Appended.DONE
    assert list(await store.logbook.about(["a1", "a2"])) == ["a1", "a2"]

    await store.close()


async def test_the_chain_holds(store: Store) -> None:
    await asyncio.gather(*(store.logbook.write(change(action(f"a{n}"))) for n in range(30)))

    assert await chain_fault(store) is None
    numbers = [link.number async for link in store.record.links()]
    assert numbers == list(range(1, 31))


def tell(reason: str, **more: object) -> object:
    def telling(ids: tuple[str, ...]) -> tuple[Change, ...]:
        head = action("x1").model_dump(include={"id", "at", "by", "team", "channel"})
        said = {**head, "knowledge_version": VERSION, "reason": reason, "count": len(ids)}
        return (change(Erased.model_validate({**said, "entries": ids, **more})),)

    return telling


@pytest.mark.parametrize(
    "erasure",
    [
        Erasure(before=NOON + HOUR),
        Erasure(case=frozenset({"k:1"})),
        Erasure(people=frozenset({"ada"})),
    ],
    ids=["retention", "case", "person"],
)
async def test_what_was_erased_is_gone_and_the_chain_holds(store: Store, erasure: Erasure) -> None:
    mine, still = action(), escalation()
    await store.logbook.write(change(mine, case="k:1", messages=(message(about="a1"),)))
    await store.logbook.write(change(still, case="k:1", standing=standing(still)))
    kept = action("a9", by="ben").model_copy(update={"at": NOON + 2 * HOUR})
    await store.logbook.write(change(kept))

    erased = await store.record.erase(erasure, tell("case"))

    assert erased == ("a1",)
    assert list(await store.logbook.about(["a1", "e1", "a9"])) == ["e1", "a9"]
    assert await pages(store, Query(scope=EVERYTHING)) == ["a9", "e1"]
    assert await store.inbox.unread(frozenset({"ada"})) == ()
    assert await chain_fault(store) is None


async def test_an_erasure_that_nobody_recorded_breaks_the_chain(store: Store) -> None:
    await store.logbook.write(change(action()))

    await store.record.erase(Erasure(people=frozenset({"ada"})), lambda _: ())

    assert await chain_fault(store) == (1, "text removed")


def placed(place: str = "C1:1.0", who: str = "U1", about: str = "a1", hours: int = 0) -> Placed:
    at = NOON + hours * HOUR
    return Placed(channel="slack", place=place, who=who, about=about, at=at)


async def test_the_newest_that_somebody_said_at_a_place_counts(store: Store) -> None:
    await store.places.put(placed())
    await store.places.put(placed(who="U2"))
    await store.places.put(placed(about="a2", hours=1))

    assert await store.places.there("slack", "C1:1.0") == (
        placed(who="U2"),
        placed(about="a2", hours=1),
    )
    assert await store.places.there("teams", "C1:1.0") == ()


async def test_messages_that_show_less_than_has_happened_are_found(store: Store) -> None:
    first = escalation()
    await store.logbook.write(change(first, standing=standing(first), messages=(message(),)))
    (unread,) = await store.inbox.unread(frozenset({"ada"}))
    assert unread.seen == 1
    card = placed("C2:2.0", "k2", first.id).model_copy(update={"drawn": unread.seen})
    await store.places.put(card)
    await store.places.put(placed("C3:3.0", "U3", first.id))  # never edited
    assert await store.places.outdated("slack", 10) == ()

    taken = EscalationTaken(
        id="e2", at=NOON, by="bill", team=None, channel="slack", knowledge_version="v", about="e1"
    )
    await store.logbook.write(change(taken, seen=1, standing=standing(first, State.CLOSED)))

    drawn = card.model_copy(update={"drawn": 2})
    assert await store.places.outdated("slack", 10) == (drawn,)
    assert await store.places.outdated("slack", 10, first.id) == (drawn,)
    assert await store.places.outdated("slack", 10, "other") == ()
    assert await store.places.outdated("teams", 10) == ()
    await store.places.put(drawn)
    assert await store.places.outdated("slack", 10) == ()

    await store.record.erase(Erasure(before=NOON + HOUR), lambda _: ())
    (gone,) = await store.places.outdated("slack", 10)
    assert gone.drawn == DRAWN_ERASED
    await store.places.put(gone)
    assert await store.places.outdated("slack", 10) == ()


async def test_old_places_are_forgotten_unless_something_waits_there(store: Store) -> None:
    first = escalation()
    await store.logbook.write(change(first, standing=standing(first)))
    await store.places.put(placed("C1:1.0", "U1", "a1"))
    await store.places.put(placed("C2:2.0", "k2", first.id))
    await store.places.put(placed("C3:3.0", "U3", "a3", hours=2))

    assert await store.places.forget(NOON + HOUR) == 1
    assert await store.places.there("slack", "C1:1.0") == ()
    assert len(await store.places.there("slack", "C2:2.0")) == 1
    assert len(await store.places.there("slack", "C3:3.0")) == 1


async def test_deliveries_are_forgotten_once_nobody_repeats_them(store: Store) -> None:
    await store.deliveries.claim("d1", NOON, NOON + HOUR)
    await store.deliveries.done("d1")

    assert await store.deliveries.forget(NOON + HOUR) == 0
    assert not await store.deliveries.claim("d1", NOON + 2 * HOUR, NOON + 3 * HOUR)
    assert await store.deliveries.forget(NOON + 4 * HOUR) == 1


async def test_a_thing_is_found_everywhere_it_was_spoken_of(store: Store) -> None:
    await store.places.put(placed("C2:2.0", "k2", "e1", hours=1))
    await store.places.put(placed("C1:1.0", "k1", "e1"))
    await store.places.put(placed("C3:3.0", "k3", "e2"))

    assert [found.place for found in await store.places.of("slack", "e1")] == ["C1:1.0", "C2:2.0"]
