"""A theme's figures against cases that were worked out by hand."""

from datetime import date, timedelta
from decimal import Decimal

import numpy as np
import pytest

from bot.answers import Coverage
from bot.entries import Cause
from bot.guidance.company import Readiness
from bot.outer_entries import Measure, Mode, PilotStarted, ThemeFound
from bot.outer_loop.decided import decided
from bot.outer_loop.evidence import PERIOD, evidence
from bot.outer_loop.piloting import Verdict, compared
from bot.outer_loop.readiness import Needs, readiness
from bot.outer_loop.representing import representative
from bot.outer_loop.statistics import rate, ratio, share
from bot.outer_loop.theme import Member, MemberKind
from tests.unit.loop import MONDAY
from tests.unit.themes import WEEK, member

DAY = timedelta(days=1)


def weekly(*counts: int, first: int = 0) -> list[Member]:
    """So many in the week that ends now, in the one before, and so on."""
    return [
        member(first + 100 * ago + n, at=MONDAY - ago * WEEK - (n + 1) * timedelta(hours=1))
        for ago, count in enumerate(counts)
        for n in range(count)
    ]


def test_weeks_are_counted_up_to_now() -> None:
    found = evidence(weekly(4, 3, 0, 1), MONDAY, MONDAY - 4 * WEEK).rates

    assert [week.count for week in found.weeks] == [1, 0, 3, 4]
    assert found.weeks[0].start == MONDAY - 4 * WEEK
    assert found.recent == 8
    assert found.rate == rate(8, 4)
    assert found.baseline is None


def test_the_time_before_the_record_is_not_taken_for_calm() -> None:
    found = evidence(weekly(4, 4), MONDAY, MONDAY - 2 * WEEK).rates

    assert len(found.weeks) == 2
    assert found.trend.direction == 0


def test_the_baseline_is_the_period_before() -> None:
    members = weekly(*[2] * PERIOD, *[1] * 6)
    found = evidence(members, MONDAY, MONDAY - 18 * WEEK).rates

    assert (found.recent, found.before, found.before_weeks) == (24, 6, 6)
    assert found.baseline == rate(6, 6)
    assert found.change == ratio(24, 12, 6, 6)
    assert found.change.estimate == pytest.approx(2)


def test_shares_and_sums() -> None:
    escalated = MemberKind.ESCALATED
    members = [
        member(1, kind=escalated, cause=Cause.EMPOWERMENT, case="a"),
        member(2, kind=escalated, cause=Cause.EMPOWERMENT, case="a"),
        member(3, kind=escalated, cause=Cause.SKILL, case="b"),
        member(4, kind=MemberKind.ACTION_LOGGED, amount=Decimal("12.50")),
        member(5, kind=MemberKind.ACTION_LOGGED, amount=Decimal("7.50"), whose="p-ada"),
        member(6, coverage=Coverage.UNCOVERED, whose="p-ada"),
        member(7, coverage=Coverage.PARTIAL, whose="p-ada"),
        member(8, kind=MemberKind.VERBATIM, whose="", source="survey", score=2.0),
        member(9, kind=MemberKind.VERBATIM, whose="", source="survey", score=1.0),
    ]
    found = evidence(members, MONDAY, MONDAY - WEEK)

    assert (found.entries, found.imported, found.sources) == (7, 2, (("survey", 2),))
    assert found.cases == 2
    assert found.advisors == 5
    assert [(c, p.hits, p.of) for c, p in found.causes] == [
        (Cause.EMPOWERMENT, 2, 3),
        (Cause.SKILL, 1, 3),
    ]
    assert found.causes[0][1].share == share(2, 3)
    assert (found.uncovered.hits, found.uncovered.of) == (1, 2)
    assert (found.given, found.given_times) == (Decimal("20.00"), 2)
    assert found.rates.recent == 7


def test_nothing_at_all_is_nothing_at_all() -> None:
    found = evidence([], MONDAY, None)

    assert (found.entries, found.rates.recent, found.first) == (0, 0, None)
    assert found.rates.rate.low == 0


def test_verbatims_that_represent_are_near_the_middle_and_differ() -> None:
    angles = np.radians([0.0, 0.5, 1.0, 40.0, -40.0, 170.0])
    vectors = np.stack([np.cos(angles), np.sin(angles)], axis=1).astype(np.float32)

    chosen = representative(vectors, 3)

    assert len(set(chosen) & {0, 1, 2}) == 1
    assert {3, 4} & set(chosen)
    assert representative(vectors[:0], 3) == ()
    assert len(representative(vectors, 99)) == 6


HEAD = {"by": "leeway", "team": None, "channel": "leeway", "knowledge_version": "v"}


def judged(mode: Mode, members: list[Member], weeks: int = 24) -> tuple[Needs, ...]:
    first = ThemeFound.model_validate(
        {**HEAD, "id": "t1", "at": MONDAY, "owner": "logistics", "due": MONDAY}
    )
    found = evidence(members, MONDAY, MONDAY - weeks * WEEK)
    asked = Readiness()
    return readiness(mode, members, found, decided([first]), asked, MONDAY).missing


def test_by_fact_the_period_before_is_taken_for_as_uncertain_as_this_one() -> None:
    now, before = (6, *[5] * 11), (2, *[4] * 11)
    found = evidence(weekly(*now, *before), MONDAY, MONDAY - 2 * PERIOD * WEEK).rates

    assert found.baseline is not None
    assert found.rate.low > found.baseline.estimate
    assert Needs.ABOVE in judged(Mode.FACT, weekly(*now, *before))


def test_by_fact_it_takes_a_sample_a_rate_above_the_baseline_a_cost_and_both_kinds() -> None:
    paid = [
        m.model_copy(update={"kind": MemberKind.ACTION_LOGGED, "amount": Decimal(5)})
        for m in weekly(*[4] * PERIOD, *[1] * PERIOD)
    ]
    assert judged(Mode.FACT, paid) == ()
    assert judged(Mode.FACT, weekly(*[4] * PERIOD, *[1] * PERIOD)) == (Needs.COST, Needs.BOTH)
    assert Needs.SAMPLE in judged(Mode.FACT, weekly(2, 2, 2))
    assert Needs.ABOVE in judged(Mode.FACT, weekly(*[4] * PERIOD, *[4] * PERIOD))
    assert Needs.ABOVE in judged(Mode.FACT, weekly(*[4] * PERIOD), weeks=PERIOD)


def test_by_speed_one_advisor_who_says_it_often_is_one() -> None:
    many = weekly(9)
    assert judged(Mode.SPEED, many) == (Needs.FIX,)
    alone = [m.model_copy(update={"whose": "p-ada"}) for m in many]
    assert judged(Mode.SPEED, alone) == (Needs.ADVISORS, Needs.FIX)


def pilot(**more: object) -> PilotStarted:
    values = {"id": "e", "at": MONDAY, "about": "t1", "fix": "photo", "start": date(2026, 10, 26)}
    return PilotStarted.model_validate({**HEAD, **values, **more})


def counted(before: int, after: int, team: str = "blue", first: int = 0) -> list[Member]:
    """So many in the four weeks before 26 October, and in the four since."""
    start = MONDAY - 4 * WEEK - timedelta(hours=10)
    return [
        member(first + n, team=team, at=start - (n + 1) * timedelta(hours=5)) for n in range(before)
    ] + [
        member(first + 500 + n, team=team, at=start + (n + 1) * timedelta(hours=5))
        for n in range(after)
    ]


BEGAN = MONDAY - 30 * WEEK


@pytest.mark.parametrize(
    ("before", "after", "verdict"),
    [
        (40, 12, Verdict.WORKED),
        (120, 118, Verdict.CANNOT_TELL),
        (100, 130, Verdict.DID_NOT),
        (9, 5, Verdict.CANNOT_TELL),
        (0, 0, Verdict.CANNOT_TELL),
    ],
)
def test_a_verdict_needs_more_than_chance(before: int, after: int, verdict: Verdict) -> None:
    found = compared(pilot(), counted(before, after), BEGAN, MONDAY)

    assert (found.before, found.after, found.weeks) == (before, after, 4)
    assert found.verdict is verdict


def test_what_fell_everywhere_did_not_fall_because_of_the_pilot() -> None:
    members = counted(60, 20) + counted(60, 21, "red", first=2_000)
    assert compared(pilot(teams=("blue",)), members, BEGAN, MONDAY).verdict is Verdict.WORKED

    found = compared(pilot(teams=("blue",), control=("red",)), members, BEGAN, MONDAY)
    assert found.verdict is Verdict.CANNOT_TELL


def test_counts_of_a_few_people_are_not_shown() -> None:
    few = [m.model_copy(update={"whose": "p-ada"}) for m in counted(60, 20)]
    assert not compared(pilot(teams=("blue",)), few, BEGAN, MONDAY).shown


def test_before_a_young_record_there_is_nothing_to_compare_with() -> None:
    found = compared(pilot(), counted(40, 12), MONDAY - 5 * WEEK, MONDAY)
    assert found.verdict is Verdict.TOO_EARLY


def test_a_pilot_may_be_judged_by_escalations() -> None:
    members = [
        m.model_copy(update={"kind": MemberKind.ESCALATED} if n % 2 else {})
        for n, m in enumerate(counted(40, 12))
    ]
    found = compared(pilot(measure=Measure.ESCALATIONS), members, BEGAN, MONDAY)
    assert (found.before, found.after) == (20, 6)
