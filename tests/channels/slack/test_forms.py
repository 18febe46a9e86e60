"""Forms on Slack: opened at once, filled in beforehand, faults beside their fields."""

import asyncio
from datetime import timedelta

from adapters.slack.intake import FORM_S
from bot.entries import ActionLogged
from bot.people import Sender
from bot.replies import Reply
from bot.requests import Request
from tests.channels.answering import AnsweringLoop
from tests.channels.slack.people import labelled, reading
from tests.channels.slack.playing import Playing


async def opened(playing: Playing, label: str = "Log what I did") -> dict[str, object]:
    ada = playing.colleague("UADA")
    await ada.write("parcel late")
    element = labelled(playing.slack.said[-1].blocks, label)
    assert element
    await ada.press(element, playing.slack.said[-1])
    return list(playing.slack.views.values())[-1]


async def test_a_form_opens_at_once_and_is_filled_in(playing: Playing) -> None:
    view = await opened(playing)

    methods = [method for method, _ in playing.slack.calls if method.startswith("views.")]
    assert methods == ["views.open", "views.update"]
    assert "What happened parcel late" in reading(view["blocks"])
    assert playing.slack.refused == []


async def test_what_is_logged_keeps_how_long_it_took(playing: Playing, door: AnsweringLoop) -> None:
    view = await opened(playing)
    door.loop.now += timedelta(seconds=12)
    answer = await playing.colleague("UADA").submit(view, {"Why it was right": "she waited"})

    assert "Logged." in reading(answer["view"]["blocks"])
    entry = await logged(door)
    assert (entry.seconds, entry.why, entry.situation) == (12.0, "she waited", "parcel late")
    assert entry.answer is not None


async def logged(door: AnsweringLoop) -> ActionLogged:
    store = door.loop.store
    [about] = [link.about async for link in store.record.links("action_logged")]
    entry = (await store.logbook.about([about]))[about][0]
    assert isinstance(entry, ActionLogged)
    return entry


async def test_what_is_wrong_stands_beside_its_field(playing: Playing) -> None:
    view = await opened(playing)
    ada = playing.colleague("UADA")

    assert await ada.submit(view, {"How much": "about twenty"}) == {
        "response_action": "errors",
        "errors": {"amount": "Write the amount as a number, for example 12.50."},
    }
    assert (await ada.submit(playing.slack.views[view["id"]], {"What happened": " "}))[
        "errors"
    ] == {"situation": "This one is needed."}


async def test_an_amount_is_read_as_people_write_it(playing: Playing, door: AnsweringLoop) -> None:
    view = await opened(playing)
    await playing.colleague("UADA").submit(view, {"How much": "£1,250.50"})

    assert str((await logged(door)).amount) == "1250.50"


async def test_a_form_that_cannot_be_recorded_stays_as_it_was_filled_in(playing: Playing) -> None:
    ada, bill = playing.colleague("UADA"), playing.colleague("UBILL")
    await ada.command("escalate")
    await ada.submit(last(playing), {"What happened": "Wrong bill"})
    await playing.send()
    card = next(s for s in playing.slack.said if s.channel == "DCY")
    reply = labelled(card.blocks, "Reply")
    assert reply
    await playing.colleague("UCY").press(reply, card)
    view = last(playing)
    await playing.colleague("ULEA").command("help")  # somebody else, meanwhile
    answer = await playing.colleague("UCY").submit(view, {"What is decided": " "})

    assert answer == {
        "response_action": "errors",
        "errors": {"reply": "This one is needed."},
    }
    sent = await playing.colleague("UCY").submit(last(playing), {"What is decided": "Refund."})
    assert "Sent to the advisor" in reading(sent["view"]["blocks"])
    assert bill.slack.refused == []


def last(playing: Playing) -> dict[str, object]:
    return list(playing.slack.views.values())[-1]


async def test_owner_and_due_time_are_shown_before_it_is_sent(playing: Playing) -> None:
    await playing.colleague("UADA").command("escalate")

    shown = reading(last(playing)["blocks"])
    assert "Customer Experience (#cx-help) replies by Mon 23 Nov, 14:00" in shown
    assert "Send it to Customer Experience" in shown


async def test_a_button_pressed_too_late_says_so(playing: Playing) -> None:
    ada = playing.colleague("UADA")
    await ada.write("late")
    element = labelled(playing.slack.said[0].blocks, "Log")
    assert element
    playing.slack.fails["views.open"] = [{"ok": False, "error": "expired_trigger_id"}]
    await ada.press(element, playing.slack.said[0])

    assert "press it again" in reading(playing.slack.said[-1].blocks)


async def test_a_shortcut_opens_the_form_anywhere(playing: Playing) -> None:
    await playing.colleague("UADA").shortcut("log_what_i_did")

    assert last(playing)["title"]["text"] == "Log what I did"


async def test_a_reason_why_it_did_not_help_is_asked_for(playing: Playing) -> None:
    view = await opened(playing, "Not helpful")
    answer = await playing.colleague("UADA").submit(view, {"Why": "it is out of date"})

    assert "The CX team sees why, not who" in reading(answer["view"]["blocks"])


async def test_in_a_modal_the_next_form_takes_its_place(playing: Playing) -> None:
    view = await opened(playing)
    ada = playing.colleague("UADA")
    await ada.submit(view, {})
    shown = playing.slack.views[view["id"]]
    correct = labelled(shown["blocks"], "Correct it")
    assert correct
    await ada.press(correct, shown)

    assert playing.slack.views[view["id"]]["title"]["text"] == "Correct it"
    assert len(playing.slack.views) == 1


async def test_metadata_holds_ids_and_no_words(playing: Playing) -> None:
    view = await opened(playing)

    assert "parcel" not in view["private_metadata"]
    assert "UADA" in view["private_metadata"]


async def test_somebody_elses_answer_cannot_be_logged_from(playing: Playing) -> None:
    await playing.colleague("UADA").mention("late")
    element = labelled(playing.slack.said[0].blocks, "Log")
    assert element
    await playing.colleague("UABE").press(element, playing.slack.said[0])

    assert "isn't yours to see" in reading(last(playing)["blocks"])


async def test_a_form_that_fails_unexpectedly_is_there_again(
    playing: Playing, door: AnsweringLoop
) -> None:
    view = await opened(playing)
    works = door.handle

    async def broken(*_: object) -> None:
        raise ZeroDivisionError

    door.handle = broken  # type: ignore[method-assign, assignment]
    ada = playing.colleague("UADA")
    answer = await ada.submit(view, {"Why it was right": "she waited"})
    door.handle = works  # type: ignore[method-assign]

    shown = reading(answer["view"]["blocks"])
    assert "Something went wrong on our side" in shown
    assert "Why it was right she waited" in shown
    sent = await ada.submit(last(playing), {})
    assert "Logged." in reading(sent["view"]["blocks"])


async def test_a_form_that_takes_long_says_that_it_is_being_saved(
    playing: Playing, door: AnsweringLoop
) -> None:
    view = await opened(playing)
    works, go_on = door.handle, asyncio.Event()

    async def slow(request: Request, sender: Sender, delivery: str | None = None) -> Reply:
        await go_on.wait()
        return await works(request, sender, delivery)

    door.handle = slow  # type: ignore[method-assign]
    asyncio.get_running_loop().call_later(FORM_S * 1.1, go_on.set)
    await playing.colleague("UADA").submit(view, {})

    updates = [c for m, c in playing.slack.calls if m == "views.update"]
    assert "Logged." in reading(updates[-1]["view"]["blocks"])
