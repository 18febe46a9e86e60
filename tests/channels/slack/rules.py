"""What Slack rejects, each rule with the public page that it comes from.

Slack's own block models (slack_sdk) are asked as well: see `test_rules.py`.
"""

import json
from collections.abc import Iterator
from typing import Any

Payload = dict[str, Any]

# https://docs.slack.dev/reference/block-kit/blocks: 50 blocks a message, 100 a modal or home
MESSAGE_BLOCKS, VIEW_BLOCKS = 50, 100
# https://docs.slack.dev/changelog/2018-truncating-really-long-messages, and the markdown limit
# of https://docs.slack.dev/reference/block-kit/blocks/markdown-block, which counts all in all
MESSAGE_TEXT, MARKDOWN = 40_000, 12_000
ALL_BLOCKS_TEXT = 13_200
# https://docs.slack.dev/reference/views/modal-views
TITLE, METADATA, CALLBACK = 24, 3_000, 255
# https://docs.slack.dev/reference/block-kit/block-elements/feedback-buttons-element
FEEDBACK_TEXT, FEEDBACK_VALUE = 75, 2_000

BLOCKS: dict[str, tuple[set[str], set[str]]] = {
    # type: (required, optional); pages: https://docs.slack.dev/reference/block-kit/blocks/<type>
    "section": ({"text"}, {"fields", "accessory", "expand"}),
    "context": ({"elements"}, set()),
    "header": ({"text"}, set()),
    "divider": (set(), set()),
    "image": ({"alt_text"}, {"title", "image_url", "slack_file"}),
    "actions": ({"elements"}, set()),
    "context_actions": ({"elements"}, set()),
    "input": ({"label", "element"}, {"hint", "optional", "dispatch_action"}),
}
ELEMENTS: dict[str, tuple[set[str], set[str]]] = {
    # pages: https://docs.slack.dev/reference/block-kit/block-elements/<type>-element
    "button": ({"action_id", "text"}, {"value", "style", "url", "confirm", "accessibility_label"}),
    "feedback_buttons": ({"action_id", "positive_button", "negative_button"}, set()),
    "plain_text_input": (
        {"action_id"},
        {"multiline", "max_length", "min_length", "initial_value", "placeholder"},
    ),
    "static_select": ({"action_id", "options"}, {"initial_option", "placeholder"}),
    "radio_buttons": ({"action_id", "options"}, {"initial_option"}),
}
WHERE = {
    # surfaces that each block may stand on, as its page says
    "context_actions": {"message"},
    "input": {"message", "modal", "home"},
}


def message_faults(call: Payload) -> Iterator[str]:
    """Why Slack would not take a message."""
    blocks, text = call.get("blocks") or [], call.get("text") or call.get("markdown_text") or ""
    if not blocks and not text:
        yield "no_text"
    if len(text) > MESSAGE_TEXT:
        yield "msg_too_long"
    if len(blocks) > MESSAGE_BLOCKS:
        yield "invalid_blocks: more than 50 blocks"
    if sum(map(_text_size, blocks)) > ALL_BLOCKS_TEXT:
        yield "msg_blocks_too_long"
    yield from _blocks(blocks, "message")


def view_faults(view: Payload) -> Iterator[str]:
    """Why Slack would not show a view."""
    known = {"type", "title", "submit", "close", "blocks", "private_metadata", "callback_id"}
    yield from (f"invalid_arguments: {name}" for name in view if name not in known)
    if view["type"] not in {"modal", "home"}:
        yield "invalid_arguments: type"
    if view["type"] == "modal":
        if "title" not in view:
            yield "invalid_arguments: title"
        if any(b["type"] == "input" for b in view["blocks"]) and "submit" not in view:
            yield "invalid_arguments: a modal with inputs needs submit"
    elif {"title", "submit", "close"} & set(view):
        yield "invalid_arguments: home has no title, submit or close"
    for name in ("title", "submit", "close"):
        if name in view:
            yield from _text(view[name], TITLE, ("plain_text",))
    if len(view.get("private_metadata") or "") > METADATA:
        yield "invalid_arguments: private_metadata"
    if len(view.get("callback_id") or "") > CALLBACK:
        yield "invalid_arguments: callback_id"
    if not 0 < len(view["blocks"]) <= VIEW_BLOCKS:
        yield "invalid_arguments: blocks"
    yield from _blocks(view["blocks"], view["type"])


def stream_faults(call: Payload) -> Iterator[str]:
    """https://docs.slack.dev/reference/methods/chat.startStream, .appendStream, .stopStream"""
    if len(call.get("markdown_text") or "") > MARKDOWN:
        yield "msg_too_long"
    blocks = call.get("blocks") or []
    if len(blocks) > MESSAGE_BLOCKS:
        yield "invalid_blocks: more than 50 blocks"
    yield from _blocks(blocks, "message")


def _text_size(block: Payload) -> int:
    if "text" in block:
        return len(block["text"]["text"])
    if block["type"] == "context":
        return sum(len(element.get("text", "")) for element in block["elements"])
    return 0


def _blocks(blocks: list[Payload], surface: str) -> Iterator[str]:
    seen: list[str] = []
    for block in blocks:
        yield from _fields(block, BLOCKS, {"type", "block_id"})
        if surface not in WHERE.get(block["type"], {surface}):
            yield f"invalid_blocks: {block['type']} in a {surface}"
        if len(block.get("block_id", "")) > 255:
            yield "invalid_blocks: block_id"
        if not set(BLOCKS.get(block["type"], ({"type"}, set()))[0]) - set(block):
            yield from _block(block)
        seen += [e["action_id"] for e in block.get("elements", []) if "action_id" in e]
    yield from (f"invalid_blocks: action_id {i} twice" for i in set(seen) if seen.count(i) > 1)
    ids = [block["block_id"] for block in blocks if "block_id" in block]
    if len(ids) != len(set(ids)):
        yield "invalid_blocks: block_id twice"


def _fields(thing: Payload, known: dict[str, tuple[set[str], set[str]]], ever: set[str]) -> Any:
    if thing.get("type") not in known:
        yield f"invalid_blocks: unknown type {thing.get('type')}"
        return
    required, optional = known[thing["type"]]
    yield from (f"invalid_blocks: missing {name}" for name in required - set(thing))
    allowed = required | optional | ever
    yield from (f"invalid_blocks: unknown field {name}" for name in set(thing) - allowed)


def _block(block: Payload) -> Iterator[str]:
    match block["type"]:
        case "section":
            yield from _text(block["text"], 3_000, ("mrkdwn", "plain_text"))
        case "header":
            yield from _text(block["text"], 150, ("plain_text",))
        case "context":
            if not 0 < len(block["elements"]) <= 10:
                yield "invalid_blocks: context elements"
            for element in block["elements"]:
                yield from _text(element, 2_000, ("mrkdwn", "plain_text"))
        case "image":
            if not 0 < len(block["alt_text"]) <= 2_000:
                yield "invalid_blocks: alt_text"
            if len({"image_url", "slack_file"} & set(block)) != 1:
                yield "invalid_blocks: one of image_url and slack_file"
            if "title" in block:
                yield from _text(block["title"], 2_000, ("plain_text",))
        case "actions":
            if not 0 < len(block["elements"]) <= 25:
                yield "invalid_blocks: actions elements"
            for element in block["elements"]:
                yield from _element(element, {"button", "static_select", "radio_buttons"})
        case "context_actions":
            for element in block["elements"]:
                yield from _element(element, {"feedback_buttons"})
        case "input":
            yield from _text(block["label"], 2_000, ("plain_text",))
            if "hint" in block:
                yield from _text(block["hint"], 2_000, ("plain_text",))
            yield from _element(
                block["element"], {"plain_text_input", "static_select", "radio_buttons"}
            )


def _element(element: Payload, here: set[str]) -> Iterator[str]:
    yield from _fields(element, ELEMENTS, {"type"})
    if element["type"] not in here:
        yield f"invalid_blocks: {element['type']} does not stand here"
    if len(element.get("action_id", "")) > 255:
        yield "invalid_blocks: action_id"
    match element["type"]:
        case "button":
            yield from _text(element["text"], 75, ("plain_text",))
            if len(element.get("value", "")) > 2_000:
                yield "invalid_blocks: value"
            if element.get("style", "primary") not in {"primary", "danger"}:
                yield "invalid_blocks: style"
        case "feedback_buttons":
            for button in (element["positive_button"], element["negative_button"]):
                yield from _text(button["text"], FEEDBACK_TEXT, ("plain_text",))
                if not 0 < len(button["value"]) <= FEEDBACK_VALUE:
                    yield "invalid_blocks: value"
        case "plain_text_input":
            if element.get("max_length", 1) > 3_000:
                yield "invalid_blocks: max_length"
            if len(element.get("initial_value", "")) > element.get("max_length", 3_000):
                yield "invalid_blocks: initial_value"
        case "static_select" | "radio_buttons":
            yield from _options(element)


def _options(element: Payload) -> Iterator[str]:
    most = 100 if element["type"] == "static_select" else 10
    options = element["options"]
    if not 0 < len(options) <= most:
        yield "invalid_blocks: options"
    for option in options:
        yield from _text(
            option["text"], 75, ("plain_text",) if most == 100 else ("mrkdwn", "plain_text")
        )
        if not 0 < len(option["value"]) <= 150:
            yield "invalid_blocks: option value"
    if "initial_option" in element and element["initial_option"] not in options:
        yield "invalid_blocks: initial_option is none of the options"


def _text(text: Payload, most: int, kinds: tuple[str, ...]) -> Iterator[str]:
    if text.get("type") not in kinds:
        yield f"invalid_blocks: text of type {text.get('type')}"
    if set(text) - {"type", "text", "emoji", "verbatim"}:
        yield "invalid_blocks: unknown field in text"
    if "emoji" in text and text["type"] != "plain_text":
        yield "invalid_blocks: emoji in mrkdwn"
    if not 0 < len(text["text"]) <= most:
        yield f"invalid_blocks: text of {len(text['text'])} characters, {most} at most"


def live_markup(said: Payload) -> list[str]:
    """Mentions and links that would come alive: there are none that we write."""
    found = []
    for text in _mrkdwn(said):
        found += text.split("<")[1:]
    return found


def _mrkdwn(thing: Any) -> Iterator[str]:
    if isinstance(thing, dict):
        if thing.get("type") == "mrkdwn":
            yield thing["text"]
        yield from (thing[key] for key in ("markdown_text",) if key in thing)
        for value in thing.values():
            yield from _mrkdwn(value)
    elif isinstance(thing, list):
        for value in thing:
            yield from _mrkdwn(value)


def readable(said: Payload) -> str:
    """Everything that a person reads in it."""
    return json.dumps(said, ensure_ascii=False)
