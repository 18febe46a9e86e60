"""What every store keeps of themes: in memory, in SQLite, in PostgreSQL."""

import asyncio
from collections.abc import Sequence
from datetime import timedelta
from decimal import Decimal

import numpy as np
import pytest

from adapters.storage.store import Store
from bot.changes import Erasure
from bot.outer_entries import Kind
from bot.outer_loop.ports import Reached
from bot.outer_loop.theme import Member, MemberKind, Outline
from bot.ports import Vectors
from tests.contracts.entries import NOON, action
from tests.contracts.test_store import change, store, tell

__all__ = ["store"]

HOUR = timedelta(hours=1)


def member(number: int, **more: object) -> Member:
    values = {
        "entry_id": f"a{number}",
        "theme": None,
        "kind": MemberKind.ACTION_LOGGED,
        "at": NOON + number * HOUR,
        "text": "Late again — “sorry”",
        "whose": "ada",
        "amount": Decimal("12.50"),
    }
    return Member.model_validate(values | more)


def vectors(number: int) -> Vectors:
    rows: Vectors = np.eye(8, dtype=np.float32)
    return rows[np.arange(number) % 8]


def outline(theme: str, entries: int = 3) -> Outline:
    return Outline(
        id=theme,
        found=NOON,
        latest=NOON,
        entries=entries,
        advisors=3,
        kind=Kind.GAP,
        touchpoint="delivery",
        words=("late",),
        central="a1",
    )


async def filled(store: Store, numbers: Sequence[int] = (1, 2, 3)) -> None:
    """With the entries that they begin with."""
    entries = [action(f"a{n}", by="ben" if n == 2 else "ada") for n in numbers]
    await asyncio.gather(*(store.logbook.write(change(entry)) for entry in entries))
    members = [member(n, whose="ben" if n == 2 else "ada") for n in numbers]
    await store.members.collect(members, vectors(len(members)), upto=7)


async def test_a_member_comes_back_as_it_was_with_its_vector(store: Store) -> None:
    await filled(store)

    points = await store.members.points()

    assert await store.members.members(["a3", "a1", "nothing"]) == (member(1), member(3))
    assert points.ids == ("a1", "a2", "a3")
    assert (points.themes, points.fresh) == ((None,) * 3, (True,) * 3)
    assert points.speakers == ("ada", "ben", "ada")
    np.testing.assert_array_equal(points.vectors, vectors(3))
    assert points.vectors.dtype == np.float32


async def test_an_empty_store_has_no_points(store: Store) -> None:
    assert len(await store.members.points()) == 0
    assert await store.members.reached() == Reached()
    assert await store.outlines.outlines() == ()


async def test_what_was_looked_at_is_remembered(store: Store) -> None:
    await filled(store)
    await store.outlines.settle({}, [], [], regrouped=3)
    await store.members.collect([], vectors(0), upto=9)

    assert await store.members.reached() == Reached(collected=9, regrouped=3)


async def test_placed_members_are_found_by_their_theme(store: Store) -> None:
    await filled(store)

    await store.outlines.settle({"a1": "t1", "a2": None, "gone": "t1"}, [outline("t1")], [])

    assert await store.members.of(["t1", "t2"]) == (member(1, theme="t1"),)
    assert (await store.members.points()).fresh == (False, False, True)
    assert (await store.members.points([None])).ids == ("a2", "a3")
    assert (await store.members.points(["t1", None])).ids == ("a1", "a2", "a3")
    assert (await store.members.points(["t1"])).ids == ("a1",)


async def test_a_member_that_is_collected_again_keeps_its_theme(store: Store) -> None:
    await filled(store)
    await store.outlines.settle({"a1": "t1", "a2": "t1"}, [outline("t1")], [])

    corrected = member(1, text="Late")
    await store.members.collect([corrected], vectors(1), upto=8, gone=["a2"])

    (found,) = await store.members.of(["t1"])
    assert found == corrected.model_copy(update={"theme": "t1"})
    assert (await store.members.points()).ids == ("a1", "a3")


async def test_a_question_that_went_on_is_known(store: Store) -> None:
    await filled(store)
    await store.members.collect([member(1, follows="q1")], vectors(1), upto=8)

    assert await store.members.followed(["q1", "q2"]) == {"q1"}


async def test_outlines_come_with_most_members_first_and_are_replaced(store: Store) -> None:
    await store.outlines.settle({}, [outline("t1", 3), outline("t2", 9), outline("t3", 4)], [])

    await store.outlines.settle({}, [outline("t1", 20)], ["t3"])

    assert await store.outlines.outlines() == (outline("t1", 20), outline("t2", 9))


@pytest.mark.parametrize(
    "erasure",
    [Erasure(people=frozenset({"ben"})), Erasure(case=frozenset({"k:2"}))],
    ids=["person", "case"],
)
async def test_a_member_is_erased_with_its_entry(store: Store, erasure: Erasure) -> None:
    await store.logbook.write(change(action("a2", by="ben"), case="k:2"))
    await filled(store, (1, 3))
    await store.members.collect([member(2, whose="ben")], vectors(1), upto=8)

    await store.record.erase(erasure, tell("case"))

    assert (await store.members.points()).ids == ("a1", "a3")
    assert await store.members.members(["a2"]) == ()


async def test_what_was_erased_meanwhile_is_not_collected(store: Store) -> None:
    await store.logbook.write(change(action("a1", by="ben")))
    await store.record.erase(Erasure(people=frozenset({"ben"})), tell("person"))

    await store.members.collect([member(1, whose="ben")], vectors(1), upto=2)

    assert len(await store.members.points()) == 0


async def test_more_members_than_a_statement_takes(store: Store) -> None:
    await filled(store, range(1_000, 1_510))

    ids = [f"a{n}" for n in range(1_000, 1_510)]
    await store.outlines.settle(dict.fromkeys(ids, "t1"), [outline("t1")], [])

    assert len(await store.members.of(["t1"])) == 510
    assert len(await store.members.members(ids)) == 510


async def test_links_go_on_behind_a_number(store: Store) -> None:
    await filled(store)

    assert [link.number async for link in store.record.links(after=1)] == [2, 3]
    assert [link.number async for link in store.record.links("asked", after=1)] == []
