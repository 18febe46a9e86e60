"""What a limit says to a role about an amount, in the presence of signals: a pure function.

The order of the rules is the guidance format's own (docs: guidance-format, "Verdict").
"""

from collections.abc import Sequence
from decimal import Decimal
from enum import StrEnum

from bot.answers import Outcome, Quantity
from bot.guidance.company import Signal, SignalOutcome
from bot.guidance.items import Limit, Tier, Unit
from bot.people import DISCRETION, Role
from bot.values import Value


class Reason(StrEnum):
    """Which rule decided."""

    SIGNAL = "signal"
    STOPPED_BY_LIMIT = "stopped_by_limit"
    NO_LIMIT = "no_limit"
    FOREIGN_CURRENCY = "foreign_currency"
    NO_TIER = "no_tier"
    OWN_CAP = "own_cap"
    PERMITTED = "permitted"
    WITHIN = "within"
    ABOVE = "above"


class Ruling(Value):
    """The verdict before it is worded. `signal` is set when one stopped it.

    `amount` is the amount asked about, or the role's own cap for `up_to`.
    """

    outcome: Outcome
    reason: Reason
    limit: Limit | None = None
    amount: Quantity | None = None
    cap: Quantity | None = None
    decides: str | None = None
    signal: Signal | None = None


def rule(
    limit: Limit | None,
    role: Role,
    amount: Quantity | None,
    signals: Sequence[Signal],
    currency: str,
) -> Ruling:
    """Decide; the first rule that applies does. `currency` is the company's."""
    stop = next((s for s in signals if s.outcome is SignalOutcome.STOP), None)
    if stop is not None:
        return Ruling(
            outcome=Outcome.STOP, reason=Reason.SIGNAL, limit=limit, decides=stop.to, signal=stop
        )
    if limit is None:
        return Ruling(outcome=Outcome.NONE, reason=Reason.NO_LIMIT)
    stopping = next((s for s in signals if s.id in limit.stop_if), None)
    if stopping is not None:
        return Ruling(
            outcome=Outcome.STOP,
            reason=Reason.STOPPED_BY_LIMIT,
            limit=limit,
            decides=limit.beyond,
            signal=stopping,
        )
    return _within_tiers(limit, role, amount, currency)


def _within_tiers(limit: Limit, role: Role, amount: Quantity | None, currency: str) -> Ruling:
    tier = limit.tier_of(role)
    cap = _quantity(limit, tier, currency)

    def ruling(outcome: Outcome, reason: Reason, decides: str | None = None) -> Ruling:
        shown = cap if outcome is Outcome.UP_TO else amount
        return Ruling(
            outcome=outcome, reason=reason, limit=limit, amount=shown, cap=cap, decides=decides
        )

    higher = [t for t in limit.tiers if _rank(t.role) > _rank(role)]
    if amount is not None and limit.unit is Unit.MONEY and amount.currency != currency:
        decides = higher[0].role.value if higher else limit.beyond
        return ruling(Outcome.ASK_FIRST, Reason.FOREIGN_CURRENCY, decides)
    if tier is None:
        return ruling(Outcome.ASK_FIRST, Reason.NO_TIER, _covering(limit, limit.tiers, amount))
    if limit.unit is Unit.NONE:
        return ruling(Outcome.YES, Reason.PERMITTED)
    if amount is None:
        return ruling(Outcome.UP_TO, Reason.OWN_CAP)
    if _covers(tier, amount.value):
        return ruling(Outcome.YES, Reason.WITHIN)
    return ruling(Outcome.ASK_FIRST, Reason.ABOVE, _covering(limit, higher, amount))


def _rank(role: Role) -> int:
    return DISCRETION.index(role) if role in DISCRETION else -1


def _covers(tier: Tier, value: Decimal) -> bool:
    return tier.up_to is None or value <= tier.up_to


def _covering(limit: Limit, tiers: Sequence[Tier], amount: Quantity | None) -> str:
    if amount is None:
        return tiers[0].role.value if tiers else limit.beyond
    first = next((t for t in tiers if _covers(t, amount.value)), None)
    return first.role.value if first else limit.beyond


def _quantity(limit: Limit, tier: Tier | None, currency: str) -> Quantity | None:
    if tier is None or tier.up_to is None:
        return None
    return Quantity(value=tier.up_to, currency=currency if limit.unit is Unit.MONEY else None)
