"""Elements of Adaptive Cards 1.5, each within its limits however long a text is. Pure.

https://adaptivecards.io/explorer and, for what Teams makes of them,
https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/cards-reference
"""

import json
import re
from base64 import b64encode
from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import Any

from pydantic import ValidationError

from adapters.teams.phrases import ENGLISH
from bot.loop_requests import TakeEscalation
from bot.replies import Button
from bot.requests import MarkRead, Request, parse_request

Element = dict[str, Any]

SCHEMA, VERSION = "http://adaptivecards.io/schemas/adaptive-card.json", "1.5"
CARD = "application/vnd.microsoft.card.adaptive"
CARRIED = "leeway"
"""What an action's data hold our request under, beside the fields that were filled in."""
MESSAGE, BODY, VALUE, PICTURE = 80_000, 34_000, 4_000, 20_000
"""Bytes: a whole message, a card's body, what one action carries, one picture in a card."""
LINE, TITLE, VISIBLE, ACTIONS = 3_000, 80, 6, 12

_DATE = re.compile(r"\{\{(?=(?:DATE|TIME)\()")
_MARKUP = re.compile(r"([\\`*_~])")
_BLOCK = re.compile(r"^(\s*)([-+#>]|\d+(?=[.)]))", re.MULTILINE)


def weight(thing: object) -> int:
    """Bytes that Teams counts at most: JSON in UTF-16, every other character than ASCII escaped.

    https://learn.microsoft.com/microsoftteams/platform/bots/how-to/format-your-bot-messages
    """
    return 2 * len(json.dumps(thing))


def cut(text: str, most: int) -> str:
    """At most so many characters, ending in an ellipsis if something was left out."""
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"


def lighten(text: str, most: int) -> str:
    """At most so many bytes, ending in an ellipsis if something was left out."""
    if weight(text) <= most:
        return text
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if weight(text[:middle]) <= most - 12 else (low, middle - 1)
    return f"{text[:low].rstrip()}…"


def literal(text: str) -> str:
    """Text as Markdown that stands for itself: no mention, no link, no emphasis, no list."""
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    text = _MARKUP.sub(r"\\\1", text).replace("](", "] (").replace("]:", "]\\:")
    return _BLOCK.sub(lambda m: f"{m[1]}{m[2]}\\" if m[2].isdigit() else f"{m[1]}\\{m[2]}", text)


def run(text: str, **look: Any) -> Element:
    """Text without any markup."""
    return {"type": "TextRun", "text": _DATE.sub("{ {", text), **look}


def line(*runs: Element, **look: Any) -> Element:
    """A line of runs; it wraps."""
    return {"type": "RichTextBlock", "inlines": list(runs), **look}


def lines(text: str, spacing: str = "Default", **look: Any) -> Iterator[Element]:
    """A text, each of its lines on a line of its own; `spacing` is above the first."""
    for number, one in enumerate(filter(None, map(str.strip, text.splitlines()))):
        yield line(run(cut(one, LINE), **look), spacing="Small" if number else spacing)


def quiet(text: str, spacing: str = "Default") -> Iterator[Element]:
    """An aside."""
    return lines(text, spacing, size="Small", isSubtle=True)


def heading(text: str, size: str = "Default", **look: Any) -> Element:
    """A heading, for screen readers too."""
    said = _DATE.sub("{ {", literal(cut(" ".join(text.split()), LINE)))
    block = {"type": "TextBlock", "text": said or "–", "wrap": True, "weight": "Bolder"}
    return {**block, "style": "heading", "size": size, **look}


def image(png: bytes, alt: str) -> Element | None:
    """A picture that travels in the card; null if it is too heavy for that.

    https://adaptivecards.io/explorer/Image.html: data URIs from version 1.2 on
    """
    url = f"data:image/png;base64,{b64encode(png).decode('ascii')}"
    made = {"type": "Image", "url": url, "altText": cut(alt, LINE), "size": "Stretch"}
    return made if weight(made) <= PICTURE else None


def container(items: Sequence[Element], **look: Any) -> Element:
    """Elements that belong together."""
    return {"type": "Container", "items": list(items), **look}


def carried(request: Request) -> Element | None:
    """A request as an action carries it: ids, never who presses. Null if it is too long for one."""
    value = request.model_dump(mode="json", exclude_defaults=True, exclude={"kind"})
    data = {CARRIED: {"kind": request.kind, **value}}
    if weight(data) <= VALUE:
        return data
    if isinstance(request, MarkRead) and len(request.messages) > 1:
        return carried(MarkRead(messages=request.messages[: len(request.messages) // 2]))
    return None


def read_back(data: object) -> Request | None:
    """What an action carried; null for data that are none of ours."""
    held = data.get(CARRIED) if isinstance(data, dict) else None
    try:
        return parse_request.validate_python(held)
    except ValidationError:
        return None


def action(pressed: Button, *, dialog: bool = False) -> Element | None:
    """A button; null where what it asks for is too long to be carried.

    Only `Action.Submit` opens a dialog, and only it works inside one (`dialog`).
    https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/task-modules/task-modules-bots
    """
    request, data = pressed.request, carried(pressed.request)
    if data is None:
        return None
    title = cut(" ".join(pressed.label.split()), TITLE) or "–"
    if request.kind.startswith("open_") and not dialog:
        return _submit(title, {**data, "msteams": {"type": "task/fetch"}})
    if dialog:
        return {**_submit(title, data), "associatedInputs": "none"}
    made = {"type": "Action.Execute", "title": title, "verb": request.kind, "data": data}
    made["fallback"] = _submit(title, data)
    return {**made, "style": "positive"} if isinstance(request, TakeEscalation) else made


def _submit(title: str, data: Element) -> Element:
    return {"type": "Action.Submit", "title": title, "data": data}


def actions(buttons: Sequence[Button], *, dialog: bool = False) -> Iterator[Element]:
    """Buttons in one row, the first ones in sight and the others behind “…”."""
    made = [one for pressed in buttons if (one := action(pressed, dialog=dialog))][:ACTIONS]
    for further in made[VISIBLE:]:
        further["mode"] = "secondary"
    if made:
        yield {"type": "ActionSet", "actions": made}


def within(elements: Sequence[Element], most: int = BODY) -> list[Element]:
    """As many elements as fit, said so if some do not; what can be done at the end stays."""
    if weight(list(elements)) <= most:
        return list(elements)
    tail = list(takewhile(lambda e: e["type"] == "ActionSet", reversed(elements)))[::-1]
    while tail and weight(tail) > most // 2:
        tail = tail[1:]
    body = elements[: len(elements) - len(tail)]
    more = list(quiet(ENGLISH.shortened))
    kept: list[Element] = []
    left = most - weight(tail) - weight(more)
    for element in body:
        left -= weight(element) + 4
        if left < 0:
            return [*kept, *more, *tail]
        kept.append(element)
    return [*kept, *tail]


def card(body: Sequence[Element], summary: str = "", **more: Any) -> Element:
    """A whole card; `summary` is what a client says that cannot draw it."""
    said = {"fallbackText": cut(summary, TITLE), "speak": cut(summary, TITLE)} if summary else {}
    return {
        "type": "AdaptiveCard",
        "$schema": SCHEMA,
        "version": VERSION,
        "lang": ENGLISH.language,
        **said,
        "body": list(body) or [line(run("–"))],
        "msteams": {"width": "Full"},
        **more,
    }


def attached(made: Element) -> Element:
    """A card as an attachment."""
    return {"contentType": CARD, "content": made}
