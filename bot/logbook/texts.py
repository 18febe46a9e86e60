"""What people type, made safe to keep: it stays text, whatever is in it."""

import re
from typing import TypeVar

from bot.people import Sender
from bot.values import Value

LONGEST = 4_000
_LONGEST_NAME = 80
V = TypeVar("V", bound=Value)

_UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f"  # control characters, except tab and newline
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # what turns the direction of writing
    "\ufeff\ufff9-\ufffb\ud800-\udfff]"  # invisible marks, halves of characters
)
_LINES = re.compile("\r\n?|[\u2028\u2029]")


def plain(text: str) -> str:
    """Without what cannot be seen; markup and mentions stay, as the words that they are."""
    return _UNSEEN.sub("", _LINES.sub("\n", text)).strip()


def seen(text: str) -> str:
    """Without what cannot be seen, and otherwise as it was typed."""
    return _UNSEEN.sub("", text)


def short(text: str, most: int = 60) -> str:
    """The beginning of a text on one line."""
    line = " ".join(text.split())
    return line if len(line) <= most else line[: most - 1].rstrip() + "…"


def readable(value: V) -> V:
    """Every text in it without what cannot be seen, stored or sent."""
    return value.model_copy(update={name: _seen(part) for name, part in value})


def called(sender: Sender) -> Sender:
    """The sender by a name that fits a line; a platform lets people call themselves anything."""
    name = short(sender.name or "", _LONGEST_NAME) or None
    return readable(sender.model_copy(update={"name": name}))


def _seen(part: object) -> object:
    if isinstance(part, tuple):
        return tuple(_seen(each) for each in part)
    return seen(part) if type(part) is str else part
