"""Everybody whose entries are in a theme hears what became of it: once, and together with the rest.

At most once a day, and not before a decision has stood for an hour, so that a slip can be mended.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.changes import Change, Message
from bot.entries import LEEWAY, Announced
from bot.logbook.desk import Desk
from bot.outer_entries import (
    PilotStarted,
    QuickWinNamed,
    ThemeDeclined,
    ThemeFixed,
)
from bot.outer_loop.decided import Decision
from bot.outer_loop.theme_desk import Known, ThemeDesk
from bot.people import Person, Subject
from bot.replies import Part, Points, Text
from bot.theme_phrases import ThemePhrases

STANDS = timedelta(hours=1)
EVERY = timedelta(hours=20)
"""Once a day, at whatever hour of it."""

Raised = Mapping[str, datetime]
"""Themes that a person raised, and when last."""


@dataclass(frozen=True)
class News:
    """A theme with a decision that those who raised it have not heard of yet."""

    known: Known
    decision: Decision


@dataclass(frozen=True)
class Announcing:
    """Tells advisors what changed because of what they logged."""

    at: ThemeDesk

    async def run_once(self) -> int:
        """Announce what is to be announced; to how many. Raises StorageUnavailable."""
        desk, now = self.at.desk, self.at.desk.clock()
        heard, last = await announced(desk)
        if last is not None and now - last < EVERY:
            return 0
        known = await self.at.all()
        pending = [
            News(k, d)
            for k in known
            for d in k.stands.decisions
            if d.id not in heard and now - d.at >= STANDS
        ]
        if not pending:
            return 0
        news = {n.known.theme.id: n for n in pending}  # of several, the latest
        raised = await self._raised(tuple(news))
        entry = Announced(
            **desk.head(None),
            text="; ".join(n.known.theme.title for n in news.values()),
            told=len(raised),
            guidance=tuple(g for n in news.values() for g in guidance_of(n.decision)),
            decisions=tuple(n.decision.id for n in pending),
        )
        people = await desk.people.everyone()
        told = tuple(
            self._message(entry.id, whose, themes, news, people) for whose, themes in raised.items()
        )
        # Whoever else announces the same now is told that it was done.
        change = Change(
            about=entry.id,
            seen=0,
            entries=(entry,),
            subject=Subject(by=LEEWAY),
            messages=told,
            delivery=f"announced:{pending[0].decision.id}",
        )
        await desk.logbook.write(change)
        return len(told)

    async def _raised(self, themes: Sequence[str]) -> dict[str, dict[str, datetime]]:
        """By person the themes that their entries are in, each with the last of those."""
        raised: dict[str, dict[str, datetime]] = defaultdict(dict)
        for member in await self.at.members.of(themes):
            if member.whose and member.theme is not None:
                before = raised[member.whose].get(member.theme, member.at)
                raised[member.whose][member.theme] = max(before, member.at)
        return dict(raised)

    def _message(
        self,
        about: str,
        whose: str,
        raised: Raised,
        news: Mapping[str, News],
        people: Sequence[Person],
    ) -> Message:
        desk = self.at.desk
        person = next((p for p in people if whose in p.ids), None)
        parts: list[Part] = [Text(heading=self.at.say.told_heading, text="")]
        parts += [self._told(news[theme], last) for theme, last in raised.items()]
        return Message(
            id=desk.ids(),
            at=desk.clock(),
            about=about,
            to=whose,
            parts=tuple(parts),
            addresses=tuple(
                a for a in (person.addresses if person else ()) if a.channel in desk.channels
            ),
        )

    def _told(self, news: News, last: datetime) -> Part:
        """What they raised, what changed, since when, and which guidance says so."""
        say, wording, items = self.at.say, self.at.desk.wording, self.at.desk.base.by_id
        heading = say.told_times.format(title=news.known.theme.title, day=wording.day(last.date()))
        points = [what(news.decision, self.at)]
        titles = [items[g].title for g in guidance_of(news.decision) if g in items]
        if titles:
            points.append(say.told_guidance.format(titles=", ".join(titles)))
        return Points(heading=heading, points=tuple(points))


async def announced(desk: Desk) -> tuple[frozenset[str], datetime | None]:
    """The decisions that were announced, and when the last ones were."""
    heard: set[str] = set()
    last = None
    async for link in desk.record.links("announced"):
        last = link.at
        if link.payload is not None:
            heard.update(Announced.model_validate_json(link.payload).decisions)
    return frozenset(heard), last


def guidance_of(decision: Decision) -> tuple[str, ...]:
    """The items that say what changed."""
    return decision.guidance if isinstance(decision, ThemeFixed) else ()


def what(decision: Decision, at: ThemeDesk) -> str:
    """A decision in words for those who raised it."""
    say: ThemePhrases = at.say
    day, template = at.desk.wording.day, say.told[decision.kind]
    match decision:
        case QuickWinNamed():
            on, until = day(decision.at.date()), day(decision.until)
            return template.format(day=on, fix=decision.fix, until=until, who=decision.who)
        case PilotStarted():
            return template.format(day=day(decision.start), fix=decision.fix)
        case ThemeFixed():
            return template.format(day=day(decision.since), fix=decision.fix)
        case ThemeDeclined():
            return template.format(day=day(decision.at.date()), reason=decision.reason)
