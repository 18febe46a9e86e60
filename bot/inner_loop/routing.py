"""Who has an escalation next, by when, and when they are reminded."""

from collections.abc import Collection
from datetime import datetime

from bot.answers import Answer
from bot.changes import ADMIN
from bot.guidance.base import GuidanceBase
from bot.guidance.routing import due_time, last_resort, route_to
from bot.logbook.guided import touchpoint_of
from bot.values import Value

REMIND_AFTER = 0.75
"""The reminder comes when three quarters of the working time have passed."""


class Routed(Value):
    """Somebody has it: there is no escalation without all four."""

    owner: str
    route: str
    due: datetime
    remind: datetime


def chain(base: GuidanceBase, owner: str) -> tuple[str, ...]:
    """The owner, their fallback, and so on; at the end the admin."""
    if owner == ADMIN:
        return (ADMIN,)
    owners: list[str] = []
    at: str | None = owner if owner in base.owner_by_id else last_resort(base).id
    while at is not None and at not in owners and at in base.owner_by_id:
        owners.append(at)
        at = base.owner_by_id[at].fallback
    return (*owners, ADMIN)


def following(base: GuidanceBase, owner: str) -> str:
    """The next in the chain; behind the admin comes the admin again."""
    return ADMIN if owner == ADMIN else chain(base, owner)[1]


def reachable(base: GuidanceBase, owner: str, with_people: Collection[str]) -> str:
    """The first in the chain that somebody answers for; the admin if nobody does."""
    return next((o for o in chain(base, owner) if o in with_people), ADMIN)


def routed(
    base: GuidanceBase, owner: str, channel: str, now: datetime, urgent: bool = False
) -> Routed:
    """The owner's place and due time; the admin keeps the hours of the last owner in the chain."""
    known = base.owner_by_id.get(owner) or last_resort(base)
    route = route_to(base, known.id, channel, now, urgent=urgent)
    within = known.reply_within.urgent if urgent else known.reply_within.normal
    country = base.company.locale.split("_")[1]
    remind = due_time(now, within * REMIND_AFTER, known.hours, known.time_zone, country)
    return Routed(
        owner=owner,
        route=ADMIN if owner == ADMIN else route.route,
        due=route.due,
        remind=min(remind, route.due),
    )


def owner_for(base: GuidanceBase, touchpoint: str, answer: Answer | None) -> str:
    """Who decides: the answer's own owner, else the touchpoint's, else the last in every chain.

    A touchpoint that the advisor changed comes before the answer, unless a signal was heard.
    """
    if answer is not None and answer.escalate_to is not None:
        unchanged = touchpoint in {"", touchpoint_of(base, answer)}
        if unchanged or answer.signals:
            return answer.escalate_to.owner
    known = base.journey.touchpoints.get(touchpoint)
    return known.owner if known else last_resort(base).id
