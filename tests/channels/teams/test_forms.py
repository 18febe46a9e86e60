"""Forms on Teams: a dialog that is filled in beforehand, faults beside their fields, thumbs."""

from datetime import timedelta

from bot.entries import ActionLogged
from tests.channels.answering import AnsweringLoop
from tests.channels.teams.loopback import Activity
from tests.channels.teams.people import dialog
from tests.channels.teams.playing import Playing
from tests.channels.teams.reading import labelled, reading, reading_card


async def opened(playing: Playing, label: str = "Log what I did") -> Activity:
    ada = playing.colleague("29:ada")
    await ada.write("parcel late")
    button = labelled(playing.teams.said[-1].activity, label)
    assert button
    return dialog(await ada.press(button, playing.teams.said[-1]))


async def test_a_form_opens_at_once_and_is_filled_in(playing: Playing) -> None:
    form = await opened(playing)

    assert "What happened parcel late" in reading_card(form)
    assert playing.teams.refused == []


async def test_what_is_logged_keeps_how_long_it_took(playing: Playing, door: AnsweringLoop) -> None:
    form = await opened(playing)
    door.loop.now += timedelta(seconds=12)
    answer = await playing.colleague("29:ada").send(form, {"Why it was right": "she waited"})

    assert "Logged." in reading_card(dialog(answer))
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
    form = await opened(playing)
    ada = playing.colleague("29:ada")
    typed = {"How much": "about twenty", "Why it was right": "she waited"}
    wrong = dialog(await ada.send(form, typed))

    assert "Write the amount as a number, for example 12.50." in reading_card(wrong)
    assert "Why it was right she waited" in reading_card(wrong)
    right = dialog(await ada.send(wrong, {"How much": "£1,250.50"}))
    assert "Logged." in reading_card(right)
    assert playing.teams.refused == []


async def test_in_a_dialog_the_next_form_takes_its_place(playing: Playing) -> None:
    form, ada = await opened(playing), playing.colleague("29:ada")
    sent = dialog(await ada.send(form, {}))
    correct = labelled(sent, "Correct it")
    assert correct
    next_form = await ada.press(correct, in_dialog=True)

    assert next_form["task"]["value"]["title"] == "Correct it"
    assert playing.teams.refused == []


async def test_owner_and_due_time_are_shown_before_it_is_sent(playing: Playing) -> None:
    ada = playing.colleague("29:ada")
    await ada.write("escalate")
    button = labelled(playing.teams.said[0].activity, "Escalate")
    assert button
    form = reading_card(dialog(await ada.press(button)))

    assert "Customer Experience" in form
    assert "replies by Mon 23 Nov, 14:00" in form


async def test_a_thumb_up_is_recorded_and_confirmed(playing: Playing, door: AnsweringLoop) -> None:
    ada = playing.colleague("29:ada")
    await ada.write("late")
    answer = await ada.judge(playing.teams.said[0], "like")

    assert "it helped" in reading_card(dialog(answer))
    assert door.heard[-1].kind == "give_feedback"
    assert playing.teams.refused == []


async def test_a_thumb_that_names_no_message_is_for_the_last_answer(
    playing: Playing, door: AnsweringLoop
) -> None:
    ada = playing.colleague("29:ada")
    await ada.write("late")
    judged = {"actionName": "feedback", "actionValue": {"reaction": "like", "feedback": "{}"}}

    assert await ada.invoke("message/submitAction", judged) == {}

    given = door.heard[-1]
    assert (given.kind, getattr(given, "helpful", None)) == ("give_feedback", True)


async def test_a_thumb_down_asks_why(playing: Playing, door: AnsweringLoop) -> None:
    ada = playing.colleague("29:ada")
    await ada.write("late")
    said = playing.teams.said[0]
    form = dialog(await ada.judge(said, "dislike"))
    assert "Why" in reading_card(form)

    assert await ada.send_reason(said, form, {"Why": "it is out of date"}) == {}
    given = door.heard[-1]
    assert (given.kind, getattr(given, "helpful", None)) == ("give_feedback", False)
    assert str(getattr(given, "reason", None)) == "out_of_date"


async def test_a_thumb_under_what_is_no_answer_says_so(playing: Playing) -> None:
    ada = playing.colleague("29:ada")
    await ada.write("mine")
    answer = await ada.judge(playing.teams.said[0], "like")

    assert answer["task"]["type"] == "message"


async def test_a_client_without_action_execute_sends_a_message(
    playing: Playing, door: AnsweringLoop
) -> None:
    ada = playing.colleague("29:ada")
    await ada.install()
    ask = labelled(playing.teams.said[0].activity, "What can I ask for?")
    assert ask
    assert ask["type"] == "Action.Execute"
    await ada.press(ask["fallback"], playing.teams.said[0])

    assert door.heard[-1].kind == "show_help"
    assert "In Teams:" in reading(playing.teams.said[-1].activity)


async def test_somebody_elses_answer_cannot_be_logged_from(playing: Playing) -> None:
    await playing.colleague("29:ada").mention("late")
    button = labelled(playing.teams.said[0].activity, "Log")
    assert button
    answer = await playing.colleague("29:abe").press(button, playing.teams.said[0])

    assert "isn't yours to see" in reading_card(dialog(answer))
