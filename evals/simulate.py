"""A believable year of the invented company, told through the product's own door.

Everything is asked of `Leeway.handle` by somebody who may, with a clock that moves on and ids that
count: the same seed tells the same story. Texts name nobody, so that patterns alone redact them.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from functools import partial

import numpy as np

from adapters.bootstrap import Product, Use, build, database_url, embedder_of, redactor_of
from adapters.settings import Settings
from adapters.storage.migrating import upgrade
from adapters.storage.sql_store import sql_store
from adapters.storage.store import Store
from bot.inner_loop.scheduling import Scheduling
from bot.leeway import Leeway
from bot.outer_loop.digesting import Sending
from bot.people import Person
from bot.ports import Embedder
from bot.redaction import Memory, Redacted
from bot.requests import MarkRead
from evals.simulated.agenda import Agenda
from evals.simulated.clock import Moving
from evals.simulated.company import staff_of
from evals.simulated.contacts import World, contact
from evals.simulated.embedding import Repeating
from evals.simulated.months import answer_pulse, assess, months_outcomes
from evals.simulated.reviews import review_all
from evals.simulated.saying import pick, pool
from evals.simulated.seasons import Story, a_day, story_before
from evals.simulated.situations import situations

OPENS, CLOSES = 7.5, 20.5
"""Hours of the day, in UTC."""
USUAL = 1.3
"""So many times what `situations.yaml` says comes to a company of forty advisors."""
ASSESSED, PULSE_DAY = (1,), 12
"""Days of a month: of every third, and of each."""
LEFT_DAYS = 10
WAYS = 60
"""So many ways of asking about one situation, at most."""
PER_CONTACT = 1.45
"""Entries that a contact leads to in the mean, with all that follows."""

Tell = Callable[[int, int], None]
"""Told (day, days) as the story goes on."""


@dataclass(frozen=True)
class Plan:
    """From `start` up to, not with, `end`. `times` is how often everything comes."""

    start: date
    end: date
    seed: int
    story: Story
    times: float = USUAL

    def days(self) -> Iterator[date]:
        """Every day of it."""
        for number in range((self.end - self.start).days):
            yield self.start + timedelta(days=number)


def plan_of(
    end: date, months: int = 12, seed: int = 1, entries: int | None = None, told: bool = True
) -> Plan:
    """The plan for so many months; with `entries`, about so many. Not `told`: nothing breaks."""
    story = story_before(end) if told else Story(None, None)
    plan = Plan(end - timedelta(days=round(months * 30.44)), end, seed, story)
    if entries is None:
        return plan
    expected = sum(a_day(s, day, story) for day in plan.days() for s in situations())
    return replace(plan, times=entries / (expected * PER_CONTACT))


async def simulate(
    settings: Settings,
    plan: Plan,
    tell: Tell | None = None,
    store: Store | None = None,
    embedder: Embedder | None = None,
) -> int:
    """Tell the story into the data folder of the settings; how many entries the record has then.

    Raises what `adapters.bootstrap.build` raises.
    """
    clock = Moving(_at(plan.start, 6.0))
    embeds = Repeating(embedder or embedder_of(settings))
    if store is None:
        upgrade(database_url(settings))
        store = sql_store(database_url(settings), durable=False)
    product = await build(
        settings,
        clock=clock,
        ids=clock.new_id,
        embedder=embeds,
        store=store,
        use=Use.ANSWER_ONCE,
    )
    try:
        await Year(product, clock, plan).run(tell)
        return len([link async for link in product.store.record.links()])
    finally:
        await product.close()


class Year:
    """Tells one story."""

    def __init__(self, product: Product, clock: Moving, plan: Plan) -> None:
        redactor = redactor_of(product.settings, product.base)

        async def redact(text: str, memory: Memory | None = None) -> Redacted:
            return redactor.patterns(text, memory)

        desk = replace(product.kept.desk, redact=redact)
        self._product, self._plan = product, plan
        self._scheduling = Scheduling(desk, product.store.leases, holder="the story")
        self._sending = Sending(desk, product.store.leases, holder="the story")
        chance = np.random.default_rng(plan.seed)
        self.world = World(
            leeway=Leeway(product.answering, desk, product.kept.sample),
            staff=staff_of(product.base),
            clock=clock,
            agenda=Agenda(),
            chance=chance,
            asked={s.id: pool(chance, s.asks, WAYS) for s in situations()},
        )

    async def run(self, tell: Tell | None) -> None:
        """From the first day to the last; what is still to happen then never does."""
        world, plan = self.world, self._plan
        await self._product.store.people.take_in(world.staff.people)
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
        for hour in range(7, 23, 2):
            world.agenda.at(_at(day, hour), self._scheduling.run_once)
        world.agenda.at(_at(day, 9), self._sending.run_once)
        if day.day == 1:
            world.agenda.at(_at(day, 9.5), partial(months_outcomes, world, day))
        if day.day in ASSESSED and day.month % 3 == 1:
            world.agenda.at(_at(day, 18), partial(assess, world))
        if day.day == PULSE_DAY:
            world.agenda.at(_at(day, 11), partial(answer_pulse, world, plan.story))
        if day.weekday() < 5:
            world.agenda.at(_at(day, 16.5), partial(review_all, world, left=self._left(day)))
        world.agenda.at(_at(day, 23), self._evening)

    def _left(self, day: date) -> bool:
        """Whether whoever opens the demo is to find that day's things still undone."""
        return (self._plan.end - day).days <= LEFT_DAYS

    def _hour(self) -> float:
        return float(self.world.chance.uniform(OPENS, CLOSES))

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
