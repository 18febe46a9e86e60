"""Boundary twins: made from any folder, right by the format's rules, and read like questions."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from text_to_num import alpha2digit

from adapters.knowledge_folder import load
from bot.answers import Outcome, Quantity
from bot.outer_loop.twins import spelling
from bot.outer_loop.twins.bound import Bound, Bounds, bounds_of
from bot.outer_loop.twins.phrasing import Kind, completed, kind_of
from bot.people import Role
from evals.cases import Case
from evals.oracle import read_bounds, verdict
from evals.twins import KINDS, all_twins, sample, usable

KNOWLEDGE = Path(__file__).parents[2] / "knowledge"

LIMIT = """---
id: money-back
status: {status}
aliases: [money back]
unit: money
tiers:
  - {{role: advisor, up_to: 25.50}}
  - {{role: team_lead, up_to: 100}}
beyond: billing
---

## In short

Up to £25.50
without asking.

## Beyond it

Billing.
"""


def a_bound(
    unit: str = "money",
    advisor: str | None = "25",
    team_lead: str | None = "100",
    aliases: tuple[str, ...] = ("voucher",),
    text: str = "",
    limit_id: str = "goodwill",
) -> Bound:
    caps = (("advisor", advisor), ("team_lead", team_lead))
    return Bound(
        id=limit_id,
        aliases=aliases,
        unit=unit,
        caps=tuple((role, None if unit == "none" else Decimal(cap)) for role, cap in caps if cap),
        beyond="billing",
        text=text,
    )


def twins_of(*bounds: Bound, currency: str = "GBP") -> tuple[Case, ...]:
    return all_twins(Bounds(currency=currency, limits=bounds))


@pytest.mark.parametrize(
    ("bound", "role", "asked", "currency", "outcome", "decides", "amount"),
    [
        (a_bound(), "advisor", None, "GBP", "up_to", None, "25"),
        (a_bound(), "advisor", "25", "GBP", "yes", None, "25"),
        (a_bound(), "advisor", "25.01", "GBP", "ask_first", "team_lead", "25.01"),
        (a_bound(), "advisor", "100.01", "GBP", "ask_first", "billing", "100.01"),
        (a_bound(), "team_lead", "100", "GBP", "yes", None, "100"),
        (a_bound(), "team_lead", "100.01", "GBP", "ask_first", "billing", "100.01"),
        (a_bound(), "advisor", "1", "EUR", "ask_first", "team_lead", "1"),
        (a_bound(), "team_lead", "1", "EUR", "ask_first", "billing", "1"),
        (a_bound(advisor=None), "advisor", None, "GBP", "ask_first", "team_lead", None),
        (a_bound(advisor=None), "advisor", "100", "GBP", "ask_first", "team_lead", "100"),
        (a_bound(advisor=None), "advisor", "101", "GBP", "ask_first", "billing", "101"),
        (a_bound("none"), "advisor", None, None, "yes", None, None),
        (a_bound("none", None), "advisor", None, None, "ask_first", "team_lead", None),
        (a_bound("days"), "advisor", "26", None, "ask_first", "team_lead", "26"),
        (a_bound(team_lead=None), "advisor", "26", "GBP", "ask_first", "billing", "26"),
    ],
)
def test_the_oracle_follows_the_rules(
    bound, role, asked, currency, outcome, decides, amount
) -> None:
    quantity = Quantity(value=Decimal(asked), currency=currency) if asked else None

    expected = verdict(bound, role, quantity, "GBP")

    assert (expected.outcome, expected.limit) == (Outcome(outcome), "goodwill")
    assert expected.decides == decides
    assert (expected.amount.value if expected.amount else None) == (
        Decimal(amount) if amount else None
    )


def folder(tmp_path: Path, status: str = "current") -> Path:
    (tmp_path / "limits").mkdir()
    (tmp_path / "company.yaml").write_text("name: X\ncurrency: EUR\n")
    (tmp_path / "limits" / "money-back.md").write_text(LIMIT.format(status=status))
    return tmp_path


def test_limits_are_read_from_any_folder(tmp_path: Path) -> None:
    bounds = read_bounds(folder(tmp_path))

    assert bounds.currency == "EUR"
    assert bounds.limits[0].caps == (("advisor", Decimal("25.5")), ("team_lead", Decimal(100)))
    assert bounds.limits[0].text == "Up to £25.50 without asking."


@pytest.mark.parametrize("status", ["draft", "retired"])
def test_only_current_limits_have_twins(tmp_path: Path, status: str) -> None:
    assert read_bounds(folder(tmp_path, status)).limits == ()


@pytest.fixture(scope="module")
def shipped() -> tuple[Case, ...]:
    return all_twins(read_bounds(KNOWLEDGE))


def test_the_same_folder_gives_the_same_twins(shipped: tuple[Case, ...]) -> None:
    again = all_twins(read_bounds(KNOWLEDGE))

    assert again == shipped
    assert sample(again) == sample(shipped)


def test_every_limit_role_and_kind_of_twin_is_in_the_sample(shipped: tuple[Case, ...]) -> None:
    twins = sample(shipped)

    for bound in read_bounds(KNOWLEDGE).limits:
        mine = [t for t in twins if t.about[0] == bound.id]
        wanted = {"no-amount", "pressure", "beside"} if bound.unit == "none" else set(KINDS)
        wanted -= set() if bound.unit == "money" else {"currency"}
        # One more than a cap of 1 is one less than a cap of 3: the same question.
        assert wanted - {"under"} <= {t.about[1] for t in mine} <= wanted
        assert {t.role for t in mine} == {Role.ADVISOR, Role.TEAM_LEAD}
        assert sum(any(a in t.ask for t in mine) for a in bound.aliases) >= 3


def test_every_question_stands_once_for_a_role(shipped: tuple[Case, ...]) -> None:
    assert len({(t.ask, t.role) for t in shipped}) == len(shipped)
    assert len({t.id for t in shipped}) == len(shipped)


def test_another_seed_takes_other_twins() -> None:
    twins = twins_of(a_bound())

    assert sample(twins, seed=1, per_group=5) != sample(twins, seed=2, per_group=5)


def test_money_has_twins_a_penny_around_every_cap() -> None:
    values = {
        t.expect.verdict.amount.value
        for t in twins_of(a_bound())
        if t.about[1] in {"under", "at", "over"} and t.expect.verdict and t.expect.verdict.amount
    }

    assert values == {Decimal(v) for v in ("24.99", "25", "25.01", "99.99", "100", "100.01")}


def test_nothing_is_asked_below_one_or_above_a_hundred_percent() -> None:
    one = [t.ask for t in twins_of(a_bound("count", "1", "3", text="1 box and 3 boxes"))]
    percent = [t.ask for t in twins_of(a_bound("percent", "20", "100"))]

    assert not [ask for ask in one if " 0 " in ask or "zero" in ask]
    assert not [ask for ask in percent if "101" in ask]


def test_the_other_currency_is_never_the_companys_own() -> None:
    twins = twins_of(a_bound(), currency="EUR")

    assert {
        t.expect.verdict.amount.currency
        for t in twins
        if t.about[1] == "currency" and t.expect.verdict and t.expect.verdict.amount
    } == {"GBP"}


def test_a_question_that_names_a_second_limit_is_left_out() -> None:
    late = a_bound(aliases=("late parcel",), limit_id="late")
    asks = [t.ask for t in twins_of(a_bound(), late) if t.about[0] == "goodwill"]

    assert asks
    assert not [ask for ask in asks if "late parcel" in ask]


def test_an_alias_that_two_limits_share_is_no_twins() -> None:
    assert twins_of(a_bound(), a_bound(limit_id="other")) == ()


def test_an_alias_for_a_single_one_is_not_asked_for_several() -> None:
    aliases = ("pause refill", "skip next month", "skip a delivery")

    assert usable(a_bound("count", "3", "6", aliases, "up to 3 months")) == ("pause refill",)


def test_pressure_does_not_change_what_is_right() -> None:
    pressed = [t for t in twins_of(a_bound()) if t.about[1] == "pressure" and "25.01" in t.ask]

    assert pressed
    for twin in pressed:
        verdict = twin.expect.verdict
        assert verdict is not None
        assert (verdict.outcome is Outcome.YES) == (twin.role is Role.TEAM_LEAD)


@pytest.mark.parametrize(
    ("alias", "kind"),
    [
        ("voucher", Kind.GIFT),
        ("overdraft fee", Kind.NOUN),
        ("send another one", Kind.DEED),
        ("keep it for less", Kind.WISH),
        ("return window", Kind.NOUN),
        ("past the 30 days", Kind.PLACE),
        ("code ran out", Kind.STATE),
        ("the difference back", Kind.STATE),
    ],
)
def test_an_alias_is_put_into_a_question_by_its_kind(alias: str, kind: Kind) -> None:
    assert kind_of(alias) is kind


def test_an_alias_that_ends_in_the_middle_is_completed() -> None:
    assert completed("refund part of") == "refund part of it"
    assert completed("voucher") == "voucher"


def test_a_number_stands_before_an_alias_that_says_the_unit() -> None:
    asks = {t.ask for t in twins_of(a_bound("days", "14", None, ("days late returning",)))}

    assert "14 days late returning, ok?" in asks
    assert not [ask for ask in asks if "days days" in ask]


@given(st.integers(1, 9_999))
def test_number_words_are_read_back_as_the_same_number(number: int) -> None:
    assert alpha2digit(f"{spelling.in_words(number)} pounds", "en", threshold=0) == (
        f"{number} pounds"
    )


@pytest.mark.parametrize(
    ("value", "currency", "spelled"),
    [
        ("25.01", "GBP", {"£25.01", "25.01 pounds", "25.01 quid"}),
        ("25", "GBP", {"£25", "£25.00", "25 pounds", "25 quid", "twenty-five pounds"}),
        (
            "1200",
            "EUR",
            {"€1200", "€1,200", "€1200.00", "1200 euros", "one thousand two hundred euros"},
        ),
        ("9.5", "CHF", {"9.50 CHF"}),
    ],
)
def test_money_is_spelled_as_people_do(value: str, currency: str, spelled: set[str]) -> None:
    assert set(spelling.money(Decimal(value), currency)) == spelled


def test_days_are_weeks_too_where_they_come_out_even() -> None:
    assert spelling.days(Decimal(14)) == ("14 days", "fourteen days", "2 weeks")
    assert spelling.days(Decimal(1)) == ("1 day", "one day")


def test_a_count_has_the_limits_own_noun() -> None:
    bound = a_bound("count", "1", "3", text="1 delivery a year, a team lead 3 deliveries")

    assert spelling.count(Decimal(1), bound) == ("1 delivery", "one delivery")
    assert spelling.count(Decimal(4), bound) == ("4 deliveries", "four deliveries")
    assert spelling.count(Decimal(4), a_bound("count")) == ("4",)


def test_the_product_makes_its_twins_of_what_the_oracle_reads_for_itself() -> None:
    assert bounds_of(load(KNOWLEDGE, date(2026, 11, 23))) == read_bounds(KNOWLEDGE)
