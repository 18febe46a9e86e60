"""What Slack delivers: signed or not, once or four times, by HTTP or by socket."""

import asyncio
import json
import time

import pytest

from adapters.slack.app import understood
from adapters.slack.web_api import Refused, SlackApi
from bot.changes import Query
from bot.errors import StorageUnavailable
from bot.people import Scope
from tests.channels.answering import AnsweringLoop
from tests.channels.slack.loopback import TEAM
from tests.channels.slack.people import labelled, reading
from tests.channels.slack.playing import Playing, on_slack


def event(text: str = "late", event_id: str = "Ev1") -> dict[str, object]:
    said = {"type": "message", "channel_type": "im", "channel": "DADA", "user": "UADA"}
    return {
        "type": "event_callback",
        "team_id": TEAM,
        "event_id": event_id,
        "event": {**said, "text": text, "ts": "1.1"},
    }


async def test_what_slack_has_not_signed_is_refused(playing: Playing, door: AnsweringLoop) -> None:
    old = time.time() - 600  # noqa: TID251 - Bolt compares with the real time
    assert (await playing.slack.deliver(event(), secret="guessed"))[0] == 401
    assert (await playing.slack.deliver(event(), at=old))[0] == 401
    await playing.settled()

    assert door.heard == []


async def test_slack_can_verify_the_address(playing: Playing) -> None:
    challenge = {"type": "url_verification", "challenge": "c1", "token": "t"}
    status, body = await playing.slack.deliver(challenge)

    assert (status, "c1" in body) == (200, True)


async def test_what_is_delivered_four_times_is_done_once(
    playing: Playing, door: AnsweringLoop
) -> None:
    await playing.slack.deliver(event(), times=4)
    await playing.settled()
    await playing.slack.deliver(event(), times=4)
    await playing.settled()

    assert len(door.asked) == 1
    assert len(playing.slack.said) == 1
    assert playing.counted.count(("slack", "ask", "repeat")) == 7


async def test_a_retry_of_something_new_is_not_a_repeat(
    playing: Playing, door: AnsweringLoop
) -> None:
    """The retry header says nothing: the first delivery may never have arrived."""
    await playing.slack._post(json.dumps(event()), "application/json", 2, "shhh", None)
    await playing.settled()

    assert len(door.asked) == 1


async def test_another_replica_leaves_alone_what_this_one_has(
    playing: Playing, door: AnsweringLoop
) -> None:
    loop = door.loop
    async with on_slack(door, loop.store, loop.desk.clock, loop.desk.ids) as other:
        await asyncio.gather(playing.slack.deliver(event()), other.slack.deliver(event()))
        await asyncio.gather(playing.settled(), other.settled())

    assert len(door.asked) == 1


async def test_a_form_sent_four_times_is_recorded_once(
    playing: Playing, door: AnsweringLoop
) -> None:
    ada = playing.colleague("UADA")
    await ada.command("log")
    (view,) = playing.slack.views.values()
    await playing.colleague("UADA", times=4).submit(view, {"What happened": "Parcel late"})

    mine = Query(scope=Scope(everything=True), kind="action_logged")
    assert len((await door.loop.store.logbook.page(mine)).entries) == 1


async def test_a_button_delivered_four_times_is_pressed_once(
    playing: Playing, door: AnsweringLoop
) -> None:
    await playing.colleague("UADA").write("late")
    helpful = labelled(playing.slack.said[0].blocks, "Helpful")
    assert helpful
    await playing.colleague("UADA", times=4).press(helpful, playing.slack.said[0])

    assert [request.kind for request in door.heard] == ["ask", "give_feedback"]
    assert len(playing.slack.said) == 2


async def test_by_socket_it_is_the_same(door: AnsweringLoop) -> None:
    loop = door.loop
    async with on_slack(
        door, loop.store, loop.desk.clock, loop.desk.ids, by_socket=True
    ) as playing:
        await asyncio.wait_for(playing.slack.connected.wait(), 5)
        for envelope in ("e1", "e2"):
            assert await playing.slack.send(event(), "events_api", envelope) == {}
        await playing.settled()

        assert len(door.asked) == 1
        assert len(playing.slack.said) == 1
        assert playing.slack.refused == []


async def test_accepted_work_is_finished_before_the_end(door: AnsweringLoop) -> None:
    loop = door.loop
    async with on_slack(door, loop.store, loop.desk.clock, loop.desk.ids) as playing:
        await playing.slack.deliver(event())
        await playing.app.stop()

        assert len(playing.slack.said) == 1


async def test_without_the_database_the_person_hears_so_with_a_reference(
    playing: Playing, door: AnsweringLoop
) -> None:
    class Away:
        async def claim(self, *_: object) -> bool:
            raise StorageUnavailable("away")

        async def done(self, *_: object) -> None:
            raise StorageUnavailable("away")

        async def find(self, *_: object) -> None:
            raise StorageUnavailable("away")

        there = of = put = done

    away = Away()
    playing.app.intake.claims.deliveries = away
    playing.app.intake.responding.places = away  # type: ignore[assignment]
    object.__setattr__(door.loop.desk, "people", away)
    playing.app.intake.responding.acquaintance.people = away  # type: ignore[assignment]
    await playing.colleague("UADA").command("mine")
    await playing.colleague("UADA").open("home")

    assert "not reachable just now" in reading(playing.slack.said[0].blocks)
    assert "Reference n" in reading(playing.slack.said[0].blocks)
    assert "not reachable just now" in reading(playing.slack.homes["UADA"]["blocks"])


async def test_what_fails_unexpectedly_is_said_with_a_reference(
    playing: Playing, door: AnsweringLoop
) -> None:
    async def broken(*_: object) -> None:
        raise ZeroDivisionError

    door.handle = broken  # type: ignore[method-assign, assignment]
    await playing.colleague("UADA").command("mine")

    assert "Something went wrong on our side" in reading(playing.slack.said[0].blocks)


@pytest.mark.parametrize(
    "payload",
    [
        {},
        {"type": "event_callback"},
        {"type": "event_callback", "event_id": "E", "event": {"type": "message"}},
        {"type": "block_actions", "actions": []},
        {"type": "view_submission", "view": {"private_metadata": "{"}},
        {"type": "shortcut", "callback_id": "others"},
        event() | {"event": {"type": "message", "subtype": "message_changed", "channel": "D1"}},
        event() | {"event": {"type": "message", "bot_id": "B1", "user": "U1", "channel": "D1"}},
        event() | {"event": {"type": "reaction_added", "user": "U1"}},
    ],
)
def test_what_is_no_request_means_nothing(payload: dict[str, object]) -> None:
    assert understood(payload) is None


async def test_slack_that_cannot_be_reached_has_a_name() -> None:
    api = SlackApi("xoxb-1", "http://127.0.0.1:9/api/")
    with pytest.raises(Refused, match="unreachable"):
        await api.call("auth.test")
    await api.close()


async def test_where_slack_refuses_the_form_the_person_is_told(playing: Playing) -> None:
    playing.slack.fails["views.open"] = [{"ok": False, "error": "fatal_error"}]
    await playing.colleague("UADA").command("log")

    assert "Something went wrong on our side" in reading(playing.slack.said[0].blocks)
