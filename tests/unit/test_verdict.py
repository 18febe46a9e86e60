"""The seven rules of the guidance format, in their order."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answers import Outcome, Quantity
from bot.guidance.company import Signal, SignalOutcome
from bot.guidance.items import Limit, Unit
from bot.guidance.verdict import Ruling, rule
from bot.people import Role
from tests.unit.limits import a_limit

STEP = {Unit.MONEY: Decimal("0.01"), Unit.PERCENT: Decimal(1), Unit.DAYS: Decimal(1)}


def a_signal(signal_id: str = "press", outcome: str = "stop", to: str = "press-office") -> Signal:
    return Signal(
        id=signal_id, title="Press", say_first="Wait.", to=to, outcome=SignalOutcome(outcome)
    )


def pounds(value: str | Decimal) -> Quantity:
    return Quantity(value=Decimal(value), currency="GBP")


def decide(
    limit: Limit | None = None,
    role: Role = Role.ADVISOR,
    amount: Quantity | None = None,
    signals: tuple[Signal, ...] = (),
) -> Ruling:
    return rule(limit, role, amount, signals, "GBP")


@pytest.mark.parametrize(
    ("role", "amount", "outcome", "decides"),
    [
        (Role.ADVISOR, None, Outcome.UP_TO, None),
        (Role.ADVISOR, pounds("24.99"), Outcome.YES, None),
        (Role.ADVISOR, pounds("25"), Outcome.YES, None),
        (Role.ADVISOR, pounds("25.01"), Outcome.ASK_FIRST, "team_lead"),
        (Role.ADVISOR, pounds("100"), Outcome.ASK_FIRST, "team_lead"),
        (Role.ADVISOR, pounds("100.01"), Outcome.ASK_FIRST, "billing"),
        (Role.TEAM_LEAD, None, Outcome.UP_TO, None),
        (Role.TEAM_LEAD, pounds("100"), Outcome.YES, None),
        (Role.TEAM_LEAD, pounds("100.01"), Outcome.ASK_FIRST, "billing"),
        (Role.ADVISOR, Quantity(value=Decimal(5), currency="EUR"), Outcome.ASK_FIRST, "team_lead"),
        (Role.TEAM_LEAD, Quantity(value=Decimal(5), currency="EUR"), Outcome.ASK_FIRST, "billing"),
    ],
)
def test_tiers_decide_by_role_and_amount(role, amount, outcome, decides):
    ruling = decide(a_limit(), role, amount)

    assert (ruling.outcome, ruling.decides) == (outcome, decides)


def test_up_to_shows_the_persons_own_cap():
    assert decide(a_limit(), Role.TEAM_LEAD).amount == pounds("100")


def test_without_a_limit_there_is_no_verdict():
    assert decide().outcome is Outcome.NONE


@pytest.mark.parametrize("limit", [None, a_limit()])
def test_a_stopping_signal_beats_everything(limit):
    ruling = decide(limit, Role.TEAM_LEAD, pounds("1"), (a_signal(),))

    assert (ruling.outcome, ruling.decides) == (Outcome.STOP, "press-office")


def test_a_signal_that_stops_this_limit_goes_to_whoever_decides_beyond_it():
    caution = a_signal("suspected-fraud", "caution", "fraud")

    ruling = decide(a_limit(stop_if=("suspected-fraud",)), signals=(caution,))

    assert (ruling.outcome, ruling.decides) == (Outcome.STOP, "billing")


def test_a_caution_leaves_the_verdict_alone():
    assert decide(a_limit(), signals=(a_signal(outcome="caution"),)).outcome is Outcome.UP_TO


def test_a_role_without_a_tier_asks_the_first_that_covers():
    leads_only = a_limit(advisor=None, team_lead="50")

    assert decide(leads_only, Role.ADVISOR).decides == "team_lead"
    assert decide(leads_only, Role.ADVISOR, pounds("50")).decides == "team_lead"
    assert decide(leads_only, Role.ADVISOR, pounds("51")).decides == "billing"


def test_a_permission_needs_no_amount():
    assert decide(a_limit(unit="none")).outcome is Outcome.YES
    assert decide(a_limit(unit="none", advisor=None)).outcome is Outcome.ASK_FIRST


@given(value=st.decimals(min_value="0.01", max_value="500", places=2))
def test_more_never_needs_less_asking(value):
    order = [Outcome.YES, Outcome.ASK_FIRST]
    less = decide(a_limit(), Role.ADVISOR, pounds(value))
    more = decide(a_limit(), Role.ADVISOR, pounds(value + Decimal("0.01")))

    assert order.index(less.outcome) <= order.index(more.outcome)


@given(value=st.decimals(min_value="0.01", max_value="500", places=2))
def test_a_lead_may_whatever_an_advisor_may(value):
    if decide(a_limit(), Role.ADVISOR, pounds(value)).outcome is Outcome.YES:
        assert decide(a_limit(), Role.TEAM_LEAD, pounds(value)).outcome is Outcome.YES
