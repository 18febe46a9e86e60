"""What the log says about guidance, in parts for any channel and as a document for scripts."""

from collections.abc import Sequence
from decimal import Decimal

from bot.answers import Quantity
from bot.guidance.items import Limit, Unit
from bot.guidance_phrases import GuidancePhrases
from bot.guidance_requests import ExplainNumbers
from bot.logbook.desk import Desk, words
from bot.outer_loop.consistency import Consistency, Spread, Team
from bot.outer_loop.drafting import Draft
from bot.outer_loop.proposing import FEWEST, Proposal, Proposals, Readiness
from bot.outer_loop.shares import Middle, Share
from bot.outer_loop.staleness import Stale, StaleItems
from bot.replies import Button, Buttons, Part, Points, Reply, Text, Tone

_SHOWN = 10


def draft_reply(made: Draft, say: GuidancePhrases) -> Reply:
    """The file's text, and what to do with it."""
    heading = say.draft_title.format(path=made.path)
    parts = (Text(heading=heading, text=made.text), Text(text=say.draft_next, tone=Tone.QUIET))
    return Reply(parts=parts, document=made)


def stale_reply(found: StaleItems, desk: Desk) -> Reply:
    """A line for each item."""
    say = desk.wording.phrases.guidance
    if not found.items:
        return words(say.stale_none).model_copy(update={"document": found})
    lines = stale_lines(found.items[:_SHOWN], desk)
    listed = Points(heading=say.stale_title, points=lines)
    return Reply(parts=(listed, _explain(say, "stale")), document=found)


def stale_lines(items: Sequence[Stale], desk: Desk) -> tuple[str, ...]:
    """Each item with what rested on it since it should have been reviewed."""
    line = desk.wording.phrases.guidance.stale_line
    return tuple(
        line.format(**{**vars(item), "owner": desk.owner_title(item.owner)}) for item in items
    )


def proposals_reply(found: Proposals, desk: Desk) -> Reply:
    """Each limit with its counts; what is proposed stands in the heading."""
    say = desk.wording.phrases.guidance
    hidden = say.proposals_hidden.format(number=found.hidden) if found.hidden else ""
    quiet = (Text(text=hidden, tone=Tone.QUIET),) if hidden else ()
    if not found.proposals:
        none = Text(text=say.proposals_none.format(days=found.days))
        return Reply(parts=(none, *quiet), document=found)
    title = Text(text=say.proposals_title.format(days=found.days), tone=Tone.LEAD)
    parts = tuple(_proposal(p, desk) for p in found.proposals[:_SHOWN])
    return Reply(
        parts=(title, *parts, *quiet, _explain(say, "proposals")),
        document=found,
    )


def _proposal(p: Proposal, desk: Desk) -> Points:
    say = desk.wording.phrases.guidance
    decided = p.as_asked + p.differently + p.refused
    points = [
        say.proposal_counts.format(
            decided=decided,
            as_asked=p.as_asked,
            differently=p.differently,
            refused=p.refused,
            unsaid=p.unsaid,
            advisors=p.advisors,
        )
    ]
    if p.approved is not None:
        points.append(
            say.proposal_share.format(
                share=percent(p.approved.share, say),
                low=percent(p.approved.low, say),
                high=percent(p.approved.high, say),
            )
        )
    else:
        points.append(say.proposal_few.format(fewest=FEWEST))
    if p.amounts:
        least, q1, _, q3, most = (_amount(a, p, desk) for a in p.amounts)
        points.append(say.proposal_amounts.format(least=least, q1=q1, q3=q3, most=most))
    if p.to is not None:
        points.append(say.proposal_spares.format(to=_amount(p.to, p, desk), spared=p.spared))
    return Points(heading=proposal_head(p, desk), points=tuple(points))


def proposal_head(p: Proposal, desk: Desk) -> str:
    """What is proposed, or that nothing is, and for whom."""
    say = desk.wording.phrases.guidance
    now = _amount(p.now, p, desk) if p.now is not None else say.proposal_nothing
    to = (
        say.proposal_permit
        if p.to is None
        else say.proposal_raise.format(now=now, to=_amount(p.to, p, desk))
    )
    role = say.roles.get(p.role.value, p.role.value)
    head = say.proposal_heads[p.readiness.value]
    if p.readiness is not Readiness.PROPOSED:
        return head.format(title=p.title, role=role)
    return head.format(title=p.title, role=role, to=to)


def _amount(value: Decimal, p: Proposal, desk: Desk) -> str:
    return desk.wording.quantity(Quantity(value=value, currency=p.currency), p.unit.value)


def consistency_reply(found: Consistency, desk: Desk) -> Reply:
    """A list for each situation, teams without their names."""
    say = desk.wording.phrases.guidance
    if not found.spreads:
        none = say.consistency_none.format(days=found.days)
        return words(none).model_copy(update={"document": found})
    parts: list[Part] = [
        Text(text=say.consistency_title.format(days=found.days), tone=Tone.LEAD),
    ]
    for spread in found.spreads[:_SHOWN]:
        parts += _spread(spread, desk)
    if any(spread.differs for spread in found.spreads):
        parts.append(Text(text=say.consistency_advice, tone=Tone.QUIET))
    return Reply(parts=(*parts, _explain(say, "consistency")), document=found)


def _spread(spread: Spread, desk: Desk) -> tuple[Part, ...]:
    say, known = desk.wording.phrases.guidance, desk.base.journey.touchpoints
    where = known.get(spread.situation.touchpoint)
    says = say.consistency_differs if spread.differs else say.consistency_alike
    caption = f"{spread.title} · {where.title}" if where else spread.title
    teams = tuple(_team(team, spread, desk) for team in spread.teams)
    listed = Points(heading=f"{caption}. {says}", points=teams)
    chances = say.consistency_chances.format(
        handed_on=percent(spread.chance_handed_on, say), amount=percent(spread.chance_amount, say)
    )
    return (listed, Text(text=chances, tone=Tone.QUIET))


def _team(team: Team, spread: Spread, desk: Desk) -> str:
    say = desk.wording.phrases.guidance
    template = say.consistency_yours if team.own else say.consistency_team
    told = template.format(situations=team.handed_on.n, share=_share(team.handed_on, say))
    if team.amount is None:
        return told
    return told + say.consistency_amount.format(amount=_middle(team.amount, spread, desk))


def _share(share: Share, say: GuidancePhrases) -> str:
    value, low, high = (percent(each, say) for each in (share.share, share.low, share.high))
    return say.range_of.format(value=value, low=low, high=high)


def _middle(middle: Middle, spread: Spread, desk: Desk) -> str:
    limit = desk.base.by_id.get(spread.situation.item)
    unit = limit.unit if isinstance(limit, Limit) else Unit.COUNT
    currency = desk.base.company.currency if unit is Unit.MONEY else None
    value, low, high = (
        desk.wording.quantity(Quantity(value=Decimal(str(each)), currency=currency), unit.value)
        for each in (middle.median, middle.low, middle.high)
    )
    return desk.wording.phrases.guidance.range_of.format(value=value, low=low, high=high)


def percent(share: float, say: GuidancePhrases) -> str:
    """A share in percent: whole ones, below one with a digit behind the point."""
    if 0 < share < 0.001:
        return say.below_percent
    number = f"{share * 100:.1f}" if 0 < share < 0.01 else f"{share * 100:.0f}"
    return say.percent.format(number=number)


def _explain(say: GuidancePhrases, of: str) -> Buttons:
    return Buttons(buttons=(Button(label=say.explain, request=ExplainNumbers(of=of)),))
