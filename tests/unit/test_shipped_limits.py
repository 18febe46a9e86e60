"""Every limit that is shipped, for each role: just under, at, just over, abroad, each signal."""

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.knowledge_folder import read
from bot.answers import Outcome, Quantity
from bot.guidance.base import GuidanceBase
from bot.guidance.company import SignalOutcome
from bot.guidance.items import Limit, Unit
from bot.guidance.verdict import Ruling, rule
from bot.people import DISCRETION, Role

KNOWLEDGE = Path(__file__).parents[2] / "knowledge"


def shipped() -> GuidanceBase:
    base = read(KNOWLEDGE).base
    assert base is not None
    return base


BASE = shipped()
TIERS = [
    pytest.param(limit, tier, id=f"{limit.id}-{tier.role}")
    for limit in BASE.limits
    for tier in limit.tiers
]
AMOUNTS = [p for p in TIERS if p.values[1].up_to is not None]
EACH = pytest.mark.parametrize("limit", [pytest.param(x, id=x.id) for x in BASE.limits])
MONEY = [pytest.param(x, id=x.id) for x in BASE.limits if x.unit is Unit.MONEY]


def of(limit: Limit, value: Decimal, currency: str = "GBP") -> Quantity:
    return Quantity(value=value, currency=currency if limit.unit is Unit.MONEY else None)


def decide(limit: Limit, role: Role, amount: Quantity | None = None, signals=()) -> Ruling:
    return rule(limit, role, amount, signals, BASE.company.currency)


def smallest_step(limit: Limit) -> Decimal:
    return Decimal("0.01") if limit.unit is Unit.MONEY else Decimal(1)


@pytest.mark.parametrize(("limit", "tier"), AMOUNTS)
def test_at_and_under_the_cap_is_the_roles_own(limit, tier):
    for value in (tier.up_to, tier.up_to - smallest_step(limit)):
        if value > 0:
            ruling = decide(limit, tier.role, of(limit, value))

            assert (ruling.outcome, ruling.decides) == (Outcome.YES, None)


@pytest.mark.parametrize(("limit", "tier"), AMOUNTS)
def test_just_over_the_cap_somebody_further_up_decides(limit, tier):
    ruling = decide(limit, tier.role, of(limit, tier.up_to + smallest_step(limit)))

    above = [t.role.value for t in limit.tiers[limit.tiers.index(tier) + 1 :]]
    assert ruling.outcome is Outcome.ASK_FIRST
    assert ruling.decides == [*above, limit.beyond][0]


@pytest.mark.parametrize(("limit", "tier"), TIERS)
def test_without_an_amount_the_role_hears_its_own_cap(limit, tier):
    ruling = decide(limit, tier.role)

    if tier.up_to is None:
        assert ruling.outcome is Outcome.YES
    else:
        assert (ruling.outcome, ruling.amount) == (Outcome.UP_TO, of(limit, tier.up_to))


@pytest.mark.parametrize("limit", MONEY)
@pytest.mark.parametrize("role", DISCRETION)
def test_another_currency_is_always_asked_about(limit, role):
    ruling = decide(limit, role, of(limit, Decimal(1), "EUR"))

    assert ruling.outcome is Outcome.ASK_FIRST
    assert ruling.decides in {"team_lead", limit.beyond}
    assert ruling.decides != role.value


@EACH
@pytest.mark.parametrize("role", DISCRETION)
def test_each_signal_stops_or_leaves_alone(limit, role):
    for signal in BASE.signals.signals:
        ruling = decide(limit, role, signals=(signal,))

        if signal.outcome is SignalOutcome.STOP:
            assert (ruling.outcome, ruling.decides) == (Outcome.STOP, signal.to)
        elif signal.id in limit.stop_if:
            assert (ruling.outcome, ruling.decides) == (Outcome.STOP, limit.beyond)
        else:
            assert ruling == decide(limit, role)


@EACH
@given(value=st.decimals(min_value="0.01", max_value="2000", places=2))
def test_no_role_is_ever_given_more_than_its_cap(limit, value):
    for role in DISCRETION:
        ruling = decide(limit, role, of(limit, value))
        tier = limit.tier_of(role)

        if ruling.outcome is Outcome.YES:
            assert tier is not None
            assert tier.up_to is None or value <= tier.up_to
