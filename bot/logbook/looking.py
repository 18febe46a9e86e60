"""The logbook of others, as far as the person may see it; and one entry with its history."""

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass

from bot.changes import Query
from bot.entries import ActionLogged, Asked, Decision, Entry, Escalated
from bot.errors import NotFound
from bot.guidance_requests import DraftExample
from bot.logbook.cost import median_of_group
from bot.logbook.desk import Desk, Visit
from bot.logbook.rows import Row, row_for, row_of, rows
from bot.logbook.texts import short
from bot.people import Person, Right, Subject, may, scope
from bot.record_requests import ShowLogbook
from bot.replies import Button, Buttons, Part, Points, Reply, Table, Text, Tone
from bot.requests import ShowEntry

_MOST = 20


@dataclass(frozen=True)
class Looking:
    """Answers whoever reads the logbook."""

    desk: Desk

    async def show(self, request: ShowLogbook, visit: Visit) -> Reply:
        """One page, newest first."""
        desk, say = self.desk, self.desk.say
        page = await desk.logbook.page(self.query(request, visit.person))
        if not page.entries:
            return Reply(parts=(Text(text=say.logbook_empty),))
        histories = await desk.logbook.about([entry.id for entry in page.entries])
        names = {i: p.name for p in await desk.people.everyone() for i in p.ids}
        found = [row_for(desk, histories[e.id], visit.person, names) for e in page.entries]
        table = Table(
            caption=say.logbook_title,
            columns=say.logbook_columns,
            rows=tuple(self._line(row) for row in found),
        )
        return Reply(parts=(table, *self._cost(page.entries), *self._more(request, page.before)))

    def query(self, request: ShowLogbook, person: Person) -> Query:
        """What is asked for, within what the person may see."""
        return Query(
            scope=scope(person, Right.SEE_TEXTS),
            kind=request.only,
            team=request.team,
            touchpoint=request.touchpoint,
            since=request.since,
            until=request.until,
            case=self.desk.cases.found_as(request.case),
            before=request.before,
            most=_MOST,
        )

    def rows(self, request: ShowLogbook, person: Person) -> AsyncIterator[Row]:
        """Everything that is asked for, for an export."""
        return rows(self.desk, self.query(request, person), person)

    async def entry(self, request: ShowEntry, visit: Visit) -> Reply:
        """One entry and everything that happened to it."""
        desk = self.desk
        history = await desk.thing(request.entry)
        row = row_of(history)
        owner = row.owner or desk.owner_of(row.touchpoint)
        subject = Subject(by=history[0].by, team=row.team, owner=owner)
        if not isinstance(history[0], Asked | ActionLogged | Escalated):
            raise NotFound(request.entry)
        if not may(visit.person, Right.SEE_TEXTS, subject):
            raise NotFound(f"{request.entry} for {visit.person.id}")
        names = {i: p.name for p in await desk.people.everyone() for i in p.ids}
        seen = row_for(desk, history, visit.person, names)
        parts = (self._whole(seen), self._happened(history), *self._draft(seen, visit.person))
        return Reply(parts=parts)

    def _draft(self, row: Row, person: Person) -> tuple[Part, ...]:
        """What a lead nominated can become an example."""
        if row.review != Decision.NOMINATE or not may(person, Right.DRAFT):
            return ()
        label = self.desk.wording.phrases.guidance.draft_it
        return (Buttons(buttons=(Button(label=label, request=DraftExample(entry=row.id)),)),)

    def _line(self, row: Row) -> tuple[str, ...]:
        who = row.by or row.team or ""
        kind = self.desk.say.kinds.get(row.kind, row.kind)
        state = row.state or row.review or row.within or row.coverage or ""
        return (self.desk.wording.when(row.at), kind, who, short(row.text), state, row.id)

    def _cost(self, entries: Sequence[Entry]) -> tuple[Part, ...]:
        seconds = median_of_group(entries)
        if seconds is None:
            return ()
        text = self.desk.say.cost_group.format(seconds=round(seconds))
        return (Text(text=text, tone=Tone.QUIET),)

    def _more(self, request: ShowLogbook, before: int | None) -> tuple[Part, ...]:
        if before is None:
            return ()
        further = request.model_copy(update={"before": before})
        return (Buttons(buttons=(Button(label=self.desk.say.older, request=further),)),)

    def _whole(self, row: Row) -> Points:
        shown = row.model_dump(mode="json", exclude_defaults=True, exclude={"id"})
        points = tuple(f"{name.replace('_', ' ')}: {value}" for name, value in shown.items())
        return Points(heading=row.id, points=points)

    def _happened(self, history: Sequence[Entry]) -> Points:
        desk = self.desk
        points = tuple(
            f"{desk.wording.when(e.at)}: {desk.say.kinds.get(e.kind, e.kind)}" for e in history
        )
        return Points(heading=desk.say.happened, points=points)
