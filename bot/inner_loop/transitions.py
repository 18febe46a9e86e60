"""What may happen to an escalation, by whom, and what follows: pure functions.

Each returns the entry that says it happened, or null where it has happened already by the same
person; each raises NotFound (not theirs to see), NotAllowed, or AlreadyDecided.
"""

from datetime import datetime

from bot.changes import State
from bot.entries import (
    EscalationClosed,
    EscalationOverdue,
    EscalationPassedOn,
    EscalationReminded,
    EscalationReopened,
    EscalationReplied,
    EscalationTaken,
    Granted,
)
from bot.errors import AlreadyDecided, NotAllowed, NotFound
from bot.inner_loop.escalation import Escalation
from bot.inner_loop.routing import Routed
from bot.logbook.desk import Head
from bot.people import Person, Right, may


def permitted(stands: Escalation, person: Person, right: Right) -> None:
    """Raises NotFound if the person may not even see that it exists, else NotAllowed."""
    if not may(person, Right.SEE_STATE, stands.subject):
        raise NotFound(f"{stands.id} for {person.id}")
    if not may(person, right, stands.subject):
        raise NotAllowed(f"{right} of {stands.id} by {person.id}")


def take(stands: Escalation, person: Person, head: Head) -> EscalationTaken | None:
    """Exactly one person has it."""
    permitted(stands, person, Right.ANSWER)
    if stands.state is State.TAKEN and stands.taken_by in person.ids:
        return None
    if stands.state is not State.OPEN:
        raise AlreadyDecided(stands.id)
    return EscalationTaken(**head, about=stands.id)


def reply(
    stands: Escalation,
    person: Person,
    said: tuple[str, str, Granted | None],
    head: Head,
) -> EscalationReplied:
    """Whoever has taken it replies; if nobody has, whoever may.

    `said` is the reply, what guidance should say, and whether what was asked for is approved.
    """
    permitted(stands, person, Right.ANSWER)
    mine = stands.state is State.TAKEN and stands.taken_by in person.ids
    if not (mine or stands.state is State.OPEN):
        raise AlreadyDecided(stands.id)
    text, guidance, granted = said
    return EscalationReplied(
        **head, about=stands.id, reply=text, guidance=guidance, granted=granted
    )


def pass_on(
    stands: Escalation, person: Person, to: Routed, reason: str, head: Head
) -> EscalationPassedOn:
    """As long as it waits for a reply, it can go to somebody who knows better."""
    permitted(stands, person, Right.HAND_ON)
    if not stands.waiting:
        raise AlreadyDecided(stands.id)
    return EscalationPassedOn(**head, **to.model_dump(), about=stands.id, reason=reason)


def close(stands: Escalation, person: Person, head: Head) -> EscalationClosed | None:
    """The advisor whose escalation it is, once there is a reply."""
    permitted(stands, person, Right.FINISH)
    if stands.state is State.CLOSED:
        return None
    if stands.state is not State.REPLIED:
        raise NotAllowed(f"{stands.id} has no reply yet")
    return EscalationClosed(**head, about=stands.id)


def reopen(
    stands: Escalation, person: Person, to: Routed, reason: str, head: Head
) -> EscalationReopened:
    """The same advisor, when the reply was not the end of it."""
    permitted(stands, person, Right.FINISH)
    if stands.waiting:
        raise AlreadyDecided(stands.id)
    return EscalationReopened(**head, **to.model_dump(), about=stands.id, reason=reason)


def tick(
    stands: Escalation, now: datetime, following: Routed, head: Head
) -> EscalationReminded | EscalationOverdue | None:
    """What Leeway itself does at that moment: pass on what is overdue, else remind once."""
    if not stands.waiting:
        return None
    if now >= stands.due:
        return EscalationOverdue(**head, **following.model_dump(), about=stands.id)
    if stands.remind is not None and now >= stands.remind:
        return EscalationReminded(**head, about=stands.id)
    return None
