"""Checking the record, and forgetting what must not be kept."""

from dataclasses import dataclass
from typing import Literal

from bot.changes import Change, Erasure
from bot.entries import Erased
from bot.errors import IncompleteForm, NotAllowed
from bot.history import Chain, Erasures
from bot.logbook.desk import Desk, Head, Visit, words
from bot.people import Person, Right, Subject, may
from bot.record_requests import EraseEntries, ShowUndelivered, VerifyRecord
from bot.replies import Reply, Table, Text

_NAMED_AT_ONCE = 500
_MOST = 50


@dataclass(frozen=True)
class Retention:
    """Answers an admin."""

    desk: Desk

    async def verify(self, request: VerifyRecord, visit: Visit) -> Reply:
        """Whether the chain holds; else the first broken link."""
        del request
        self._permitted(visit.person)
        erasures = Erasures()
        async for link in self.desk.record.links("erased"):
            if link.payload is not None:
                erasures.add(Erased.model_validate_json(link.payload))
        chain, say = Chain(erasures), self.desk.say
        async for link in self.desk.record.links():
            if fault := chain.broken(link):
                text = say.broken.format(number=link.number, id=link.id, fault=say.faults[fault])
                return words(text, ok=False)
        return words(say.holds.format(number=chain.number, erased=chain.erased, hash=chain.hash))

    async def erase(self, request: EraseEntries, visit: Visit) -> Reply:
        """Erase the texts, and record that it was done; the chain goes on holding."""
        self._permitted(visit.person)
        desk = self.desk
        asked = [bool(request.before), bool(request.case.strip()), bool(request.person.strip())]
        if sum(asked) != 1:
            raise IncompleteForm({"before": desk.say.needs_one_erasure})
        if request.before is not None and request.before > desk.clock():
            raise IncompleteForm({"before": desk.say.needs_past})
        people = await self._people(request.person)
        erasure = Erasure(
            before=request.before, case=desk.cases.found_as(request.case), people=people
        )
        head = desk.head(visit)
        erased = await desk.record.erase(erasure, lambda ids: self._said(request, ids, head))
        return words(desk.say.erased.format(number=len(erased)))

    async def undelivered(self, request: ShowUndelivered, visit: Visit) -> Reply:
        """What was given up, so that somebody sees to it."""
        del request
        self._permitted(visit.person)
        say, wording = self.desk.say, self.desk.wording
        given_up = await self.desk.outbox.given_up(_MOST)
        if not given_up:
            return words(say.all_delivered)
        rows = tuple(
            (wording.when(g.at), g.address.channel, g.address.id, str(g.tries), g.reason)
            for g in given_up
        )
        table = Table(caption=say.given_up_title, columns=say.given_up_columns, rows=rows)
        return Reply(parts=(table, Text(text=say.given_up_advice)))

    def _permitted(self, person: Person) -> None:
        if not may(person, Right.KEEP_RECORD):
            raise NotAllowed(f"the record, by {person.id}")

    async def _people(self, wanted: str) -> frozenset[str]:
        wanted = wanted.strip()
        if not wanted:
            return frozenset()
        found = [
            p
            for p in await self.desk.people.everyone()
            if wanted.lower() in {(p.email or "").lower(), *(i.lower() for i in p.ids)}
        ]
        if not found and ":" not in wanted:
            raise IncompleteForm({"person": self.desk.say.no_such_person})
        # An id of a channel needs nobody behind it: nobody is listed who spoke at a shell.
        return frozenset({i for p in found for i in p.ids} or {wanted})

    def _said(
        self, request: EraseEntries, erased: tuple[str, ...], head: Head
    ) -> tuple[Change, ...]:
        """In pieces: a list of many thousand ids is no single entry."""
        step = _NAMED_AT_ONCE
        pieces = [erased[i : i + step] for i in range(0, len(erased), step)]
        if request.before is not None:
            entry = Erased(**head, reason="retention", before=request.before, count=len(erased))
            return (_change(entry),) if erased else ()
        reason: Literal["case", "person"] = "case" if request.case.strip() else "person"
        return tuple(
            _change(
                Erased(
                    **{**head, "id": self.desk.ids()},
                    reason=reason,
                    entries=piece,
                    count=len(piece),
                )
            )
            for piece in pieces
        )


def _change(erased: Erased) -> Change:
    subject = Subject(by=erased.by, team=erased.team)
    return Change(about=erased.id, seen=0, entries=(erased,), subject=subject)
