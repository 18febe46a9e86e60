"""Themes and decision modes in every store: they stand somewhere, and on no page of entries."""

from datetime import timedelta

from adapters.storage.store import Store
from bot.changes import Appended, Change, Erasure, Query, State, Wanted
from bot.entries import Erased
from bot.outer_entries import COMPANY, DecisionModeSet, Mode, ThemeAccepted, ThemeFound, mode_of
from bot.outer_loop.decided import decided, then
from bot.outer_loop.ownership import change_of
from bot.people import Scope, Subject
from tests.contracts.entries import NOON, VERSION
from tests.contracts.test_store import standing, store

__all__ = ["store"]

EVERYTHING = Scope(everything=True)
WEEK = timedelta(days=7)
HEAD = {"at": NOON, "by": "leeway", "team": None, "channel": "leeway", "knowledge_version": VERSION}
FOUND = ThemeFound.model_validate(
    {**HEAD, "id": "t1", "owner": "logistics", "due": NOON + WEEK, "touchpoint": "delivery"}
)
ACCEPTED = ThemeAccepted.model_validate({**HEAD, "id": "t2", "about": "t1"})
MODE = DecisionModeSet.model_validate(
    {
        **HEAD,
        **dict.fromkeys(("experience", "upside", "culture", "market"), "said"),
        "id": "m1",
        "by": "eve",
        "about": mode_of(COMPANY),
        "mode": Mode.SPEED,
    }
)


async def found(store: Store) -> None:
    assert await store.logbook.write(change_of(decided([FOUND]), 0, FOUND)) is Appended.DONE


def waiting(days: int) -> Wanted:
    look = NOON + timedelta(days=days)
    return Wanted(scope=EVERYTHING, kind="theme_found", states=(State.OPEN,), look=look)


async def test_a_theme_waits_for_its_owner_until_they_answer(store: Store) -> None:
    await found(store)
    assert not await store.logbook.standings(waiting(days=6))
    (stands,) = await store.logbook.standings(waiting(days=8))
    assert (stands.about, stands.owner) == ("t1", "logistics")

    after = then(decided([FOUND]), ACCEPTED)
    await store.logbook.write(change_of(after, 1, ACCEPTED))
    assert not await store.logbook.standings(waiting(days=8))
    assert (await store.logbook.about(["t1"]))["t1"] == (FOUND, ACCEPTED)


async def test_no_page_of_entries_lists_a_theme_or_a_mode(store: Store) -> None:
    await found(store)
    await _decide(store)

    assert not (await store.logbook.page(Query(scope=EVERYTHING))).entries


async def test_what_is_open_is_not_erased_by_age(store: Store) -> None:
    await found(store)
    await _decide(store)
    erased = Erased.model_validate({**HEAD, "id": "x", "reason": "retention", "count": 0})
    told = Change(about="x", seen=0, entries=(erased,), subject=Subject(by="leeway"))

    ids = await store.record.erase(Erasure(before=NOON + WEEK), lambda _: (told,))

    assert ids == ()
    assert (await store.logbook.about(["t1", mode_of(COMPANY)])).keys() == {"t1", mode_of(COMPANY)}


async def _decide(store: Store) -> None:
    change = Change(
        about=MODE.about,
        seen=0,
        entries=(MODE,),
        subject=Subject(by="eve"),
        standing=standing(MODE).model_copy(update={"about": MODE.about}),
    )
    assert await store.logbook.write(change) is Appended.DONE
