"""A guidance file's text, and where its front matter ends and its sections begin."""

import re
from dataclasses import dataclass

from bot.guidance.faults import Fault, error

_FENCE = "---"
_HEADING = re.compile(r"##\s+\S")


@dataclass(frozen=True)
class Parts:
    """The two halves of an item's file; `body_line` is the line on which the body begins."""

    front: str
    body: str
    body_line: int


def decode(data: bytes, path: str) -> str | Fault:
    """The text, with plain line ends; a byte order mark, as Windows writes it, is dropped."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as raised:
        line = data.count(b"\n", 0, raised.start) + 1
        return error(path, line, "not-utf8", "The file isn't in UTF-8", "save it again as UTF-8")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def split(text: str, path: str) -> Parts | Fault:
    """Front matter and body. The front matter begins in line 2, after the opening dashes."""
    lines = text.split("\n")
    if lines[0].rstrip() != _FENCE:
        return error(
            path, 1, "no-front-matter", "The file doesn't begin with front matter",
            "make --- the first line, then keys such as `id:`, then --- again",
        )  # fmt: skip
    for number, line in enumerate(lines[1:], start=2):
        if line.rstrip() == _FENCE:
            front, body = lines[1 : number - 1], lines[number:]
            return Parts("\n".join(front), "\n".join(body), number + 1)
        if _HEADING.match(line):
            return _unterminated(path, number)
    return _unterminated(path, 1)


def _unterminated(path: str, line: int) -> Fault:
    return error(
        path, line, "front-matter-open", "The front matter isn't closed before the text begins",
        "put a line --- after the last key",
    )  # fmt: skip
