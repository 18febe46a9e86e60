"""What stands in a digest: three things that matter, a chart, links; for owners, their themes."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.changes import State, Wanted
from bot.errors import NotAllowed
from bot.logbook.desk import Desk, Visit
from bot.loop_requests import ShowEscalations, ShowReviews
from bot.outer_loop import theme_points
from bot.outer_loop.digest_points import BUILDERS as POINTS
from bot.outer_loop.digest_points import Builder, three_things
from bot.outer_loop.digests import (
    WEEKS,
    Cadence,
    DigestDocument,
    QuietDigest,
    Reader,
    chart_of,
    concerns,
    month_before,
    quiet,
    reach,
    roles_of,
    week_before,
)
from bot.outer_loop.moved import Moved, moved
from bot.outer_loop.own_themes import OwnThemes
from bot.outer_loop.period import Period, read_period
from bot.outer_loop.theme_brief import asked_of
from bot.outer_loop.theme_desk import ThemeDesk
from bot.outer_loop.themes import Seen
from bot.people import Person, Right, Role, Scope, scope
from bot.record_requests import ShowLogbook
from bot.replies import Button, Buttons, Part, Points, Reply, Series, Text
from bot.standing_requests import ShowAssessment, ShowDigest, ShowPayback, ShowPulse
from bot.theme_requests import ShowThemes

BUILDERS: tuple[Builder, ...] = (*POINTS, *theme_points.BUILDERS)
Span = tuple[datetime, datetime, str]
"""From, until, and what the period is called."""
_WAITING = 200


@dataclass(frozen=True)
class Told:
    """A span of time, and what became of themes in it: the same for every reader."""

    span: Span
    moved: tuple[Moved, ...] = ()


@dataclass(frozen=True)
class Digesting:
    """Makes digests; of themes as well, where they are kept."""

    desk: Desk
    builders: tuple[Builder, ...] = BUILDERS
    themes: ThemeDesk | None = None

    async def show(self, request: ShowDigest, visit: Visit) -> Reply:
        """What the person would get now."""
        del request
        for cadence in ("weekly", "monthly"):
            if roles := roles_of(visit.person, cadence):
                span = self.span(cadence)
                whole = await self.whole(span[0], span[1])
                reader = await self.reader(visit.person, roles[0], whole, await self.moved(span))
                return self.reply(reader, cadence)
        raise NotAllowed(f"a digest for {visit.person.id}")

    def span(self, cadence: Cadence) -> Span:
        """From, until, and the period's name."""
        now = self.desk.clock()
        return week_before(now) if cadence == "weekly" else month_before(now)

    async def whole(self, since: datetime, until: datetime) -> Period:
        """Everything from long enough before to see what is usual."""
        begin = min(until - timedelta(weeks=WEEKS), since - 2 * (until - since))
        whole = await read_period(self.desk, begin, until, Scope(everything=True))
        owners = {t.id: t.owner for t in self.desk.base.journey.touchpoints.values()}
        return replace(whole, owners=owners)

    async def moved(self, span: Span) -> Told:
        """What became of themes in that time, with the time; raises StorageUnavailable."""
        return Told(span, await moved(self.themes, span[0], span[1]) if self.themes else ())

    async def reader(self, person: Person, role: Role, whole: Period, told: Told) -> Reader:
        """What that person's digest is made from; raises StorageUnavailable."""
        theirs, (since, until, _) = reach(person, whole, role), told.span
        reached = scope(person, Right.REVIEW)
        wanted = Wanted(scope=reached, kind="action_logged", states=(State.WAITING,), most=_WAITING)
        waiting = () if reached.empty else await self.desk.logbook.standings(wanted)
        left = tuple(standing for standing in waiting if standing.by not in person.ids)
        reader = Reader(self.desk, person, role, theirs.within(since, until), theirs, left)
        concerning = tuple(m for m in told.moved if concerns(reader, m))
        return replace(reader, moved=concerning, theirs=await self._own(person, role))

    async def _own(self, person: Person, role: Role) -> tuple[Seen, ...]:
        """An owner's open themes, as they stand by now."""
        if self.themes is None or role is not Role.OWNER:
            return ()
        return await OwnThemes(self.themes).of(person)

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
            return Reply(parts=(Text(heading=title, text=text),), document=QuietDigest())
        said, chart = three_things(reader, self.builders), chart_of(reader)
        points = (Points(heading=say.digest_three, points=said),) if said else ()
        ask, yours = self._yours(reader)
        head: tuple[Part, ...] = (Text(heading=title, text=ask[0] if ask else ""), *yours)
        links = (*((ask[1],) if ask else ()), *self._links(reader))
        document = DigestDocument(
            title=title,
            ask=ask[0] if ask else None,
            themes=tuple(seen.known.theme.id for seen in reader.theirs),
            three_things=said,
            chart=Series(**chart.model_dump(exclude={"part"})),
        )
        return Reply(parts=(*head, *points, chart, Buttons(buttons=links)), document=document)

    def _yours(self, reader: Reader) -> tuple[tuple[str, Button] | None, tuple[Part, ...]]:
        """The one thing that an owner is asked for, and their themes in numbers and words."""
        if self.themes is None or not reader.theirs:
            return None, ()
        ask = asked_of(self.themes, reader.theirs, reader.person)
        return ask, OwnThemes(self.themes).in_short(reader.theirs)

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
        themes = Button(label=say.link_themes, request=ShowThemes())
        return (
            *links.get(reader.role, ()),
            *((themes,) if self.themes else ()),
            Button(label=say.link_pulse, request=ShowPulse()),
            Button(label=say.link_assessment, request=ShowAssessment()),
        )
