"""Digests on their way: sent once a period to whom they are for, and once a month the pulse."""

from dataclasses import dataclass
from datetime import timedelta

from bot.changes import Appended, Change, Message, Query
from bot.entries import LEEWAY
from bot.logbook.desk import Desk
from bot.outer_loop.digest_page import BUILDERS, Digesting
from bot.outer_loop.digest_points import Builder
from bot.outer_loop.digests import Cadence, roles_of
from bot.outer_loop.pulse import month_at
from bot.outer_loop.theme_desk import ThemeDesk
from bot.people import Address, Person, Role, Scope, Subject
from bot.record_ports import Leases
from bot.replies import Button, Buttons, Part, Text
from bot.standing_entries import DigestSent, PulseAsked
from bot.standing_requests import OpenPulse

LEASE = "digests"
HELD = timedelta(minutes=10)
EARLIEST = 8
"""Nothing goes out before that hour of the day, in UTC, nor at the weekend."""


@dataclass(frozen=True)
class Sending:
    """What goes out of itself: digests, and once a month the three questions."""

    desk: Desk
    leases: Leases
    holder: str
    builders: tuple[Builder, ...] = BUILDERS
    themes: ThemeDesk | None = None

    async def run_once(self) -> int:
        """Send what is due and was not sent yet; how many people got something.

        Raises StorageUnavailable.
        """
        now = self.desk.clock()
        if now.weekday() > 4 or now.hour < EARLIEST:
            return 0
        if not await self.leases.hold(LEASE, self.holder, now, now + HELD):
            return 0
        told = 0
        for cadence in ("weekly", "monthly"):
            told += await self.send(cadence)
        return told + await self.ask_pulse()

    async def send(self, cadence: Cadence) -> int:
        """One period's digest to everybody whom it is for, all at once and only once."""
        desk = self.desk
        digesting = Digesting(desk, self.builders, self.themes)
        span = digesting.span(cadence)
        since, until, name = span
        if await self._was_sent(cadence, name):
            return 0
        people = [p for p in await desk.people.everyone() if roles_of(p, cadence)]
        whole = await digesting.whole(since, until) if people else None
        if whole is None or not whole.size:
            return 0
        head, told = desk.head(None), await digesting.moved(span)
        messages: list[Message] = []
        for person in people:
            role = roles_of(person, cadence)[0]
            reader = await digesting.reader(person, role, whole, told)
            parts = digesting.reply(reader, cadence).parts
            messages.append(self._message(head["id"], person, parts))
        entry = DigestSent(**head, cadence=cadence, period=name, told=len(messages))
        return await self._write(entry, f"digest:{cadence}:{name}", messages)

    async def ask_pulse(self) -> int:
        """Once a month, everybody who advises; there is no second time, whoever answered."""
        desk, say = self.desk, self.desk.wording.phrases.standing
        month = month_at(desk.clock())
        newest = Query(scope=Scope(everything=True), most=1)
        if await self._was_sent("pulse", month) or not (await desk.logbook.page(newest)).entries:
            return 0
        people = [p for p in await desk.people.everyone() if p.known and Role.ADVISOR in p.roles]
        button = Button(label=say.pulse_open, request=OpenPulse())
        parts = (Text(heading=say.pulse_title, text=say.pulse_ask), Buttons(buttons=(button,)))
        head = desk.head(None)
        messages = [self._message(head["id"], person, parts) for person in people]
        entry = PulseAsked(**head, month=month, told=len(messages))
        return await self._write(entry, f"pulse:{month}", messages) if messages else 0

    async def _was_sent(self, what: str, period: str) -> bool:
        """A quick look, so that nothing is read in vain; the delivery decides."""
        kind = "pulse_asked" if what == "pulse" else "digest_sent"
        async for link in self.desk.record.links(kind):
            if link.payload is None:
                continue
            if what == "pulse":
                if PulseAsked.model_validate_json(link.payload).month == period:
                    return True
                continue
            sent = DigestSent.model_validate_json(link.payload)
            if (sent.cadence, sent.period) == (what, period):
                return True
        return False

    async def _write(
        self, entry: DigestSent | PulseAsked, delivery: str, messages: list[Message]
    ) -> int:
        change = Change(
            about=entry.id,
            seen=0,
            entries=(entry,),
            subject=Subject(by=LEEWAY),
            messages=tuple(messages),
            delivery=delivery,
        )
        written = await self.desk.logbook.write(change)
        return entry.told if written is Appended.DONE else 0

    def _message(self, about: str, person: Person, parts: tuple[Part, ...]) -> Message:
        desk = self.desk
        reached: tuple[Address, ...] = tuple(
            a for a in person.addresses if a.channel in desk.channels
        )
        return Message(
            id=desk.ids(),
            at=desk.clock(),
            about=about,
            to=person.id,
            parts=parts,
            addresses=reached,
        )
