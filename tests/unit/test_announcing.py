"""Whoever raised something hears what became of it: once, all of it together."""

from datetime import timedelta

import pytest

from bot.changes import Message
from bot.outer_loop.announcing import Announcing
from bot.requests import MarkRead, ShowMine
from bot.theme_requests import DeclineTheme, MarkFixed, NameQuickWin, StartPilot
from tests.unit.loop import text_of
from tests.unit.themes import OuterLoop

WIN = NameQuickWin(theme="t1", fix="A photo is asked for.", who="Pat", until="2026-12-01")


@pytest.fixture
async def loop() -> OuterLoop:
    loop = await OuterLoop().with_theme()
    await loop.with_theme("t2", 2, title="Voucher codes that fail")
    return loop


async def told(loop: OuterLoop, person: str) -> list[Message]:
    unread = await loop.store.inbox.unread(frozenset({f"p-{person}"}))
    return [m for m in unread if "What became of what you raised" in m.model_dump_json()]


async def test_everybody_whose_entries_are_in_it_hears_once(loop: OuterLoop) -> None:
    announcing = Announcing(loop.at)
    await loop.say("log", WIN)
    assert await announcing.run_once() == 0
    loop.now += timedelta(hours=2)

    assert await announcing.run_once() == 6
    assert await announcing.run_once() == 0
    loop.now += timedelta(days=3)
    assert await announcing.run_once() == 0
    (message,) = await told(loop, "ada")
    said = message.model_dump_json()
    assert "A photo is asked for. By 1 Dec 2026, Pat." in said
    assert "You raised it: parcel" in said
    assert [a.channel for a in message.addresses] == ["slack"]
    assert not await told(loop, "lea")


async def test_several_themes_come_in_one_message_and_the_latest_decision_counts(
    loop: OuterLoop,
) -> None:
    item = loop.desk.base.items[0]
    await loop.say("log", WIN)
    fixed = MarkFixed(theme="t1", fix="It asks now.", since="2026-11-23", guidance=item.id)
    await loop.say("log", fixed)
    await loop.say("log", DeclineTheme(theme="t2", reason="the shop is replaced in May"))
    loop.now += timedelta(hours=2)
    await Announcing(loop.at).run_once()

    (message,) = await told(loop, "ada")
    said = message.model_dump_json()
    assert "Changed since 23 Nov 2026: It asks now." in said
    assert f"Guidance says so: {item.title}." in said
    assert "the shop is replaced in May" in said
    assert "A photo is asked for" not in said


async def test_there_is_one_announcement_a_day_at_most(loop: OuterLoop) -> None:
    announcing = Announcing(loop.at)
    await loop.say("log", WIN)
    loop.now += timedelta(hours=2)
    await announcing.run_once()
    await loop.say("log", StartPilot(theme="t2", fix="New codes.", start="2026-11-24"))
    loop.now += timedelta(hours=2)
    assert await announcing.run_once() == 0
    loop.now += timedelta(days=1)
    assert await announcing.run_once() == 2


async def test_it_stands_under_what_came_back_until_it_is_read(loop: OuterLoop) -> None:
    await loop.say("log", WIN)
    loop.now += timedelta(hours=2)
    await Announcing(loop.at).run_once()

    assert "A photo is asked for" in text_of(await loop.say("ada", ShowMine()))
    (message,) = await told(loop, "ada")
    await loop.say("ada", MarkRead(messages=(message.id,)))
    assert "A photo is asked for" not in text_of(await loop.say("ada", ShowMine()))
