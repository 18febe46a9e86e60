"""Asking on Slack: in the conversation with Leeway, in channels, by command and shortcut."""

from bot.people import Person, Role
from tests.channels.answering import LEAD, AnsweringLoop
from tests.channels.slack.people import elements, labelled, reading, shown
from tests.channels.slack.playing import Playing


async def test_a_question_is_answered_in_its_thread_with_what_to_do_first(
    playing: Playing,
) -> None:
    asked = await playing.colleague("UADA").write("parcel 4 days late, £20?")

    (said,) = playing.slack.said
    assert (said.channel, said.thread, said.streaming) == ("DADA", asked, False)
    first = next(call for method, call in playing.slack.calls if method == "chat.startStream")
    assert LEAD in shown(first["markdown_text"])
    assert "More." not in first["markdown_text"]
    assert "More." in said.markdown
    assert [e["text"]["text"] for e in elements(said.blocks)] == [
        "Log what I did",
        "Helpful",
        "Not helpful",
    ]
    assert playing.slack.refused == []


async def test_that_it_works_on_it_is_shown_until_it_has_answered(playing: Playing) -> None:
    asked = await playing.colleague("UADA").write("late")

    assert playing.slack.statuses == [
        ("DADA", asked, "processing"),
        ("DADA", asked, "active"),
    ]


async def test_a_workspace_without_agent_sessions_sees_the_older_status(playing: Playing) -> None:
    playing.slack.fails["agents.sessions.setStatus"] = [{"ok": False, "error": "not_an_agent"}]
    ada = playing.colleague("UADA")
    await ada.write("late")
    await ada.write("later")

    assert [status for _, _, status in playing.slack.statuses] == [
        "Just a moment …",
        "active",
        "Just a moment …",
        "active",
    ]


async def test_where_streaming_is_refused_the_answer_is_posted(playing: Playing) -> None:
    playing.slack.fails["chat.startStream"] = [{"ok": False, "error": "not_allowed"}]
    asked = await playing.colleague("UADA").write("late")

    (said,) = playing.slack.said
    assert said.thread == asked
    assert LEAD in reading(said.blocks)


async def test_slack_that_asks_to_wait_is_waited_for(playing: Playing) -> None:
    limited = {"ok": False, "error": "ratelimited", "retry_after": 0}
    playing.slack.fails["chat.startStream"] = [limited, limited]
    await playing.colleague("UADA").write("late")

    (said,) = playing.slack.said
    assert LEAD in shown(said.markdown)


async def test_a_mention_is_answered_once_in_the_thread(
    playing: Playing, door: AnsweringLoop
) -> None:
    asked = await playing.colleague("UADA").mention("late parcel &lt;3 <https://x.org|the rules>")

    assert door.asked == [("late parcel <3 the rules", None, "UADA")]
    (said,) = playing.slack.said
    assert (said.channel, said.thread, said.ephemeral_to) == ("C1", asked, "")
    assert playing.slack.refused == []  # with a recipient, as a channel needs


async def test_whoever_asked_in_a_thread_goes_on_without_a_mention(
    playing: Playing, door: AnsweringLoop
) -> None:
    ada, abe = playing.colleague("UADA"), playing.colleague("UABE")
    thread = await ada.mention("late")
    await ada.write("and £60?", channel="C1", thread=thread)
    await abe.write("lunch?", channel="C1", thread=thread)
    await ada.write("<@U9> what do you think?", channel="C1", thread=thread)
    await ada.write("something else", channel="C1")

    assert [(text, bool(follows)) for text, follows, _ in door.asked] == [
        ("late", False),
        ("and £60?", True),
    ]
    assert "About your last question" in playing.slack.said[1].markdown


async def test_a_follow_up_is_about_the_persons_own_last_answer(
    playing: Playing, door: AnsweringLoop
) -> None:
    ada, abe = playing.colleague("UADA"), playing.colleague("UABE")
    thread = await ada.mention("late")
    await abe.mention("and at night?", thread=thread)
    await ada.mention("and £60?", thread=thread)

    assert [follows is not None for _, follows, _ in door.asked] == [False, False, True]


async def test_in_the_conversation_a_new_message_is_a_new_question(
    playing: Playing, door: AnsweringLoop
) -> None:
    ada = playing.colleague("UADA")
    first = await ada.write("late")
    await ada.write("and £60?", thread=first)
    await ada.write("kettle broken")

    assert [follows is not None for _, follows, _ in door.asked] == [False, True, False]


async def test_what_others_write_in_channels_is_left_alone(
    playing: Playing, door: AnsweringLoop
) -> None:
    await playing.colleague("UADA").write("lunch?", channel="C1")

    assert (door.heard, playing.slack.said) == ([], [])


async def test_a_question_by_command_is_answered_to_the_person_alone(playing: Playing) -> None:
    await playing.colleague("UADA").command("parcel late")

    (said,) = playing.slack.said
    assert (said.channel, said.ephemeral_to) == ("C1", "UADA")
    assert LEAD in reading(said.blocks)


async def test_what_is_the_right_thing_here_is_answered_to_whoever_asked(
    playing: Playing, door: AnsweringLoop
) -> None:
    await playing.colleague("UADA").shortcut("ask_about_message", "she waited <@U7> two weeks")

    assert door.asked[0][0] == "she waited two weeks"
    assert playing.slack.said[0].ephemeral_to == "UADA"


async def test_commands_show_what_they_name(playing: Playing, door: AnsweringLoop) -> None:
    ada = playing.colleague("UADA")
    for text in ("mine", "help", "", "Review", "waiting", "log in fails for a customer"):
        await ada.command(text)

    kinds = [request.kind for request in door.heard]
    assert kinds == [
        "show_mine",
        "show_help",
        "show_help",
        "show_reviews",
        "show_escalations",
        "ask",
    ]
    assert "/leeway log" in reading(playing.slack.said[1].blocks)
    assert all(said.ephemeral_to == "UADA" for said in playing.slack.said)


async def test_who_opens_the_conversation_sees_prompts_for_their_role(playing: Playing) -> None:
    await playing.colleague("UADA").open("messages")
    await playing.colleague("ULEA").open("messages")

    advisor, lead = playing.slack.prompts["DADA"], playing.slack.prompts["DLEA"]
    assert advisor != lead
    assert all(set(prompt) == {"title", "message"} for prompt in (*advisor, *lead))


async def test_a_stranger_is_known_by_the_e_mail_of_their_profile(
    playing: Playing, door: AnsweringLoop
) -> None:
    playing.slack.profiles["UNEW"] = {
        "name": "lea2",
        "profile": {"email": "Lea@example.org", "real_name": "Lea"},
    }
    await playing.colleague("UNEW").command("review")

    assert "not yours to do" not in reading(playing.slack.said[0].blocks)
    asked = [call for method, call in playing.slack.calls if method == "users.info"]
    await playing.colleague("UNEW").command("review")
    assert [call for method, call in playing.slack.calls if method == "users.info"] == asked


async def test_who_wrote_before_they_were_imported_is_known_from_then_on(
    playing: Playing, door: AnsweringLoop
) -> None:
    playing.slack.profiles["UNEW"] = {"profile": {"email": "nel@example.org", "real_name": "Nel"}}
    await playing.colleague("UNEW").command("review")
    leads = {"roles": frozenset({Role.TEAM_LEAD}), "leads": frozenset({"blue"})}
    nel = Person.model_validate({"id": "nel", "name": "Nel", "email": "nel@example.org", **leads})
    await door.loop.store.people.take_in([nel])
    await playing.colleague("UNEW").command("review")

    before, after = (reading(said.blocks) for said in playing.slack.said)
    assert "not yours to do" in before
    assert "not yours to do" not in after


async def test_a_stranger_without_a_profile_is_an_advisor(playing: Playing) -> None:
    await playing.colleague("UWHO").command("review")

    assert "not yours to do" in reading(playing.slack.said[0].blocks)


async def test_where_we_may_not_write_it_is_said_directly(playing: Playing) -> None:
    ada = playing.colleague("UADA")
    await ada.write("late")
    playing.slack.fails["chat.postMessage"] = [{"ok": False, "error": "not_in_channel"}]
    why = labelled(playing.slack.said[0].blocks, "Helpful")
    assert why
    await ada.press(why, playing.slack.said[0])

    assert "it helped" in reading(playing.slack.said[-1].blocks)
    assert playing.slack.said[-1].channel == "DADA"


async def test_a_private_answer_can_be_shared_with_the_channel(playing: Playing) -> None:
    ada = playing.colleague("UADA")
    await ada.command("parcel late")
    private = playing.slack.said[0]
    share = labelled(private.blocks, "Share in channel")
    assert share
    await ada.press(share, private)

    public, confirmed = playing.slack.said[1:]
    assert (public.channel, public.ephemeral_to) == ("C1", "")
    assert "About: parcel late" in reading(public.blocks)
    assert (confirmed.ephemeral_to, reading(confirmed.blocks)) == ("UADA", "Shared.")


async def test_sharing_where_leeway_is_not_says_what_to_do(playing: Playing) -> None:
    ada = playing.colleague("UADA")
    await ada.command("parcel late")
    share = labelled(playing.slack.said[0].blocks, "Share in channel")
    assert share
    playing.slack.fails["chat.postMessage"] = [{"ok": False, "error": "not_in_channel"}]
    await ada.press(share, playing.slack.said[0])

    assert "/invite @Leeway" in reading(playing.slack.said[-1].blocks)


async def test_what_everybody_sees_already_needs_no_sharing(playing: Playing) -> None:
    await playing.colleague("UADA").mention("late")

    assert labelled(playing.slack.said[0].blocks, "Share") is None


async def test_better_words_take_the_place_of_the_answer_in_its_message(
    playing: Playing, door: AnsweringLoop
) -> None:
    door.better = ["First better.", "Best."]
    await playing.colleague("UADA").write("late")

    (said,) = playing.slack.said
    assert "Best." in reading(said.blocks)
    assert "First better." not in reading(said.blocks)
    updates = [call for method, call in playing.slack.calls if method == "chat.update"]
    assert len(updates) == 1  # both came within the time between two edits


async def test_an_edit_that_slack_refuses_leaves_the_answer_that_is_there(
    playing: Playing, door: AnsweringLoop
) -> None:
    door.better = ["Best."]
    playing.slack.fails["chat.update"] = [{"ok": False, "error": "cant_update_message"}]
    await playing.colleague("UADA").write("late")

    (said,) = playing.slack.said
    assert "More." in said.markdown
