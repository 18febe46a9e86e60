"""Taking people in, and seeing who is there."""

from dataclasses import dataclass

from bot.errors import IncompleteForm, NotAllowed
from bot.logbook.csv_rows import BadRows
from bot.logbook.desk import Desk, Visit, first_faults, words
from bot.logbook.roster import read_people
from bot.people import Person, Right, may
from bot.record_requests import ImportPeople, ShowPeople
from bot.replies import Reply, Table


@dataclass(frozen=True)
class Staffing:
    """Answers an admin."""

    desk: Desk

    async def take_in(self, request: ImportPeople, visit: Visit) -> Reply:
        """All or nothing; whoever is there already is updated."""
        self._permitted(visit)
        try:
            people = read_people(request.csv, self.desk.base.owner_by_id)
        except BadRows as bad:
            raise IncompleteForm(first_faults(self.desk, bad.faults)) from bad
        await self.desk.people.take_in(people)
        return words(self.desk.say.people_taken.format(number=len(people)))

    async def show(self, request: ShowPeople, visit: Visit) -> Reply:
        """Those imported, and those whom nobody has imported."""
        del request
        self._permitted(visit)
        say = self.desk.say
        people = await self.desk.people.everyone()
        if not people:
            return words(say.no_people)
        rows = tuple(_row(person, say.unknown_person) for person in people)
        return Reply(
            parts=(Table(caption=say.people_title, columns=say.people_columns, rows=rows),)
        )

    def _permitted(self, visit: Visit) -> None:
        if not may(visit.person, Right.MANAGE_PEOPLE):
            raise NotAllowed(f"people, by {visit.person.id}")


def _row(person: Person, unknown: str) -> tuple[str, ...]:
    roles = ", ".join(sorted(role.value for role in person.roles)) if person.known else unknown
    where = ", ".join(sorted({*person.leads, *person.owns, person.team or ""} - {""}))
    channels = ", ".join(f"{a.channel} {a.id}" for a in person.addresses)
    return (person.name, person.email or "", roles, where, channels)
