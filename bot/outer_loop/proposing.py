"""Limits that are nearly always exceeded with approval: proposals to raise them. Pure.

Counted are escalations with the cause "empowerment" whose answer named a limit that still says "ask
first" to that role about that amount: what a raised limit has settled counts no longer.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from decimal import Decimal
from enum import StrEnum

import numpy as np

from bot.answers import Outcome, Quantity
from bot.entries import Granted
from bot.guidance.base import GuidanceBase
from bot.guidance.items import Limit, Unit
from bot.guidance.verdict import Reason, rule
from bot.outer_loop.shares import Share, share_of
from bot.people import DISCRETION, Role, pattern_visible
from bot.values import Value

FEWEST = 20
"""So many replies have to say what became of what was asked."""
NEARLY_ALWAYS = 0.8
"""The interval of the share approved as asked has to lie above this."""
COVERS = 0.9
"""The proposed limit covers this share of what was approved as asked."""
QUARTILES = (0.0, 0.25, 0.5, 0.75, 1.0)


class Exceeding(Value):
    """One escalation beyond a limit. `granted` is null where the reply does not say."""

    limit: str
    role: Role
    amount: Quantity | None
    whose: str
    granted: Granted | None


class Readiness(StrEnum):
    """What the counts say."""

    PROPOSED = "proposed"
    NOT_PROPOSED = "not_proposed"
    TOO_FEW = "too_few"


class Proposal(Value):
    """One limit and one role. `now` and `to` are in `unit`; `now` is null for "not on their own".

    `to` is null where nothing is proposed, and for a permission without an amount. `amounts` are
    least, quartiles and most of what was asked; `spared` the escalations that `to` would cover;
    `unsaid` those whose reply does not say. `approved` is null below the fewest replies.
    """

    limit: str
    title: str
    owner: str
    role: Role
    unit: Unit
    currency: str | None
    now: Decimal | None
    to: Decimal | None
    readiness: Readiness
    approved: Share | None
    as_asked: int
    differently: int
    refused: int
    unsaid: int
    advisors: int
    amounts: tuple[Decimal, ...]
    spared: int


class Proposals(Value):
    """What is proposed first; `hidden` limits were exceeded by too few people to show anything."""

    days: int
    proposals: tuple[Proposal, ...]
    hidden: int


def proposals(base: GuidanceBase, exceeding: Iterable[Exceeding], days: int) -> Proposals:
    """One for each limit and role that enough people asked beyond, in those days."""
    groups: dict[tuple[str, Role], list[Exceeding]] = defaultdict(list)
    limits = {limit.id: limit for limit in base.limits}
    for one in exceeding:
        if one.limit in limits and _still_beyond(limits[one.limit], one, base.company.currency):
            groups[one.limit, one.role].append(one)
    seen = {key: found for key, found in groups.items() if pattern_visible(e.whose for e in found)}
    made = [
        _proposal(limits[limit], role, found, base.company.currency)
        for (limit, role), found in seen.items()
    ]
    order = list(Readiness)
    made.sort(key=lambda p: (order.index(p.readiness), -p.as_asked, p.limit, p.role))
    return Proposals(days=days, proposals=tuple(made), hidden=len(groups) - len(seen))


def _still_beyond(limit: Limit, one: Exceeding, currency: str) -> bool:
    ruled = rule(limit, one.role, one.amount, (), currency)
    beyond = {Reason.ABOVE, Reason.NO_TIER}
    return ruled.outcome is Outcome.ASK_FIRST and ruled.reason in beyond


def _proposal(limit: Limit, role: Role, found: Sequence[Exceeding], currency: str) -> Proposal:
    counts = {g: sum(e.granted is g for e in found) for g in (*Granted, None)}
    decided = len(found) - counts[None]
    approved = share_of(counts[Granted.AS_ASKED], decided) if decided >= FEWEST else None
    to = _raised(limit, role, [e for e in found if e.granted is Granted.AS_ASKED])
    readiness = _readiness(limit, approved, to)
    to = to if readiness is Readiness.PROPOSED else None
    tier, amounts = limit.tier_of(role), sorted(e.amount.value for e in found if e.amount)
    return Proposal(
        limit=limit.id,
        title=limit.title,
        owner=limit.owner,
        role=role,
        unit=limit.unit,
        currency=currency if limit.unit is Unit.MONEY else None,
        now=tier.up_to if tier else None,
        to=to,
        readiness=readiness,
        approved=approved,
        as_asked=counts[Granted.AS_ASKED],
        differently=counts[Granted.DIFFERENTLY],
        refused=counts[Granted.NOT],
        unsaid=counts[None],
        advisors=len({e.whose for e in found}),
        amounts=tuple(_quantile(amounts, q) for q in QUARTILES) if amounts else (),
        spared=sum(a <= to for a in amounts) if to is not None else 0,
    )


def _readiness(limit: Limit, approved: Share | None, to: Decimal | None) -> Readiness:
    if approved is None:
        return Readiness.TOO_FEW
    raisable = to is not None or limit.unit is Unit.NONE
    nearly_always = approved.low >= NEARLY_ALWAYS
    return Readiness.PROPOSED if nearly_always and raisable else Readiness.NOT_PROPOSED


def _raised(limit: Limit, role: Role, approved: Sequence[Exceeding]) -> Decimal | None:
    """An amount that was approved, below the next role's own limit, that covers nearly all."""
    above = [t.up_to for t in limit.tiers if _rank(t.role) > _rank(role) and t.up_to is not None]
    amounts = sorted(e.amount.value for e in approved if e.amount)
    room = [amount for amount in amounts if not above or amount < above[0]]
    return _quantile(room, COVERS) if room else None


def _rank(role: Role) -> int:
    return DISCRETION.index(role) if role in DISCRETION else -1


def _quantile(ordered: Sequence[Decimal], share: float) -> Decimal:
    """The smallest of the amounts that at least this share lies at or below."""
    place = int(np.ceil(share * len(ordered))) - 1
    return ordered[max(place, 0)]
