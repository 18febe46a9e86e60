"""Replies as Teams draws them: within its limits, however long; nothing in them comes alive."""

from typing import get_args

import pytest
from hypothesis import given

from adapters.chat.home import sections_of
from adapters.chat.picture import draw
from adapters.chat.replies import is_card, shareable, with_help
from adapters.teams.adaptive import carried, cut, lighten, literal, read_back, weight
from adapters.teams.cards import REFRESH, VIEWS, escalation, viewed, without_choices
from adapters.teams.home import home, welcome
from adapters.teams.markdown import MARKS, pieces
from adapters.teams.outbound import (
    drawn,
    message,
    render_part,
    streamed,
    summary,
)
from adapters.teams.phrases import ENGLISH
from adapters.terminal.people import local_person
from bot.answers import Outcome
from bot.loop_requests import OpenPassOn, OpenReply, ShowEscalation, TakeEscalation
from bot.people import Role
from bot.replies import (
    Button,
    Buttons,
    Chart,
    Form,
    Part,
    Points,
    Reply,
    Sources,
    Table,
    Text,
    Tone,
)
from bot.requests import (
    Ask,
    GiveFeedback,
    LogAction,
    MarkRead,
    OpenFeedback,
    OpenLog,
    Request,
    ShowHelp,
    ShowMine,
    ShowWhy,
)
from tests.channels.digests import CHART
from tests.channels.generated import ALIVE, PARTS, REPLIES, WORDS, a_thousand, inflated, sample
from tests.channels.teams.reading import labelled, pressable, reading, reading_card
from tests.channels.teams.rules import activity_faults, alive, card_faults, card_markdown
from tests.channels.test_terminal_outbound import CITATION, answer

JUDGING = (
    Button(label="Helpful", request=GiveFeedback(answer="a1", helpful=True)),
    Button(label="Not helpful", request=OpenFeedback(answer="a1")),
)
DOING = (Button(label="Log what I did", request=OpenLog(answer="a1")), *JUDGING)
ANSWER = Reply(
    parts=(
        Text(text="Yes, you can. [1]", tone=Tone.LEAD),
        Points(heading="What you can do", points=("Say sorry", "Send it again")),
        Text(text="Logistics replies by Mon.", heading="Beyond your leeway"),
        Sources(citations=(CITATION,)),
        Buttons(buttons=DOING),
    ),
    answer=answer(Outcome.YES),
)
CARD = Reply(
    parts=(
        Text(heading="An escalation for Billing", text="Charged twice."),
        Buttons(
            buttons=(
                Button(label="Take it", request=TakeEscalation(escalation="e1")),
                Button(label="Reply", request=OpenReply(escalation="e1")),
                Button(label="Pass on", request=OpenPassOn(escalation="e1")),
            )
        ),
    )
)


PICTURE = draw(CHART)
CX = local_person(Role.CX, ["customer-experience"])


def test_every_part_has_a_rendering() -> None:
    """Parity: a new kind of part fails here until Teams can draw it."""
    assert set(get_args(get_args(Part)[0])) == set(PARTS)
    with pytest.raises(AssertionError):
        list(render_part("a picture"))  # type: ignore[arg-type]


def test_every_request_is_carried_and_read_back() -> None:
    """Parity: what can be asked can stand on a button."""
    for kind in get_args(get_args(Request)[0]):
        request = sample(kind)
        assert read_back(carried(request)) == request
        assert list(card_faults(drawn(with_button(request)))) == []


def with_button(request: Request) -> Reply:
    return Reply(parts=(Buttons(buttons=(Button(label="Do it", request=request),)),))


@a_thousand
@given(REPLIES)
def test_a_thousand_replies_stay_within_teams_limits(given_reply: Reply) -> None:
    reply = inflated(given_reply)
    first, last = streamed(reply, follows=True)
    pictures = {part: PICTURE for part in reply.parts if isinstance(part, Chart)}
    with_pictures = message(reply, pictures=pictures)
    for said in (
        message(reply),
        with_pictures,
        last,
        home(CX, [("heading " * 40, reply)], notice=reply),
    ):
        assert list(activity_faults(said)) == []
        assert alive(said) == []
    assert last["text"].startswith(first)
    assert list(card_faults(drawn(reply))) == []
    assert list(card_faults(drawn(reply, dialog=True), dialog=True)) == []


def test_the_longest_reply_of_all_is_small_enough() -> None:
    """Each part at its most at once, in characters that count twelvefold."""
    loud = "\U0001f600" * 4_000
    cited = tuple(
        CITATION.model_copy(update={"n": n, "title": loud, "quote": loud}) for n in range(1, 30)
    )
    request = Ask(text="\U0001f600" * 150)
    reply = Reply(
        parts=(
            Text(text=loud, tone=Tone.LEAD),
            Points(heading=loud, points=(loud, loud)),
            Sources(citations=cited),
            Buttons(buttons=tuple(Button(label=loud, request=request) for _ in range(20))),
        ),
        answer=answer(Outcome.YES),
    )
    for said in (message(reply, follows=True), home(CX, [("x", reply)] * 7, notice=reply)):
        assert list(activity_faults(said)) == []


@given(WORDS)
def test_what_is_cut_fits(text: str) -> None:
    assert len(cut(text, 20)) <= 20
    assert weight(lighten(text, 60)) <= 60


@pytest.mark.parametrize("text", [*ALIVE, "# x", "> x", "- x", "+ x", "---", "![x](y)", "<b>x</b>"])
def test_markup_is_said_and_not_done(text: str) -> None:
    reply = Reply(parts=(Text(text=text, heading=text), Points(heading=text, points=(text,))))
    said = message(reply)

    assert alive(said) == []
    assert reading(said).count(text.replace("](", "] (")) == 4


def test_an_answer_is_text_with_what_can_be_done_under_it() -> None:
    first, said = streamed(ANSWER)

    assert (
        first == "✅ **Yes, you can.** [1]\n\n**What you can do**\n\n• Say sorry\n\n• Send it again"
    )
    assert said["text"] == f"{first}\n\n**Beyond your leeway**\n\nLogistics replies by Mon."
    assert [action["title"] for action in pressable(said)] == ["Log what I did"]
    assert said["summary"] == "Yes, you can. [1]"


def test_a_source_without_a_mark_in_the_text_is_named() -> None:
    unmarked = Reply(parts=(Text(text="So."), Sources(citations=(CITATION,))), answer=ANSWER.answer)

    assert message(unmarked)["text"] == "So.\n\n[1] Put it right first"


def test_a_list_or_anything_to_press_is_a_card() -> None:
    table = Table(caption="Entries", columns=("When", "What"), rows=(("Mon", "late"), ("", "")))
    said = message(Reply(parts=(table, Text(text="Aside", tone=Tone.QUIET))))

    assert "text" not in said
    assert reading(said) == "Entries\nWhen · What\nMon · late\nAside"


def test_a_sentence_alone_is_text() -> None:
    said = message(Reply(parts=(Text(text="Saved."),)))

    assert (said["text"], said["attachments"], said["entities"]) == ("Saved.", [], [])


@pytest.mark.parametrize("outcome", Outcome)
def test_the_verdict_has_a_mark_of_its_own(outcome: Outcome) -> None:
    reply = Reply(parts=(Text(text="So.", tone=Tone.LEAD),), answer=answer(outcome))

    assert message(reply)["text"] == f"{MARKS[outcome]}**So.**"
    assert reading_card(drawn(reply)) == f"{MARKS[outcome]}So."


def test_each_of_several_verdicts_has_its_own_mark_and_its_own_buttons() -> None:
    parts = tuple(
        part
        for outcome in (Outcome.YES, Outcome.STOP)
        for part in (
            Text(text="So.", tone=Tone.LEAD, outcome=outcome),
            Buttons(buttons=JUDGING),
        )
    )
    both = answer(Outcome.YES)
    said = message(Reply(parts=parts, answer=both, also=(both,)))

    assert said["text"] == "✅ **So.**\n\n🛑 **So.**"
    assert [action["title"] for action in pressable(said)] == ["Helpful", "Not helpful"] * 2
    assert said["channelData"] == {}  # Teams' thumbs would judge both at once


def test_warnings_come_with_a_sign_and_never_by_colour_alone() -> None:
    said = Reply(parts=(Text(text="Somebody died.", heading="Stop", tone=Tone.WARNING),))

    assert message(said)["text"] == "⚠️ **Stop**\n\nSomebody died."
    assert reading_card(drawn(said)) == "! Stop\nSomebody died."


def test_what_is_left_out_is_said_and_the_buttons_stay() -> None:
    long = tuple(Text(text="word " * 500) for _ in range(12))
    reply = Reply(parts=(*long, Buttons(buttons=(Button(label="Log", request=OpenLog()),))))
    said = message(reply)

    assert "Shortened." in reading(said)
    assert labelled(said, "Log")


def test_buttons_act_in_place_and_forms_open_a_dialog() -> None:
    parts = (Button(label="Why?", request=ShowWhy(answer="a1")), *DOING)
    why, log = pressable(message(Reply(parts=(Buttons(buttons=parts),))))[:2]

    assert (why["type"], why["verb"]) == ("Action.Execute", "show_why")
    assert why["data"] == {"leeway": {"kind": "show_why", "answer": "a1"}}
    assert why["fallback"]["data"] == why["data"]
    assert log["type"] == "Action.Submit"
    assert log["data"]["msteams"] == {"type": "task/fetch"}
    assert read_back(log["data"]) == OpenLog(answer="a1")


def test_more_than_six_buttons_wait_behind_the_dots() -> None:
    many = tuple(Button(label=str(n), request=ShowMine()) for n in range(9))
    shown = pressable(drawn(Reply(parts=(Buttons(buttons=many),))))

    assert [action.get("mode") for action in shown] == [None] * 6 + ["secondary"] * 3


def test_what_is_too_long_for_a_button_is_none() -> None:
    messages = tuple(f"message-{n}" * 10 for n in range(40))
    marked = read_back(carried(MarkRead(messages=messages)))

    assert carried(Ask(text="x" * 3_000)) is None
    assert isinstance(marked, MarkRead)
    assert marked.messages == messages[:10]
    assert read_back({"leeway": {"kind": "no_such_thing"}}) is read_back("x") is read_back({})


def test_an_escalations_card_shows_its_state_to_all_and_choices_to_those_who_may() -> None:
    said = escalation(without_choices(CARD), CARD, [f"29:{n}" for n in range(90)])
    card = said["attachments"][0]["content"]

    assert list(activity_faults(said)) == []
    assert [action["title"] for action in pressable(said)] == ["What can I do?"]
    assert card["refresh"]["userIds"] == [f"29:{n}" for n in range(VIEWS)]
    assert card["refresh"]["action"]["verb"] == REFRESH
    assert read_back(card["refresh"]["action"]["data"]) == ShowEscalation(escalation="e1")


def test_the_owners_view_has_the_choices_and_goes_on_being_fresh() -> None:
    card = viewed(CARD, "e1", ["29:1"])
    take, reply, on = pressable(card)

    assert list(card_faults(card)) == []
    assert (take["type"], take["style"]) == ("Action.Execute", "positive")
    assert [a["data"]["msteams"]["type"] for a in (reply, on)] == ["task/fetch"] * 2
    assert card["refresh"]["userIds"] == ["29:1"]


def test_without_anybody_known_everybody_can_press() -> None:
    assert is_card(CARD.parts) == "e1"
    assert labelled(escalation(without_choices(CARD), CARD, []), "Take it")
    assert is_card(without_choices(CARD).parts) is None


def test_home_is_by_role_and_says_what_just_happened() -> None:
    lead = local_person(Role.TEAM_LEAD, {})
    wanted = sections_of(lead)
    notice = Reply(parts=(Text(text="Saved."),))
    sections = [(heading, Reply(parts=(Text(text="None."),))) for heading, _ in wanted]
    said = home(lead, sections, notice)

    assert [request.kind for _, request in wanted] == [
        "show_reviews",
        "show_escalations",
        "show_mine",
    ]
    assert list(activity_faults(said)) == []
    assert reading(said).startswith("Saved.\nLeeway\n")
    assert labelled(said, "Log what I did")


@pytest.mark.parametrize("role", [None, *Role])
def test_the_welcome_is_three_lines_and_something_to_try(role: Role | None) -> None:
    said = welcome(local_person(role, {}) if role else None)

    assert list(activity_faults(said)) == []
    assert len(reading(said).splitlines()) == 1 + 3 + 1
    assert isinstance(read_back(pressable(said)[0]["data"]), Ask)
    assert "theme" not in reading(said)


def test_help_names_what_can_be_typed_here() -> None:
    said = Reply(parts=(Text(text="Ask."),))

    assert "In Teams:" in summary_of(with_help(said, ShowHelp(), ENGLISH.help_more))
    assert with_help(said, ShowMine(), ENGLISH.help_more) == said


def test_an_answer_for_one_person_can_be_shared_and_nothing_else() -> None:
    shared = shareable(ANSWER, ENGLISH.share)

    assert labelled(drawn(shared, dialog=True), "Share")
    assert shareable(CARD, ENGLISH.share) == CARD
    assert list(card_faults(drawn(shared, dialog=True), dialog=True)) == []


def test_a_form_in_a_message_says_where_to_fill_it_in() -> None:
    form = Form(title="Log what I did", submit="Log it", draft=LogAction(), fields=())

    assert "press the button again" in reading(message(Reply(parts=(form,))))


def test_date_functions_stay_words() -> None:
    card = drawn(Reply(parts=(Text(text="{{DATE(2026-01-01)}}", heading="{{TIME(x)}}"),)))

    assert "{{" not in reading_card(card)
    assert card_markdown(card)


def test_a_summary_is_one_line() -> None:
    assert summary(Reply(parts=(Text(text="a\nb" * 200),))).startswith("a b")
    assert summary(Reply(parts=())) == "Leeway"
    assert pieces(Reply(parts=())) == ("", "")
    assert literal("a_b") == r"a\_b"


def summary_of(reply: Reply) -> str:
    return reading(message(reply))
