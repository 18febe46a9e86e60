"""One sentence of a draft, taken apart; and a draft's text as it comes, taken into sentences."""

import re
import unicodedata
from dataclasses import dataclass

from bot.guidance.sentences import split_block

_MARK = re.compile(r"\[\s*(\d{1,3}(?:\s*[,;&]\s*\d{1,3})*)\s*\]")
_OPEN_MARK = re.compile(r"\[[\d\s,;&]*$")
_OPEN_QUOTE = re.compile(r"“[^”]*$")
_OPEN_BRACKET = re.compile(r"\([^()]*$")
_MARKS_AFTER_END = re.compile(r"([.!?…]+[\"”’')]*)\s*((?:\[\s*\d[\d\s,;&]*\]\s*)+)")
_SPACE_BEFORE_END = re.compile(r"\s+(?=[.,;:!?…])")
_END = re.compile(r"[.!?…]")
_BULLET = re.compile(r"^\s*(?:[-*•–·]|\d{1,2}[.)])\s+")
_ENDS = (".", "!", "?", "…", '."', ".”", '!"', "!”", '?"', "?”")


@dataclass(frozen=True)
class Statement:
    """A sentence without its marks, and the numbers of the passages that it cites."""

    text: str
    cites: tuple[int, ...]

    @property
    def shown(self) -> str:
        """The sentence as a person reads it, its marks at the end."""
        return " ".join((self.text, "".join(f"[{n}]" for n in self.cites))).strip()


def statement(raw: str) -> Statement:
    """Take a sentence's marks, list sign and odd spaces off it."""
    text = unicodedata.normalize("NFKC", raw)
    cites = dict.fromkeys(int(n) for mark in _MARK.findall(text) for n in re.findall(r"\d+", mark))
    text = " ".join(_BULLET.sub("", _MARK.sub(" ", text)).split())
    text = _SPACE_BEFORE_END.sub("", text)
    if text and not text.endswith(_ENDS):
        text += "."
    return Statement(text, tuple(cites))


class Sentences:
    """Cuts a draft into sentences as soon as each is finished."""

    def __init__(self) -> None:
        self._line = ""
        self._given = 0

    def feed(self, text: str) -> list[Statement]:
        """The sentences that this text finishes."""
        *lines, rest = (self._line + text).split("\n")
        found = []
        for line in lines:
            found += self._beyond(_split(line))
            self._given = 0
        self._line = rest
        if not _END.search(rest):
            return found
        known = _known(rest)
        return [*found, *self._beyond(_split(known)[:-1])]

    def end(self) -> list[Statement]:
        """What is left when the draft has come to its end."""
        return self.feed("\n")

    def _beyond(self, split: tuple[str, ...]) -> list[Statement]:
        """Those sentences of the open line that were not given before."""
        new = split[self._given :]
        self._given += len(new)
        return [statement(s) for s in new]


def _split(line: str) -> tuple[str, ...]:
    tidy = _MARKS_AFTER_END.sub(r" \2\1 ", line)
    return tuple(s for s in split_block(tidy.strip()) if any(c.isalnum() for c in s))


def _known(line: str) -> str:
    """The beginning of an unfinished line that its rest cannot change any more."""
    known = line[: line.rfind(" ") + 1]
    for still_open in (_OPEN_MARK, _OPEN_QUOTE, _OPEN_BRACKET):
        if match := still_open.search(known):
            known = known[: match.start()]
    return known[: known.rfind('"')] if known.count('"') % 2 else known
