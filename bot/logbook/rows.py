"""Entries as flat rows, for lists, export and the console: a row for each question, action and
escalation, with where it stands; without names and texts that the reader may not see."""

from collections.abc import AsyncIterator, Mapping, Sequence
from datetime import datetime

from bot.changes import Query
from bot.entries import (
    ActionCorrected,
    ActionLogged,
    AnswerReworded,
    Asked,
    Entry,
    Escalated,
    EscalationClosed,
    EscalationOverdue,
    EscalationPassedOn,
    EscalationReopened,
    EscalationReplied,
    EscalationTaken,
    FeedbackGiven,
    Reviewed,
)
from bot.logbook.desk import Desk
from bot.logbook.histories import histories
from bot.people import Person, Right, Subject, may
from bot.values import Value


class Row(Value):
    """One question, action or escalation. `by` is null where the name is not for this reader."""

    id: str
    at: datetime
    kind: str
    by: str | None
    team: str | None
    channel: str
    touchpoint: str = ""
    text: str = ""
    action: str = ""
    limit: str | None = None
    amount: str | None = None
    within: str | None = None
    why: str = ""
    coverage: str | None = None
    cause: str | None = None
    owner: str | None = None
    due: datetime | None = None
    state: str = ""
    reply: str = ""
    granted: str | None = None
    guidance_should_say: str = ""
    review: str | None = None
    review_words: str = ""
    helpful: bool | None = None
    reason: str | None = None
    words: str = ""
    guidance: tuple[str, ...] = ()
    case: str | None = None
    seconds: float | None = None
    corrected: bool = False
    knowledge_version: str


COLUMNS: tuple[str, ...] = tuple(Row.model_fields)
"""The columns of an export, in order."""


async def rows(desk: Desk, query: Query, person: Person) -> AsyncIterator[Row]:
    """Every row that the query finds and the person may see, newest first, in constant memory."""
    names = {i: p.name for p in await desk.people.everyone() for i in p.ids}
    async for history in histories(desk, query):
        yield row_for(desk, history, person, names)


def row_for(desk: Desk, history: Sequence[Entry], person: Person, names: Mapping[str, str]) -> Row:
    """The row of one thing as this person may see it."""
    row = row_of(history)
    owner = row.owner or desk.owner_of(row.touchpoint)
    subject = Subject(by=history[0].by, team=row.team, owner=owner)
    named = isinstance(history[0], ActionLogged | Escalated) and history[0].named
    seen = named or may(person, Right.SEE_NAMES, subject)
    name = names.get(history[0].by, history[0].by) if seen else None
    return row.model_copy(update={"by": name})


def row_of(history: Sequence[Entry]) -> Row:
    """Everything that happened to one thing, as it is now."""
    first = history[0]
    values: dict[str, object] = {
        "id": first.id,
        "at": first.at,
        "kind": first.kind,
        "by": first.by,
        "team": first.team,
        "channel": first.channel,
        "knowledge_version": first.knowledge_version,
    }
    values |= _first(first)
    for entry in history[1:]:
        values |= _later(entry)
    return Row.model_validate(values)


def _first(entry: Entry) -> dict[str, object]:
    match entry:
        case Asked(answer=answer):
            return {
                "text": answer.question,
                "coverage": answer.coverage.value,
                "action": answer.verdict.action or "",
                "limit": answer.verdict.limit,
                "guidance": tuple(dict.fromkeys(c.item for c in answer.citations)),
            }
        case ActionLogged():
            return _done(entry) | {
                "guidance": entry.guidance,
                "case": entry.case,
                "seconds": entry.seconds,
            }
        case Escalated():
            return {
                "text": entry.situation,
                "touchpoint": entry.touchpoint,
                "cause": entry.cause.value,
                "case": entry.case,
                "state": "open",
                "owner": entry.owner,
                "due": entry.due,
            }
        case _:
            return {}


def _done(entry: ActionLogged | ActionCorrected) -> dict[str, object]:
    return {
        "text": entry.situation,
        "touchpoint": entry.touchpoint,
        "action": entry.action,
        "limit": entry.limit,
        "amount": None if entry.amount is None else str(entry.amount),
        "within": entry.within.value if entry.within else None,
        "why": entry.why,
    }


def _later(entry: Entry) -> dict[str, object]:
    match entry:
        case AnswerReworded():
            return {"coverage": entry.coverage.value}
        case ActionCorrected():
            return _done(entry) | {"corrected": True}
        case Reviewed():
            return {"review": entry.decision.value, "review_words": entry.words}
        case FeedbackGiven():
            reason = entry.reason.value if entry.reason else None
            return {"helpful": entry.helpful, "reason": reason, "words": entry.words}
        case EscalationTaken():
            return {"state": "taken"}
        case EscalationReplied():
            said = {"reply": entry.reply, "guidance_should_say": entry.guidance}
            granted = entry.granted.value if entry.granted else None
            return {"state": "replied", "granted": granted, **said}
        case EscalationClosed():
            return {"state": "closed"}
        case EscalationPassedOn() | EscalationOverdue() | EscalationReopened():
            return {"state": "open", "owner": entry.owner, "due": entry.due}
        case _:
            return {}
