"""What guidance waits for, in short: the first of each, and the ways to all of them."""

import pytest

from bot.entries import Decision, Granted
from bot.guidance_requests import (
    DraftExample,
    ShowNominated,
    ShowProposals,
    ShowStale,
    ShowUpkeep,
)
from bot.loop_requests import ReviewAction
from bot.replies import Points, Reply
from bot.requests import LogAction
from tests.unit.loop import Loop, requests_in, text_of
from tests.unit.test_guiding import CITED, asked_beyond, handed_on, newest, nominated


@pytest.fixture
async def loop() -> Loop:
    return await Loop().begin()


def lists(reply: Reply) -> dict[str, tuple[str, ...]]:
    return {part.heading: part.points for part in reply.parts if isinstance(part, Points)}


async def test_the_three_lists_stand_beside_each_other(loop: Loop) -> None:
    for number in range(5):
        request = LogAction(situation=f"sofa {number}", action="goodwill-credit", amount="5")
        assert (await loop.say("ada", request)).ok
        review = ReviewAction(
            entry=await newest(loop, "action_logged"), decision=Decision.NOMINATE, words="Good."
        )
        assert (await loop.say("lea", review)).ok
    for number in range(24):
        await handed_on(loop, f"advisor{number % 6}", Granted.AS_ASKED)

    reply = await loop.say("cy", ShowUpkeep())

    found = lists(reply)
    assert list(found) == [
        "Nominated, and no example yet",
        "Limits that look too tight",
        "Past the review date, what does most damage first",
    ]
    assert found["Nominated, and no example yet"][-1] == "and 2 more"
    assert "Proposal: Goodwill credit" in found["Limits that look too tight"][0]
    asked = requests_in(reply)
    assert {ShowNominated(), ShowProposals(), ShowStale()} <= set(asked)
    assert sum(isinstance(request, DraftExample) for request in asked) == 3


async def test_what_did_most_damage_comes_first_as_in_the_whole_list(loop: Loop) -> None:
    await asked_beyond(loop, "ada")

    brief = lists(await loop.say("cy", ShowUpkeep()))
    whole = lists(await loop.say("cy", ShowStale()))

    (short,), (long,) = ([p for h, p in found.items() if "Past" in h] for found in (brief, whole))
    assert short[0] == long[0]
    assert loop.desk.base.by_id[CITED].title in short[0]


async def test_it_is_read_once_for_a_while(loop: Loop) -> None:
    before = await loop.say("cy", ShowUpkeep())
    await nominated(loop)

    assert await loop.say("cy", ShowUpkeep()) == before
    await loop.passes(minutes=6)
    assert "Nominated, and no example yet" in lists(await loop.say("cy", ShowUpkeep()))


@pytest.mark.parametrize("who", ["ada", "lea", "bill", "eve", "adam", "stranger"])
async def test_it_is_for_who_may_draft(loop: Loop, who: str) -> None:
    await nominated(loop)
    await loop.say("cy", ShowUpkeep())

    reply = await loop.say(who, ShowUpkeep())

    assert not reply.ok
    assert "sofa" not in text_of(reply)
