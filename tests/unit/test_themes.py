"""Themes as people read and decide about them."""

from datetime import timedelta
from math import inf

import pytest

from bot.outer_entries import Kind, Mode
from bot.outer_loop.figures import interval
from bot.outer_loop.statistics import Interval
from bot.people import Role
from bot.replies import Buttons, Form, Points, Reply, Table
from bot.theme_phrases import ThemePhrases
from bot.theme_requests import (
    AcceptTheme,
    Act,
    ConfirmKind,
    DeclineTheme,
    DismissTheme,
    MarkFixed,
    MergeThemes,
    NameQuickWin,
    OpenDecisionMode,
    OpenThemeForm,
    PassThemeOn,
    RefreshThemes,
    RenameTheme,
    SetDecisionMode,
    ShowDefinition,
    ShowTheme,
    ShowThemes,
    SplitTheme,
    StartPilot,
    SuggestFix,
)
from tests.unit.loop import MONDAY, text_of
from tests.unit.themes import WEEK, OuterLoop, member, outline

WHY = {
    "experience": "It is poor.",
    "upside": "Much.",
    "culture": "We try things.",
    "market": "Fast.",
}


@pytest.fixture
async def loop() -> OuterLoop:
    return await OuterLoop().with_theme()


def row_of(reply: Reply, theme: str = "t1") -> tuple[str, ...]:
    (table,) = (part for part in reply.parts if isinstance(part, Table))
    return next(row for row in table.rows if row[-1] == theme)


def figures(reply: Reply) -> dict[str, str]:
    (table,) = (part for part in reply.parts if isinstance(part, Table))
    return {row[2]: row[1] for row in table.rows}


async def test_everybody_in_the_company_can_read_themes_and_nobody_sees_who(
    loop: OuterLoop,
) -> None:
    for by in ("ada", "lea", "bill", "cy", "eve", "adam", "stranger"):
        listed, one = await loop.say(by, ShowThemes()), await loop.say(by, ShowTheme(theme="t1"))

        assert row_of(listed)[:6] == (
            "parcel · delivered · missing · doorstep",
            "service crack (proposed)",
            "12",
            "6",
            "Logistics",
            "waits for its owner",
        )
        assert "parcel marked delivered but not there" in text_of(one)
        for name in ("p-a", "Ada", "Abe", "blue"):
            assert name not in text_of(listed) + text_of(one), by


async def test_words_of_a_few_advisors_are_for_those_who_may_read_entries(
    loop: OuterLoop,
) -> None:
    few = [member(100 + n, "t2", whose=f"p-{n % 4}", text="only we say this") for n in range(4)]
    await loop.put(few, outline("t2", few))
    await loop.owning.adopt()

    for by, reads in (("eve", False), ("ada", False), ("bill", False), ("log", True), ("cy", True)):
        reply = await loop.say(by, ShowTheme(theme="t2"))
        assert ("only we say this" in text_of(reply)) is reads, by
        assert figures(reply)["advisors"] == "fewer than 5"


async def test_every_figure_has_a_definition_to_ask_for(loop: OuterLoop) -> None:
    shown = figures(await loop.say("eve", ShowTheme(theme="t1")))

    for name in shown:
        reply = await loop.say("eve", ShowDefinition(name=name))
        assert reply.ok
        assert name in text_of(reply)
    assert len((await loop.say("ada", ShowDefinition())).parts) >= len(shown)
    assert not (await loop.say("ada", ShowDefinition(name="rank"))).ok


async def test_a_theme_that_nobody_owns_comes_first_and_is_with_the_cx_lead() -> None:
    loop = await OuterLoop().with_theme("t1", 12)
    await loop.with_theme("t2", 4, touchpoint="")

    reply = await loop.say("cy", ShowThemes())

    (table,) = (part for part in reply.parts if isinstance(part, Table))
    assert [row[-1] for row in table.rows] == ["t2", "t1"]
    assert table.rows[0][4] == "no owner yet; with Customer Experience"
    assert (await loop.say("cy", AcceptTheme(theme="t2"))).ok


async def test_an_owner_hears_once_of_all_their_new_themes() -> None:
    loop = await OuterLoop().begin()
    for theme in ("t1", "t2", "t3"):
        members = [member(n + 10 * int(theme[1]), theme) for n in range(4)]
        await loop.put(members, outline(theme, members))
    await loop.owning.adopt()
    await loop.owning.adopt()

    (message,) = await loop.store.inbox.unread(frozenset({"p-log"}))
    assert "3 new." in message.model_dump_json()


async def test_only_its_owner_accepts_or_declines(loop: OuterLoop) -> None:
    for by in ("ada", "lea", "bill", "cy", "eve", "adam", "stranger"):
        assert not (await loop.say(by, AcceptTheme(theme="t1"))).ok, by
        assert not (await loop.say(by, DeclineTheme(theme="t1", reason="no"))).ok, by

    assert (await loop.say("log", AcceptTheme(theme="t1"))).ok
    assert row_of(await loop.say("eve", ShowThemes()))[5] == "accepted"


async def test_why_it_was_declined_everybody_can_read(loop: OuterLoop) -> None:
    assert not (await loop.say("log", DeclineTheme(theme="t1"))).ok
    await loop.say("log", DeclineTheme(theme="t1", reason="the courier changes in May"))

    assert "the courier changes in May" in text_of(await loop.say("ada", ShowTheme(theme="t1")))
    assert row_of(await loop.say("ada", ShowThemes(over=True)))[5] == "declined"


async def test_it_is_passed_on_with_a_reason_and_the_next_owner_hears(loop: OuterLoop) -> None:
    assert not (await loop.say("log", PassThemeOn(theme="t1", owner="billing"))).ok
    passed = PassThemeOn(theme="t1", owner="billing", reason="a matter of invoices")
    assert (await loop.say("log", passed)).ok

    (message,) = await loop.store.inbox.unread(frozenset({"p-bill"}))
    assert "a matter of invoices" in message.model_dump_json()
    assert not (await loop.say("log", AcceptTheme(theme="t1"))).ok
    assert (await loop.say("bill", AcceptTheme(theme="t1"))).ok


async def test_silence_hands_it_along_the_chain_and_an_answer_ends_that(loop: OuterLoop) -> None:
    loop.now += timedelta(days=8)
    assert await loop.owning.look() == 1
    assert row_of(await loop.say("eve", ShowThemes()))[4] == "Customer Experience"
    assert await loop.owning.look() == 0
    (message,) = await loop.store.inbox.unread(frozenset({"p-cy"}))
    assert "Nobody answered in time" in message.model_dump_json()

    await loop.say("cy", AcceptTheme(theme="t1"))
    loop.now += timedelta(days=30)
    assert await loop.owning.look() == 0


async def test_a_curator_names_it_and_says_what_it_is(loop: OuterLoop) -> None:
    for request in (
        RenameTheme(theme="t1", title="Marked delivered, not there"),
        ConfirmKind(theme="t1", theme_kind=Kind.BAD_PRACTICE),
    ):
        assert not (await loop.say("log", request)).ok
        assert (await loop.say("cy", request)).ok

    row = row_of(await loop.say("eve", ShowThemes()))
    assert row[:2] == ("Marked delivered, not there", "bad practice")


async def test_merged_themes_are_one_and_the_old_id_still_leads_there(loop: OuterLoop) -> None:
    await loop.with_theme("t2", 5)
    assert not (await loop.say("cy", MergeThemes(theme="t2", into="t2"))).ok
    assert (await loop.say("cy", MergeThemes(theme="t2", into="t1"))).ok

    assert row_of(await loop.say("eve", ShowThemes()))[2] == "17"
    reply = await loop.say("eve", ShowTheme(theme="t2"))
    assert "It is part of this theme now" in text_of(reply)
    assert (await loop.say("log", AcceptTheme(theme="t2"))).ok
    assert row_of(await loop.say("eve", ShowThemes()))[5] == "accepted"


async def test_a_theme_can_be_merged_by_an_id_that_has_become_part_of_another(
    loop: OuterLoop,
) -> None:
    for theme in ("t2", "t3"):
        await loop.with_theme(theme, 5)
    await loop.say("cy", MergeThemes(theme="t2", into="t1"))

    assert not (await loop.say("cy", MergeThemes(theme="t1", into="t2"))).ok
    assert (await loop.say("cy", MergeThemes(theme="t3", into="t2"))).ok
    assert row_of(await loop.say("eve", ShowThemes()))[2] == "22"


async def test_a_curator_sees_which_themes_are_nearest_and_merges_into_them_first(
    loop: OuterLoop,
) -> None:
    for theme in ("t2", "t3", "t4"):
        await loop.with_theme(theme, 5, words=(theme,), near=("t1",) if theme == "t3" else ())
    loop.now += timedelta(days=1)
    await loop.with_theme("t5", 5, words=("t5",), near=("t4", "t1", "t9"))

    assert "Nearest to it: “t4”; “parcel" in text_of(await loop.say("cy", ShowTheme(theme="t5")))
    assert "Nearest to it: “t3”; “t5”." in text_of(await loop.say("cy", ShowTheme(theme="t1")))
    assert "Nearest to it" not in text_of(await loop.say("eve", ShowTheme(theme="t5")))
    reply = await loop.say("cy", OpenThemeForm(theme="t5", act=Act.MERGE))
    (form,) = (part for part in reply.parts if isinstance(part, Form))
    assert [choice.value for choice in form.fields[0].choices] == ["t4", "t1", "t2", "t3"]


def test_below_one_a_ratio_has_two_digits_so_that_fewer_is_not_said_to_be_as_many() -> None:
    assert interval(Interval(0.94, 0.88, 0.99), ThemePhrases()) == "0.94 (0.88 to 0.99)"
    assert interval(Interval(1.26, 0.0, inf), ThemePhrases()) == "1.3 (0.0 to any number)"


async def test_a_split_off_part_is_a_theme_with_an_owner(loop: OuterLoop) -> None:
    await loop.with_theme("t2", 5)
    assert not (await loop.say("cy", SplitTheme(theme="t1", words="caravan"))).ok
    assert (await loop.say("cy", SplitTheme(theme="t1", words="number 3, number 4, 11"))).ok

    reply = await loop.say("eve", ShowThemes())
    (table,) = (part for part in reply.parts if isinstance(part, Table))
    assert sorted(row[2] for row in table.rows) == ["3", "5", "9"]
    assert {row[4] for row in table.rows} == {"Logistics"}


async def test_a_dismissed_theme_is_over_and_kept(loop: OuterLoop) -> None:
    await loop.say("cy", DismissTheme(theme="t1", reason="a test of ours"))

    assert "There are no themes yet" in text_of(await loop.say("eve", ShowThemes()))
    assert row_of(await loop.say("eve", ShowThemes(over=True)))[5] == "dismissed"


async def test_without_a_decision_both_modes_are_shown(loop: OuterLoop) -> None:
    reply = await loop.say("eve", ShowTheme(theme="t1"))

    assert "Nobody has decided yet between speed and fact" in text_of(reply)
    assert "By speed: not yet. Missing: a small fix that is named" in text_of(reply)
    assert "By fact: not yet. Missing: 30 entries in the period" in text_of(reply)
    assert row_of(await loop.say("eve", ShowThemes()))[6] == "by speed: not yet; by fact: not yet"


async def test_an_executive_decides_and_says_why_on_four_factors(loop: OuterLoop) -> None:
    decides = SetDecisionMode(mode=Mode.SPEED, **WHY)
    for by in ("ada", "lea", "log", "cy"):
        assert not (await loop.say(by, OpenDecisionMode())).ok
        assert not (await loop.say(by, decides)).ok
    assert not (await loop.say("eve", SetDecisionMode(mode=Mode.SPEED, upside="much"))).ok
    assert (await loop.say("eve", decides)).ok

    reply = text_of(await loop.say("ada", ShowTheme(theme="t1")))
    assert "Decided by Eve on 23 Nov 2026: the company acts on speed." in reply
    assert "It is poor. Upside: Much. Culture: We try things. Market: Fast." in reply
    assert "By fact" not in reply


async def test_an_owner_s_own_mode_comes_before_the_company_s(loop: OuterLoop) -> None:
    await loop.say("eve", SetDecisionMode(mode=Mode.SPEED, **WHY))
    await loop.say("adam", SetDecisionMode(mode=Mode.FACT, owner="logistics", **WHY))

    reply = text_of(await loop.say("ada", ShowTheme(theme="t1")))
    assert "Decided by Adam on 23 Nov 2026: Logistics acts on fact." in reply
    assert "By speed" not in reply


async def test_by_speed_it_takes_advisors_and_a_small_fix(loop: OuterLoop) -> None:
    await loop.say("eve", SetDecisionMode(mode=Mode.SPEED, **WHY))
    assert row_of(await loop.say("eve", ShowThemes()))[6] == "not yet"
    await loop.say("cy", SuggestFix(theme="t1", fix="ask for a photo"))

    assert row_of(await loop.say("eve", ShowThemes()))[6] == "yes"
    loop.now += timedelta(days=15)
    assert row_of(await loop.say("eve", ShowThemes()))[6] == "not yet"


async def test_a_quick_win_needs_a_fix_somebody_and_a_day(loop: OuterLoop) -> None:
    opened = await loop.say("log", OpenThemeForm(theme="t1", act=Act.QUICK_WIN))
    assert isinstance(opened.parts[0], Form)
    bad = NameQuickWin(theme="t1", fix="a photo", who="Pat", until="soon")
    reply = await loop.say("log", bad)
    assert not reply.ok
    (form,) = (part for part in reply.parts if isinstance(part, Form))
    assert {f.name: f.fault for f in form.fields if f.fault} == {
        "until": "Write the day as 2027-03-31."
    }
    assert form.draft == bad

    assert (await loop.say("log", bad.model_copy(update={"until": "2026-12-01"}))).ok
    shown = text_of(await loop.say("ada", ShowTheme(theme="t1")))
    assert "Quick win: a photo Pat makes it until 1 Dec 2026." in shown


async def test_a_pilot_is_measured_and_its_verdict_is_in_plain_words() -> None:
    loop = OuterLoop()
    await loop.first_entry(MONDAY - 20 * WEEK)
    await loop.with_theme()
    before = [member(200 + n, at=MONDAY - timedelta(hours=3 * n + 1)) for n in range(100)]
    await loop.put(before)
    started = StartPilot(theme="t1", fix="ask for a photo", start="2026-11-23")
    assert (await loop.say("log", started)).ok
    early = text_of(await loop.say("ada", ShowTheme(theme="t1")))
    assert "Too early to tell: it needs 2 whole weeks." in early

    loop.now += timedelta(weeks=3)
    after = [member(400 + n, at=MONDAY + timedelta(days=n)) for n in range(9)]
    await loop.put(after)
    late = text_of(await loop.say("ada", ShowTheme(theme="t1")))
    assert "entries per week: 98 in 3 weeks before, 23 in as many weeks since." in late
    assert "It worked: there is less of it" in late


@pytest.mark.parametrize(
    ("teams", "control", "field"),
    [("", "red", "teams"), ("blue, red", "red", "control")],
)
async def test_a_pilot_that_cannot_be_compared_is_said_at_its_field(
    loop: OuterLoop, teams: str, control: str, field: str
) -> None:
    said = StartPilot(theme="t1", fix="photo", start="2026-11-23", teams=teams, control=control)
    reply = await loop.say("log", said)

    (form,) = (part for part in reply.parts if isinstance(part, Form))
    assert [f.name for f in form.fields if f.fault] == [field]


async def test_what_is_fixed_names_guidance_that_there_is(loop: OuterLoop) -> None:
    said = MarkFixed(theme="t1", fix="a photo is asked for", since="2026-11-20", guidance="none")
    assert not (await loop.say("log", said)).ok
    item = loop.desk.base.items[0].id
    assert (await loop.say("log", said.model_copy(update={"guidance": item}))).ok

    assert row_of(await loop.say("eve", ShowThemes(over=True)))[5] == "fixed"


async def test_every_act_has_a_form_for_whoever_may_do_it(loop: OuterLoop) -> None:
    await loop.with_theme("t2", 5)
    for act in Act:
        opened = [await loop.say(by, OpenThemeForm(theme="t1", act=act)) for by in ("cy", "log")]
        assert any(reply.ok for reply in opened), act
        assert not (await loop.say("ada", OpenThemeForm(theme="t1", act=act))).ok


async def test_buttons_are_those_that_the_person_may_press(loop: OuterLoop) -> None:
    for by, number in (("ada", 0), ("eve", 0), ("log", 6), ("cy", 7)):
        reply = await loop.say(by, ShowTheme(theme="t1"))
        shown = [b for p in reply.parts if isinstance(p, Buttons) for b in p.buttons]
        assert len(shown) == number, by
        for button in shown:
            assert (await loop.say(by, button.request)).ok, button.label


async def test_no_retention_takes_a_theme_that_is_open_or_a_mode_that_holds(
    loop: OuterLoop,
) -> None:
    from bot.record_requests import EraseEntries  # noqa: PLC0415

    await loop.say("eve", SetDecisionMode(mode=Mode.SPEED, **WHY))
    await loop.say("log", AcceptTheme(theme="t1"))
    loop.now += timedelta(days=900)
    await loop.say("adam", EraseEntries(before=loop.now - timedelta(days=30)))

    assert row_of(await loop.say("eve", ShowThemes()))[5] == "accepted"
    assert "acts on speed" in text_of(await loop.say("eve", ShowTheme(theme="t1")))


async def test_only_curators_refresh(loop: OuterLoop) -> None:
    assert not (await loop.say("ada", RefreshThemes())).ok
    assert "There are 1 themes now" in text_of(await loop.say("cy", RefreshThemes()))


async def test_what_is_there_and_what_is_missing_is_said_in_points(loop: OuterLoop) -> None:
    reply = await loop.say("eve", ShowTheme(theme="t1"))
    headings = [part.heading for part in reply.parts if isinstance(part, Points)]

    assert headings == ["In their words", "Ready to act on?"]
    assert Role.EXECUTIVE in (await loop.desk.people.everyone())[9].roles
