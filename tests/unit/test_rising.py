"""What comes up more often than it used to, and what only seems to."""

from datetime import date, datetime, timedelta

import numpy as np
import pytest

from bot.outer_loop.rising import CHANCE, KEPT, Days, days_of, lately
from bot.outer_loop.statistics import more_often
from bot.replies import Table
from bot.theme_requests import ShowTheme, ShowThemes
from tests.unit.loop import MONDAY, text_of
from tests.unit.themes import OuterLoop, member, outline

TODAY, DAY = date(2027, 1, 4), timedelta(days=1)
BEGAN = TODAY - timedelta(days=200)


def day_counts(*weeks: int) -> Days:
    """So many on one day of the week that ends yesterday, of the one before, and so on."""
    end = TODAY.toordinal()
    return tuple((end - 7 * ago - 3, n) for ago, n in enumerate(weeks) if n)


def test_what_breaks_is_rising_within_a_fortnight() -> None:
    found = lately(day_counts(19, 4, *[1] * 12), TODAY, BEGAN)

    assert found.rising
    assert (found.count, found.before, found.weeks) == (23, 12, 12)
    assert found.times == pytest.approx(11.5)


def test_what_never_came_up_before_is_rising_without_a_number_of_times() -> None:
    found = lately(day_counts(5, 4), TODAY, BEGAN)

    assert found.rising
    assert found.times is None


def test_a_little_more_of_much_is_not_rising() -> None:
    assert not lately(day_counts(140, 140, *[100] * 12), TODAY, BEGAN).rising


def test_weeks_that_always_differ_say_less() -> None:
    steady = lately(day_counts(15, 15, *[4] * 12), TODAY, BEGAN)
    restless = lately(day_counts(15, 15, *[0, 12, 0] * 4), TODAY, BEGAN)

    assert steady.before == restless.before
    assert steady.rising
    assert not restless.rising


def test_a_record_that_has_just_begun_knows_nothing_usual() -> None:
    found = lately(day_counts(30, 30), TODAY, TODAY - timedelta(days=20))

    assert not found.rising
    assert not lately(day_counts(30, 30), TODAY, None).rising


def test_today_is_not_over_and_does_not_count() -> None:
    assert lately(((TODAY.toordinal(), 40),), TODAY, BEGAN).count == 0


def test_days_are_kept_for_as_long_as_they_may_be_needed() -> None:
    now = datetime.combine(TODAY, datetime.min.time())
    counted = days_of([now, now, now - (KEPT - 1) * DAY, now - KEPT * DAY])

    assert counted == ((TODAY.toordinal() - KEPT + 1, 1), (TODAY.toordinal(), 2))


def test_chance_is_as_rare_as_it_says() -> None:
    draws = np.random.default_rng(7).poisson(5, size=(4_000, 14))
    chances = [more_often(int(row[:2].sum()), 2, row[2:].tolist()) for row in draws]

    assert np.mean([chance < 0.01 for chance in chances]) <= 0.013
    assert min(chances) > CHANCE


async def two_themes() -> OuterLoop:
    """One with many entries as ever, and one with a few that are new."""
    loop = OuterLoop()
    await loop.begin()
    await loop.first_entry(MONDAY - 150 * DAY)
    many = [member(n, "often", at=MONDAY - (n % 98 + 1) * DAY) for n in range(300)]
    new = [member(400 + n, "new", at=MONDAY - (n % 12 + 1) * DAY) for n in range(20)]
    await loop.put(
        [*many, *new],
        outline("often", many, days=days_of(m.at for m in many)),
        outline("new", new, days=days_of(m.at for m in new), words=("refund", "stuck")),
    )
    await loop.owning.adopt()
    return loop


async def test_what_is_rising_leads_the_list_however_few_its_entries_are() -> None:
    listed = await (await two_themes()).say("cy", ShowThemes())
    first, second = next(part for part in listed.parts if isinstance(part, Table)).rows

    assert (first[-1], first[2]) == ("new", "20, new lately")
    assert (second[-1], second[2]) == ("often", "300")


async def test_a_theme_says_how_much_more_often_it_comes_up() -> None:
    one = text_of(await (await two_themes()).say("cy", ShowTheme(theme="new")))

    assert "20 entries in the last two weeks, 0 in the 12 weeks before" in one
