"""One contact: an advisor asks, acts or hands on; owners and the advisor do the rest."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import numpy as np

from bot.changes import Query
from bot.entries import Cause, Granted, Unhelpful
from bot.errors import NotFound
from bot.inner_loop.escalation import Escalation, escalation_of
from bot.leeway import Leeway
from bot.loop_requests import CloseEscalation, ReopenEscalation, ReplyToEscalation, TakeEscalation
from bot.people import Person, Scope
from bot.replies import Reply
from bot.requests import Ask, Escalate, GiveFeedback, LogAction, Request
from evals.simulated.agenda import Agenda
from evals.simulated.clock import Moving
from evals.simulated.company import Staff
from evals.simulated.saying import pick, said
from evals.simulated.situations import Situation, Story

_CLOSES, _REOPENS = 0.7, 0.03
_OTHERWISE = {
    Granted.DIFFERENTLY: ("[Half of it|A part of it], please.", "Offer [the half|a credit] first."),
    Granted.NOT: (
        "Not this time, sorry. Please explain [kindly|it in plain words].",
        "[No|Not here], it would not be fair to the others.",
    ),
}
"""What owners say where they do not approve what was asked for."""
_UNHELPFUL = {"covered": 0.06, "partial": 0.2, "uncovered": 0.6}


class NotDone(RuntimeError):
    """The product refused something that the story takes for granted."""


@dataclass
class World:
    """Everybody, the product, and what is still to happen.

    `asked` and `told`: what is asked, and what is written of a case with the reason for what was
    done, by situation. `tight`: whether a limit is. `used`: the case numbers of actions.
    """

    leeway: Leeway
    staff: Staff
    clock: Moving
    agenda: Agenda
    chance: np.random.Generator
    asked: dict[str, tuple[str, ...]]
    told: dict[str, tuple[tuple[str, str], ...]]
    tight: bool = True
    used: list[str] = field(default_factory=list)
    cases: int = 0

    async def do(self, person: Person, request: Request) -> Reply:
        """Ask for it as that person; raises NotDone."""
        reply = await self.leeway.handle(request, self.staff.sender(person))
        if not reply.ok:
            raise NotDone(f"{person.id}: {request!r}: {reply!r}")
        return reply

    async def try_to(self, person: Person, request: Request) -> None:
        """The same, where somebody may have been faster."""
        await self.leeway.handle(request, self.staff.sender(person))

    def later(self, wait: timedelta, happening: Callable[[], Any]) -> None:
        """Put down something that happens after that long."""
        self.agenda.at(self.clock() + wait, happening)

    def hours(self, mean: float) -> timedelta:
        """A wait around so many hours."""
        return timedelta(hours=float(self.chance.gamma(2.0, mean / 2.0)))

    def new_case(self) -> str:
        """A case number of the company's own."""
        self.cases += 1
        return f"BW-{100_000 + self.cases}"


async def contact(world: World, advisor: Person, situation: Situation) -> None:
    """A customer is on the line."""
    chance, answer = world.chance, None
    if chance.random() < situation.ask:
        answer = await _ask(world, advisor, situation)
    drawn = chance.random()
    if drawn < situation.act:
        world.later(timedelta(minutes=4), lambda: _log(world, advisor, situation, answer))
    elif drawn < situation.act + situation.escalate:
        world.later(timedelta(minutes=5), lambda: _escalate(world, advisor, situation, answer))


async def _ask(world: World, advisor: Person, situation: Situation) -> str | None:
    """The answer's id; null where one message got several answers."""
    chance = world.chance
    reply = await world.do(advisor, Ask(text=pick(chance, world.asked[situation.id])))
    if reply.answer is None or reply.also:
        return None
    answer = reply.answer
    if chance.random() < 0.3:
        helpful = bool(chance.random() >= _UNHELPFUL[answer.coverage.value])
        reason = (
            None if helpful else pick(chance, (Unhelpful.INCOMPLETE, Unhelpful.NOT_MY_SITUATION))
        )
        feedback = GiveFeedback(answer=answer.id, helpful=helpful, reason=reason)
        world.later(timedelta(minutes=2), lambda: world.do(advisor, feedback))
    return answer.id


async def _log(world: World, advisor: Person, situation: Situation, answer: str | None) -> None:
    chance, case = world.chance, world.new_case()
    world.used.append(case)
    opened = world.clock() - timedelta(seconds=float(chance.gamma(3.0, 8.0)))
    tells, why = pick(chance, world.told[situation.id])
    logged = LogAction(
        answer=answer,
        situation=tells,
        action=situation.does,
        amount=str(pick(chance, situation.amounts)) if situation.amounts else None,
        touchpoint=situation.touchpoint,
        why=why,
        case=case,
        review=bool(chance.random() < 0.04),
        named=bool(chance.random() < 0.5),
        opened=opened,
    )
    await world.do(advisor, logged)


async def _escalate(
    world: World, advisor: Person, situation: Situation, answer: str | None
) -> None:
    chance = world.chance
    usual = situation.cause or Cause.KNOWLEDGE_GAP
    handed_on = Escalate(
        answer=answer,
        situation=pick(chance, world.told[situation.id])[0],
        touchpoint=situation.touchpoint,
        urgent=situation.urgent,
        cause=usual if chance.random() < 0.93 else Cause.CUSTOMER_DEMAND,
        case=world.new_case(),
        named=bool(chance.random() < 0.5),
    )
    await world.do(advisor, handed_on)
    escalation = await _newest(world)
    usually = 30.0 if situation.slow else 2.5
    if situation.urgent:
        usually = 0.4
    wait = world.hours(usually)
    world.later(wait * 0.3, lambda: _take(world, escalation))
    world.later(wait, lambda: _reply(world, escalation, advisor, situation))


async def _newest(world: World) -> str:
    """The id of what has just been handed on: a reply to it names none."""
    newest = Query(scope=Scope(everything=True), kind="escalated", most=1)
    return (await world.leeway.desk.logbook.page(newest)).entries[0].id


def _granted(chance: np.random.Generator, situation: Situation, *, tight: bool) -> Granted | None:
    """What becomes of what was asked for; null where only help was."""
    if situation.cause is not Cause.EMPOWERMENT:
        return None
    usual = Situation.model_fields["granted"].default
    share = usual if situation.story is Story.TIGHT_LIMIT and not tight else situation.granted
    if chance.random() < share:
        return Granted.AS_ASKED
    return Granted.DIFFERENTLY if chance.random() < 0.6 else Granted.NOT


async def _stands(world: World, escalation: str) -> Escalation:
    return escalation_of(await world.leeway.desk.thing(escalation))


async def _has_it(world: World, escalation: str) -> Person:
    """Whoever answers for the owner that has it now; the CX team at the end of the chain."""
    try:
        owner = (await _stands(world, escalation)).owner
    except NotFound:
        return world.staff.cx
    return world.staff.owners.get(owner, world.staff.cx)


async def _take(world: World, escalation: str) -> None:
    if world.chance.random() < 0.5:
        await world.try_to(await _has_it(world, escalation), TakeEscalation(escalation=escalation))


async def _reply(world: World, escalation: str, advisor: Person, situation: Situation) -> None:
    chance = world.chance
    guidance = situation.guidance if chance.random() < 0.15 else ""
    granted = _granted(chance, situation, tight=world.tight)
    otherwise = _OTHERWISE.get(granted) if granted else None
    words = said(chance, otherwise or situation.replies)
    reply = ReplyToEscalation(
        escalation=escalation, reply=words, guidance=guidance, granted=granted
    )
    await world.try_to(await _has_it(world, escalation), reply)
    drawn = chance.random()
    if drawn < _CLOSES:
        close = CloseEscalation(escalation=escalation)
        world.later(world.hours(6), lambda: world.try_to(advisor, close))
    elif drawn < _CLOSES + _REOPENS:
        again = ReopenEscalation(escalation=escalation, reason="It did not arrive after all.")
        world.later(world.hours(8), lambda: world.try_to(advisor, again))
        world.later(timedelta(hours=30), lambda: _reply(world, escalation, advisor, situation))
