"""What the features about guidance read from entries: sources, escalations, outcomes. Pure."""

from collections.abc import Mapping, Sequence

from bot.answers import Answer, Outcome
from bot.entries import ActionLogged, Asked, Cause, Decision, Entry, Escalated, FeedbackGiven
from bot.guidance.base import GuidanceBase
from bot.guidance.items import Example
from bot.inner_loop.escalation import escalation_of
from bot.inner_loop.reviewing import done_in_words
from bot.logbook.action import action_of
from bot.logbook.answered import answer_of
from bot.logbook.desk import Desk
from bot.logbook.guided import items_of
from bot.outer_loop.consistency import Handled, Situation
from bot.outer_loop.drafting import Source
from bot.outer_loop.proposing import Exceeding
from bot.outer_loop.staleness import Rested
from bot.people import Role


def nominated(history: Sequence[Entry]) -> bool:
    """Whether it is an action that a lead nominated."""
    if not isinstance(history[0], ActionLogged):
        return False
    review = action_of(history).review
    return review is not None and review.decision is Decision.NOMINATE


def source_of(desk: Desk, history: Sequence[Entry]) -> Source | None:
    """What an action or an answered escalation says about what good looks like."""
    first = history[0]
    if isinstance(first, ActionLogged):
        now = action_of(history).now
        return Source(
            id=first.id,
            at=first.at,
            kind="nominated" if nominated(history) else "action",
            situation=now.situation,
            done=done_in_words(desk, now),
            why=now.why,
            touchpoint=now.touchpoint,
            limit=now.limit,
            guidance=now.guidance,
        )
    reply = escalation_of(history).reply if isinstance(first, Escalated) else None
    if reply is None or not isinstance(first, Escalated):
        return None
    return Source(
        id=first.id,
        at=first.at,
        kind="reply",
        situation=first.situation,
        done=reply.reply,
        why=reply.guidance,
        touchpoint=first.touchpoint,
    )


def answer_in(history: Sequence[Entry]) -> Answer | None:
    """The answer to a question, as it is now; null if it was erased."""
    first = history[0] if history else None
    return answer_of(first, history) if isinstance(first, Asked) else None


def exceeding_of(
    history: Sequence[Entry], answer: Answer | None, roles: Mapping[str, Role]
) -> Exceeding | None:
    """An escalation that asks for more than a limit gives; null for any other."""
    first = history[0]
    if not isinstance(first, Escalated) or first.cause is not Cause.EMPOWERMENT or answer is None:
        return None
    verdict = answer.verdict
    if verdict.outcome is not Outcome.ASK_FIRST or verdict.limit is None:
        return None
    reply = escalation_of(history).reply
    return Exceeding(
        limit=verdict.limit,
        role=roles.get(first.by, Role.ADVISOR),
        amount=verdict.amount,
        whose=first.by,
        granted=reply.granted if reply else None,
    )


def handled_of(
    history: Sequence[Entry], answer: Answer | None, base: GuidanceBase
) -> Handled | None:
    """How a situation was handled; null without a team, or where nothing says which it was."""
    first = history[0]
    if not isinstance(first, ActionLogged | Escalated) or first.team is None:
        return None
    acted = action_of(history).now if isinstance(first, ActionLogged) else None
    touchpoint = acted.touchpoint if acted else first.touchpoint
    limit = acted.limit if acted else answer.verdict.limit if answer else None
    rested = acted.guidance if acted else items_of(answer)
    example = next((i for i in rested if isinstance(base.by_id.get(i), Example)), None)
    if limit is None and example is None:
        return None
    return Handled(
        situation=Situation(item=limit, touchpoint=touchpoint)
        if limit
        else Situation(item=str(example)),
        team=first.team,
        whose=first.by,
        handed_on=acted is None,
        amount=acted.amount if acted and limit else None,
    )


def rested_of(history: Sequence[Entry], handed_on: frozenset[str]) -> Rested | None:
    """What an answer rested on; `handed_on` are the answers whose cases were."""
    answer = answer_in(history)
    if answer is None:
        return None
    feedback = [entry for entry in history if isinstance(entry, FeedbackGiven)]
    return Rested(
        on=history[0].at.date(),
        items=items_of(answer),
        unhelpful=bool(feedback) and not feedback[-1].helpful,
        handed_on=answer.id in handed_on,
    )
