"""Whether it pays back: shares and means with intervals, nothing under the smallest sample."""

import pytest

from bot.entries import ActionLogged
from bot.outer_loop.comparing import (
    difference_of_means,
    difference_of_shares,
    share,
    student,
)
from bot.outer_loop.payback import SMALLEST_SAMPLE, PaybackDocument, compared
from bot.record_requests import EraseEntries
from bot.requests import LogAction
from bot.standing_ports import Followed, OutcomeKind
from bot.standing_requests import ImportOutcomes, ShowPayback
from tests.unit.loop import Loop, text_of

HEAD = "case,kind,date,value\n"


@pytest.fixture
async def loop() -> Loop:
    return await Loop().begin()


def near(value: float) -> object:
    """As many digits as a table prints."""
    return pytest.approx(value, abs=1e-4)


def test_the_difference_of_shares_is_newcombe_s() -> None:
    # The example of Newcombe (1998), table II, method 10: 56/70 and 48/80.
    assert difference_of_shares(56, 70, 48, 80) == (near(0.2), near(0.0524), near(0.3339))


def test_a_share_has_wilson_s_interval() -> None:
    assert share(8, 10) == (0.8, near(0.4902), near(0.9433))
    assert share(0, 10).low == near(0)
    assert share(10, 10).high == near(1)


@pytest.mark.parametrize(
    ("freedom", "quantile"), [(10, 2.2281), (30, 2.0423), (60, 2.0003), (1000, 1.9623)]
)
def test_student_s_quantile_is_the_table_s(freedom: float, quantile: float) -> None:
    assert student(freedom) == pytest.approx(quantile, abs=2e-4)


def test_the_difference_of_means_is_welch_s() -> None:
    # By hand: means 3 and 6, standard error 0.72548, 27.94 degrees of freedom, quantile 2.0486.
    found = difference_of_means([1, 2, 3, 4, 5] * 4, [2, 4, 6, 8, 10] * 4)

    assert found == (-3, near(-4.4862), near(-1.5138))


def test_groups_without_any_spread_have_no_interval_to_speak_of() -> None:
    assert difference_of_means([4.0] * 5, [3.0] * 5) == (1.0, 1.0, 1.0)


def case(used: bool, *kinds: OutcomeKind, score: float | None = None) -> Followed:
    return Followed(used, frozenset(kinds), (score,) if score is not None else ())


def test_nothing_is_said_with_one_case_too_few_in_either_group() -> None:
    few = [case(True, OutcomeKind.KEPT)] * (SMALLEST_SAMPLE - 1)
    many = [case(False, OutcomeKind.LEFT)] * 500

    assert all(one.difference is None for one in compared([*few, *many]))
    enough = compared([*few, case(True, OutcomeKind.LEFT), *many])
    assert enough[0].kind is OutcomeKind.KEPT
    assert enough[0].used.value == pytest.approx(29 / 30)


def rows(prefix: str, kept: int, left: int) -> str:
    kinds = ["kept"] * kept + ["left"] * left
    return "".join(f"{prefix}{n},{kind},2026-11-01,\n" for n, kind in enumerate(kinds))


async def logged(loop: Loop, cases: int) -> None:
    for n in range(cases):
        assert (await loop.say("ada", LogAction(situation="late", case=f"used {n}"))).ok


async def test_cases_where_leeway_was_used_stand_beside_the_others(loop: Loop) -> None:
    await logged(loop, 40)
    text = HEAD + rows("USED-", 38, 2) + rows("other-", 60, 40)
    assert (await loop.say("adam", ImportOutcomes(csv=text))).ok

    reply = await loop.say("eve", ShowPayback())

    assert "95% of 40 cases" in text_of(reply)
    assert "60% of 100 cases" in text_of(reply)
    assert "higher where leeway was used" in text_of(reply)
    assert "not an experiment" in text_of(reply)
    assert isinstance(reply.document, PaybackDocument)
    kept = reply.document.outcomes[0]
    assert kept.difference == pytest.approx(0.35)


async def test_too_few_cases_are_said_to_be_too_few(loop: Loop) -> None:
    await loop.say("adam", ImportOutcomes(csv=HEAD + rows("c", 5, 5)))

    reply = await loop.say("cy", ShowPayback())

    assert "Too few cases" in text_of(reply)
    assert isinstance(reply.document, PaybackDocument)
    assert all(one.used.value is None for one in reply.document.outcomes)


async def test_case_numbers_are_not_stored(loop: Loop) -> None:
    await loop.say("adam", ImportOutcomes(csv=HEAD + "BW-778899,kept,2026-11-01,\n"))

    assert "778899" not in repr(vars(loop.store.outcomes))


async def test_a_case_that_is_erased_takes_its_outcomes_along(loop: Loop) -> None:
    await loop.say("adam", ImportOutcomes(csv=HEAD + rows("c", 1, 0)))

    await loop.say("adam", EraseEntries(case="C-0"))

    assert await loop.store.outcomes.followed() == ()


async def test_an_outcome_finds_its_case_after_the_secret_has_changed(loop: Loop) -> None:
    older = loop.desk.cases.references("c0")[1]
    await logged(loop, 1)
    link = [link async for link in loop.store.record.links()][-1]
    assert ActionLogged.model_validate_json(link.payload or "").case != older

    references = loop.desk.cases.references("used 0")
    await loop.say("adam", ImportOutcomes(csv=HEAD + "used0,kept,2026-11-01,\n"))

    (followed,) = await loop.store.outcomes.followed()
    assert followed.used
    assert len(references) == 2


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ("c1,kept,yesterday,", "line 2: 'yesterday' is no date"),
        ("c1,kept,2027-01-01,", "line 2: 2027-01-01 has not come yet"),
        ("c1,gone,2026-11-01,", "line 2: there is no kind 'gone'"),
        (",kept,2026-11-01,", "line 2: the case is missing"),
        ("c1,survey,2026-11-01,", "line 2: a survey needs its score"),
        ("c1,survey,2026-11-01,nan", "line 2: a survey needs its score"),
        ("c1,kept", "line 2: 2 cells under 4 columns"),
        ("x" * 101 + ",kept,2026-11-01,", "line 2: the case is longer than 100"),
    ],
)
async def test_a_bad_row_is_named_and_nothing_is_taken_in(loop: Loop, row: str, says: str) -> None:
    reply = await loop.say("adam", ImportOutcomes(csv=HEAD + row + "\nc2,kept,2026-11-01,\n"))

    assert not reply.ok
    assert says in text_of(reply).replace("\\'", "'")
    assert await loop.store.outcomes.followed() == ()


async def test_only_an_admin_brings_outcomes_in(loop: Loop) -> None:
    assert not (await loop.say("ada", ImportOutcomes(csv=HEAD))).ok
