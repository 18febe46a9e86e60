"""What question and answer already say, so that nobody types it again."""

from decimal import Decimal

from bot.answers import Answer, Outcome, Quantity
from bot.entries import Cause
from bot.guidance.base import GuidanceBase
from bot.guidance.items import ANY_TOUCHPOINT, Limit, Unit
from bot.guidance.verdict import rule
from bot.people import Person

_CAUSES = {
    Outcome.STOP: Cause.REGULATORY_SAFETY,
    Outcome.ASK_FIRST: Cause.EMPOWERMENT,
}


def touchpoint_of(base: GuidanceBase, answer: Answer | None) -> str:
    """The touchpoint that the answer's guidance is about, or an empty string."""
    cited = answer.citations if answer else ()
    items = [base.by_id[c.item] for c in cited if c.item in base.by_id]
    touchpoints = [t for item in items for t in item.touchpoints]
    return next((t for t in touchpoints if t != ANY_TOUCHPOINT), "")


def cause_of(answer: Answer | None) -> Cause:
    """Why a case is handed on, as far as the answer knows."""
    return (
        _CAUSES.get(answer.verdict.outcome, Cause.KNOWLEDGE_GAP) if answer else Cause.KNOWLEDGE_GAP
    )


def items_of(answer: Answer | None) -> tuple[str, ...]:
    """The guidance that an answer rested on."""
    return tuple(dict.fromkeys(c.item for c in answer.citations)) if answer else ()


def limit_of(base: GuidanceBase, action: str) -> Limit | None:
    """The current limit for an action, if there is one."""
    return next((limit for limit in base.limits if limit.action == action), None)


def within(
    base: GuidanceBase, limit: Limit | None, amount: Decimal | None, person: Person
) -> Outcome | None:
    """What the limit says to this person about this action; null without a limit."""
    if limit is None:
        return None
    currency = base.company.currency
    so_much = quantity(base, limit, amount)
    return rule(limit, person.discretion, so_much, (), currency).outcome


def quantity(base: GuidanceBase, limit: Limit, amount: Decimal | None) -> Quantity | None:
    """An amount in the limit's unit."""
    if amount is None or limit.unit is Unit.NONE:
        return None
    money = limit.unit is Unit.MONEY
    return Quantity(value=amount, currency=base.company.currency if money else None)
