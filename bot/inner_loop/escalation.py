"""Where one escalation stands, from the entries about it.

open → taken → replied → closed
 ↑ ←─────┘        │         │       overdue, or passed on: open with the next owner
 └────────────────┴─────────┘       reopened: open again, with a new due time
"""

from collections.abc import Sequence
from datetime import datetime

from bot.changes import Standing, State
from bot.entries import (
    Entry,
    Escalated,
    EscalationClosed,
    EscalationOverdue,
    EscalationPassedOn,
    EscalationReminded,
    EscalationReopened,
    EscalationReplied,
    EscalationTaken,
)
from bot.errors import NotFound
from bot.people import Subject
from bot.values import Value


class Escalation(Value):
    """An escalation as it stands. `last` decided where it stands now."""

    first: Escalated
    state: State
    owner: str
    route: str
    due: datetime
    remind: datetime | None
    since: datetime
    taken_by: str | None = None
    reply: EscalationReplied | None = None
    last: Entry
    seen: int

    @property
    def id(self) -> str:
        """The escalation's id."""
        return self.first.id

    @property
    def waiting(self) -> bool:
        """Whether it still needs a reply."""
        return self.state in {State.OPEN, State.TAKEN}

    @property
    def subject(self) -> Subject:
        """Whose it is, and who has it now."""
        return Subject(by=self.first.by, team=self.first.team, owner=self.owner)

    @property
    def look(self) -> datetime | None:
        """When Leeway itself has something to do about it."""
        if not self.waiting:
            return None
        return self.remind or self.due

    def standing(self) -> Standing:
        """The same without texts."""
        return Standing(
            about=self.id,
            kind=self.first.kind,
            state=self.state,
            by=self.first.by,
            team=self.first.team,
            owner=self.owner,
            touchpoint=self.first.touchpoint,
            at=self.first.at,
            cause=self.first.cause,
            taken_by=self.taken_by,
            due=self.due,
            look=self.look,
        )


def escalation_of(entries: Sequence[Entry]) -> Escalation:
    """Read the entries about an escalation in order; raises NotFound if they are about none."""
    first = entries[0] if entries else None
    if not isinstance(first, Escalated):
        raise NotFound("no such escalation")
    stands = Escalation(
        first=first,
        state=State.OPEN,
        owner=first.owner,
        route=first.route,
        due=first.due,
        remind=first.remind,
        since=first.at,
        last=first,
        seen=1,
    )
    for entry in entries[1:]:
        stands = then(stands, entry)
    return stands


def then(stands: Escalation, entry: Entry) -> Escalation:
    """Where it stands after one more entry."""
    now: dict[str, object] = {"seen": stands.seen + 1, "last": entry}
    match entry:
        case EscalationTaken():
            now |= {"state": State.TAKEN, "taken_by": entry.by}
        case EscalationReplied():
            now |= {"state": State.REPLIED, "taken_by": entry.by, "reply": entry}
        case EscalationClosed():
            now |= {"state": State.CLOSED}
        case EscalationReminded():
            now |= {"remind": None}
        case EscalationPassedOn() | EscalationOverdue() | EscalationReopened():
            now |= {
                "state": State.OPEN,
                "owner": entry.owner,
                "route": entry.route,
                "due": entry.due,
                "remind": entry.remind,
                "since": entry.at,
                "taken_by": None,
            }
        case _:
            pass
    return stands.model_copy(update=now)
