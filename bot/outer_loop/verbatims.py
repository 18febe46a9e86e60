"""What of the record belongs to themes: one situation of one advisor is one member."""

from collections.abc import Sequence

from bot.answers import Coverage
from bot.entries import ActionLogged, Asked, Entry, Escalated, FeedbackGiven
from bot.guidance.base import GuidanceBase
from bot.guidance.items import Status, Unit
from bot.logbook.action import action_of
from bot.logbook.answered import answer_of
from bot.outer_entries import VerbatimImported
from bot.outer_loop.theme import Member, MemberKind

_ENDS = frozenset(".!?…:;,")


def member_of(
    history: Sequence[Entry], base: GuidanceBase, answered: Sequence[Entry] = ()
) -> Member | None:
    """The member that everything about one thing makes; null if it belongs to no theme.

    `answered` is everything about the question that an action or escalation goes back to. Of
    questions, those count that guidance did not cover, and those whose answer did not help.
    """
    first = history[0]
    match first:
        case Asked():
            return _asked(first, history, base)
        case ActionLogged():
            return _action(first, history, base, answered)
        case Escalated():
            return _escalated(first, base, answered)
        case VerbatimImported():
            return Member(
                entry_id=first.id,
                theme=None,
                kind=MemberKind.VERBATIM,
                at=first.said,
                text=first.text,
                touchpoint=first.touchpoint,
                source=first.source,
                score=first.score,
            )
        case _:
            return None


def _asked(first: Asked, history: Sequence[Entry], base: GuidanceBase) -> Member | None:
    answer, said = answer_of(first, history), _feedback(history)
    unhelpful = said is not None and not said.helpful
    if not unhelpful and answer.coverage is not Coverage.UNCOVERED:
        return None
    words = said.words if said and unhelpful else ""
    return Member(
        entry_id=first.id,
        theme=None,
        kind=MemberKind.UNHELPFUL if unhelpful else MemberKind.ASKED,
        at=first.at,
        text=as_sentences(answer.question, words),
        touchpoint=_touchpoint(first, base),
        team=first.team,
        whose=first.by,
        coverage=answer.coverage,
        unhelpful=said.reason if said and unhelpful else None,
        retired=_retired(first, base),
    )


def _action(
    first: ActionLogged, history: Sequence[Entry], base: GuidanceBase, answered: Sequence[Entry]
) -> Member:
    now = action_of(history).now
    rested = (base.by_id.get(item) for item in now.guidance)
    retired = any(item.status is Status.RETIRED for item in rested if item)
    back = _back(answered, base)
    return Member(
        entry_id=first.id,
        theme=None,
        kind=MemberKind.ACTION_LOGGED,
        at=first.at,
        text=as_sentences(now.situation, now.why),
        touchpoint=now.touchpoint,
        team=first.team,
        whose=first.by,
        case=first.case,
        amount=now.amount if _in_money(now, base) else None,
        coverage=back.coverage if back else None,
        unhelpful=back.unhelpful if back else None,
        retired=retired or (back is not None and back.retired),
        follows=first.answer,
    )


def _in_money(action: ActionLogged, base: GuidanceBase) -> bool:
    """Whether its amount is one of money: days and percents are not added up with pounds."""
    limit = next((limit for limit in base.limits if limit.id == action.limit), None)
    return limit is not None and limit.unit is Unit.MONEY


def _escalated(first: Escalated, base: GuidanceBase, answered: Sequence[Entry]) -> Member:
    back = _back(answered, base)
    return Member(
        entry_id=first.id,
        theme=None,
        kind=MemberKind.ESCALATED,
        at=first.at,
        text=first.situation,
        touchpoint=first.touchpoint,
        team=first.team,
        whose=first.by,
        case=first.case,
        cause=first.cause,
        coverage=back.coverage if back else None,
        unhelpful=back.unhelpful if back else None,
        retired=back is not None and back.retired,
        follows=first.answer,
    )


def _back(answered: Sequence[Entry], base: GuidanceBase) -> Member | None:
    """What the question would be by itself; null where guidance covered it and helped."""
    if not answered or not isinstance(answered[0], Asked):
        return None
    return _asked(answered[0], answered, base)


def _feedback(history: Sequence[Entry]) -> FeedbackGiven | None:
    """The latest counts."""
    return next((e for e in reversed(history) if isinstance(e, FeedbackGiven)), None)


def _retired(asked: Asked, base: GuidanceBase) -> bool:
    cited = (base.by_id.get(citation.item) for citation in asked.answer.citations)
    return any(item.status is Status.RETIRED for item in cited if item)


def _touchpoint(asked: Asked, base: GuidanceBase) -> str:
    """The first that anything cited belongs to: a question names none itself."""
    for citation in asked.answer.citations:
        item = base.by_id.get(citation.item)
        if item and item.touchpoints:
            return item.touchpoints[0]
    return ""


def as_sentences(*texts: str) -> str:
    """Each a sentence of its own: nobody puts a full stop behind what they type in a field."""
    said = [text.strip() for text in texts if text.strip()]
    ended = (text if text[-1] in _ENDS else f"{text}." for text in said[:-1])
    return " ".join((*ended, *said[-1:]))
