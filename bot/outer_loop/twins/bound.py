"""A limit as far as twins are made of it."""

from decimal import Decimal

from bot.guidance.base import GuidanceBase
from bot.guidance.items import MAIN_SECTION, Limit
from bot.values import Value


class Bound(Value):
    """One current limit; `caps` by role from the least to the most, `text` what it says in short.

    A cap is null for a permission without an amount.
    """

    id: str
    aliases: tuple[str, ...]
    unit: str
    caps: tuple[tuple[str, Decimal | None], ...]
    beyond: str
    text: str


class Bounds(Value):
    """All current limits of a folder, and the currency they are in."""

    currency: str
    limits: tuple[Bound, ...]


def bounds_of(base: GuidanceBase) -> Bounds:
    """The current limits of a guidance base."""
    return Bounds(currency=base.company.currency, limits=tuple(map(_bound, base.limits)))


def _bound(limit: Limit) -> Bound:
    return Bound(
        id=limit.id,
        aliases=limit.aliases,
        unit=limit.unit.value,
        caps=tuple((tier.role.value, tier.up_to) for tier in limit.tiers),
        beyond=limit.beyond,
        text=" ".join(limit.section(MAIN_SECTION["limit"]).split()),
    )
