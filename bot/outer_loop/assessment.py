"""Where the company stands: by success factor and by stage, with movement since the last time."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from pydantic import JsonValue

from bot.answers import Coverage
from bot.changes import Change
from bot.entries import LEEWAY
from bot.errors import NotAllowed
from bot.guidance.company import Stage
from bot.guidance.items import ANY_TOUCHPOINT, Status
from bot.inner_loop.escalating import answered_for
from bot.logbook.desk import Desk, Visit
from bot.logbook.guided import touchpoint_of
from bot.outer_loop.definitions import Definition, definition
from bot.outer_loop.measuring import FACTORS, SECTIONS, UNITS, Evidence, Section, measured
from bot.outer_loop.payback import compared
from bot.outer_loop.period import Period, read_period
from bot.outer_loop.pulse import months_of
from bot.people import SMALLEST_GROUP, Role, Scope, Subject
from bot.replies import Part, Points, Reply, Table, Text, Tone
from bot.standing_entries import Assessed, Measured
from bot.standing_requests import ShowAssessment

_KEEPS = frozenset({Role.CX, Role.ADMIN, Role.EXECUTIVE})


@dataclass(frozen=True)
class Assessment:
    """Answers anyone who asks where the company stands; a few may keep it."""

    desk: Desk
    sections: tuple[Section, ...] = SECTIONS

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
        parts: list[Part] = [Text(heading=title, text=lead)]
        if enough:
            parts += [*self._factors(found, before), self._stages(evidence), *self._silos(evidence)]
            parts.append(self._definitions(found))
        if kept:
            parts.append(Text(text=say.assess_kept, tone=Tone.QUIET))
        figures = self._figures(evidence, found if enough else (), before)
        return Reply(parts=tuple(parts), figures=figures)

    def _factors(self, found: Sequence[Measured], before: Assessed | None) -> list[Part]:
        say = self.desk.wording.phrases.standing
        by_id = {one.id: one for one in found}
        last = {one.id: one for one in before.measures} if before else {}
        return [
            Table(
                caption=say.factors[factor],
                columns=say.assess_columns,
                rows=tuple(self._row(by_id[i], last.get(i)) for i in ids if i in by_id),
            )
            for factor, ids in FACTORS.items()
        ]

    def _row(self, one: Measured, last: Measured | None) -> tuple[str, ...]:
        say = self.desk.wording.phrases.standing
        title = self._meant(one).title
        if one.value is None:
            return (title, say.assess_none, str(one.of), "")
        now = self.in_words(one.id, one.value)
        if one.low is not None and one.high is not None:
            low, high = (self.in_words(one.id, value) for value in (one.low, one.high))
            now = say.interval.format(value=now, low=low, high=high)
        moved = say.assess_first
        if last is not None and last.value is not None:
            moved = self._moved(one.id, one.value - last.value)
        return (title, now, str(one.of), moved)

    def in_words(self, measure: str, value: float) -> str:
        """A value in its unit."""
        say, wording = self.desk.wording.phrases.standing, self.desk.wording
        match UNITS.get(measure):
            case None:
                return wording.share(value)
            case "hours":
                return say.figure_hours.format(number=wording.number(value, 1))
            case "days":
                return say.figure_days.format(number=wording.number(value, 0))
            case "points":
                return say.figure_points.format(number=wording.number(value, 1))
        return wording.number(value, 0)

    def _moved(self, measure: str, by: float) -> str:
        """By how much, with its sign; shares in percentage points."""
        say, wording = self.desk.wording.phrases.standing, self.desk.wording
        sign = "+" if by > 0 else ""
        if measure in UNITS:
            return sign + self.in_words(measure, by)
        return sign + say.figure_points.format(number=wording.number(100 * by, 1))

    def _stages(self, evidence: Evidence) -> Table:
        say = self.desk.wording.phrases.standing
        rows = tuple(self._stage(evidence, stage) for stage in self.desk.base.journey.stages)
        return Table(caption=say.stage_title, columns=say.stage_columns, rows=rows)

    def _stage(self, evidence: Evidence, stage: Stage) -> tuple[str, ...]:
        ids = {touchpoint.id for touchpoint in stage.touchpoints}
        period, base = evidence.period, self.desk.base
        asked = [q for q in period.questions if touchpoint_of(base, q.answer) in ids]
        covered = sum(q.answer.coverage is Coverage.COVERED for q in asked)
        actions = sum(a.now.touchpoint in ids for a in period.actions)
        escalations = sum(e.first.touchpoint in ids for e in period.escalations)
        alone = sum(t.owner not in evidence.answering for t in stage.touchpoints)
        say = self.desk.wording.phrases.standing
        return (
            stage.title,
            say.pair.format(one=actions, other=escalations),
            self.desk.wording.share(covered / len(asked)) if asked else "",
            say.pair.format(one=alone, other=len(ids & set(self._without_guidance()))),
        )

    def _without_guidance(self) -> list[str]:
        current = (i for i in self.desk.base.items if i.status is Status.CURRENT)
        said = {t for item in current for t in item.touchpoints} - {ANY_TOUCHPOINT}
        return [t for t in self.desk.base.journey.touchpoints if t not in said]

    def silos(self, evidence: Evidence) -> tuple[str, ...]:
        """Touchpoints without anybody who answers for them, or without guidance, in words."""
        say = self.desk.wording.phrases.standing
        touchpoints = self.desk.base.journey.touchpoints
        alone = [t for t in touchpoints.values() if t.owner not in evidence.answering]
        silent = [touchpoints[t] for t in self._without_guidance()]
        owner = self.desk.owner_title
        return (
            *(say.silo_owner.format(touchpoint=t.title, owner=owner(t.owner)) for t in alone),
            *(say.silo_guidance.format(touchpoint=t.title) for t in silent),
        )

    def _silos(self, evidence: Evidence) -> list[Part]:
        silos = self.silos(evidence)
        title = self.desk.wording.phrases.standing.silos_title
        return [Points(heading=title, points=silos)] if silos else []

    def _definitions(self, found: Sequence[Measured]) -> Points:
        say, meant = self.desk.wording.phrases.standing, map(self._meant, found)
        said = tuple(f"{d.title}: {d.plain}" for d in meant)
        return Points(heading=say.what_title, points=said)

    def _meant(self, one: Measured) -> Definition:
        return definition(one.id, self.desk.wording.phrases.themes)

    def _figures(
        self, evidence: Evidence, found: Sequence[Measured], before: Assessed | None
    ) -> dict[str, JsonValue]:
        last = {one.id: one.value for one in before.measures} if before else {}
        return {
            "since": evidence.period.since.isoformat(),
            "until": evidence.period.until.isoformat(),
            "entries": evidence.period.size,
            "measures": [
                one.model_dump(mode="json")
                | {
                    "factor": next(f for f, ids in FACTORS.items() if one.id in ids),
                    "unit": UNITS.get(one.id, "share"),
                    "before": last.get(one.id),
                    "definition": self._meant(one).plain,
                }
                for one in found
            ],
            "silos": list(self.silos(evidence)),
        }
