"""Text made plain for recognisers, with the way back to where each character stood.

People and keyboards write one digit in many ways: full-width, Arabic-Indic, with zero-width
characters between. Recognisers read the folded text; replacements are made in the original.
"""

import re
import unicodedata
from dataclasses import dataclass

_PLAIN = re.compile(r"[\t\n\r\x20-\x7e]*")
_KEPT_CONTROLS = "\t\n\r"
_MATHEMATICAL = range(0x1D400, 0x1D800)
_DASHES = frozenset("−⁃")
_QUOTES = dict.fromkeys("’‘ʼ´`′", "'")


@dataclass(frozen=True, slots=True)
class Folded:
    """`text` as recognisers read it; `at[i]` is where its character i stands in the original."""

    text: str
    at: tuple[int, ...] | None = None

    def original(self, start: int, end: int) -> tuple[int, int]:
        """The place in the original text of the folded characters `start` to `end`."""
        if self.at is None or start >= end:
            return start, end
        return self.at[start], self.at[end - 1] + 1


class _Table(dict[int, str]):
    """One character as recognisers read it; empty for those that nobody sees."""

    def __missing__(self, code: int) -> str:
        self[code] = plain = _plain(chr(code))
        return plain


def _plain(char: str) -> str:
    category = unicodedata.category(char)
    if char.isdecimal():
        return str(unicodedata.decimal(char))
    if category in ("Cf", "Cc", "Cn", "Cs") or "\ufe00" <= char <= "\ufe0f":
        return char if char in _KEPT_CONTROLS else ""
    if category in ("Zl", "Zp"):
        return "\n"
    if category == "Zs":
        return " "
    if category == "Pd" or char in _DASHES:
        return "-"
    if unicodedata.east_asian_width(char) == "F" or ord(char) in _MATHEMATICAL:
        wide = unicodedata.normalize("NFKC", char)
        return wide if len(wide) == 1 else char
    return _QUOTES.get(char, char)


_TABLE = _Table()


def fold(text: str) -> Folded:
    """The text as recognisers read it: ASCII digits and dashes, nothing invisible."""
    if _PLAIN.fullmatch(text):
        return Folded(text)
    chars = [_TABLE[ord(char)] for char in text]
    if all(chars):
        return Folded("".join(chars))
    at = tuple(place for place, char in enumerate(chars) if char)
    return Folded("".join(chars), at)
