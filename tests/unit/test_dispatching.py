"""Sending: at least once, with patience, given up only for all to see."""

from datetime import timedelta

import pytest

from bot.changes import Outgoing, Query
from bot.errors import NotDelivered
from bot.inner_loop.dispatching import HELD, MOST_TRIES, Dispatching, back_off
from bot.people import Scope
from bot.requests import Escalate
from tests.unit.loop import Loop


class Channel:
    """Takes what it is told to take."""

    def __init__(self, *faults: Exception) -> None:
        self.faults, self.taken = list(faults), list[str]()

    async def send(self, outgoing: Outgoing) -> None:
        if self.faults:
            raise self.faults.pop(0)
        self.taken.append(outgoing.key)


@pytest.fixture
async def loop() -> Loop:
    """One escalation: two owners hear of it, and their channel."""
    made = await Loop().begin()
    await made.say("ada", Escalate(situation="charged twice", touchpoint="billing"))
    return made


def dispatching(loop: Loop, channel: Channel) -> Dispatching:
    return Dispatching(loop.store.outbox, {"slack": channel}, lambda: loop.now)


async def test_everything_is_sent_once_where_nothing_goes_wrong(loop: Loop) -> None:
    channel = Channel()

    assert await dispatching(loop, channel).run_once() == 3
    assert await dispatching(loop, channel).run_once() == 0
    assert len(set(channel.taken)) == 3


@pytest.mark.parametrize("fault", [NotDelivered("busy"), RuntimeError("a bug")])
async def test_what_failed_is_tried_again_later_under_the_same_key(
    loop: Loop, fault: Exception
) -> None:
    channel = Channel(fault)
    await dispatching(loop, channel).run_once()
    assert len(channel.taken) == 2
    assert await dispatching(loop, channel).run_once() == 0

    loop.now += back_off(1)
    await dispatching(loop, channel).run_once()

    assert len(set(channel.taken)) == 3


async def test_the_channels_own_word_on_when_to_come_again_counts(loop: Loop) -> None:
    channel = Channel(NotDelivered("limited", again_in=timedelta(minutes=7)))
    await dispatching(loop, channel).run_once()

    loop.now += timedelta(minutes=6)
    assert await dispatching(loop, channel).run_once() == 0
    loop.now += timedelta(minutes=1)
    assert await dispatching(loop, channel).run_once() == 1


async def test_what_cannot_arrive_is_given_up_for_all_to_see(loop: Loop) -> None:
    await dispatching(loop, Channel(NotDelivered("closed", for_good=True))).run_once()

    (lost,) = await loop.store.outbox.given_up(10)
    assert (lost.reason, lost.tries) == ("closed", 1)


async def test_after_many_tries_it_is_given_up(loop: Loop) -> None:
    for _ in range(MOST_TRIES):
        await Dispatching(loop.store.outbox, {}, lambda: loop.now).run_once()
        loop.now += back_off(MOST_TRIES)

    assert {lost.tries for lost in await loop.store.outbox.given_up(10)} == {MOST_TRIES}


async def test_what_a_dead_worker_held_is_sent_by_another(loop: Loop) -> None:
    await loop.store.outbox.claim(loop.now, loop.now + HELD, 10)
    assert await dispatching(loop, Channel()).run_once() == 0

    loop.now += HELD
    assert await dispatching(loop, Channel()).run_once() == 3


async def test_a_delivery_that_comes_again_acts_once(loop: Loop) -> None:
    again = Escalate(situation="charged thrice", touchpoint="billing")
    for _ in range(3):
        assert (await loop.say("ada", again, "event-1")).ok

    page = await loop.store.logbook.page(Query(scope=Scope(everything=True)))
    assert len(page.entries) == 2
