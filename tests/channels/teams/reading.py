"""What a person reads in an activity or a card, and what they can press there."""

from typing import Any

from markdown_it import MarkdownIt

from tests.channels.teams.rules import Payload, every


def reading(said: Payload) -> str:
    """Everything that stands there, in reading order, as it looks."""
    texts = [shown(said["text"])] if said.get("text") and said.get("type") != "TextBlock" else []
    for attachment in said.get("attachments") or ():
        texts.append(reading_card(attachment["content"]))
    for entity in said.get("entities") or ():
        for claim in entity.get("citation", ()):
            texts.append(f"[{claim['position']}] {claim['appearance']['name']}")
    return "\n".join(texts)


def reading_card(card: Payload) -> str:
    """The same of a card."""
    return "\n".join(filter(None, map(_element, every(card.get("body", [])))))


def _element(element: Payload) -> str:
    match element.get("type"):
        case "TextBlock":
            return shown(element["text"])
        case "RichTextBlock":
            return "".join(run["text"] for run in element["inlines"])
        case "ActionSet":
            return " | ".join(action["title"] for action in element["actions"])
        case "Input.Text":
            return f"{element['label']} {element.get('value', '')}"
        case "Input.Toggle":
            return f"{element['title']} {element['value']}"
        case "Input.ChoiceSet":
            chosen = (c["title"] for c in element["choices"] if c["value"] == element.get("value"))
            return f"{element['label']} {next(chosen, '')}"
        case _:
            return ""


def shown(markdown: str) -> str:
    """Markdown as it looks: bold is bold, entities are characters, a warning sign warns."""
    lines = []
    for token in MarkdownIt("commonmark").parse(markdown):
        if token.type == "inline":
            lines.append("".join(_text(child) for child in token.children or ()))
    return "\n".join(lines).replace("⚠️", "!")


def _text(token: Any) -> str:
    return "\n" if token.type == "softbreak" else str(token.content)


def pressable(said: Payload) -> list[Payload]:
    """Everything that can be pressed, in order."""
    cards = [a["content"] for a in said.get("attachments") or ()] or [said]
    sets = [
        e for card in cards for e in every(card.get("body", [])) if e.get("type") == "ActionSet"
    ]
    return [action for one in sets for action in one["actions"]]


def labelled(said: Payload, label: str) -> Payload | None:
    """The first one that says so."""
    return next((a for a in pressable(said) if a["title"].startswith(label)), None)
