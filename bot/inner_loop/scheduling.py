"""What Leeway does of itself as time passes: reminders, and passing on what is overdue."""

from dataclasses import dataclass
from datetime import timedelta

from bot.changes import Message, State, Wanted
from bot.entries import Entry, EscalationReminded
from bot.inner_loop import transitions
from bot.inner_loop.escalating import answered_for, move
from bot.inner_loop.escalation import Escalation
from bot.inner_loop.notices import Notices
from bot.inner_loop.routing import following, reachable, routed
from bot.logbook.desk import Desk
from bot.people import Scope
from bot.record_ports import Leases

LEASE = "scheduler"
HELD = timedelta(minutes=2)
"""Whoever holds the lease and is silent for so long has died: another takes over."""


@dataclass(frozen=True)
class Scheduling:
    """Looks after the escalations. Any number may run; one at a time does something."""

    desk: Desk
    leases: Leases
    holder: str

    async def run_once(self, most: int = 100) -> int:
        """Do what is due by now; how many escalations changed. Raises StorageUnavailable."""
        now = self.desk.clock()
        if not await self.leases.hold(LEASE, self.holder, now, now + HELD):
            return 0
        waiting = Wanted(
            scope=Scope(everything=True),
            kind="escalated",
            states=(State.OPEN, State.TAKEN),
            look=now,
            most=most,
        )
        due = await self.desk.logbook.standings(waiting)
        for standing in due:
            await self._look(standing.about)
        return len(due)

    async def _look(self, escalation: str) -> None:
        desk, head = self.desk, self.desk.head(None)
        there = answered_for(desk, await desk.people.everyone())

        def ticks(stands: Escalation) -> Entry | None:
            next_owner = reachable(desk.base, following(desk.base, stands.owner), there)
            channel, now = stands.first.channel, desk.clock()
            to = routed(desk.base, next_owner, channel, now, urgent=stands.first.urgent)
            return transitions.tick(stands, now, to, head)

        await move(desk, escalation, None, ticks, _tells)


def _tells(notices: Notices, stands: Escalation) -> tuple[Message, ...]:
    if isinstance(stands.last, EscalationReminded):
        return notices.reminder(stands)
    heading = notices.desk.say.card_overdue.format(owner=notices.desk.owner_title(stands.owner))
    return (*notices.to_owner(stands, heading), *notices.moved(stands))
