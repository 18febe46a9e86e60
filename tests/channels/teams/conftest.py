"""The inner loop on Teams, with answers written down beforehand."""

from collections.abc import AsyncIterator

import pytest

from adapters.storage.store import memory_store
from tests.channels.answering import AnsweringLoop
from tests.channels.teams.playing import Playing, on_teams
from tests.unit.loop import PEOPLE, Loop

OWNERS = {"19:47a2c6e8f01d4d53982fbl0007@thread.tacv2": "billing"}


async def known_on_teams(loop: Loop) -> Loop:
    """People are known on Teams by ids made of their names: ada is 29:ada."""
    await loop.begin()
    people = [
        person.model_copy(
            update={
                "addresses": tuple(
                    a.model_copy(update={"channel": "teams", "id": f"29:{a.id}"})
                    for a in person.addresses
                    if a.channel == "slack"
                )
            }
        )
        for person in PEOPLE
    ]
    await loop.desk.people.take_in(people)
    return loop


@pytest.fixture
async def loop() -> Loop:
    return await known_on_teams(Loop(store=memory_store(), channel="teams"))


@pytest.fixture
def door(loop: Loop) -> AnsweringLoop:
    return AnsweringLoop(loop, "29:")


@pytest.fixture
async def playing(door: AnsweringLoop) -> AsyncIterator[Playing]:
    loop = door.loop
    async with on_teams(door, loop.store, loop.desk.clock, loop.desk.ids, OWNERS) as playing:
        yield playing
