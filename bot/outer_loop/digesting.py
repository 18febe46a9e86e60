"""Digests on their way: shown to who asks, and sent once a period to whom they are for."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from pydantic import JsonValue

from bot.changes import Appended, Change, Message, Query, State, Wanted
from bot.entries import LEEWAY
from bot.errors import NotAllowed
from bot.logbook.desk import Desk, Visit
from bot.loop_requests import ShowEscalations, ShowReviews
from bot.outer_loop.digest_points import BUILDERS, Builder, three_things
from bot.outer_loop.digests import (
    WEEKS,
    Cadence,
    Chart,
    Reader,
    chart_of,
    month_before,
    quiet,
    reach,
    roles_of,
    week_before,
)
from bot.outer_loop.period import Period, read_period
from bot.outer_loop.pulse import month_at
from bot.people import Address, Person, Right, Role, Scope, Subject, scope
from bot.record_ports import Leases
from bot.record_requests import ShowLogbook
from bot.replies import Button, Buttons, Part, Points, Reply, Table, Text, Tone
from bot.standing_entries import DigestSent, PulseAsked
from bot.standing_requests import OpenPulse, ShowAssessment, ShowDigest, ShowPayback, ShowPulse

LEASE = "digests"
HELD = timedelta(minutes=10)
EARLIEST = 8
"""Nothing goes out before that hour of the day, in UTC, nor at the weekend."""
_WAITING = 200


@dataclass(frozen=True)
class Digesting:
    """Makes digests. Any number may run; one at a time sends something."""

    desk: Desk
    builders: tuple[Builder, ...] = BUILDERS

    async def show(self, request: ShowDigest, visit: Visit) -> Reply:
        """What the person would get now."""
        del request
        for cadence in ("weekly", "monthly"):
            if roles := roles_of(visit.person, cadence):
                span = self.span(cadence)
                whole = await self.whole(span[0], span[1])
                reader = await self.reader(visit.person, roles[0], whole, span)
                return self.reply(reader, cadence)
        raise NotAllowed(f"a digest for {visit.person.id}")

    def span(self, cadence: Cadence) -> tuple[datetime, datetime, str]:
        """From, until, and the period's name."""
        now = self.desk.clock()
        return week_before(now) if cadence == "weekly" else month_before(now)

    async def whole(self, since: datetime, until: datetime) -> Period:
        """Everything from long enough before to see what is usual."""
        begin = min(until - timedelta(weeks=WEEKS), since - 2 * (until - since))
        whole = await read_period(self.desk, begin, until, Scope(everything=True))
        owners = {t.id: t.owner for t in self.desk.base.journey.touchpoints.values()}
        return replace(whole, owners=owners)

    async def reader(
        self, person: Person, role: Role, whole: Period, span: tuple[datetime, datetime, str]
    ) -> Reader:
        """What that person's digest is made from; raises StorageUnavailable."""
        theirs = reach(person, whole, role)
        reached = scope(person, Right.REVIEW)
        wanted = Wanted(scope=reached, kind="action_logged", states=(State.WAITING,), most=_WAITING)
        waiting = () if reached.empty else await self.desk.logbook.standings(wanted)
        left = tuple(standing for standing in waiting if standing.by not in person.ids)
        return Reader(self.desk, person, role, theirs.within(span[0], span[1]), theirs, left)

    def reply(self, reader: Reader, cadence: Cadence) -> Reply:
        """The digest itself; a quiet time says so in one line."""
        say, day = self.desk.wording.phrases.standing, self.desk.wording.day
        weekly = cadence == "weekly"
        template = say.digest_weekly if weekly else say.digest_monthly
        last_day = reader.now.until - timedelta(days=1)
        title = template.format(since=day(reader.now.since), until=day(last_day))
        if quiet(reader):
            span = say.span_week if weekly else say.span_month
            text = say.digest_quiet.format(span=span, entries=reader.now.size)
            return Reply(parts=(Text(heading=title, text=text),), figures={"quiet": True})
        said, chart = three_things(reader, self.builders), chart_of(reader)
        points = (Points(heading=say.digest_three, points=said),) if said else ()
        parts: tuple[Part, ...] = (Text(heading=title, text=""), *points)
        shown = (*parts, *self._chart(chart), Buttons(buttons=self._links(reader)))
        figures: dict[str, JsonValue] = {
            "quiet": False,
            "title": title,
            "three_things": list(said),
            "chart": chart.model_dump(mode="json"),
        }
        return Reply(parts=shown, figures=figures)

    def _chart(self, chart: Chart) -> tuple[Part, ...]:
        """As numbers and in words, which every channel takes."""
        say = self.desk.wording.phrases.standing
        rows = tuple((label, str(v)) for label, v in zip(chart.labels, chart.values, strict=True))
        columns = (say.chart_week, say.chart_number)
        table = Table(caption=chart.title, columns=columns, rows=rows)
        return (table, Text(text=chart.alt, tone=Tone.QUIET))

    def _links(self, reader: Reader) -> tuple[Button, ...]:
        say = self.desk.wording.phrases.standing
        links = {
            Role.TEAM_LEAD: (
                Button(label=say.link_reviews, request=ShowReviews()),
                Button(label=say.link_waiting, request=ShowEscalations()),
            ),
            Role.CX: (
                Button(label=say.link_waiting, request=ShowEscalations()),
                Button(label=say.link_logbook, request=ShowLogbook()),
            ),
            Role.OWNER: (
                Button(label=say.link_waiting, request=ShowEscalations()),
                Button(label=say.link_logbook, request=ShowLogbook()),
            ),
            Role.EXECUTIVE: (Button(label=say.link_payback, request=ShowPayback()),),
        }
        return (
            *links.get(reader.role, ()),
            Button(label=say.link_pulse, request=ShowPulse()),
            Button(label=say.link_assessment, request=ShowAssessment()),
        )


@dataclass(frozen=True)
class Sending:
    """What goes out of itself: digests, and once a month the three questions."""

    desk: Desk
    leases: Leases
    holder: str
    builders: tuple[Builder, ...] = BUILDERS

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
        digesting = Digesting(desk, self.builders)
        since, until, name = digesting.span(cadence)
        if await self._was_sent(cadence, name):
            return 0
        people = [p for p in await desk.people.everyone() if roles_of(p, cadence)]
        whole = await digesting.whole(since, until) if people else None
        if whole is None or not whole.size:
            return 0
        head = desk.head(None)
        messages: list[Message] = []
        for person in people:
            role = roles_of(person, cadence)[0]
            reader = await digesting.reader(person, role, whole, (since, until, name))
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
