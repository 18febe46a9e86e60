"""Whether a theme comes up more often than it used to: looked at every day, so never by chance.

A trend over twelve weeks sees what breaks on a Monday only weeks later, and an interval of 95 in
100 is wrong about one in twenty themes each time that somebody looks. Here the last fortnight is
held against the weeks before it, and chance has to be ruled out for everything that is looked at.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from bot.outer_loop.evidence import PERIOD
from bot.outer_loop.statistics import more_often

FORTNIGHT, KEPT = 14, 14 + 7 * PERIOD
"""Days: what is looked at, and with what comes before it to compare with."""

LEAST_BEFORE = 4
"""Weeks: before that nobody knows what is usual."""

CHANCE = 1e-5
"""So likely may it be that nothing has changed: in a year in which nothing changes, of fifty themes
that are looked at every day hardly one is called rising."""

LEAST_TIMES = 1.5
"""A little more of something frequent is sure to be more, and nothing to get up for."""

Days = tuple[tuple[int, int], ...]
"""So many entries on each day that has any; a day as `date.toordinal` counts it."""


@dataclass(frozen=True)
class Lately:
    """So many in the last fortnight, and in so many weeks before it; `times` the rate of before.

    `times` is null where it never came up before, or nothing is known of that time.
    """

    count: int
    before: int
    weeks: int
    times: float | None
    rising: bool


def days_of(moments: Iterable[datetime]) -> Days:
    """What `lately` needs of them, as it will be needed after the last of them."""
    counted: dict[int, int] = {}
    for moment in moments:
        day = moment.date().toordinal()
        counted[day] = counted.get(day, 0) + 1
    last = max(counted, default=0)
    return tuple((day, n) for day, n in sorted(counted.items()) if day > last - KEPT)


def lately(days: Days, today: date, began: date | None) -> Lately:
    """What the last whole days before `today` say; `began` is when the record did."""
    end = today.toordinal()
    known = end - began.toordinal() - FORTNIGHT if began is not None else 0
    weeks = min(max(known // 7, 0), PERIOD)
    count = sum(n for day, n in days if end - FORTNIGHT <= day < end)
    earlier = [0] * weeks
    for day, n in days:
        ago = end - FORTNIGHT - 1 - day
        if 0 <= ago < 7 * weeks:
            earlier[ago // 7] += n
    if weeks < LEAST_BEFORE:
        return Lately(count, sum(earlier), weeks, None, rising=False)
    before, usual = sum(earlier), sum(earlier) / weeks * FORTNIGHT / 7
    sure = more_often(count, FORTNIGHT / 7, earlier) < CHANCE
    rising = sure and count >= LEAST_TIMES * usual
    return Lately(count, before, weeks, count / usual if before else None, rising)
