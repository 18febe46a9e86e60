"""Placeholders in place of spans: typed, readable, and the same for the same value."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from hashlib import blake2b

from pydantic import Field

from bot.identifiers.folding import fold
from bot.identifiers.spans import Kind, Span
from bot.values import Value

PLACEHOLDER = re.compile(rf"\[(?P<kind>{'|'.join(Kind)}) (?P<number>[1-9]\d{{0,5}})\]")
_HIDDEN = "\ue000"
"""Stands for placeholders before recognisers: no letter, no digit, no space."""

_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|['-](?=[^\W\d_]))+")
_THEIRS = re.compile(r"['’]s$", re.IGNORECASE)
_NO_SIGNS = re.compile(r"[\W_]+")


class Memory(Value):
    """Which number each value of one conversation has. Holds keyed digests, never values."""

    numbers: dict[str, int] = Field(default_factory=dict)

    def knows_names(self) -> bool:
        """Whether there is a name to look for in the next text."""
        return any(key.startswith(Kind.NAME.value) for key in self.numbers)


@dataclass(frozen=True, slots=True)
class Draft:
    """A text with spans replaced.

    `left` is what still stands of it: (start, end, shift to the original).
    """

    text: str
    left: tuple[tuple[int, int, int], ...]
    memory: Memory

    def in_original(self, spans: Iterable[Span]) -> Iterator[Span]:
        """Spans of the draft as spans of the original, cut where placeholders stand."""
        ends = [end for _, end, _ in self.left]
        for span in spans:
            at = bisect_right(ends, span.start)
            while at < len(ends) and self.left[at][0] < span.end:
                start, end, shift = self.left[at]
                first, last = max(span.start, start), min(span.end, end)
                if any(map(str.isalnum, self.text[first:last])):
                    yield replace(span, start=first + shift, end=last + shift)
                at += 1


def hidden(text: str) -> str:
    """The text, equally long, with placeholders made unreadable for recognisers."""
    if "[" not in text:
        return text
    return PLACEHOLDER.sub(lambda match: _HIDDEN * len(match.group()), text)


class Numbering:
    """Gives each value its number: the one it has in `memory`, else the next free one."""

    def __init__(self, memory: Memory, secret: bytes, text: str) -> None:
        self._secret = secret
        self._numbers = dict(memory.numbers)
        self._last = dict.fromkeys(Kind, 0)
        for key, number in memory.numbers.items():
            kind = Kind(key.partition(":")[0].partition("/")[0])
            self._last[kind] = max(self._last[kind], number)
        for match in PLACEHOLDER.finditer(text):
            kind = Kind(match["kind"])
            self._last[kind] = max(self._last[kind], int(match["number"]))

    @property
    def memory(self) -> Memory:
        """What is known by now."""
        return Memory(numbers=self._numbers)

    def knows(self, word: str) -> bool:
        """Whether that word is a name, or part of one, in this conversation."""
        return any(self._key(kind, word) in self._numbers for kind in ("name", "name/part"))

    def number(self, kind: Kind, said: str) -> int:
        """The number of that value; names match by whole, or by the one part that is said."""
        if kind is Kind.NAME:
            said = _THEIRS.sub("", said)
        key = self._key(kind, said)
        if key not in self._numbers:
            self._numbers[key] = (self._of_part(said) if kind is Kind.NAME else None) or self._next(
                kind
            )
        if kind is Kind.NAME:
            for part in words_of(said):
                self._numbers.setdefault(self._key("name/part", part), self._numbers[key])
        return self._numbers[key]

    def _of_part(self, said: str) -> int | None:
        parts = words_of(said)
        if len(parts) == 1:
            return self._numbers.get(self._key("name/part", parts[0]))
        alone = (self._numbers.get(self._key(Kind.NAME, part)) for part in parts)
        return next((number for number in alone if number is not None), None)

    def _next(self, kind: Kind) -> int:
        self._last[kind] += 1
        return self._last[kind]

    def _key(self, kind: str, said: str) -> str:
        plain = _NO_SIGNS.sub("", fold(said).text).casefold()
        digest = blake2b(plain.encode("utf-8", "replace"), digest_size=12, key=self._secret[:64])
        return f"{kind}:{digest.hexdigest()}"


def words_of(name: str) -> list[str]:
    """The words of a name by which somebody may be called again."""
    return [word for word in _WORD.findall(name) if len(word) >= 3]


def draft(text: str, spans: Sequence[Span], numbering: Numbering) -> Draft:
    """The text with its spans (in order, apart from each other) replaced."""
    said: list[str] = []
    left: list[tuple[int, int, int]] = []
    at = length = 0
    for span in [*spans, None]:
        end = span.start if span else len(text)
        left += (
            (s - at + length, e - at + length, at - length) for s, e in _readable(text, at, end)
        )
        said.append(text[at:end])
        length += end - at
        if span:
            number = numbering.number(span.kind, text[span.start : span.end])
            said.append(f"[{span.kind} {number}]")
            length += len(said[-1])
            at = span.end
    return Draft("".join(said), tuple(left), numbering.memory)


def _readable(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """What of `start` to `end` was no placeholder from the beginning."""
    for match in PLACEHOLDER.finditer(text, start, end):
        yield start, match.start()
        start = match.end()
    yield start, end
