"""What Teams rejects, each rule with the public page that it comes from.

Every card is held against the official schema of Adaptive Cards 1.5, too.
"""

import json
from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from jsonschema import Draft6Validator
from markdown_it import MarkdownIt

Payload = dict[str, Any]

PAGES = "https://learn.microsoft.com/microsoftteams/platform"
# {PAGES}/bots/how-to/format-your-bot-messages: 100 KB in UTF-16; 80 kB leave room for an envelope
MESSAGE = 80_000
# How much of a citation is shown: {PAGES}/bots/how-to/bot-messages-ai-generated-content
CITATIONS, NAME, ABSTRACT, KEYWORDS, KEYWORD = 20, 80, 160, 3, 28
ICONS = {"Text", "PDF", "Image", "Source Code", "Microsoft Word", "Microsoft SharePoint"}
# {PAGES}/task-modules-and-cards/cards/universal-actions-for-adaptive-cards/user-specific-views
VIEWS = 60
# https://learn.microsoft.com/adaptive-cards/authoring-cards/universal-action-model, and for the
# six: {PAGES}/task-modules-and-cards/cards/cards-reference#adaptive-card
VISIBLE = 6
CARD = "application/vnd.microsoft.card.adaptive"

ALIVE = {"paragraph_open", "paragraph_close", "inline", "text", "text_special", "softbreak"}
OURS = {"strong_open", "strong_close", "em_open", "em_close"}


@cache
def schema() -> Draft6Validator:
    """https://adaptivecards.io/schemas/adaptive-card.json, as a package on PyPI ships it."""
    found = find_spec("adaptive_cards")
    assert found is not None
    assert found.origin is not None
    text = Path(found.origin).with_name("schemas") / "schema-1.5.json"
    return Draft6Validator(json.loads(text.read_text(encoding="utf-8")))


def schema_faults(card: Payload) -> Iterator[str]:
    """Each element by itself, and each kind of it once: texts make no difference to the schema."""
    bare = {key: value for key, value in card.items() if key != "msteams"}
    yield from _validated(json.dumps(_shape({**bare, "body": []})))
    for element in bare.get("body", ()):
        yield from _validated(json.dumps(_shape({**_LEAST, "body": [element]})))


_LEAST = {"type": "AdaptiveCard", "version": "1.5"}
_WORDS = {"text", "title", "label", "value", "placeholder", "fallbackText", "speak", "id"}


def _shape(thing: Any, key: str = "") -> Any:
    if isinstance(thing, dict):
        return {} if key == "data" else {name: _shape(value, name) for name, value in thing.items()}
    if isinstance(thing, list):
        return list({json.dumps(shape): shape for shape in (_shape(v) for v in thing)}.values())
    return "x" if key in _WORDS and isinstance(thing, str) else thing


@cache
def _validated(card: str) -> tuple[str, ...]:
    errors = schema().iter_errors(json.loads(card))
    return tuple(f"schema: {e.message[:200]} at {list(e.absolute_path)}" for e in errors)


def size(thing: object) -> int:
    """How many bytes it is on the wire, or in UTF-16 on the other side, whichever is more."""
    in_utf16 = json.dumps(thing, ensure_ascii=False).encode("utf-16-le", "surrogatepass")
    return max(len(in_utf16), len(json.dumps(thing)))


def activity_faults(said: Payload) -> Iterator[str]:
    """Why the connector would not take an activity."""
    if size(said) > MESSAGE:
        yield f"413 MessageSizeTooBig: {size(said)}"
    if said.get("type") not in {"message", "typing"}:
        yield f"400 type {said.get('type')}"
    if not said.get("text") and not said.get("attachments"):
        yield "400 neither text nor attachment"
    if said.get("textFormat", "markdown") not in {"plain", "markdown", "xml"}:
        yield "400 textFormat"
    for attachment in said.get("attachments") or ():
        if attachment.get("contentType") != CARD:
            yield "400 contentType"
        yield from card_faults(attachment.get("content") or {})
    yield from entity_faults(said)
    yield from stream_faults(said)
    if said.get("channelData", {}).get("feedbackLoop", {"type": "custom"})["type"] != "custom":
        yield "400 feedbackLoop"


def entity_faults(said: Payload) -> Iterator[str]:
    """{PAGES}/bots/how-to/bot-messages-ai-generated-content#error-handling"""
    roots = [e for e in said.get("entities") or () if e["type"] == "https://schema.org/Message"]
    if len(roots) > 1:
        yield "400 Multiple root message entities found"
    for root in roots:
        known = {"type", "@type", "@context", "@id", "additionalType", "citation", "usageInfo"}
        if set(root) - known or root["@type"] != "Message":
            yield "400 Error parsing message entity"
        if root["@context"] != "https://schema.org" or root.get("@id", "") != "":
            yield "400 Error parsing message entity"
        if root.get("additionalType", ["AIGeneratedContent"]) != ["AIGeneratedContent"]:
            yield "400 additionalType"
        claims = root.get("citation", [])
        if len(claims) > CITATIONS:
            yield "400 Bot message with more than 20 citations"
        for claim in claims:
            yield from _claim_faults(claim)


def _claim_faults(claim: Payload) -> Iterator[str]:
    shown = claim.get("appearance") or {}
    if claim.get("@type") != "Claim" or not isinstance(claim.get("position"), int) or not shown:
        yield "400 Error while parsing citation entity"
        return
    if shown["@type"] != "DigitalDocument" or not 0 < len(shown["name"]) <= NAME:
        yield "400 citation name"
    if len(shown.get("abstract", "")) > ABSTRACT:
        yield "400 citation abstract"
    words = shown.get("keywords", [])
    if len(words) > KEYWORDS or any(len(word) > KEYWORD for word in words):
        yield "400 citation keywords"
    if shown.get("image", {"name": "Text"})["name"] not in ICONS:
        yield "400 citation image"
    known = {"@type", "name", "abstract", "keywords", "image", "url", "text", "encodingFormat"}
    if set(shown) - known:
        yield "400 Error while parsing citation entity"


def stream_faults(said: Payload) -> Iterator[str]:
    """{PAGES}/bots/streaming-ux"""
    infos = [e for e in said.get("entities") or () if e["type"] == "streaminfo"]
    if said["type"] == "typing" and len(infos) != 1 and said.get("text"):
        yield "400 a typing activity with text belongs to a stream"
    for info in infos:
        final = info.get("streamType") == "final"
        if final != (said["type"] == "message"):
            yield "400 only a message ends a stream"
        if final == ("streamSequence" in info):
            yield "400 streamSequence must be set, and not in the last"
        if (final or info.get("streamSequence", 1) > 1) and not info.get("streamId"):
            yield "400 streamId"
        if not final and (said.get("attachments") or len(said["entities"]) > 1):
            yield "400 attachments and labels in the last message alone"
        if not said.get("text"):
            yield "400 Start streaming activities should include text"


def card_faults(card: Payload, *, dialog: bool = False) -> Iterator[str]:
    """Why Teams would not draw a card, or would draw something that does nothing."""
    yield from schema_faults(card)
    if card.get("version") != "1.5":
        yield "version"
    ids = [e["id"] for e in every(card) if str(e.get("type", "")).startswith("Input.")]
    if len(ids) != len(set(ids)):
        yield "an id twice"
    if ids and not dialog:
        yield f"text entry belongs in a dialog ({PAGES}/task-modules-and-cards/what-are-cards)"
    if len(card.get("refresh", {}).get("userIds", ())) > VIEWS:
        yield "refresh.userIds"
    for element in every(card):
        yield from _element_faults(element, dialog=dialog)


def _element_faults(element: Payload, *, dialog: bool) -> Iterator[str]:
    match element.get("type"):
        case "ActionSet":
            shown = [a for a in element["actions"] if a.get("mode") != "secondary"]
            if not 0 < len(shown) <= VISIBLE:
                yield "more than six actions in sight"
        case "Action.Execute":
            if dialog:
                yield "Action.Execute does nothing in a dialog"
            fallback = element.get("fallback") or {}
            if element.get("verb") != "refresh" and fallback.get("type") != "Action.Submit":
                yield "no fallback for clients that do not know Action.Execute"
        case "Action.Submit":
            if dialog and element["data"].get("msteams"):
                yield "a dialog opens no dialog: it is sent, and answered with the next one"
        case "Input.ChoiceSet":
            values = [choice["value"] for choice in element["choices"]]
            if "" in values or element.get("value", values[0]) not in values:
                yield "a choice that cannot be chosen"


def task_faults(answer: Payload) -> Iterator[str]:
    """{PAGES}/task-modules-and-cards/task-modules/invoking-task-modules: the TaskInfo object"""
    task = answer.get("task") or {}
    if size(answer) > MESSAGE + 10_000:
        yield "too big"
    if task.get("type") == "message":
        if not isinstance(task.get("value"), str) or not task["value"]:
            yield "message"
        return
    info = task.get("value") or {}
    if task.get("type") != "continue" or set(info) - {"title", "height", "width", "card"}:
        yield "continue"
    if info.get("card", {}).get("contentType") != CARD:
        yield "contentType"
    yield from card_faults(info["card"]["content"], dialog=True)


def every(thing: Any) -> Iterator[Payload]:
    """Every element of a card, and what is in it; not what actions carry, nor runs of text."""
    if isinstance(thing, dict):
        yield thing
        for key, value in thing.items():
            if key not in {"data", "msteams", "inlines"}:
                yield from every(value)
    elif isinstance(thing, list):
        for value in thing:
            yield from every(value)


def alive(said: Payload) -> list[str]:
    """Markup that would come alive: links, lists, mentions, code. Emphasis of ours is counted."""
    texts = [said["text"]] if said.get("text") else []
    for attachment in said.get("attachments") or ():
        texts += card_markdown(attachment["content"])
    return [f"{kind} in {text[:80]!r}" for text in texts for kind in _kinds(text)]


def card_markdown(card: Payload) -> list[str]:
    """The texts of a card that Teams reads as Markdown: text blocks alone, never text runs."""
    return [e["text"] for e in every(card) if e.get("type") == "TextBlock"]


@cache
def _kinds(text: str) -> tuple[str, ...]:
    """What a Markdown reader finds in it that is neither plain text nor emphasis."""
    tokens = [one for token in _READER.parse(text) for one in (token, *(token.children or ()))]
    return tuple(one.type for one in tokens if one.type not in ALIVE | OURS) + (
        ("mention",) if "<at>" in text else ()
    )


_READER = MarkdownIt("commonmark")
