"""What guidance waits for, in short: nominations, limits that look too tight, items past review."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.errors import NotAllowed
from bot.guidance_requests import (
    DraftExample,
    ShowNominated,
    ShowProposals,
    ShowStale,
    ShowUpkeep,
)
from bot.logbook.desk import Visit, words
from bot.logbook.texts import short
from bot.outer_loop.guiding import Guiding
from bot.outer_loop.nominating import Nominating
from bot.outer_loop.proposing import Readiness
from bot.outer_loop.telling import proposal_head, stale_lines
from bot.people import Person, Right, may
from bot.replies import Button, Buttons, Part, Points, Reply
from bot.requests import Request

SHOWN = 3
HELD = timedelta(minutes=5)
"""It is read from half a year of entries, and looked at whenever somebody opens their home."""


@dataclass
class Upkeep:
    """Answers the CX team."""

    guiding: Guiding
    nominating: Nominating
    kept: tuple[datetime, Reply] | None = None

    async def show(self, request: ShowUpkeep, visit: Visit) -> Reply:
        """The first of each, with the ways to all of them."""
        del request
        if not may(visit.person, Right.DRAFT):
            raise NotAllowed(f"{Right.DRAFT} by {visit.person.id}")
        now = self.guiding.desk.clock()
        if self.kept is None or now - self.kept[0] >= HELD:
            self.kept = now, await self._read(visit.person)
        return self.kept[1]

    async def _read(self, person: Person) -> Reply:
        parts = (
            *await self._nominated(person),
            *await self._proposals(),
            *await self._stale(),
        )
        none = words(self.guiding.desk.wording.phrases.guidance.upkeep_none)
        return Reply(parts=parts) if parts else none

    async def _nominated(self, person: Person) -> tuple[Part, ...]:
        desk, say = self.guiding.desk, self.nominating.say
        found = await self.nominating.found(person)
        lines = tuple(f"{desk.wording.when(e.at)}: {short(e.situation, 80)}" for e in found)
        drafts = tuple(
            Button(
                label=say.upkeep_draft.format(what=short(e.situation, 40)),
                request=DraftExample(entry=e.id),
            )
            for e in found[:SHOWN]
        )
        return self._listed(say.nominated_title, lines, ShowNominated(), drafts)

    async def _proposals(self) -> tuple[Part, ...]:
        desk, say = self.guiding.desk, self.nominating.say
        found = (await self.guiding.found_proposals()).proposals
        ready = (p for p in found if p.readiness is Readiness.PROPOSED)
        lines = tuple(proposal_head(p, desk) for p in ready)
        return self._listed(say.upkeep_limits, lines, ShowProposals())

    async def _stale(self) -> tuple[Part, ...]:
        desk, say = self.guiding.desk, self.nominating.say
        found = await self.guiding.found_stale(since_due=True)
        return self._listed(say.stale_title, stale_lines(found.items, desk), ShowStale())

    def _listed(
        self, heading: str, lines: tuple[str, ...], every: Request, buttons: tuple[Button, ...] = ()
    ) -> tuple[Part, ...]:
        if not lines:
            return ()
        say = self.nominating.say
        left = len(lines) - SHOWN
        more = (say.upkeep_more.format(number=left),) if left > 0 else ()
        ways = Button(label=say.upkeep_all[every.kind], request=every)
        points = Points(heading=heading, points=(*lines[:SHOWN], *more))
        return (points, Buttons(buttons=(*buttons, ways)))
