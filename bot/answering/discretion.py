"""How far the person may go: which limit the question is about, the amount, the ruling."""

from collections.abc import Sequence

from bot.answering.asides import own_words
from bot.answering.limits_asked import Asked
from bot.answering.retrieval import RankedItem
from bot.answers import Quantity
from bot.guidance.amounts import amount_in
from bot.guidance.base import GuidanceBase
from bot.guidance.company import Signal
from bot.guidance.items import Example, Limit, Status, Unit
from bot.guidance.verdict import Ruling, rule
from bot.people import Role
from bot.values import Value

_MOST_LISTED = 3
_BESIDE_THE_POINT = 0.4
"""A limit's score this much lower than the best item's, it only shares a word with the question."""


class Discretion(Value):
    """The ruling, and the limits worth listing beside it.

    `likely`: listed even where guidance doesn't cover the question, as it may be meant.
    """

    ruling: Ruling
    listed: tuple[Limit, ...]
    likely: Limit | None = None


def discretion(
    question: str,
    role: Role,
    base: GuidanceBase,
    signals: Sequence[Signal],
    asked: Asked,
    items: Sequence[RankedItem],
    earlier: Limit | None = None,
) -> Discretion:
    """Decide from the question's own words; without a clear action, only list what applies.

    `items` are what search found, best first; `earlier` is the limit of the answer that this
    question follows up, for questions that name no action of their own.
    """
    limit = asked.limit or (earlier if not asked.named else None)
    said = asked.about or question
    amount = _amount(limit, said, base.company.currency) if limit else None
    ruling = rule(limit, role, amount, signals, base.company.currency)
    likely = asked.likely if limit is None else None
    named = (likely, *asked.named) if likely else asked.named
    listed = _listed(named, items if limit is None else (), base)
    return Discretion(ruling=ruling, listed=tuple(x for x in listed if x != limit), likely=likely)


def _amount(limit: Limit, said: str, currency: str) -> Quantity | None:
    """The amount asked for: what the person names, before what somebody whom they quote does."""
    mention = amount_in(limit, own_words(said)) or amount_in(limit, said)
    if mention is None:
        return None
    if limit.unit is Unit.MONEY:
        return Quantity(value=mention.value, currency=mention.currency or currency)
    return Quantity(value=mention.value)


def _listed(
    named: Sequence[Limit], items: Sequence[RankedItem], base: GuidanceBase
) -> tuple[Limit, ...]:
    """Limits named; where none decides, those that the nearest examples used or search found."""
    linked = [
        limit_id
        for ranked in items[:2]
        if isinstance(ranked.item, Example) and ranked.item.status is Status.CURRENT
        for limit_id in ranked.item.limits
    ]
    near = (r for r in items[:3] if r.score >= items[0].score - _BESIDE_THE_POINT)
    found = [r.item.id for r in near if isinstance(r.item, Limit)]
    current = {limit.id: limit for limit in base.limits}
    ids = dict.fromkeys([*(limit.id for limit in named), *linked, *found])
    return tuple(current[i] for i in ids if i in current)[:_MOST_LISTED]
