"""Themes in digests: what became of them competes for the three things; owners see theirs."""

from datetime import timedelta

import pytest

from bot.outer_loop.digesting import Sending
from bot.outer_loop.digests import DigestDocument
from bot.outer_loop.moved import moved
from bot.people import Role
from bot.replies import Points, Reply
from bot.standing_requests import ShowDigest
from bot.theme_requests import (
    AcceptTheme,
    Act,
    MarkFixed,
    OpenThemeForm,
    ShowOwnThemes,
    ShowTheme,
    ShowThemes,
    SplitTheme,
    SuggestFix,
)
from tests.unit.loop import MONDAY, requests_in, text_of
from tests.unit.themes import WEEK, OuterLoop, member, outline

TITLE = "parcel · delivered · missing · doorstep"


@pytest.fixture
async def loop() -> OuterLoop:
    """A theme found on a Monday, the record four weeks old."""
    made = OuterLoop()
    await made.begin()
    await made.first_entry(MONDAY - 4 * WEEK)
    return await made.with_theme()


def three(reply: Reply) -> str:
    assert isinstance(reply.document, DigestDocument), text_of(reply)
    return " ".join(reply.document.three_things)


async def test_a_new_theme_is_in_the_week_s_digest_with_its_owner_and_day(
    loop: OuterLoop,
) -> None:
    loop.now = MONDAY + WEEK

    said = three(await loop.say("cy", ShowDigest()))

    assert f"A new theme: “{TITLE}”, 12 entries of 6 advisors, lately 3.0 (1.6 to 5.2)" in said
    assert "Logistics answers until" in said
    assert f"A new theme: “{TITLE}”" in three(await loop.say("lea", ShowDigest())), "blue raised it"
    loop.now += WEEK
    assert "new theme" not in text_of(await loop.say("cy", ShowDigest()))


async def test_a_lead_whose_team_did_not_raise_it_does_not_hear_of_it(loop: OuterLoop) -> None:
    blue = [member(900 + n, "t9", team="blue") for n in range(4)]
    await loop.put(blue, outline("t9", blue, words=("only", "blue", "says", "this")))
    await loop.owning.adopt()
    loop.now = MONDAY + WEEK

    assert "only · blue" in three(await loop.say("lea", ShowDigest()))
    assert "only · blue" not in text_of(await loop.say("rex", ShowDigest()))


async def test_whose_silence_handed_it_on_is_said_to_cx_and_executives(loop: OuterLoop) -> None:
    loop.now = MONDAY + timedelta(days=8)
    await loop.owning.look()
    loop.now = MONDAY + 2 * WEEK

    said = three(await loop.say("cy", ShowDigest()))
    assert f"Logistics said nothing to “{TITLE}” in time" in said
    assert "it is with Customer Experience now" in said
    loop.now = MONDAY.replace(month=12, day=15)
    assert "Logistics said nothing" not in text_of(await loop.say("lea", ShowDigest()))


async def test_what_became_ready_is_said_once(loop: OuterLoop) -> None:
    loop.now = MONDAY + WEEK + timedelta(hours=2)
    late = [member(700 + n, at=loop.now - timedelta(hours=1)) for n in range(6)]
    await loop.put(late)
    assert (await loop.say("cy", SuggestFix(theme="t1", fix="Ask for a photo."))).ok
    loop.now = MONDAY + 2 * WEEK

    assert f"Ready to act on: “{TITLE}”" in three(await loop.say("cy", ShowDigest()))
    loop.now += WEEK
    assert "Ready to act on" not in text_of(await loop.say("cy", ShowDigest()))


async def test_what_a_fix_has_done_is_said_when_chance_can_be_told_from_it() -> None:
    loop = OuterLoop()
    await loop.begin()
    await loop.first_entry(MONDAY - 9 * WEEK)
    loop.now = MONDAY - WEEK
    before = [member(n, at=MONDAY - timedelta(days=8 + n)) for n in range(40)]
    await loop.put(before, outline("t1", before))
    await loop.owning.adopt()
    fixed = MarkFixed(theme="t1", fix="A photo of the door.", since="2026-11-23")
    loop.now = MONDAY
    assert (await loop.say("log", fixed)).ok
    loop.now = MONDAY + WEEK
    assert "Fixed since 23 Nov 2026" in three(await loop.say("cy", ShowDigest()))

    loop.now = MONDAY + 2 * WEEK
    said = three(await loop.say("cy", ShowDigest()))

    assert "changed since 23 Nov 2026 (A photo of the door): 7 in 2 weeks before, 0 in" in said
    assert "It worked" in said


async def test_what_was_split_off_is_not_new(loop: OuterLoop) -> None:
    assert (await loop.say("cy", SplitTheme(theme="t1", words="number 3"))).ok
    loop.now = MONDAY + WEEK

    found = await moved(loop.at, MONDAY - timedelta(days=1), loop.now)

    assert [m.new for m in found] == [True, False]


async def test_an_owner_s_digest_shows_their_themes_and_asks_for_one_thing(
    loop: OuterLoop,
) -> None:
    loop.now = MONDAY.replace(month=12, day=1)

    reply = await loop.say("log", ShowDigest())

    (mine,) = [p for p in reply.parts if isinstance(p, Points) and p.heading == TITLE]
    assert "waits for its owner" in mine.points[0]
    assert "12 entries of 6 advisors" in mine.points[1]
    assert "“parcel marked delivered but not there" in mine.points[2]
    assert "One thing from you: accept, pass on or decline" in text_of(reply)
    assert requests_in(reply)[0] == AcceptTheme(theme="t1")
    assert TITLE not in text_of(await loop.say("bill", ShowDigest())), "it is not billing's"


async def test_once_it_is_accepted_the_one_thing_is_a_fix(loop: OuterLoop) -> None:
    await loop.say("log", AcceptTheme(theme="t1"))
    loop.now = MONDAY.replace(month=12, day=1)

    reply = await loop.say("log", ShowDigest())

    assert "no fix is named yet" in text_of(reply)
    assert requests_in(reply)[0] == OpenThemeForm(theme="t1", act=Act.QUICK_WIN)


async def test_an_owner_finds_theirs_whenever_they_ask(loop: OuterLoop) -> None:
    reply = await loop.say("log", ShowOwnThemes())

    assert "One thing from you: accept, pass on or decline" in text_of(reply)
    asked = requests_in(reply)
    assert asked[0] == AcceptTheme(theme="t1")
    assert {ShowTheme(theme="t1"), ShowThemes()} <= set(asked)
    for other in ("bill", "ada", "eve", "cy"):
        said = text_of(await loop.say(other, ShowOwnThemes()))
        assert "No open theme is yours just now." in said, other


async def test_a_week_with_a_new_theme_is_not_quiet_and_everybody_gets_it(
    loop: OuterLoop,
) -> None:
    sending = Sending(loop.desk, loop.store.leases, holder="me", themes=loop.at)
    loop.now = MONDAY.replace(day=30)

    assert await sending.run_once() > 0

    inbox = loop.store.inbox
    told = {role: await inbox.unread(frozenset({f"p-{who}"})) for role, who in
            ((Role.CX, "cy"), (Role.TEAM_LEAD, "lea"))}  # fmt: skip
    for role, messages in told.items():
        assert any("A new theme" in m.model_dump_json() for m in messages), role
