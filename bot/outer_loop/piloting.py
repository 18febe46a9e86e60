"""Before and after a fix: how much less of it there is, and whether that may be chance. Pure."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time
from enum import StrEnum

from bot.outer_entries import Measure, PilotStarted
from bot.outer_loop.decided import Decided
from bot.outer_loop.evidence import PERIOD, WEEK
from bot.outer_loop.statistics import Interval, ratio, ratio_of_ratios
from bot.outer_loop.theme import Member, MemberKind
from bot.people import pattern_visible

LEAST_WEEKS = 2
CLEAR = 0.8
"""Whoever fixes something wants a fifth less of it at least."""


class Verdict(StrEnum):
    """What became of a pilot, for people."""

    WORKED = "worked"
    DID_NOT = "did_not"
    CANNOT_TELL = "cannot_tell"
    TOO_EARLY = "too_early"


@dataclass(frozen=True)
class Compared:
    """Counts in whole weeks before and since, and how many times as many those are.

    `against` compares that with teams where nothing was changed. `shown`: the counts are of enough
    people to be shown.
    """

    weeks: int
    before: int
    after: int
    times: Interval
    against: Interval | None
    verdict: Verdict
    shown: bool


def change_of(stands: Decided) -> PilotStarted | None:
    """What there is to measure; what was changed for good is judged as what is tried everywhere."""
    fixed = stands.fixed
    if fixed is None:
        return stands.pilot
    head = fixed.model_dump(exclude={"kind", "guidance", "since"})
    return PilotStarted(**head, start=fixed.since)


def compared(
    pilot: PilotStarted, members: Sequence[Member], began: datetime | None, now: datetime
) -> Compared:
    """The pilot's teams before and since its start, over the same number of whole weeks."""
    start = datetime.combine(pilot.start, time(), UTC)
    since = (now - start) // WEEK
    earlier = (start - began) // WEEK if began is not None else 0
    weeks = max(0, min(since, earlier, PERIOD))
    inside = _moments(members, pilot.measure, pilot.teams, start, weeks)
    before, after = len(inside[0]), len(inside[1])
    times = ratio(after, 1, before, 1)
    against = None
    if pilot.control:
        outside = _moments(members, pilot.measure, pilot.control, start, weeks)
        against = ratio_of_ratios(after, before, len(outside[1]), len(outside[0]))
    people = [m.whose for side in inside for m in side if m.whose]
    return Compared(
        weeks=weeks,
        before=before,
        after=after,
        times=times,
        against=against,
        verdict=_verdict(weeks, before + after, against or times),
        shown=not pilot.teams or pattern_visible(people),
    )


def _moments(
    members: Sequence[Member],
    measure: Measure,
    teams: Collection[str],
    start: datetime,
    weeks: int,
) -> tuple[list[Member], list[Member]]:
    meant = [
        m
        for m in members
        if m.kind is not MemberKind.VERBATIM
        and (measure is Measure.ENTRIES or m.kind is MemberKind.ESCALATED)
        and (not teams or m.team in teams)
    ]
    span = weeks * WEEK
    before = [m for m in meant if start - span <= m.at < start]
    return before, [m for m in meant if start <= m.at < start + span]


def _verdict(weeks: int, counted: int, times: Interval) -> Verdict:
    if weeks < LEAST_WEEKS:
        return Verdict.TOO_EARLY
    if not counted:
        return Verdict.CANNOT_TELL
    if times.high < 1:
        return Verdict.WORKED
    return Verdict.DID_NOT if times.low > CLEAR else Verdict.CANNOT_TELL
