"""What Teams delivers: once or four times, to one process or two, while things are away."""

import asyncio
from typing import Any

import pytest

from adapters.teams.app import understood
from adapters.teams.authentication import no_token
from adapters.teams.connector import Connector, Refused
from adapters.teams.heard import Spot
from bot.changes import Query
from bot.errors import StorageUnavailable
from bot.people import Scope, Sender
from bot.replies import Reply
from bot.requests import Request
from tests.channels.answering import AnsweringLoop
from tests.channels.teams.people import dialog
from tests.channels.teams.playing import Playing, on_teams
from tests.channels.teams.reading import labelled, reading, reading_card


async def test_what_is_delivered_four_times_is_done_once(
    playing: Playing, door: AnsweringLoop
) -> None:
    said = playing.colleague("29:ada").activity("message", text="late")
    await playing.teams.deliver(said, times=4)
    await playing.settled()
    await playing.teams.deliver(said, times=4)
    await playing.settled()

    assert len(door.asked) == 1
    assert len(playing.teams.said) == 1
    assert playing.counted.count(("teams", "ask", "repeat")) == 7


async def test_the_same_id_in_another_conversation_is_something_else(
    playing: Playing, door: AnsweringLoop
) -> None:
    ada, abe = (playing.colleague(f"29:{name}") for name in ("ada", "abe"))
    for one in (ada, abe):
        await playing.teams.deliver(one.activity("message", text="late") | {"id": "same"})
    await playing.settled()

    assert len(door.asked) == 2


async def test_another_replica_leaves_alone_what_this_one_has(
    playing: Playing, door: AnsweringLoop
) -> None:
    loop, first = door.loop, playing.teams.messages_url
    async with on_teams(
        door, loop.store, loop.desk.clock, loop.desk.ids, teams=playing.teams
    ) as other:
        said = playing.colleague("29:ada").activity("message", text="late")
        here, there = playing.teams.deliver(said, to=first), other.teams.deliver(said)
        await asyncio.gather(here, there)
        await asyncio.gather(playing.settled(), other.settled())

    assert len(door.asked) == 1


async def test_a_form_sent_four_times_is_recorded_once(
    playing: Playing, door: AnsweringLoop
) -> None:
    ada = playing.colleague("29:ada")
    await ada.write("log")
    button = labelled(playing.teams.said[0].activity, "Log what I did")
    assert button
    form = dialog(await ada.press(button))
    await playing.colleague("29:ada", times=4).send(form, {"What happened": "Parcel late"})

    mine = Query(scope=Scope(everything=True), kind="action_logged")
    assert len((await door.loop.store.logbook.page(mine)).entries) == 1


async def test_accepted_work_is_finished_before_the_end(door: AnsweringLoop) -> None:
    loop = door.loop
    async with on_teams(door, loop.store, loop.desk.clock, loop.desk.ids) as playing:
        await playing.teams.deliver(playing.colleague("29:ada").activity("message", text="late"))
        await playing.app.stop()

        assert len(playing.teams.said) == 1


async def test_without_the_database_the_person_hears_so_with_a_reference(
    playing: Playing, door: AnsweringLoop
) -> None:
    class Away:
        async def claim(self, *_: object) -> bool:
            raise StorageUnavailable("away")

        async def done(self, *_: object) -> None:
            raise StorageUnavailable("away")

        there = of = put = find = done

    away: Any = Away()
    playing.app.intake.claims.deliveries = away
    playing.app.intake.responding.places = away
    playing.app.intake.responding.conversations.places = away
    object.__setattr__(door.loop.desk, "people", away)
    playing.app.intake.responding.acquaintance.people = away
    await playing.colleague("29:ada").write("mine")
    await playing.colleague("29:ada").write("home")

    for said in playing.teams.said:
        assert "not reachable just now" in reading(said.activity)
    assert "Reference n" in reading(playing.teams.said[0].activity)


async def broken(*_: object) -> None:
    raise ZeroDivisionError


async def test_what_fails_unexpectedly_is_said_with_a_reference(
    playing: Playing, door: AnsweringLoop
) -> None:
    door.handle = broken  # type: ignore[method-assign, assignment]
    await playing.colleague("29:ada").write("mine")

    assert "Something went wrong on our side" in reading(playing.teams.said[0].activity)


async def test_a_form_that_fails_unexpectedly_is_there_again(
    playing: Playing, door: AnsweringLoop
) -> None:
    ada = playing.colleague("29:ada")
    form = dialog(await ada.invoke("task/fetch", {"data": {"leeway": {"kind": "open_log"}}}))
    works, door.handle = door.handle, broken  # type: ignore[method-assign, assignment]
    failed = dialog(await ada.send(form, {"What happened": "Parcel late"}))
    door.handle = works  # type: ignore[method-assign]

    assert "Something went wrong on our side" in reading_card(failed)
    assert "What happened Parcel late" in reading_card(failed)
    assert "Logged." in reading_card(dialog(await ada.send(failed, {})))


async def test_a_form_that_takes_long_is_answered_in_time_and_goes_on(
    playing: Playing, door: AnsweringLoop
) -> None:
    ada = playing.colleague("29:ada")
    form = dialog(await ada.invoke("task/fetch", {"data": {"leeway": {"kind": "open_log"}}}))
    works, go_on = door.handle, asyncio.Event()

    async def slow(request: Request, sender: Sender, delivery: str | None = None) -> Reply:
        await go_on.wait()
        return await works(request, sender, delivery)

    door.handle = slow  # type: ignore[method-assign]
    playing.app.intake.invoke_s = 0.05
    asyncio.get_running_loop().call_later(0.1, go_on.set)
    answer = await ada.send(form, {"What happened": "Parcel late"})

    assert answer == {
        "task": {"type": "message", "value": "Saving … what came of it follows in the chat."}
    }
    assert "Logged." in reading(playing.teams.said[-1].activity)


async def test_what_fails_after_that_is_said_in_the_chat(
    playing: Playing, door: AnsweringLoop
) -> None:
    ada = playing.colleague("29:ada")
    form = dialog(await ada.invoke("task/fetch", {"data": {"leeway": {"kind": "open_log"}}}))
    go_on = asyncio.Event()

    async def slow(*_: object) -> None:
        await go_on.wait()
        raise ZeroDivisionError

    door.handle = slow  # type: ignore[method-assign, assignment]
    playing.app.intake.invoke_s = 0.05
    asyncio.get_running_loop().call_later(0.1, go_on.set)
    await ada.send(form, {"What happened": "Parcel late"})

    assert "Something went wrong on our side" in reading(playing.teams.said[-1].activity)


@pytest.mark.parametrize(
    "activity",
    [
        {},
        {"type": "message"},
        {"type": "message", "from": {"id": "x"}},
        {"type": "message", "from": None},
        {"type": "typing", "from": {"id": "x"}},
        {"type": "invoke", "from": {"id": "x"}, "name": "adaptiveCard/action"},
        {"type": "messageReaction", "from": {"id": "x"}},
        {"type": "endOfConversation"},
    ],
)
def test_what_is_no_request_means_nothing(activity: dict[str, object]) -> None:
    assert understood(activity) is None


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("signin/verifyState", {}),
        ("task/fetch", {"data": {"of": "another app"}}),
        ("task/submit", {"data": "text"}),
        ("adaptiveCard/action", {"action": {"verb": "x", "data": {}}}),
        ("adaptiveCard/action", {}),
    ],
)
async def test_an_invoke_that_is_not_ours_is_not_implemented(
    playing: Playing, name: str, value: dict[str, Any]
) -> None:
    activity = playing.colleague("29:ada").activity("invoke", name=name, value=value)

    assert (await playing.teams.deliver(activity))[0] == 501


async def test_another_tenant_gets_no_answer(playing: Playing, door: AnsweringLoop) -> None:
    said = playing.colleague("29:ada").activity("message", text="late")
    said["conversation"]["tenantId"] = "another"
    assert (await playing.teams.deliver(said))[0] == 201
    invoke = playing.colleague("29:ada").activity(
        "invoke", name="task/fetch", value={"data": {"leeway": {"kind": "open_log"}}}
    )
    invoke["conversation"]["tenantId"] = "another"
    assert (await playing.teams.deliver(invoke))[0] == 403
    await playing.settled()

    assert (door.heard, playing.teams.said) == ([], [])


async def test_teams_that_cannot_be_reached_has_a_name() -> None:
    connector = Connector(no_token, anywhere=False)
    with pytest.raises(Refused, match="unreachable"):
        await connector.send(Spot(service_url="http://127.0.0.1:9", conversation="a"), {})
    await connector.close()
