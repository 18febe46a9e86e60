"""Text that is safe to keep and to show: no control characters, no escapes, no half characters.

A terminal obeys escape sequences, so whatever a question, a guidance file or an entry brings along
is taken out before it is shown; the same goes for marks that turn the reading direction around.
"""

import re
import unicodedata

_ESCAPES = re.compile(
    r"\x1b[\]PX^_][^\x07\x1b]*(?:\x07|\x1b\\)"  # titles, links, the clipboard, and their like
    r"|(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]?"  # colours, the cursor, erasing
    r"|\x1b[ -/]*[0-~]?"
)
_TURNS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def clean(text: str) -> str:
    """The text with line breaks and tabs kept and everything else that is not text removed."""
    text = _ESCAPES.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    kept = (c if c in "\n\t" or unicodedata.category(c) != "Cc" else " " for c in text)
    return _TURNS.sub("", "".join(kept)).encode("utf-8", "replace").decode("utf-8")


def line(text: str) -> str:
    """The same on one line."""
    return " ".join(clean(text).split())
