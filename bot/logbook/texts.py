"""What people type, made safe to keep: it stays text, whatever is in it."""

import re

LONGEST = 4_000

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
