"""One limit on its own: do its tiers say clearly who may go how far?"""

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from bot.guidance.faults import Fault
from bot.guidance.items import Limit, Tier, Unit
from bot.guidance.scope import Scope
from bot.people import DISCRETION

_ROLES = ", then ".join(DISCRETION)


def tier_faults(scope: Scope) -> Iterator[Fault]:
    """Tiers out of order, with the wrong role or amount; errors."""
    for limit in scope.base.items:
        if isinstance(limit, Limit):
            for n, tier in enumerate(limit.tiers):
                yield from _role(scope, limit, n, tier)
                yield from _amount(scope, limit, n, tier)
            for n, (lower, higher) in enumerate(pairwise(limit.tiers), start=1):
                yield from _order(scope, limit, n, lower, higher)


def _role(scope: Scope, limit: Limit, n: int, tier: Tier) -> Iterator[Fault]:
    if tier.role not in DISCRETION:
        yield scope.error(
            limit.path, f"tiers.{n}.role", "tier-role", f"A limit has no tier for `{tier.role}`",
            f"use {_ROLES}; name whoever decides above them in `beyond`",
        )  # fmt: skip


def _amount(scope: Scope, limit: Limit, n: int, tier: Tier) -> Iterator[Fault]:
    key = f"tiers.{n}.up_to"
    if tier.up_to is None:
        if limit.unit is not Unit.NONE:
            yield scope.error(
                limit.path, key, "tier-amount", f"The tier of {tier.role} has no amount",
                f"add `up_to:` in {limit.unit}, or make it `unit: none`",
            )  # fmt: skip
    elif wrong := _misfit(limit.unit, tier.up_to):
        yield scope.error(limit.path, key, "tier-amount", *wrong)


def _misfit(unit: Unit, up_to: Decimal) -> tuple[str, str] | None:
    if unit is Unit.NONE:
        return "A permission without an amount has `up_to`", "remove it, or name the unit"
    if unit is Unit.PERCENT and up_to > 100:
        return f"{up_to} percent is more than everything", "write at most 100"
    if unit in {Unit.DAYS, Unit.COUNT} and up_to != up_to.to_integral_value():
        return f"{up_to} isn't a whole number of {unit}", "write a whole number"
    return None


def _order(scope: Scope, limit: Limit, n: int, lower: Tier, higher: Tier) -> Iterator[Fault]:
    ranks = [DISCRETION.index(t.role) for t in (lower, higher) if t.role in DISCRETION]
    if len(ranks) == 2 and ranks[0] >= ranks[1]:
        yield scope.error(
            limit.path, f"tiers.{n}.role", "tier-order",
            f"The tier of {higher.role} stands after that of {lower.role}",
            f"write one tier a role, from the least to the most: {_ROLES}",
        )  # fmt: skip
    elif lower.up_to is not None and higher.up_to is not None and lower.up_to >= higher.up_to:
        yield scope.error(
            limit.path, f"tiers.{n}.up_to", "tier-order",
            f"{higher.role} may go to {higher.up_to}, no further than {lower.role} ({lower.up_to})",
            "raise it, or leave the tier out",
        )  # fmt: skip
