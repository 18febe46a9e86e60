"""Asking on Teams: in a chat with Leeway, in channels, by a word, and about a message."""

import pytest

from adapters.teams.inbound import hear, words
from adapters.teams.interactions import plain
from tests.channels.answering import LEAD, AnsweringLoop
from tests.channels.teams.loopback import CHANNEL
from tests.channels.teams.people import dialog
from tests.channels.teams.playing import Playing
from tests.channels.teams.reading import labelled, pressable, reading, reading_card

THREAD = f"{CHANNEL};messageid=1"


async def test_a_question_is_streamed_with_what_to_do_first(playing: Playing) -> None:
    await playing.colleague("29:ada").write("parcel 4 days late, £20?")

    (said,) = playing.teams.said
    working, first, whole = said.texts
    assert (said.conversation, said.streaming) == ("a:ada", "")
    assert working == "Looking it up …"
    assert LEAD in first
    assert "More." not in first
    assert "More." in whole
    assert playing.teams.refused == []


async def test_the_last_message_has_label_thumbs_and_what_can_be_done(playing: Playing) -> None:
    await playing.colleague("29:ada").write("late")

    (said,) = playing.teams.said
    label = next(e for e in said.activity["entities"] if e["type"] != "streaminfo")
    assert label["additionalType"] == ["AIGeneratedContent"]
    assert said.activity["channelData"]["feedbackLoop"] == {"type": "custom"}
    assert [a["title"] for a in pressable(said.activity)] == ["Log what I did"]


async def test_two_questions_at_once_have_one_stream_and_two_answers(
    playing: Playing, door: AnsweringLoop
) -> None:
    ada = playing.colleague("29:ada")
    for text in ("late", "later"):
        await playing.teams.deliver(ada.activity("message", text=text))
    await playing.settled()

    assert len(door.asked) == 2
    assert len(playing.teams.said) == 2
    assert playing.teams.refused == []


async def test_where_streaming_is_refused_the_answer_is_posted(playing: Playing) -> None:
    playing.teams.fails = [(403, {"error": {"code": "ContentStreamNotAllowed"}}, {})]
    await playing.colleague("29:ada").write("late")

    (said,) = playing.teams.said
    assert LEAD in reading(said.activity)


async def test_a_stream_that_breaks_off_ends_in_a_message(playing: Playing) -> None:
    playing.teams.breaks = True
    await playing.colleague("29:ada").write("late")

    assert LEAD in reading(playing.teams.said[-1].activity)
    assert playing.teams.said[-1].texts == []  # a message, not a stream


async def test_teams_that_asks_to_wait_is_waited_for(playing: Playing) -> None:
    limited = (429, {"error": {"code": "TooManyRequests"}}, {"Retry-After": "0"})
    playing.teams.fails = [limited, limited]
    await playing.colleague("29:ada").write("late")

    (said,) = playing.teams.said
    assert LEAD in reading(said.activity)
    assert len(said.texts) == 3


async def test_a_mention_is_answered_in_its_thread_with_one_message(
    playing: Playing, door: AnsweringLoop
) -> None:
    await playing.colleague("29:ada").mention("late parcel &lt;3 for <at>Bob</at>")

    assert door.asked == [("late parcel <3 for Bob", None, "29:ada")]
    (said,) = playing.teams.said
    assert said.conversation == THREAD
    assert playing.teams.typing == [THREAD]
    assert playing.teams.refused == []


async def test_a_second_mention_in_a_thread_goes_on(playing: Playing, door: AnsweringLoop) -> None:
    ada, abe = playing.colleague("29:ada"), playing.colleague("29:abe")
    await ada.mention("late")
    await ada.mention("and £60?")
    await abe.mention("and at night?")
    await ada.mention("something else", thread="2")

    assert [follows is not None for _, follows, _ in door.asked] == [False, True, False, False]
    assert "About your last question" in reading(playing.teams.said[1].activity)


async def test_in_a_group_chat_each_mention_is_a_new_question(
    playing: Playing, door: AnsweringLoop
) -> None:
    ada = playing.colleague("29:ada")
    for text in ("late", "and £60?"):
        said = ada.activity("message", thread="1", text=text)
        said["conversation"] |= {"id": "19:group@thread.v2", "conversationType": "groupChat"}
        await playing.teams.deliver(said)
        await playing.settled()

    assert [follows for _, follows, _ in door.asked] == [None, None]


async def test_in_a_chat_a_plus_goes_on(playing: Playing, door: AnsweringLoop) -> None:
    ada = playing.colleague("29:ada")
    for text in ("late", "+ and £60?", "kettle broken"):
        await ada.write(text)

    assert [follows is not None for _, follows, _ in door.asked] == [False, True, False]


async def test_a_word_shows_what_it_names(playing: Playing, door: AnsweringLoop) -> None:
    ada = playing.colleague("29:ada")
    for text in ("mine", "help", "", "Review", "waiting", "log in fails for a customer"):
        await ada.write(text)

    kinds = [request.kind for request in door.heard]
    assert kinds == [
        "show_mine",
        "show_help",
        "show_help",
        "show_reviews",
        "show_escalations",
        "ask",
    ]
    assert "In Teams:" in reading(playing.teams.said[1].activity)
    assert playing.teams.refused == []


async def test_a_word_in_a_channel_is_answered_to_the_person_alone(playing: Playing) -> None:
    ada = playing.colleague("29:ada")
    await ada.write("late")
    await ada.mention("mine")

    assert playing.teams.said[-1].conversation == "a:ada"


async def test_whom_leeway_has_not_met_it_writes_to_all_the_same(playing: Playing) -> None:
    await playing.colleague("29:ada").mention("mine")

    (said,) = playing.teams.said
    assert said.conversation == "a:ada"


async def test_who_cannot_be_written_to_is_told_where_they_are(playing: Playing) -> None:
    blocked = {"error": {"code": "ForbiddenOperationException"}}
    playing.teams.fails = [(403, blocked, {})]
    await playing.colleague("29:ada").mention("mine")

    (said,) = playing.teams.said
    assert said.conversation == THREAD
    assert "Write to me in a chat of our own once" in reading(said.activity)


async def test_the_right_thing_here_is_answered_to_whoever_asked(
    playing: Playing, door: AnsweringLoop
) -> None:
    body = {
        "contentType": "html",
        "content": "<div>she waited<br>two&nbsp;weeks <b>&lt;3</b></div>",
    }
    value = {"commandId": "ask_about_message", "messagePayload": {"id": "9", "body": body}}
    answer = await playing.colleague("29:ada").invoke("composeExtension/fetchTask", value)

    assert door.asked[0][0].split() == ["she", "waited", "two", "weeks", "<3"]
    assert LEAD in reading_card(dialog(answer))
    assert playing.teams.said == []
    assert playing.teams.refused == []


async def test_from_that_dialog_it_goes_on_to_a_form(playing: Playing) -> None:
    ada = playing.colleague("29:ada")
    value = {"commandId": "ask_about_message", "messagePayload": {"body": {"content": "late"}}}
    asked = await ada.invoke("composeExtension/fetchTask", value)
    log = labelled(dialog(asked), "Log what I did")
    assert log
    form = await ada.invoke("composeExtension/submitAction", {"data": log["data"]})
    assert "What happened parcel late" in reading_card(dialog(form))

    sent = await ada.send(dialog(form), {}, "composeExtension/submitAction")
    assert "Logged." in reading_card(dialog(sent))
    assert playing.teams.refused == []


async def test_being_added_says_what_leeway_does_once(playing: Playing) -> None:
    await playing.colleague("29:ada").install()

    (said,) = playing.teams.said
    assert "I never rank anybody" in reading(said.activity)
    ask = labelled(said.activity, "A parcel is late")
    assert ask
    await playing.colleague("29:ada").press(ask, said)
    assert LEAD in reading(playing.teams.said[-1].activity)


async def test_better_words_take_the_place_of_the_answer(
    playing: Playing, door: AnsweringLoop
) -> None:
    door.better = ["First better.", "Best."]
    await playing.colleague("29:ada").write("late")

    (said,) = playing.teams.said
    assert "Best." in reading(said.activity)
    assert said.edits == 1  # both came within the time between two edits


async def test_a_stranger_is_known_by_the_e_mail_of_their_profile(playing: Playing) -> None:
    playing.teams.profiles["29:new"] = {"name": "Lea", "email": "Lea@example.org"}
    await playing.colleague("29:new").write("review")

    assert "not yours to do" not in reading(playing.teams.said[0].activity)
    asked = [path for _, path, _ in playing.teams.calls if "/members/" in path]
    await playing.colleague("29:new").write("review")
    assert [path for _, path, _ in playing.teams.calls if "/members/" in path] == asked


async def test_a_stranger_without_a_profile_is_an_advisor(playing: Playing) -> None:
    await playing.colleague("29:who").write("review")

    assert "not yours to do" in reading(playing.teams.said[0].activity)


async def test_an_id_of_the_directory_and_one_of_the_bot_are_the_same_person(
    playing: Playing,
) -> None:
    lea = playing.colleague("29:lea")
    activity = lea.activity("message", text="review")
    activity["from"]["aadObjectId"] = "directory-id-of-lea"
    await playing.teams.deliver(activity)
    await playing.settled()

    assert "not yours to do" not in reading(playing.teams.said[0].activity)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("<at>Leeway</at> late", "Leeway late"),
        ("late&nbsp;parcel  &amp; more", "late parcel & more"),
        ("two\nlines", "two\nlines"),
    ],
)
def test_markup_becomes_words(written: str, meant: str) -> None:
    assert words(written) == meant


def test_a_message_in_html_becomes_words() -> None:
    assert plain("<p>a</p><p>b&nbsp;c</p>").split() == ["a", "b", "c"]


def test_what_machines_say_is_left_alone() -> None:
    said = {"type": "message", "from": {"id": "28:x", "role": "bot"}, "text": "hi"}
    assert hear(said) is None
