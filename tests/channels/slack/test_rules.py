"""The loopback's rules agree with Slack's own block models, and refuse what Slack refuses."""

import io
import logging
from typing import Any

import pytest
from slack_sdk.errors import SlackObjectFormationError
from slack_sdk.models.blocks import Block
from slack_sdk.models.views import View

from adapters.slack.heard import Where
from adapters.slack.modals import filled, shown
from adapters.slack.outbound import message
from bot.replies import Button, Buttons, Form, FormField, Reply, Text
from bot.requests import GiveFeedback, LogAction, OpenFeedback, OpenLog
from tests.channels.slack.rules import message_faults, view_faults

SECTION = {"type": "section", "text": {"type": "mrkdwn", "text": "x"}}
BUTTON = {"type": "button", "action_id": "a", "text": {"type": "plain_text", "text": "x"}}


def row(**more: Any) -> dict[str, Any]:
    return {"type": "actions", "elements": [{**BUTTON, **more}]}


WRONG: dict[str, list[dict[str, Any]]] = {
    "long text": [{"type": "section", "text": {"type": "mrkdwn", "text": "x" * 3_001}}],
    "long label": [row(text={"type": "plain_text", "text": "x" * 76})],
    "long value": [row(value="x" * 2_001)],
    "long id": [row(action_id="x" * 256)],
    "wrong style": [row(style="green")],
    "long header": [{"type": "header", "text": {"type": "plain_text", "text": "x" * 151}}],
    "many buttons": [{"type": "actions", "elements": [BUTTON] * 26}],
    "many elements": [{"type": "context", "elements": [SECTION["text"]] * 11}],
}


def validate(blocks: list[dict[str, Any]]) -> None:
    for block in Block.parse_all(blocks):
        block.to_dict()
        for element in getattr(block, "elements", []):
            element.to_dict()


@pytest.mark.parametrize("name", WRONG)
def test_slacks_own_models_refuse_it_too(name: str) -> None:
    assert list(message_faults({"blocks": WRONG[name]}))
    with pytest.raises(SlackObjectFormationError):
        validate(WRONG[name])


@pytest.mark.parametrize(
    "blocks",
    [
        [SECTION] * 51,
        [{"type": "sparkles"}],
        [{**SECTION, "colour": "red"}],
        [{"type": "section"}],
        [row(), row()],
        [{"type": "section", "text": {"type": "mrkdwn", "text": ""}}],
    ],
)
def test_so_is_what_the_models_let_pass(blocks: list[dict[str, Any]]) -> None:
    assert list(message_faults({"blocks": blocks}))


@pytest.mark.parametrize(
    "more",
    [
        {"private_metadata": "x" * 3_001},
        {"callback_id": "x" * 256},
        {"title": {"type": "plain_text", "text": "x" * 25}},
        {"blocks": [SECTION] * 101},
        {"blocks": []},
        {"colour": "red"},
    ],
)
def test_a_view_has_limits_of_its_own(more: dict[str, Any]) -> None:
    title = {"type": "plain_text", "text": "x"}
    view = {"type": "modal", "title": title, "blocks": [SECTION]}
    assert list(view_faults(view)) == []
    assert list(view_faults({**view, **more}))


def test_what_we_draw_slacks_models_know() -> None:
    """Nothing in it that they would leave out, or warn about."""
    buttons = (
        Button(label="Log", request=OpenLog()),
        Button(label="Helpful", request=GiveFeedback(answer="a", helpful=True)),
        Button(label="Not helpful", request=OpenFeedback(answer="a")),
    )
    reply = Reply(parts=(Text(text="x", heading="y"), Buttons(buttons=buttons)))
    fields = (FormField(name="situation", label="What", hint="h", fault="f", long=True),)
    form = Form(title="t", submit="s", draft=LogAction(), fields=fields)
    warnings = io.StringIO()
    handler = logging.StreamHandler(warnings)
    logging.getLogger("slack_sdk").addHandler(handler)
    try:
        blocks = [block.to_dict() for block in Block.parse_all(message(reply))]
        views = [
            View(**view).to_dict()
            for view in (filled(form, Where(user="U")), shown(reply, Where(user="U")))
        ]
    finally:
        logging.getLogger("slack_sdk").removeHandler(handler)

    assert blocks == message(reply)
    assert [view["type"] for view in views] == ["modal", "modal"]
    assert warnings.getvalue() == ""
