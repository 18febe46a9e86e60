"""Escalations, reviews and what comes back, on Teams."""

import copy
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from adapters.storage.migrating import upgrade
from adapters.storage.sql_store import sql_store
from adapters.teams.heard import Spot, Where
from bot.changes import Outgoing
from bot.errors import NotDelivered
from bot.people import Sender
from bot.requests import Escalate
from tests.channels.answering import AnsweringLoop
from tests.channels.teams.conftest import OWNERS, known_on_teams
from tests.channels.teams.loopback import LoopbackTeams, Said
from tests.channels.teams.people import dialog
from tests.channels.teams.playing import Playing, on_teams
from tests.channels.teams.reading import labelled, reading, reading_card
from tests.unit.loop import Loop

(BILLING,) = OWNERS
ADA = Sender(channel="teams", id="29:ada")


async def met(playing: Playing, *names: str) -> None:
    """They have written to Leeway before."""
    for name in names:
        await playing.colleague(f"29:{name}").write("help")
    playing.teams.said.clear()


async def escalated(playing: Playing, touchpoint: str = "billing") -> dict[str, Said]:
    """The cards that went out, by conversation."""
    door = playing.app.intake.responding.leeway
    asked = Escalate(situation="Billed twice <at>all</at>", touchpoint=touchpoint)
    await door.handle(asked, ADA)
    await playing.send()
    return {said.conversation.partition(";")[0]: said for said in playing.teams.said}


async def press(playing: Playing, name: str, label: str, on: Said) -> dict[str, Any]:
    button = labelled(on.activity, label)
    assert button, f"no {label!r} in {reading(on.activity)}"
    return await playing.colleague(f"29:{name}").press(button, on)


async def own_view(playing: Playing, name: str, on: Said) -> dict[str, Any]:
    """What Teams draws for one person: it asks for their view as soon as they see the card."""
    (card,) = on.cards
    assert f"29:{name}" in card["refresh"]["userIds"]
    action = card["refresh"]["action"]
    value = {"action": action, "trigger": "automatic"}
    answer = await playing.colleague(f"29:{name}").invoke("adaptiveCard/action", value, on)
    return dict(answer["value"])


async def test_a_card_is_in_the_owners_channel_and_with_each_owner(playing: Playing) -> None:
    await met(playing, "bill", "bob", "cy")
    cards = await escalated(playing)

    assert set(cards) == {BILLING, "a:bill", "a:bob"}
    assert "Billed twice <at>all</at>" in reading(cards[BILLING].activity)
    assert labelled(cards["a:bill"].activity, "Take it")
    assert playing.teams.refused == []


async def test_in_the_channel_only_those_who_may_see_what_can_be_done(playing: Playing) -> None:
    await met(playing, "bill", "bob", "cy", "ada")
    card = (await escalated(playing))[BILLING]

    assert labelled(card.activity, "Take it") is None
    assert set(card.cards[0]["refresh"]["userIds"]) == {"29:bill", "29:bob", "29:cy"}
    view = await own_view(playing, "bill", card)
    assert labelled(view, "Take it")
    assert playing.teams.refused == []


async def test_a_view_shows_nobody_what_they_may_not_see(playing: Playing) -> None:
    await met(playing, "bill", "abe")
    card = (await escalated(playing))[BILLING]
    value = {"action": card.cards[0]["refresh"]["action"], "trigger": "automatic"}
    answer = await playing.colleague("29:abe").invoke("adaptiveCard/action", value, card)

    assert answer["value"] == "There is nothing here for you to do."


async def test_whoever_takes_it_every_card_says_so(playing: Playing) -> None:
    await met(playing, "bill", "bob")
    cards = await escalated(playing)
    view = await own_view(playing, "bill", cards[BILLING])
    take = labelled(view, "Take it")
    assert take
    before = len(playing.teams.said)
    answer = await playing.colleague("29:bill").press(take, cards[BILLING])

    assert "It is yours" in answer["value"]
    assert len(playing.teams.said) == before  # the thread and the chat stay quiet
    for card in cards.values():
        assert "has taken it" in reading(card.activity)
        assert labelled(card.activity, "Take it") is None
    assert playing.teams.refused == []


async def test_a_reply_comes_back_in_the_advisors_chat_and_settles_the_cards(
    playing: Playing,
) -> None:
    await met(playing, "ada", "bill", "bob")
    cards = await escalated(playing)
    form = dialog(await press(playing, "bill", "Reply", cards["a:bill"]))
    wrong = dialog(await playing.colleague("29:bill").send(form, {"What is decided": " "}))
    assert "This one is needed." in reading_card(wrong)
    await playing.colleague("29:bill").send(wrong, {"What is decided": "Refund it."})
    await playing.send()

    assert "Billing replied: Refund it." in reading(cards[BILLING].activity)
    assert labelled(cards["a:bob"].activity, "Reply") is None
    came = playing.teams.said[-1]
    assert came.conversation == "a:ada"
    assert "Refund it." in reading(came.activity)
    await press(playing, "ada", "That settles it", came)
    assert "Closed." in reading(playing.teams.said[-1].activity)
    assert playing.teams.refused == []


async def test_who_is_second_hears_who_was_first(playing: Playing) -> None:
    await met(playing, "bill", "bob")
    cards = await escalated(playing)
    old = replace(cards["a:bob"], activity=copy.deepcopy(cards["a:bob"].activity))
    await press(playing, "bill", "Take it", cards["a:bill"])
    await press(playing, "bob", "Take it", old)

    assert "Bill was faster" in reading(playing.teams.said[-1].activity)


async def test_sending_again_says_nothing_twice(playing: Playing, door: AnsweringLoop) -> None:
    await met(playing, "bill", "bob")
    await escalated(playing)
    before = len(playing.teams.said)
    (unread,) = await door.loop.store.inbox.unread(frozenset({"p-bill"}))
    placed = await door.loop.store.places.of("teams", unread.about)
    key = next(p.who.split()[0] for p in placed if "29:bill" in p.who)
    again = Outgoing(key=key, message=unread, address=unread.addresses[0], tries=2)
    await playing.messenger.send(again)

    assert len(playing.teams.said) == before


async def test_a_second_process_speaks_first_to_whom_only_the_first_has_met(
    tmp_path: Path,
) -> None:
    """The first one is gone by then: what it knew is in the database."""
    url = f"sqlite:///{tmp_path / 'leeway.db'}"
    upgrade(url)
    teams = LoopbackTeams()
    outside = await teams.start()
    for turn in ("first", "second"):
        store = sql_store(url)
        loop = await known_on_teams(Loop(store=store, channel="teams"))
        door = AnsweringLoop(loop, "29:")
        async with on_teams(
            door, store, loop.desk.clock, loop.desk.ids, OWNERS, teams=teams
        ) as process:
            if turn == "first":
                await met(process, "bill", "ada")
            else:
                await door.handle(Escalate(situation="Billed twice", touchpoint="billing"), ADA)
                await process.send()
        await store.close()
    await teams.stop(outside)

    begun = [body for _, path, body in teams.calls if path == "/v3/conversations"]
    assert "a:bill" in {said.conversation for said in teams.said}
    assert [b["members"] for b in begun if "members" in b] == [[{"id": "29:bob"}]]
    assert teams.refused == []


async def test_the_newest_service_url_is_spoken_to(playing: Playing, door: AnsweringLoop) -> None:
    bill = playing.colleague("29:bill")
    conversations = playing.messenger.conversations
    for url in ("http://127.0.0.1:9/old/", playing.teams.service_url):
        await bill.write("help")
        door.loop.now = door.loop.now.replace(minute=door.loop.now.minute + 1)
        spot = Spot(service_url=url, conversation="a:bill", bot="28:leeway")
        await conversations.remember(Where(spot=spot, user="29:bill", account="29:bill"))

    assert (await conversations.person("29:bill")).service_url == playing.teams.service_url
    assert (await conversations.service())[0].service_url == playing.teams.service_url


async def test_before_anybody_has_spoken_nothing_can_be_sent(
    playing: Playing, door: AnsweringLoop
) -> None:
    (first, *_) = await outgoing(door)
    with pytest.raises(NotDelivered, match="not_met: Leeway has not met the person") as failed:
        await playing.messenger.send(first)

    assert not failed.value.for_good


async def outgoing(door: AnsweringLoop) -> tuple[Any, ...]:
    await door.handle(Escalate(situation="x", touchpoint="billing"), ADA)
    loop = door.loop
    found = await loop.store.outbox.claim(loop.now, loop.now, 10)
    return tuple(sorted(found, key=lambda one: one.address.id.startswith("19:")))


@pytest.mark.parametrize(
    ("status", "code", "says", "for_good"),
    [
        (403, "ConversationBlockedByUser", "blocked: the person blocked the app", True),
        (403, "BotNotInConversationRoster", "uninstalled: the person or team removed", True),
        (403, "Forbidden", "uninstalled", True),
        (404, "ConversationNotFound", "gone: the chat, channel or person", True),
        (413, "MessageSizeTooBig", "too_big", True),
        (400, "BadSyntax", r"refused: Teams refused the message \(BadSyntax\)", True),
        (401, "Unauthorized", "unauthorized: Teams does not accept", False),
        (429, "TooManyRequests", "throttled: Teams asks to wait", False),
        (502, "BadGateway", "unreachable: Teams cannot be reached", False),
    ],
)
async def test_what_cannot_be_delivered_has_a_name_and_an_end(
    playing: Playing, door: AnsweringLoop, status: int, code: str, says: str, for_good: bool
) -> None:
    await met(playing, "bill", "bob")
    (first, *_) = await outgoing(door)
    playing.teams.fails = [(status, {"error": {"code": code}}, {"Retry-After": "7"})]
    with pytest.raises(NotDelivered, match=says) as failed:
        await playing.messenger.send(first)

    assert failed.value.for_good is for_good
    wait = failed.value.again_in
    assert (wait.total_seconds() if wait else None) == (7 if status == 429 else None)


async def test_a_channel_that_is_not_there_has_a_name(
    playing: Playing, door: AnsweringLoop
) -> None:
    await met(playing, "bill")
    (*_, last) = await outgoing(door)
    assert last.address.id == BILLING
    playing.teams.fails = [(404, {"error": {"code": "NotFound"}}, {})]
    with pytest.raises(NotDelivered, match="no_such_channel") as failed:
        await playing.messenger.send(last)

    assert failed.value.for_good


async def test_an_advisors_home_shows_what_is_theirs(playing: Playing) -> None:
    ada = playing.colleague("29:ada")
    await ada.write("late")
    await ada.write("home")

    shown = reading(playing.teams.said[-1].activity)
    assert "parcel late" in shown
    assert "Actions that wait" not in shown


async def test_a_leads_home_begins_with_what_waits(playing: Playing) -> None:
    ada, lea = playing.colleague("29:ada"), playing.colleague("29:lea")
    await ada.write("log")
    await lea.write("help")
    log = labelled(playing.teams.said[0].activity, "Log what I did")
    assert log
    form = dialog(await ada.press(log))
    await ada.send(form, {"What happened": "late", "Please look at it": "yes"})
    await lea.write("home")
    home = playing.teams.said[-1]

    assert "They ask you to look at it." in reading(home.activity)
    review = dialog(await press(playing, "lea", "Recognise", home))
    answer = await lea.send(review, {"Your words to them": "Well done."})
    assert "They hear it from you now" in reading_card(dialog(answer))
    await playing.send()
    assert "Well done." in reading(playing.teams.said[-1].activity)
    assert playing.teams.said[-1].conversation == "a:ada"


async def test_an_answer_can_be_shared_in_a_channel_only_when_asked_to(playing: Playing) -> None:
    ada = playing.colleague("29:ada")
    value = {"commandId": "ask_about_message", "messagePayload": {"body": {"content": "late"}}}
    activity = ada.activity("invoke", thread="1", name="composeExtension/fetchTask", value=value)
    status, answer = await playing.teams.deliver(activity)
    assert status == 200
    share = labelled(dialog(answer), "Share")
    assert share
    assert playing.teams.said == []
    pressed = ada.activity(
        "invoke", thread="1", name="composeExtension/submitAction", value={"data": share["data"]}
    )
    _, told = await playing.teams.deliver(pressed)

    (public,) = playing.teams.said
    assert public.conversation.startswith("19:")
    assert "About: parcel late" in reading(public.activity)
    assert "Shared." in reading_card(dialog(told))
