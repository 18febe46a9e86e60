"""Handing a case on, and what its advisor and its owners do with it."""

from collections.abc import Callable
from dataclasses import dataclass

from bot.answers import Answer
from bot.changes import ADMIN, Change, Message
from bot.entries import Entry, Escalated
from bot.errors import IncompleteForm
from bot.inner_loop.escalation import Escalation, escalation_of, then
from bot.inner_loop.loop_forms import escalation_draft, escalation_form
from bot.inner_loop.notices import Notices
from bot.inner_loop.routing import Routed, owner_for, reachable, routed
from bot.logbook.desk import Desk, Visit, complete, form, needed, not_too_long, words
from bot.logbook.form_again import again
from bot.logbook.guided import cause_of
from bot.logbook.typed import known_touchpoint
from bot.people import Person, Role
from bot.replies import Form, Reply
from bot.requests import Escalate, OpenEscalation

Moves = Callable[[Escalation], Entry | None]
"""The next entry about an escalation, or null where there is nothing to do."""

Tells = Callable[[Notices, Escalation], tuple[Message, ...]]
"""Who hears of it."""


@dataclass(frozen=True)
class Escalating:
    """Answers an advisor who hands a case on."""

    desk: Desk

    async def open(self, request: OpenEscalation, visit: Visit) -> Reply:
        """The form, with owner and due time."""
        answer = await self.desk.own_answer(request.answer, visit.person)
        draft = escalation_draft(self.desk, answer)
        to = await self.route(draft, answer, visit)
        return form(escalation_form(self.desk, draft, to))

    async def escalate(self, request: Escalate, visit: Visit) -> Reply:
        """Record it with its owner, tell the owner, and say by when there is a reply."""
        desk = self.desk
        answer = await desk.own_answer(request.answer, visit.person)
        complete(
            lambda: needed(desk, situation=request.situation),
            lambda: not_too_long(desk, situation=request.situation, case=request.case),
            lambda: known_touchpoint(desk, request.touchpoint),
        )
        to = await self.route(request, answer, visit)
        stands = escalation_of([await self._escalated(request, answer, to, visit)])
        notices = Notices(desk, await desk.people.everyone())
        title = desk.owner_title(stands.owner)
        heading = desk.say.card.format(owner=title)
        told = notices.to_owner(stands, heading)
        await desk.logbook.write(change_of(stands, 0, stands.first, told, visit))
        when = desk.wording.when(stands.due)
        text = desk.wording.phrases.escalated.format(owner=title, route=stands.route, due=when)
        return words(text)

    async def route(self, request: Escalate, answer: Answer | None, visit: Visit) -> Routed:
        """The first in the chain of owners that somebody answers for."""
        desk = self.desk
        owner = owner_for(desk.base, request.touchpoint, answer)
        there = answered_for(desk, await desk.people.everyone())
        owner = reachable(desk.base, owner, there)
        return routed(desk.base, owner, visit.channel, desk.clock(), urgent=request.urgent)

    async def again(self, request: Escalate, refused: IncompleteForm, visit: Visit) -> Form:
        """The form as it was filled, with its faults, and with whom it would go to now."""
        answer = await self.desk.own_answer(request.answer, visit.person)
        to = await self.route(request, answer, visit)
        return again(escalation_form(self.desk, request, to), request, refused.faults)

    async def _escalated(
        self, request: Escalate, answer: Answer | None, to: Routed, visit: Visit
    ) -> Escalated:
        desk = self.desk
        return Escalated(
            **desk.head(visit),
            **to.model_dump(),
            answer=request.answer,
            situation=await desk.kept(request.situation),
            touchpoint=request.touchpoint,
            cause=request.cause or cause_of(answer),
            urgent=request.urgent,
            case=desk.cases.reference(request.case),
            named=request.named,
        )


def answered_for(desk: Desk, people: tuple[Person, ...]) -> frozenset[str]:
    """The owners that a person answers for, or that have a channel which is on."""
    owners = desk.base.owners.owners
    reached = {o.id for o in owners if set(o.channels) & desk.channels}
    reached |= {owner for person in people for owner in person.owns}
    if any(Role.ADMIN in person.roles for person in people):
        reached.add(ADMIN)
    return frozenset(reached)


def change_of(
    stands: Escalation,
    seen: int,
    entry: Entry,
    messages: tuple[Message, ...],
    visit: Visit | None,
) -> Change:
    """The change that an entry about an escalation makes; `stands` is how it stands after it."""
    return Change(
        about=stands.id,
        seen=seen,
        entries=(entry,),
        subject=stands.subject,
        touchpoint=stands.first.touchpoint,
        case=stands.first.case,
        standing=stands.standing(),
        messages=messages,
        delivery=visit.delivery if visit else None,
    )


async def move(
    desk: Desk, escalation: str, visit: Visit | None, moves: Moves, tells: Tells | None = None
) -> Escalation:
    """Let one thing happen to an escalation, decided anew if somebody was faster."""
    people = await desk.people.everyone() if tells else ()
    after: list[Escalation] = []

    def decide(entries: tuple[Entry, ...]) -> Change:
        stands = escalation_of(entries)
        entry = moves(stands)
        if entry is None:
            after.append(stands)
            return Change(about=stands.id, seen=len(entries), entries=(), subject=stands.subject)
        moved = then(stands, entry)
        after.append(moved)
        told = tells(Notices(desk, people), moved) if tells else ()
        return change_of(moved, len(entries), entry, told, visit)

    await desk.settle(escalation, decide)
    return after[-1]


def routed_again(desk: Desk, stands: Escalation, owner: str) -> Routed:
    """The same owner or another, from now on."""
    return routed(desk.base, owner, stands.first.channel, desk.clock(), urgent=stands.first.urgent)
