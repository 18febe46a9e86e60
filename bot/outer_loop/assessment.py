"""Where the company stands: by success factor and by stage, with movement since the last time."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from bot.changes import Change
from bot.entries import LEEWAY
from bot.errors import NotAllowed
from bot.inner_loop.escalating import answered_for
from bot.logbook.desk import Desk, Visit
from bot.outer_loop.assessment_page import AssessmentPage
from bot.outer_loop.measuring import SECTIONS, Evidence, Section, measured
from bot.outer_loop.payback import compared
from bot.outer_loop.period import Period, read_period
from bot.outer_loop.pulse import months_of
from bot.outer_loop.theme_desk import ThemeDesk
from bot.outer_loop.themes_now import themes_now
from bot.people import SMALLEST_GROUP, Role, Scope, Subject
from bot.replies import Part, Reply, Text, Tone
from bot.standing_entries import Assessed, Measured
from bot.standing_requests import ShowAssessment

_KEEPS = frozenset({Role.CX, Role.ADMIN, Role.EXECUTIVE})


@dataclass(frozen=True)
class Assessment:
    """Answers anyone who asks where the company stands; a few may keep it."""

    desk: Desk
    sections: tuple[Section, ...] = SECTIONS
    themes: ThemeDesk | None = None

    async def show(self, request: ShowAssessment, visit: Visit) -> Reply:
        """Measures with evidence and definition; kept if that is asked for."""
        if request.keep and not visit.person.roles & _KEEPS:
            raise NotAllowed(f"keeping an assessment, by {visit.person.id}")
        evidence = await self.evidence(request.days)
        before = await self.last()
        found = measured(evidence, self.sections)
        if request.keep:
            await self._keep(evidence.period, found, visit)
        return self._reply(evidence, found, before, kept=request.keep)

    async def evidence(self, days: int) -> Evidence:
        """What there is to go by; raises StorageUnavailable."""
        desk = self.desk
        until = desk.clock()
        everything = Scope(everything=True)
        period = await read_period(desk, until - timedelta(days=days), until, everything)
        answering = answered_for(desk, await desk.people.everyone())
        return Evidence(
            base=desk.base,
            period=period,
            answering=answering,
            pulse=months_of(await desk.pulses.tallies()),
            payback=compared(await desk.outcomes.followed()),
            themes=await themes_now(self.themes) if self.themes else None,
        )

    async def last(self) -> Assessed | None:
        """The assessment that was kept last; raises StorageUnavailable."""
        kept: Assessed | None = None
        async for link in self.desk.record.links("assessed"):
            if link.payload is not None:
                kept = Assessed.model_validate_json(link.payload)
        return kept

    async def _keep(self, period: Period, found: tuple[Measured, ...], visit: Visit) -> None:
        head = self.desk.head(visit)
        entry = Assessed(**head, since=period.since, until=period.until, measures=found)
        subject = Subject(by=LEEWAY)
        change = Change(
            about=entry.id, seen=0, entries=(entry,), subject=subject, delivery=visit.delivery
        )
        await self.desk.logbook.write(change)

    def _reply(
        self,
        evidence: Evidence,
        found: Sequence[Measured],
        before: Assessed | None,
        *,
        kept: bool,
    ) -> Reply:
        desk, say, period = self.desk, self.desk.wording.phrases.standing, evidence.period
        people = {history[0].by for history in period.histories.values()}
        day = desk.wording.day
        title = say.assess_title.format(since=day(period.since), until=day(period.until))
        enough = len(people) >= SMALLEST_GROUP
        few = say.assess_few.format(number=SMALLEST_GROUP)
        lead = say.assess_lead.format(entries=period.size, people=len(people)) if enough else few
        page = AssessmentPage(desk, evidence, tuple(found) if enough else (), before, self.themes)
        parts: list[Part] = [Text(heading=title, text=lead)]
        if enough:
            parts += page.parts()
        if kept:
            parts.append(Text(text=say.assess_kept, tone=Tone.QUIET))
        return Reply(parts=tuple(parts), document=page.document())
