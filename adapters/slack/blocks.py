"""Slack's blocks, each within its limits however long a text is. Pure.

Limits: https://docs.slack.dev/reference/block-kit/blocks and, for escaping,
https://docs.slack.dev/messaging/formatting-message-text#escaping
"""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from pydantic import ValidationError

from bot.loop_requests import TakeEscalation
from bot.replies import Button
from bot.requests import MarkRead, Request, parse_request

Block = dict[str, Any]

SECTION, HEADER, CONTEXT, MARKDOWN = 3_000, 150, 2_000, 12_000
BUTTON, VALUE, ACTION_ID, ELEMENTS = 75, 2_000, 255, 25
OPTION, OPTION_VALUE, OPTIONS, LABEL, PLACEHOLDER = 75, 150, 100, 2_000, 150
ALT = 2_000
MESSAGE_BLOCKS, VIEW_BLOCKS, MESSAGE_TEXT = 50, 100, 12_000
VIEW_TEXT = 40_000
"""Of a view Slack limits the blocks; so much text is all that anybody would read."""

_HALF = re.compile(r"&[a-z]{0,3}$")


def escape(text: str) -> str:
    """Text that Slack shows as it is: no mention, no link, no command comes alive in it."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def size(text: str) -> int:
    """How long Slack may think it is: it counts some characters as two."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def cut(text: str, most: int) -> str:
    """At most so long, ending in an ellipsis if something was left out."""
    if size(text) <= most:
        return text
    kept = text[: most - 1]
    while size(kept) > most - 1:
        kept = kept[:-1]
    return _HALF.sub("", kept).rstrip() + "…"


def plain(text: str, most: int) -> Block:
    """Text without any markup; Slack refuses an empty one."""
    return {"type": "plain_text", "text": cut(text.strip(), most) or "–", "emoji": False}


def mrkdwn(text: str, most: int = SECTION) -> Block:
    """Text that is escaped already."""
    return {"type": "mrkdwn", "text": cut(text, most) or "–"}


def sections(text: str) -> Iterator[Block]:
    """Escaped text in as many sections as it needs."""
    while text.strip():
        head, text = _split(text.strip(), SECTION)
        yield {"type": "section", "text": mrkdwn(head)}


def _split(text: str, most: int) -> tuple[str, str]:
    """The longest beginning that ends with a line, or a word, and the rest."""
    if size(text) <= most:
        return text, ""
    end = most // 2 if any(c > "\uffff" for c in text[:most]) else most
    at = max(text.rfind("\n", end // 2, end), text.rfind(" ", end // 2, end))
    if at < 0:
        half = _HALF.search(text[:end])
        at = half.start() if half else end
    return text[:at], text[at:]


def context(text: str) -> Block:
    """A quiet aside, escaped already."""
    return {"type": "context", "elements": [mrkdwn(text, CONTEXT)]}


def image(file: str, alt: str) -> Block:
    """A picture that was uploaded, with what it says in words. Its title is in the picture."""
    return {"type": "image", "slack_file": {"id": file}, "alt_text": cut(alt.strip(), ALT) or "–"}


def header(text: str) -> Block:
    """A heading, as plain text."""
    return {"type": "header", "text": plain(text, HEADER)}


def carried(request: Request) -> str | None:
    """A request as a button carries it: ids, never who presses. Null if it is too long for one."""
    value = request.model_dump_json(exclude_defaults=True, exclude={"kind"})
    value = f'{{"kind":"{request.kind}"{"," if value != "{}" else ""}{value[1:]}'
    if size(value) <= VALUE:
        return value
    if isinstance(request, MarkRead) and len(request.messages) > 1:
        fewer = request.messages[: len(request.messages) // 2]
        return carried(MarkRead(messages=fewer))
    return None


def read_back(value: str) -> Request | None:
    """What a button carried; null for a value that is none of ours."""
    try:
        return parse_request.validate_json(value)
    except ValidationError:
        return None


def button(pressed: Button, number: int) -> Block | None:
    """A button; null where what it asks for is too long to be carried."""
    value = carried(pressed.request)
    if value is None:
        return None
    made = {
        "type": "button",
        "action_id": f"{pressed.request.kind}:{number}"[:ACTION_ID],
        "text": plain(pressed.label, BUTTON),
        "value": value,
    }
    return {**made, "style": "primary"} if isinstance(pressed.request, TakeEscalation) else made


def actions(elements: Sequence[Block]) -> Iterator[Block]:
    """Buttons in rows."""
    for start in range(0, len(elements), ELEMENTS):
        yield {"type": "actions", "elements": list(elements[start : start + ELEMENTS])}


def text_size(block: Block) -> int:
    """How much text a block shows."""
    if block["type"] in {"section", "header"}:
        return size(block["text"]["text"])
    if block["type"] == "context":
        return sum(size(element["text"]) for element in block["elements"])
    return 0


def within(
    blocks: Sequence[Block], most: int, shortened: str, text: int = MESSAGE_TEXT
) -> list[Block]:
    """As many blocks as fit, said so if some do not; what can be done at the end always stays."""
    tail: list[Block] = []
    while len(tail) < len(blocks) and blocks[-1 - len(tail)]["type"] in _DOING:
        tail.insert(0, blocks[-1 - len(tail)])
    tail = tail[-3:]
    body = blocks[: len(blocks) - len(tail)]
    kept: list[Block] = []
    left = text - CONTEXT
    for block in body:
        left -= text_size(block)
        if left < 0 or len(kept) + len(tail) + 1 > most - (block is not body[-1]):
            return [*kept, context(escape(shortened)), *tail]
        kept.append(block)
    return [*kept, *tail]


_DOING = {"actions", "context_actions"}
