"""Tells one story: everything is put down for its time, and happens when its time has come."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from functools import partial

import numpy as np

from adapters.bootstrap import Product, redactor_of
from bot.inner_loop.scheduling import Scheduling
from bot.leeway import Leeway
from bot.outer_loop.digesting import Sending
from bot.people import Person
from bot.redaction import Memory, Redacted
from bot.requests import MarkRead
from evals.simulated.acting import Acting
from evals.simulated.agenda import Agenda
from evals.simulated.clock import Moving
from evals.simulated.company import staff_of
from evals.simulated.contacts import World, contact
from evals.simulated.months import answer_pulse, assess, months_outcomes
from evals.simulated.plan import Plan
from evals.simulated.reading import Reading
from evals.simulated.recalling import Known, Recalling
from evals.simulated.reviews import review_all
from evals.simulated.saying import pick, pool, reasons
from evals.simulated.seasons import a_day
from evals.simulated.situations import situations

OPENS, CLOSES = 7.5, 20.5
"""Hours of the day, in UTC."""
ASSESSED, PULSE_DAY, MODE_DAY = (1,), 12, 8
"""Days of a month: of every third, and of each; and a day of the story."""
LEFT_DAYS = 10
WAYS = 40
"""So many ways of asking about one situation, and of writing it down, at most."""
WORDED = 1
"""What may be said is the same in every story; who says what and when is not."""
LOOKS = (0, 3)
"""Days of the week on which themes are looked at."""

Tell = Callable[[int, int], None]
"""Told (day, days) as the story goes on."""
Watch = Callable[[World, Acting], Awaitable[None]]
"""Sees what there is once the CX team has looked."""


class Year:
    """Tells one story."""

    def __init__(
        self,
        product: Product,
        clock: Moving,
        plan: Plan,
        watch: Watch | None = None,
        known: Known | None = None,
    ) -> None:
        redactor = redactor_of(product.settings, product.base)

        async def redact(text: str, memory: Memory | None = None) -> Redacted:
            return redactor.patterns(text, memory)

        desk = replace(product.kept.desk, redact=redact)
        self._product, self._plan, self._watch = product, plan, watch
        self._scheduling = Scheduling(desk, product.store.leases, holder="the story")
        self._sending = Sending(desk, product.store.leases, holder="the story")
        answering = Recalling(product.answering, {} if known is None else known)
        chance, wording = np.random.default_rng(plan.seed), np.random.default_rng(WORDED)
        self.world = World(
            leeway=Leeway(answering, desk, product.kept.sample, None, product.outer.routes),
            staff=staff_of(product.base),
            clock=clock,
            agenda=Agenda(),
            chance=chance,
            asked={s.id: pool(wording, s.asks, WAYS) for s in situations()},
            tight=plan.story.tight,
            told={s.id: reasons(wording, s.says, s.why, WAYS) for s in situations()},
        )
        reading = Reading(self.world)
        self.acting = Acting(self.world, product.outer.themes, plan.story, reading, plan.whole)

    async def run(self, tell: Tell | None) -> None:
        """From the first day to the last; what is still to happen then never does."""
        world, plan = self.world, self._plan
        await self._product.store.people.take_in(world.staff.people)
        first = plan.start + timedelta(days=MODE_DAY)
        world.agenda.at(_at(first, 15), self.acting.decide_mode)
        days = list(plan.days())
        for number, day in enumerate(days):
            self._put_down(day)
            midnight = _at(day + timedelta(days=1), 0)
            while due := world.agenda.next_before(midnight):
                moment, happening = due
                world.clock.to(moment)
                await happening()
            if tell:
                tell(number + 1, len(days))

    def _put_down(self, day: date) -> None:
        """What happens on a day of itself."""
        world, plan = self.world, self._plan
        for situation in situations():
            expected = plan.times * a_day(situation, day, plan.story)
            for _ in range(int(world.chance.poisson(expected))):
                who, hour = pick(world.chance, world.staff.advisors), self._hour()
                world.agenda.at(_at(day, hour), partial(contact, world, who, situation))
        for hour in range(7, 23, 2) if plan.whole else (9, 17):
            world.agenda.at(_at(day, hour), self._scheduling.run_once)
        if day.weekday() in LOOKS:
            world.agenda.at(_at(day, 6.5), self._tend)
            world.agenda.at(_at(day, 10), self._look)
        if plan.whole:
            self._put_down_the_rest(day)

    def _put_down_the_rest(self, day: date) -> None:
        """What neither themes nor limits are made of."""
        world, agenda = self.world, self.world.agenda
        agenda.at(_at(day, 9), self._sending.run_once)
        if day.day == 1:
            agenda.at(_at(day, 9.5), partial(months_outcomes, world, day))
        if day.day in ASSESSED and day.month % 3 == 1:
            agenda.at(_at(day, 18), partial(assess, world))
        if day.day == PULSE_DAY:
            agenda.at(_at(day, 11), partial(answer_pulse, world, self._plan.story))
        if day.weekday() < 5:
            agenda.at(_at(day, 16.5), partial(review_all, world, left=self._left(day)))
        agenda.at(_at(day, 23), self._evening)

    def _left(self, day: date) -> bool:
        """Whether whoever opens the demo is to find that day's things still undone."""
        return (self._plan.end - day).days <= LEFT_DAYS

    def _hour(self) -> float:
        return float(self.world.chance.uniform(OPENS, CLOSES))

    async def _tend(self) -> None:
        await self._product.outer.tending.run_once()

    async def _look(self) -> None:
        await self.acting.look()
        if self._watch is not None:
            await self._watch(self.world, self.acting)

    async def _evening(self) -> None:
        """What is on its way goes out; whoever sits at this terminal has read it by Sunday."""
        await self._product.kept.dispatching.run_once(500)
        today = self.world.clock().date()
        if today.weekday() == 6 and not self._left(today):
            for person in await self._product.kept.desk.people.everyone():
                if person.id.startswith("terminal:"):
                    await self._read(person)

    async def _read(self, person: Person) -> None:
        unread = await self.world.leeway.desk.inbox.unread(person.ids)
        if unread:
            await self.world.do(person, MarkRead(messages=tuple(m.id for m in unread)))


def _at(day: date, hour: float) -> datetime:
    return datetime.combine(day, time(), tzinfo=UTC) + timedelta(hours=hour)
