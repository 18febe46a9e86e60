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
_MISLED = 0.25


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
    limit = _found_instead(asked.limit, items) or (earlier if not asked.named else None)
    said = asked.about or question
    amount = _amount(limit, said, base.company.currency) if limit else None
    ruling = rule(limit, role, amount, signals, base.company.currency)
    likely = asked.likely if limit is None else None
    named = (likely, *asked.named) if likely else asked.named
    listed = _listed(named, items if limit is None else (), base)
    return Discretion(ruling=ruling, listed=tuple(x for x in listed if x != limit), likely=likely)


def _found_instead(named: Limit | None, items: Sequence[RankedItem]) -> Limit | None:
    """The limit named, unless search found another one so much nearer that the name misleads.

    "Send a replacement hinge" names a replacement, and is about a spare part.
    """
    if named is None or not items or not isinstance(items[0].item, Limit):
        return named
    nearest = items[0]
    own = next((r.score for r in items if r.item.id == named.id), 0.0)
    misled = nearest.item.status is Status.CURRENT and nearest.score - own >= _MISLED
    return nearest.item if misled and isinstance(nearest.item, Limit) else named


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
    found = [r.item.id for r in items[:3] if isinstance(r.item, Limit)]
    current = {limit.id: limit for limit in base.limits}
    ids = dict.fromkeys([*(limit.id for limit in named), *linked, *found])
    return tuple(current[i] for i in ids if i in current)[:_MOST_LISTED]
