"""What is known about a theme in numbers, and in whose words. Pure; each figure is defined in
`definitions.py` under the same name."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from typing import TypeVar

from bot.answers import Coverage
from bot.entries import Cause
from bot.outer_loop.statistics import Interval, Trend, poisson, rate, ratio, share, trend
from bot.outer_loop.theme import Member, MemberKind

T = TypeVar("T")
WEEK = timedelta(days=7)
PERIOD = 12
"""Weeks in a period; the baseline is the period before."""

LEAST_BASELINE = 2
"""Under so many weeks there is nothing to compare with."""


@dataclass(frozen=True)
class Week:
    """Seven days from `start` on: so many entries, and between which means they would be usual."""

    start: datetime
    count: int
    usual: Interval


@dataclass(frozen=True)
class Part:
    """So many of so many, with the interval of the share behind it."""

    hits: int
    of: int

    @property
    def share(self) -> Interval:
        """After Wilson."""
        return share(self.hits, self.of)


@dataclass(frozen=True)
class Rates:
    """So many per week, over a period of whole weeks that ends now.

    `baseline` is the rate of the period before, `change` how many times that is the rate now: null
    where there is no such period.
    """

    weeks: tuple[Week, ...]
    recent: int
    rate: Interval
    trend: Trend
    before: int | None
    before_weeks: int
    baseline: Interval | None
    change: Interval | None


@dataclass(frozen=True)
class Evidence:
    """One theme's figures. `entries` are what advisors logged; `imported` are verbatims beside.

    `given` is money of `given_times` actions. `touchpoints` and `sources` with their numbers.
    """

    entries: int
    advisors: int
    cases: int
    imported: int
    sources: tuple[tuple[str, int], ...]
    rates: Rates
    escalations: int
    causes: tuple[tuple[Cause, Part], ...]
    uncovered: Part
    given: Decimal
    given_times: int
    touchpoints: tuple[tuple[str, int], ...]
    first: datetime | None
    latest: datetime | None


def evidence(members: Sequence[Member], now: datetime, began: datetime | None) -> Evidence:
    """The figures; `began` is when the record began, so that the time before is not taken for calm.

    What advisors logged is counted per week; imported verbatims come in batches, and stand beside.
    """
    logged = [m for m in members if m.kind is not MemberKind.VERBATIM]
    imported = [m for m in members if m.kind is MemberKind.VERBATIM]
    handed_on = [m.cause for m in logged if m.kind is MemberKind.ESCALATED]
    answered = [m.coverage for m in logged if m.coverage is not None]
    given = [m.amount for m in logged if m.kind is MemberKind.ACTION_LOGGED and m.amount]
    return Evidence(
        entries=len(logged),
        advisors=len({m.whose for m in logged if m.whose}),
        cases=len({m.case for m in logged if m.case}),
        imported=len(imported),
        sources=_most(m.source for m in imported),
        rates=rates([m.at for m in logged], now, began),
        escalations=len(handed_on),
        causes=tuple((cause, Part(n, len(handed_on))) for cause, n in _most(handed_on)),
        uncovered=Part(answered.count(Coverage.UNCOVERED), len(answered)),
        given=sum(given, Decimal(0)),
        given_times=len(given),
        touchpoints=_most(m.touchpoint for m in logged),
        first=min((m.at for m in members), default=None),
        latest=max((m.at for m in members), default=None),
    )


def rates(moments: Sequence[datetime], now: datetime, began: datetime | None) -> Rates:
    """How often it happened in the weeks up to now, and in the period before."""
    weeks, rest = _weeks(now, began)
    counted, start = counts(moments, now, weeks), now - weeks * WEEK
    recent, before = sum(counted), sum(counts(moments, start, rest))
    compared = rest >= LEAST_BASELINE
    return Rates(
        weeks=tuple(Week(start + at * WEEK, n, poisson(n)) for at, n in enumerate(counted)),
        recent=recent,
        rate=rate(recent, weeks),
        trend=trend(counted),
        before=before if compared else None,
        before_weeks=rest,
        baseline=rate(before, rest) if compared else None,
        change=ratio(recent, weeks, before, rest) if compared else None,
    )


def counts(moments: Iterable[datetime], until: datetime, weeks: int) -> tuple[int, ...]:
    """How many there were in each of so many weeks, oldest first, up to that moment."""
    found = [0] * weeks
    for moment in moments:
        ago = (until - moment) // WEEK
        if 0 <= ago < weeks:
            found[weeks - 1 - ago] += 1
    return tuple(found)


def _weeks(now: datetime, began: datetime | None) -> tuple[int, int]:
    """Whole weeks of the period, and of the baseline before it."""
    there = (now - began) // WEEK if began is not None else 0
    weeks = min(max(there, 1), PERIOD)
    return weeks, min(max(there - weeks, 0), PERIOD)


def _most(values: Iterable[T | None]) -> tuple[tuple[T, int], ...]:
    """Each value that is one, with its number, the most frequent first."""
    return tuple(Counter(value for value in values if value).most_common())
