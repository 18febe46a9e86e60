"""What the log says about guidance: stale items, limits too tight, teams that decide differently.

Numbers of people only, never people.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta

from bot.answers import Answer
from bot.changes import Query
from bot.entries import ActionLogged, Entry, Escalated
from bot.errors import NotAllowed
from bot.guidance_requests import (
    ExplainNumbers,
    ShowConsistency,
    ShowProposals,
    ShowStale,
)
from bot.logbook.desk import Desk, Visit, words
from bot.logbook.histories import BATCH, histories
from bot.outer_loop.consistency import consistency
from bot.outer_loop.definitions import tabled
from bot.outer_loop.from_entries import answer_in, exceeding_of, handled_of, rested_of
from bot.outer_loop.proposing import Proposals, proposals
from bot.outer_loop.staleness import StaleItems, stale_items
from bot.outer_loop.telling import consistency_reply, proposals_reply, stale_reply
from bot.people import Person, Right, Scope, may
from bot.replies import Points, Reply

DAYS = 180
"""Proposals and consistency look back so far."""

History = tuple[Entry, ...]


@dataclass(frozen=True)
class Guiding:
    """Answers anybody in the company who wants to know where guidance stands."""

    desk: Desk

    async def stale(self, request: ShowStale, visit: Visit) -> Reply:
        """What is past its review date, with what rested on it."""
        del request
        _permitted(visit.person)
        return stale_reply(await self.found_stale(), self.desk)

    async def found_stale(self, *, since_due: bool = False) -> StaleItems:
        """What is past its date. `since_due`: only from answers that count for the damage.

        Raises StorageUnavailable.
        """
        today = self.desk.clock().date()
        due = [i.review_by for i in self.desk.base.items if i.stale_on(today)]
        if not due:
            return StaleItems(items=())
        since = datetime.combine(min(due), time(), UTC) if since_due else None
        span = {"since": since}
        escalated = histories(self.desk, _all("escalated").model_copy(update=span))
        handed_on = frozenset([str(_answer_of(h)) async for h in escalated if _answer_of(h)])
        asked = histories(self.desk, _all("asked").model_copy(update=span))
        rested = [r async for h in asked if (r := rested_of(h, handed_on))]
        return stale_items(self.desk.base, rested, today)

    async def proposals(self, request: ShowProposals, visit: Visit) -> Reply:
        """Limits that look too tight."""
        del request
        _permitted(visit.person)
        return proposals_reply(await self.found_proposals(), self.desk)

    async def found_proposals(self) -> Proposals:
        """Every limit with what was asked beyond it; raises StorageUnavailable."""
        people = await self.desk.people.everyone()
        roles = {i: person.discretion for person in people for i in person.ids}
        escalated = await self._with_answers("escalated")
        found = [e for h, answer in escalated if (e := exceeding_of(h, answer, roles))]
        return proposals(self.desk.base, found, DAYS)

    async def consistency(self, request: ShowConsistency, visit: Visit) -> Reply:
        """Where teams decide the same differently."""
        del request
        _permitted(visit.person)
        base, person = self.desk.base, visit.person
        escalated = await self._with_answers("escalated")
        passed = {_answer_of(history) for history, _ in escalated} - {None}
        # What was handed on and then done is one situation, and was handed on.
        acted = [
            (history, answer)
            for history, answer in await self._with_answers("action_logged")
            if _answer_of(history) not in passed
        ]
        found = [e for h, answer in (*escalated, *acted) if (e := handled_of(h, answer, base))]
        titles = {item.id: item.title for item in base.items}
        own = person.leads | ({person.team} if person.team else frozenset())
        return consistency_reply(consistency(found, titles, own, DAYS), self.desk)

    async def explain(self, request: ExplainNumbers, visit: Visit) -> Reply:
        """What the numbers of one table mean, or of all."""
        del visit
        say, themes = self.desk.wording.phrases.guidance, self.desk.wording.phrases.themes
        found = tabled(request.of.strip().lower(), themes)
        if not found:
            names = ", ".join(d.name for d in tabled("", themes))
            return words(say.no_such_number.format(names=names), ok=False)
        points = tuple(f"{d.title}: {d.plain}" for d in found)
        return Reply(parts=(Points(heading=say.explain, points=points),))

    async def _with_answers(self, kind: str) -> list[tuple[History, Answer | None]]:
        """Escalations or actions of late, each with the answer that it began with."""
        lately = _all(kind).model_copy(update={"since": self.desk.clock() - timedelta(days=DAYS)})
        found = [history async for history in histories(self.desk, lately)]
        ids = [answer for history in found if (answer := _answer_of(history))]
        answers: dict[str | None, Answer | None] = {}
        for at in range(0, len(ids), BATCH):
            there = await self.desk.logbook.about(ids[at : at + BATCH])
            answers |= {thing: answer_in(history) for thing, history in there.items()}
        return [(history, answers.get(_answer_of(history))) for history in found]


def _all(kind: str) -> Query:
    return Query(scope=Scope(everything=True), kind=kind)


def _answer_of(history: History) -> str | None:
    first = history[0]
    return first.answer if isinstance(first, ActionLogged | Escalated) else None


def _permitted(person: Person) -> None:
    if not may(person, Right.SEE_PATTERNS):
        raise NotAllowed(f"{Right.SEE_PATTERNS} by {person.id}")
