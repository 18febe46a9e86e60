"""A simulated year is judged by what is true in it, not by what was found."""

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from rich.console import Console

from adapters.model.hashed import HashedEmbedder
from adapters.settings import Settings
from adapters.storage.store import memory_store
from bot.outer_loop.piloting import Compared, Verdict
from bot.outer_loop.proposing import Proposals
from bot.outer_loop.statistics import ratio
from bot.outer_loop.theme import MemberKind
from evals.judging import Found, counted, found, measured
from evals.judging_years import Judged, judged, plans
from evals.observing import Look, about
from evals.simulate import simulate
from evals.simulated.acting import Acting
from evals.simulated.contacts import World
from evals.simulated.plan import plan_of
from evals.simulated.seasons import Story, story_before
from evals.year_bars import BARS
from evals.year_report import print_report
from tests.unit.loop import KNOWLEDGE

END = date(2026, 11, 23)
STORY = story_before(END)
BREAKS = date(2026, 3, 2)


def look(day: date, theme: str = "t1", situation: str = "refund-not-arrived", **more: bool) -> Look:
    said = {"rising": False, "speed": False, "fact": False} | more
    return Look(day=day, theme=theme, situation=situation, entries=5, **said)


def after(days: int, **more: bool) -> Look:
    return look(BREAKS + timedelta(days=days), **more)


def test_days_are_counted_from_when_it_breaks() -> None:
    looks = [after(-9), after(3), after(7, rising=True), after(10, rising=True, speed=True)]

    assert found(looks, BREAKS) == Found(theme=3, rising=7, ready=10)
    assert found([after(-9, rising=True)], BREAKS) == Found(None, None, None)


def test_what_is_called_rising_is_false_where_nothing_changed() -> None:
    day = date(2026, 10, 1)
    looks = [
        look(day, "never", "bolts-missing", rising=True),
        look(day, "nothing", "", rising=True),
        look(date(2026, 11, 23), "christmas", "gift-wrapping", rising=True),
        after(14, theme="broke", rising=True),
        look(day, "calm", "wrong-item"),
    ]

    told = counted(looks, STORY)

    assert (told.any, told.false, told.season, told.broken) == (5, 2, 1, 1)
    assert (told.control, told.control_rising) == (1, 1)
    assert counted(looks, Story(None, None)).false == 3


def test_themes_about_the_same_are_counted_as_double() -> None:
    day = date(2026, 10, 1)

    told = counted([look(day, "a"), look(day, "b"), look(day, "c", "")], STORY)

    assert (told.double, told.mixed) == (1, 1)


def test_a_theme_is_about_what_more_than_half_of_it_is_about() -> None:
    assert about(Counter({"bolts-missing": 6, "wrong-item": 4}), 10) == "bolts-missing"
    assert about(Counter({"bolts-missing": 5, "wrong-item": 4}), 10) == ""
    assert about(Counter(), 3) == ""


def test_a_pilot_stands_beside_the_truth() -> None:
    times = ratio(4, 1, 100, 1)
    compared = Compared(10, 100, 4, times, None, Verdict.WORKED, shown=True)

    assert measured(compared, STORY).truth == pytest.approx(0.6 / 15, rel=0.01)


def test_both_years_of_a_seed_are_told_from_the_same_day() -> None:
    told, quiet = plans(3, END)

    assert (told.start, told.end, told.seed) == (quiet.start, quiet.end, quiet.seed)
    assert told.story.tight
    assert not quiet.story.tight
    assert not quiet.story.broken(date(2026, 5, 1))


async def test_two_weeks_are_told_and_judged(tmp_path: Path) -> None:
    plan = replace(plan_of(date(2026, 3, 20)), start=date(2026, 3, 6), whole=False)
    settings = Settings(knowledge_dir=KNOWLEDGE, data_dir=tmp_path)

    year = await judged(settings, plan, HashedEmbedder(), {})

    assert year.entries > 200
    assert year.themes.any > 0
    assert isinstance(year.proposals, Proposals)


async def test_the_judge_knows_every_entry_of_a_theme_as_the_product_keeps_it(
    tmp_path: Path,
) -> None:
    plan = replace(plan_of(date(2026, 3, 20)), start=date(2026, 3, 6), whole=False)
    settings = Settings(knowledge_dir=KNOWLEDGE, data_dir=tmp_path)
    known: Counter[MemberKind] = Counter()
    strange: list[str] = []

    async def watch(world: World, acting: Acting) -> None:
        themes = [each.theme.id for each in await acting.at.all()]
        for member in await acting.at.members.of(themes):
            if acting.read.situation_of(member) is None:
                strange.append(member.text)
            else:
                known[member.kind] += 1

    await simulate(settings, plan, None, memory_store(), HashedEmbedder(), watch, {})

    assert strange == []
    assert {MemberKind.ACTION_LOGGED, MemberKind.ESCALATED, MemberKind.ASKED} <= known.keys()


def test_a_bar_names_the_seeds_that_miss_it() -> None:
    looks = [after(3), after(30, rising=True, speed=True)]
    late = Judged(
        seed=7,
        told=True,
        entries=1,
        themes=counted(looks, STORY),
        found=found(looks, BREAKS),
        measured=None,
        proposals=Proposals(days=180, proposals=(), hidden=0),
    )
    console = Console(width=100, record=True)
    print_report([late], console)

    assert {bar.title for bar in BARS if bar.missed([late])} == {
        "what breaks is called rising within 14 days",
        "and is ready by speed within 14 days",
        "the limit that is too tight is proposed, and no other",
        "the mending is measured, and worked",
    }
    assert "missed by seed 7" in console.export_text()
