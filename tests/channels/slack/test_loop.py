"""Escalations, reviews and what comes back, on Slack."""

import asyncio
from datetime import timedelta

import pytest

from adapters.slack.blocks import read_back
from adapters.slack.messenger import SlackMessenger
from bot.changes import Erasure, Outgoing
from bot.errors import NotDelivered
from bot.people import Sender
from bot.record_requests import EraseEntries
from bot.requests import Escalate
from tests.channels.answering import AnsweringLoop
from tests.channels.slack.loopback import Said
from tests.channels.slack.people import labelled, reading
from tests.channels.slack.playing import Playing
from tests.channels.slack.test_forms import last


async def escalated(playing: Playing, touchpoint: str = "billing") -> dict[str, Said]:
    """The cards that went out, by channel."""
    door = playing.app.intake.responding.leeway
    sender = await playing.app.intake.responding.acquaintance.sender("UADA")
    await door.handle(Escalate(situation="Billed twice <!channel>", touchpoint=touchpoint), sender)
    await playing.send()
    return {said.channel: said for said in playing.slack.said}


async def press(playing: Playing, user: str, label: str, on: Said) -> None:
    element = labelled(on.blocks, label)
    assert element, f"no {label!r} in {reading(on.blocks)}"
    await playing.colleague(user).press(element, on)


async def test_a_card_is_in_the_owners_channel_and_with_each_owner(playing: Playing) -> None:
    cards = await escalated(playing)

    assert set(cards) == {"CBILLINGDESK", "DBILL", "DBOB"}
    assert "Billed twice <!channel>" in reading(cards["CBILLINGDESK"].blocks)
    assert "<!channel>" not in str(cards["CBILLINGDESK"].blocks)
    assert playing.slack.refused == []


async def test_sending_again_says_nothing_twice(playing: Playing, door: AnsweringLoop) -> None:
    await escalated(playing)
    before = len(playing.slack.said)
    outgoing = await door.loop.store.outbox.claim(door.loop.now, door.loop.now, 10)
    assert outgoing == ()
    api = playing.app.intake.responding.api

    placed = await door.loop.store.places.there("slack", f"DBILL:{at(playing, 'DBILL').ts}")
    key = placed[0].who.split()[0]
    unread = await door.loop.store.inbox.unread(frozenset({"p-bill"}))
    again = Outgoing(key=key, message=unread[0], address=unread[0].addresses[0], tries=2)
    await SlackMessenger(api, door.loop.store.places, door.loop.desk.clock).send(again)

    assert len(playing.slack.said) == before


def at(playing: Playing, channel: str) -> Said:
    return next(said for said in playing.slack.said if said.channel == channel)


async def test_whoever_takes_it_every_card_says_so(playing: Playing) -> None:
    cards = await escalated(playing)
    await press(playing, "UBILL", "Take it", cards["CBILLINGDESK"])

    for channel in ("CBILLINGDESK", "DBILL", "DBOB"):
        card = at(playing, channel)
        assert "has taken it" in reading(card.blocks)
        assert labelled(card.blocks, "Take it") is None
    in_channel = [s for s in playing.slack.said if s.channel == "CBILLINGDESK"]
    assert [s.ephemeral_to for s in in_channel] == ["", "UBILL"]  # the thread stays quiet


async def test_a_reply_comes_back_as_a_direct_message_and_settles_the_cards(
    playing: Playing,
) -> None:
    cards = await escalated(playing)
    await press(playing, "UBILL", "Reply", cards["CBILLINGDESK"])
    await playing.colleague("UBILL").submit(last(playing), {"What is decided": "Refund it."})
    await playing.send()

    assert "Billing replied: Refund it." in reading(at(playing, "CBILLINGDESK").blocks)
    assert labelled(at(playing, "DBOB").blocks, "Reply") is None
    came = next(s for s in playing.slack.said if s.channel == "DADA")
    assert "Refund it." in reading(came.blocks)
    await press(playing, "UADA", "That settles it", came)
    assert "Closed." in reading(playing.slack.said[-1].blocks)


async def test_what_is_done_elsewhere_shows_on_the_cards(
    playing: Playing, door: AnsweringLoop
) -> None:
    cards = await escalated(playing)
    assert await playing.draw() == 0  # fresh ones need no edit
    request = read_back(labelled(cards["DBOB"].blocks, "Take it")["value"])
    await door.loop.leeway.handle(request, Sender(channel="slack", id="UBOB"))

    assert await playing.draw() == 3
    assert "has taken it" in reading(at(playing, "CBILLINGDESK").blocks)
    assert await playing.draw() == 0


async def test_when_time_runs_out_the_cards_say_who_has_it_now(
    playing: Playing, door: AnsweringLoop
) -> None:
    await escalated(playing)
    await door.loop.passes(days=3)
    await playing.draw()

    for channel in ("CBILLINGDESK", "DBILL", "DBOB"):
        card = at(playing, channel)
        assert "has this escalation now" in reading(card.blocks)
        assert "Billed twice" not in reading(card.blocks)
        assert labelled(card.blocks, "Take it") is None


async def test_what_is_erased_goes_from_the_cards_too(
    playing: Playing, door: AnsweringLoop
) -> None:
    cards = await escalated(playing)
    await press(playing, "UBILL", "Reply", cards["CBILLINGDESK"])
    await playing.colleague("UBILL").submit(last(playing), {"What is decided": "Refund it."})
    later = door.loop.now + timedelta(days=1)
    await door.loop.say("adam", EraseEntries(before=later))
    await door.loop.store.record.erase(Erasure(before=later), lambda _: ())

    assert await playing.draw() == 3
    assert "Billed twice" not in reading(at(playing, "DBILL").blocks)
    assert "erased" in reading(at(playing, "DBILL").blocks)
    assert await playing.draw() == 0


async def test_a_card_that_slack_does_not_take_now_is_edited_later(
    playing: Playing, door: AnsweringLoop
) -> None:
    await escalated(playing)
    await door.loop.passes(days=3)
    playing.slack.fails["chat.update"] = [{"ok": False, "error": "fatal_error", "status": 500}]
    await playing.draw()
    assert "has this escalation now" not in reading(at(playing, "DBILL").blocks)

    await playing.draw()

    assert "has this escalation now" in reading(at(playing, "DBILL").blocks)


async def test_a_card_that_somebody_deleted_is_not_tried_for_ever(
    playing: Playing, door: AnsweringLoop
) -> None:
    await escalated(playing)
    await door.loop.passes(days=3)
    playing.slack.fails["chat.update"] = [{"ok": False, "error": "message_not_found"}] * 3

    assert await playing.draw() == 3
    assert await playing.draw() == 0


async def test_who_is_second_hears_who_was_first(playing: Playing) -> None:
    cards = await escalated(playing)
    card = cards["DBOB"]
    old = Said(card.channel, card.ts, card.text, list(card.blocks))
    await press(playing, "UBILL", "Take it", cards["DBILL"])
    await press(playing, "UBOB", "Take it", old)

    assert "Bill was faster" in reading(playing.slack.said[-1].blocks)


async def test_an_admin_never_reads_the_text_on_a_card(
    playing: Playing, door: AnsweringLoop
) -> None:
    cards = await escalated(playing)
    await press(playing, "UBILL", "Pass on", cards["CBILLINGDESK"])
    fields = {"To whom": "Admin", "Why": "nobody's"}
    await playing.colleague("UBILL").submit(last(playing), fields)
    await playing.send()
    card = at(playing, "DADAM")
    assert "Billed twice" not in reading(card.blocks)

    await press(playing, "UADAM", "Pass on", card)
    await playing.colleague("UADAM").submit(last(playing), {"To whom": "Billing", "Why": "yours"})
    await playing.send()
    back = [s for s in playing.slack.said if s.channel == "DBILL"][-1]
    await press(playing, "UBILL", "Take it", back)

    assert "has taken it" in reading(at(playing, "DADAM").blocks)
    assert "Billed twice" not in reading(at(playing, "DADAM").blocks)


@pytest.mark.parametrize(
    ("answer", "says", "for_good"),
    [
        ({"error": "token_revoked"}, "token_revoked: Slack no longer accepts the token", False),
        ({"error": "is_archived"}, "is_archived: the channel is archived", True),
        ({"error": "channel_not_found"}, "channel_not_found: there is no such channel", True),
        ({"error": "not_in_channel"}, "not_in_channel: the app is not in the channel", False),
        ({"error": "user_not_found"}, "user_deactivated: the person's Slack account", True),
        ({"error": "missing_scope", "needed": "chat:write"}, "lacks the scope chat:write", False),
        ({"error": "invalid_blocks"}, "refused: Slack refused the message", True),
        ({"error": "ratelimited", "retry_after": 7}, "ratelimited", False),
        ({"error": "fatal_error", "status": 500}, "unreachable: Slack cannot be reached", False),
    ],
)
async def test_what_cannot_be_delivered_has_a_name_and_an_end(
    playing: Playing,
    door: AnsweringLoop,
    answer: dict[str, object],
    says: str,
    for_good: bool,
) -> None:
    door_of = playing.app.intake.responding.leeway
    sender = await playing.app.intake.responding.acquaintance.sender("UADA")
    await door_of.handle(Escalate(situation="x", touchpoint="billing"), sender)
    (first, *_) = await door.loop.store.outbox.claim(door.loop.now, door.loop.now, 10)
    playing.slack.fails["chat.postMessage"] = [{"ok": False, **answer}]

    messenger = SlackMessenger(
        playing.app.intake.responding.api, door.loop.store.places, door.loop.desk.clock
    )
    with pytest.raises(NotDelivered, match=says) as failed:
        await messenger.send(first)

    assert failed.value.for_good is for_good
    wait = failed.value.again_in
    assert (wait.total_seconds() if wait else None) == answer.get("retry_after")


async def test_an_advisors_home_shows_what_is_theirs(playing: Playing) -> None:
    ada = playing.colleague("UADA")
    await ada.write("late")
    await ada.open("home")

    shown = reading(playing.slack.homes["UADA"]["blocks"])
    assert "Ask in the Messages tab" in shown
    assert "parcel late" in shown
    assert "Actions that wait" not in shown


async def test_a_leads_home_begins_with_what_waits(playing: Playing) -> None:
    ada, lea = playing.colleague("UADA"), playing.colleague("ULEA")
    await ada.command("log")
    await ada.submit(last(playing), {"What happened": "late", "Please look at it": "yes"})
    await lea.open("home")
    home = playing.slack.homes["ULEA"]

    assert "They ask you to look at it." in reading(home["blocks"])
    element = labelled(home["blocks"], "Recognise")
    assert element
    await lea.press(element, home)
    answer = await lea.submit(last(playing), {"Your words to them": "Well done."})
    assert "They hear it from you now" in reading(answer["view"]["blocks"])
    await playing.send()
    assert "Well done." in reading(at(playing, "DADA").blocks)


async def test_what_is_pressed_at_home_is_answered_at_home(playing: Playing) -> None:
    await escalated(playing)
    bill = playing.colleague("UBILL")
    await bill.open("home")
    home = playing.slack.homes["UBILL"]
    element = labelled(home["blocks"], "Take it")
    assert element
    await bill.press(element, home)

    shown = reading(playing.slack.homes["UBILL"]["blocks"])
    assert shown.startswith("It is yours")
    back = labelled(playing.slack.homes["UBILL"]["blocks"], "Back to the start")
    assert back
    await bill.press(back, playing.slack.homes["UBILL"])
    assert "It is yours" not in reading(playing.slack.homes["UBILL"]["blocks"])


async def test_the_logbook_is_turned_page_by_page_at_home(
    playing: Playing, door: AnsweringLoop
) -> None:
    for number in range(25):
        door.loop.now = door.loop.now.replace(minute=number)
        await door.loop.asked()
    cy = playing.colleague("UCY")
    await cy.open("home")
    older = labelled(playing.slack.homes["UCY"]["blocks"], "Older")
    assert older
    await cy.press(older, playing.slack.homes["UCY"])

    assert playing.slack.refused == []
    assert door.heard[-1].kind != "show_logbook" or door.heard
    assert any(getattr(request, "before", None) for request in door.heard)


async def test_who_stops_an_answer_is_told_that_it_stopped(
    playing: Playing, door: AnsweringLoop
) -> None:
    door.answers.clear()
    ada = playing.colleague("UADA")
    asking = asyncio.create_task(ada.write("late"))
    while not playing.slack.statuses:
        await asyncio.wait([asking], timeout=0.01)
    thread = playing.slack.statuses[0][1]
    await ada.stop(thread)
    await asking

    assert len(playing.slack.said) == 1, "no answer comes after all"
    assert "Stopped." in reading(playing.slack.said[-1].blocks)
    assert playing.slack.statuses[-1][2] == "active"
