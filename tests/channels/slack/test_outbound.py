"""Replies as Slack draws them: within its limits, however long; nothing in them comes alive."""

from decimal import Decimal
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.slack.blocks import cut, escape, size
from adapters.slack.heard import Where
from adapters.slack.home import home
from adapters.slack.manifest import FOR_GROUPS, SCOPES, manifest
from adapters.slack.markdown import literal, pieces
from adapters.slack.modals import filled, loading, shown
from adapters.slack.outbound import MARKS, message, render, render_part, summary
from adapters.terminal.people import local_person
from bot.answers import Outcome
from bot.people import Role
from bot.replies import (
    Button,
    Buttons,
    Chart,
    Form,
    FormField,
    Part,
    Points,
    Reply,
    Sources,
    Table,
    Text,
    Tone,
)
from bot.requests import GiveFeedback, LogAction, OpenFeedback, OpenLog
from tests.channels.generated import FIELDS, PARTS, REPLIES, WORDS, a_thousand, inflated
from tests.channels.slack.people import labelled, reading
from tests.channels.slack.rules import live_markup, message_faults, stream_faults, view_faults
from tests.channels.test_terminal_outbound import CITATION, answer

CX = local_person(Role.CX, ["customer-experience"])


def test_every_part_has_a_rendering() -> None:
    """Parity: a new kind of part fails here until Slack can draw it."""
    assert set(get_args(get_args(Part)[0])) == set(PARTS)


@a_thousand
@given(REPLIES)
def test_a_thousand_replies_stay_within_slacks_limits(drawn: Reply) -> None:
    reply = inflated(drawn)
    said = {"text": summary(reply), "blocks": message(reply)}
    assert list(message_faults(said)) == []
    assert live_markup(said) == []
    files = {part: "F00000001" for part in reply.parts if isinstance(part, Chart)}
    assert list(message_faults({"text": "x", "blocks": message(reply, files=files)})) == []
    for piece in pieces(reply, follows=True):
        assert list(stream_faults({"markdown_text": piece})) == []
        assert "<" not in piece
    where = Where(user="U1", channel="C1", response_url="https://hooks.slack.com/" + "x" * 200)
    assert list(view_faults(shown(reply, where))) == []
    assert list(view_faults(home(CX, [("heading " * 40, reply)] * 7, notice=reply))) == []
    for part in reply.parts:
        if isinstance(part, Form):
            assert list(view_faults(filled(part, where))) == []


@given(WORDS, st.integers(min_value=2, max_value=3_000))
def test_what_is_cut_fits_and_no_entity_is_halved(text: str, most: int) -> None:
    made = cut(escape(text), most)

    assert size(made) <= most
    if len(made) > 4:
        assert not made.removesuffix("…").endswith(("&", "&a", "&am", "&amp", "&l", "&lt", "&g"))


def test_short_replies_are_said_in_full() -> None:
    reply = Reply(
        parts=(
            Text(text="Yes, you can.", tone=Tone.LEAD),
            Text(text="Somebody died.", heading="Stop", tone=Tone.WARNING),
            Points(heading="What you can do", points=("Say sorry", "Send it again")),
            Table(caption="Entries", columns=("When", "What"), rows=(("Mon", "late"),)),
            Sources(citations=(CITATION,)),
            Text(text="Aside", tone=Tone.QUIET),
        ),
        answer=answer(Outcome.YES),
    )
    text = reading(message(reply))

    for said in ("Yes, you can.", "! Stop", "• Say sorry", "Mon · late", "[1] Put it", "Aside"):
        assert said in text


@pytest.mark.parametrize("outcome", Outcome)
def test_the_verdict_has_a_mark_of_its_own(outcome: Outcome) -> None:
    reply = Reply(parts=(Text(text="So.", tone=Tone.LEAD),), answer=answer(outcome))

    assert message(reply)[0]["text"]["text"].startswith(MARKS[outcome])


def test_what_is_left_out_is_said_and_the_buttons_stay() -> None:
    long = tuple(Text(text="word " * 500) for _ in range(12))
    reply = Reply(parts=(*long, Buttons(buttons=(Button(label="Log", request=OpenLog()),))))
    blocks = message(reply)

    assert "Shortened." in reading(blocks)
    assert labelled(blocks, "Log")


def test_feedback_buttons_stand_on_messages_alone() -> None:
    buttons = Buttons(
        buttons=(
            Button(label="Helpful", request=GiveFeedback(answer="a1", helpful=True)),
            Button(label="Not helpful", request=OpenFeedback(answer="a1")),
        )
    )
    reply = Reply(parts=(buttons,))

    assert [block["type"] for block in render(reply)] == ["context_actions"]
    assert [block["type"] for block in render(reply, feedback=False)] == ["actions"]


def test_markdown_is_said_and_not_done() -> None:
    assert literal("*a* <@U1> [x](https://y) `z`") == (r"\*a\* &lt;@U1&gt; [x] (https://y) \`z\`")


def test_what_was_filled_in_is_what_slack_shows() -> None:
    draft = LogAction(situation="late", amount=Decimal("12.50"), review=True)
    fields = (
        FormField(name="situation", label="What happened"),
        FormField(name="amount", label="How much"),
        FIELDS[2].model_copy(update={"label": "Look at it"}),
    )
    view = filled(Form(title="Log", submit="Log it", draft=draft, fields=fields), Where(user="U"))

    assert [b["element"].get("initial_value") for b in view["blocks"][:2]] == ["late", "12.50"]
    assert view["blocks"][2]["element"]["initial_option"]["value"] == "yes"
    assert list(view_faults(loading(Where(user="U")))) == []


def test_a_part_alone_can_be_drawn() -> None:
    assert list(render_part(Text(text=""))) == []


def test_the_manifest_asks_for_what_is_used_and_explains_it() -> None:
    guide = (Path(__file__).parents[3] / "docs/guides/slack.md").read_text(encoding="utf-8")
    over_http, by_socket = manifest("https://x.org/"), manifest()

    assert over_http["oauth_config"]["scopes"]["bot"] == sorted(SCOPES)
    assert all(f"| `{scope}` | {why} |" in guide for scope, why in {**SCOPES, **FOR_GROUPS}.items())
    events = over_http["settings"]["event_subscriptions"]
    assert events["request_url"] == "https://x.org/slack/events"
    assert by_socket["settings"]["socket_mode_enabled"]
    assert "request_url" not in by_socket["settings"]["event_subscriptions"]
    # https://docs.slack.dev/reference/app-manifest: lengths of names and descriptions
    assert len(over_http["display_information"]["description"]) <= 140
    assert all(len(shortcut["name"]) <= 24 for shortcut in over_http["features"]["shortcuts"])
    assert "themes" in over_http["features"]["slash_commands"][0]["usage_hint"]


def test_each_leading_sentence_has_the_mark_of_its_own_outcome() -> None:
    """Several questions in one message get several verdicts in one reply."""
    yes = Text(text="Yes, you can.", tone=Tone.LEAD, outcome=Outcome.YES)
    stop = Text(text="Stop here.", tone=Tone.LEAD, outcome=Outcome.STOP)

    first, second = message(Reply(parts=(yes, stop)))

    assert first["text"]["text"] == f"{MARKS[Outcome.YES]}*Yes, you can.*"
    assert second["text"]["text"] == f"{MARKS[Outcome.STOP]}*Stop here.*"
