"""Payloads as Slack sends them, and what they mean."""

from typing import Any, get_args

import pytest

from adapters.chat.commands import COMMANDS
from adapters.slack.blocks import carried, read_back
from adapters.slack.heard import FollowUp, Greet, Heard, Visit, Where
from adapters.slack.inbound import hear, words
from adapters.slack.modals import completed, filled, kept_in
from adapters.slack.outbound import render_part
from bot.record_requests import EraseEntries, ImportPeople
from bot.replies import Button, Buttons, Form, FormField
from bot.requests import Ask, MarkRead, OpenLog, Request, parse_request
from bot.standing_requests import ImportOutcomes
from bot.theme_requests import ImportVerbatims, RefreshThemes
from bot.values import Value
from tests.channels.generated import sample

KINDS = set(get_args(get_args(Request)[0]))
BY_COMMAND_LINE = {
    EraseEntries,
    ImportPeople,
    ImportOutcomes,
    ImportVerbatims,
    RefreshThemes,
}
"""What needs a file or a date at a keyboard, as at the terminal."""


def event(**more: Any) -> dict[str, Any]:
    said = {"type": "message", "channel": "C1", "user": "U1", "text": "late", "ts": "1.1"}
    return {"type": "event_callback", "event_id": "Ev1", "team_id": "T1", "event": said | more}


def heard(payload: dict[str, Any]) -> Heard:
    found = hear(payload)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("&lt;b&gt; &amp; co", "<b> & co"),
        ("<@U1> and <@U2|jane>: late", "and : late"),
        ("see <https://x.org/a|the page> or <https://y.org>", "see the page or y.org"),
        ("in <#C1|delivery> <!here> <!subteam^S1|@leads>", "in delivery @leads"),
        ("<mailto:jane@x.org|jane@x.org>", "jane@x.org"),
        ("two\nlines", "two\nlines"),
    ],
)
def test_markup_becomes_words(written: str, meant: str) -> None:
    assert words(written) == meant


def test_an_id_stays_the_same_however_often_it_is_delivered() -> None:
    assert heard(event(channel_type="im")).delivery == "slack:Ev1"


def test_a_thread_begins_with_its_first_message() -> None:
    assert heard(event(channel_type="im")).where.thread == "1.1"
    assert heard(event(channel_type="im", thread_ts="0.9")).where.thread == "0.9"


def test_only_threads_are_gone_on_with() -> None:
    assert hear(event()) is None
    assert heard(event(thread_ts="0.9")).act == FollowUp(text="late")
    assert hear(event(thread_ts="0.9", text="<@U2> late")) is None


def test_a_mention_in_the_conversation_counts_once() -> None:
    direct = {"channel": "D1", "channel_type": "im", "text": "<@UBOT> late"}
    assert heard(event(**direct)).act == Ask(text="late")
    assert hear(event(type="app_mention", channel="D1", text="<@UBOT> late")) is None


def test_the_tab_says_what_was_opened() -> None:
    assert heard(event(type="app_home_opened", tab="messages")).act == Greet()
    assert heard(event(type="app_home_opened", tab="home")).act == Visit()


def test_who_presses_is_in_the_payload_never_in_the_button() -> None:
    payload = {
        "type": "block_actions",
        "trigger_id": "t1",
        "user": {"id": "UTHIS"},
        "actions": [{"value": '{"kind":"show_mine"}'}],
    }
    assert heard(payload).sender.id == "UTHIS"
    payload["actions"] = [{"value": '{"kind":"show_mine","sender":"UOTHER"}'}]
    assert hear(payload) is None


def test_every_request_has_a_way_on_slack() -> None:
    """Parity: a new kind of request fails here until Slack has a way to it.

    What is not asked in words or by a command stands on a button of a reply, or is a form that
    one of them opens.
    """
    asked = {Ask, *(type(made()) for made in COMMANDS.values())}
    on_buttons_or_in_forms = {kind for kind in KINDS if carried(sample(kind)) is not None}

    assert asked | on_buttons_or_in_forms | BY_COMMAND_LINE == KINDS


@pytest.mark.parametrize("kind", sorted(KINDS, key=lambda kind: kind.__name__))
def test_every_request_can_stand_on_a_button(kind: type[Value]) -> None:
    request = parse_request.validate_python(sample(kind))
    (row,) = render_part(Buttons(buttons=(Button(label="Do it", request=request),)))

    assert read_back(row["elements"][0]["value"]) == request


@pytest.mark.parametrize("kind", sorted(KINDS - {MarkRead}, key=lambda kind: kind.__name__))
def test_every_request_can_be_completed_in_a_form(kind: type[Value]) -> None:
    request = parse_request.validate_python(sample(kind))
    names = [name for name, f in kind.model_fields.items() if f.annotation is str]
    fields = tuple(FormField(name=name, label=name) for name in names)
    view = filled(Form(title="t", submit="s", draft=request, fields=fields), Where(user="U1"))
    values = {
        b["block_id"]: {b["block_id"]: {"value": b["element"].get("initial_value")}}
        for b in view["blocks"]
    }
    kept = kept_in(view)
    assert kept

    assert completed(kept, values) == (request, {})


def test_what_is_too_long_for_a_button_is_not_carried() -> None:
    assert carried(Ask(text="x" * 2_001)) is None
    many = carried(MarkRead(messages=tuple(f"message-{n:030}" for n in range(200))))
    assert many is not None
    assert len(many) <= 2_000
    assert isinstance(read_back(many), MarkRead)
    assert carried(OpenLog()) == '{"kind":"open_log"}'
