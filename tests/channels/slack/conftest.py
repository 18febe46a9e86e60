"""The inner loop on Slack, with answers written down beforehand."""

from collections.abc import AsyncIterator

import pytest

from adapters.storage.store import memory_store
from tests.channels.answering import AnsweringLoop
from tests.channels.slack.playing import Playing, on_slack
from tests.unit.loop import Loop


@pytest.fixture
async def loop() -> Loop:
    """People are known on Slack by ids made of their names: ada is UADA."""
    made = Loop(store=memory_store())
    await made.begin()
    people = [
        person.model_copy(
            update={
                "addresses": tuple(
                    a.model_copy(update={"id": f"U{a.id.upper()}"}) for a in person.addresses
                )
            }
        )
        for person in await made.desk.people.everyone()
    ]
    await made.desk.people.take_in(people)
    return made


@pytest.fixture
def door(loop: Loop) -> AnsweringLoop:
    return AnsweringLoop(loop, "U")


@pytest.fixture
async def playing(door: AnsweringLoop) -> AsyncIterator[Playing]:
    loop = door.loop
    async with on_slack(door, loop.store, loop.desk.clock, loop.desk.ids) as playing:
        yield playing
