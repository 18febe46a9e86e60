"""What an assessment shows: every measure with its evidence and movement, stages, silos, themes."""

from dataclasses import dataclass

from bot.answers import Coverage
from bot.guidance.company import Stage
from bot.guidance.items import ANY_TOUCHPOINT, Status
from bot.logbook.desk import Desk
from bot.logbook.guided import touchpoint_of
from bot.outer_loop.assessment_document import (
    AssessmentDocument,
    MeasureDocument,
    ThemesDocument,
    themes_document,
)
from bot.outer_loop.definitions import Definition, definition
from bot.outer_loop.measuring import FACTORS, UNITS, Evidence
from bot.outer_loop.theme_brief import brief, counted
from bot.outer_loop.theme_desk import ThemeDesk
from bot.replies import Part, Points, Table
from bot.standing_entries import Assessed, Measured

_DIGITS = {"hours": 1, "points": 1}


@dataclass(frozen=True)
class AssessmentPage:
    """One assessment; without `found`, nothing may be shown of it."""

    desk: Desk
    evidence: Evidence
    found: tuple[Measured, ...]
    before: Assessed | None
    themes: ThemeDesk | None = None

    def parts(self) -> list[Part]:
        """By factor, by stage, what is nobody's, what lies behind it, what all of it means."""
        silos = Points(heading=self.desk.wording.phrases.standing.silos_title, points=self.silos())
        return [
            *self._factors(),
            *self._themes(),
            self._stages(),
            *([silos] if silos.points else []),
            self._definitions(),
        ]

    def _factors(self) -> list[Part]:
        say = self.desk.wording.phrases.standing
        by_id = {one.id: one for one in self.found}
        last = {one.id: one for one in self.before.measures} if self.before else {}
        tables = {
            factor: tuple(self._row(by_id[i], last.get(i)) for i in ids if i in by_id)
            for factor, ids in FACTORS.items()
        }
        return [
            Table(caption=say.factors[factor], columns=say.assess_columns, rows=rows)
            for factor, rows in tables.items()
            if rows
        ]

    def _row(self, one: Measured, last: Measured | None) -> tuple[str, ...]:
        say = self.desk.wording.phrases.standing
        title = self._meant(one).title
        if one.value is None:
            return (title, say.assess_none, str(one.of), "")
        now = self.in_words(one.id, one.value)
        if one.low is not None and one.high is not None:
            low, high = (self._bare(one.id, value) for value in (one.low, one.high))
            now = say.interval.format(value=now, low=low, high=high)
        moved = say.assess_first
        if last is not None and last.value is not None:
            moved = self._moved(one.id, one.value - last.value)
        return (title, now, str(one.of), moved)

    def in_words(self, measure: str, value: float) -> str:
        """A value in its unit."""
        say, number = self.desk.wording.phrases.standing, self._bare(measure, value)
        units = {"hours": say.figure_hours, "days": say.figure_days, "points": say.figure_points}
        return units.get(UNITS.get(measure, ""), "{number}").format(number=number)

    def _bare(self, measure: str, value: float) -> str:
        """A value without the word for its unit."""
        if measure not in UNITS:
            return self.desk.wording.share(value)
        return self.desk.wording.number(value, _DIGITS.get(UNITS[measure], 0))

    def _moved(self, measure: str, by: float) -> str:
        """By how much, with its sign; shares in percentage points."""
        say, unit = self.desk.wording.phrases.standing, UNITS.get(measure)
        by = by if unit else 100 * by
        rounded = round(by, _DIGITS.get(unit or "points", 0))
        if not rounded:
            return say.assess_same
        sign = "+" if by > 0 else ""
        if unit:
            return sign + self.in_words(measure, by)
        return sign + say.figure_points.format(number=self.desk.wording.number(by, 1))

    def _themes(self) -> list[Part]:
        """Where they stand, and the largest open ones in numbers and words."""
        now = self.evidence.themes
        if self.themes is None or now is None or not now.seen:
            return []
        at, say = self.themes, self.themes.say
        where = Points(heading=say.news.states_title, points=tuple(counted(say, now.seen)))
        briefs = (brief(at, seen) for seen in now.top)
        return [where, *(_numbered(b, n, say.news.top) for n, b in enumerate(briefs, 1))]

    def _stages(self) -> Table:
        say = self.desk.wording.phrases.standing
        rows = tuple(self._stage(stage) for stage in self.desk.base.journey.stages)
        return Table(caption=say.stage_title, columns=say.stage_columns, rows=rows)

    def _stage(self, stage: Stage) -> tuple[str, ...]:
        ids = {touchpoint.id for touchpoint in stage.touchpoints}
        period, base = self.evidence.period, self.desk.base
        asked = [q for q in period.questions if touchpoint_of(base, q.answer) in ids]
        covered = sum(q.answer.coverage is Coverage.COVERED for q in asked)
        actions = sum(a.now.touchpoint in ids for a in period.actions)
        escalations = sum(e.first.touchpoint in ids for e in period.escalations)
        alone = sum(t.owner not in self.evidence.answering for t in stage.touchpoints)
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

    def silos(self) -> tuple[str, ...]:
        """Touchpoints without anybody who answers for them, or without guidance, in words."""
        say = self.desk.wording.phrases.standing
        touchpoints = self.desk.base.journey.touchpoints
        alone = [t for t in touchpoints.values() if t.owner not in self.evidence.answering]
        silent = [touchpoints[t] for t in self._without_guidance()]
        owner = self.desk.owner_title
        return (
            *(say.silo_owner.format(touchpoint=t.title, owner=owner(t.owner)) for t in alone),
            *(say.silo_guidance.format(touchpoint=t.title) for t in silent),
        )

    def _definitions(self) -> Points:
        say, meant = self.desk.wording.phrases.standing, map(self._meant, self.found)
        said = tuple(f"{d.title}: {d.plain}" for d in meant)
        return Points(heading=say.what_title, points=said)

    def _meant(self, one: Measured) -> Definition:
        return definition(one.id, self.desk.wording.phrases.themes)

    def document(self) -> AssessmentDocument:
        """The same for programs."""
        last = {one.id: one.value for one in self.before.measures} if self.before else {}
        period, factor = self.evidence.period, {i: f for f, ids in FACTORS.items() for i in ids}
        measures = tuple(
            MeasureDocument(
                **one.model_dump(),
                factor=factor[one.id],
                unit=UNITS.get(one.id, "share"),
                before=last.get(one.id),
                definition=self._meant(one).plain,
            )
            for one in self.found
        )
        return AssessmentDocument(
            since=period.since.isoformat(),
            until=period.until.isoformat(),
            entries=period.size,
            measures=measures,
            silos=self.silos(),
            themes=self._themes_document(),
        )

    def _themes_document(self) -> ThemesDocument | None:
        now = self.evidence.themes
        shown = self.themes is not None and now is not None and self.found
        return themes_document(self.themes, now) if shown and self.themes and now else None


def _numbered(points: Points, number: int, template: str) -> Points:
    heading = template.format(number=number, title=points.heading)
    return points.model_copy(update={"heading": heading})
