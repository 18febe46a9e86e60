"""Spans: where something identifying stands, of which kind, and how sure that is."""

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import IntEnum, StrEnum


class Kind(StrEnum):
    """What a span is; its value is the word in the placeholder, as in `[name 1]`."""

    NAME = "name"
    ADDRESS = "address"
    POSTCODE = "postcode"
    PHONE = "phone"
    EMAIL = "email"
    CARD = "card"
    IBAN = "iban"
    ACCOUNT = "account"
    ID = "id"
    ORDER = "order"
    NUMBER = "number"
    BIRTH = "date of birth"
    USERNAME = "username"
    LINK = "link"
    IP = "ip"
    SECRET = "secret"  # noqa: S105 - the word in a placeholder, not a password


class Certainty(IntEnum):
    """Who says so, from the least sure to the surest."""

    GUESSED = 1
    SHAPED = 2
    CHECKED = 3
    OWN = 4


@dataclass(frozen=True, slots=True)
class Span:
    """Characters `start` to `end` (exclusive) of a text are one `kind`."""

    start: int
    end: int
    kind: Kind
    certainty: Certainty = Certainty.SHAPED

    def __len__(self) -> int:
        return self.end - self.start


_JOINABLE = {
    frozenset({Kind.ADDRESS}): Kind.ADDRESS,
    frozenset({Kind.ADDRESS, Kind.POSTCODE}): Kind.ADDRESS,
    frozenset({Kind.NAME}): Kind.NAME,
}
_PART_GAP = re.compile(
    r"[\s,.;:/\\|()-]{0,8}(?:(?:[^\W\d_][\w'.-]*|\d{1,6}\b)[\s,.;:()-]{1,6}){0,4}"
)
_PARTICLES = r"(?:(?:van|von|de|di|da|den|der|del|la|ten)[ \t]){1,2}"
NAME_GAP = re.compile(
    rf"[ \t]{{0,2}}|-|'|\.[ \t]?|[ \t][^\W\d_]\.?[ \t]|[ \t]{_PARTICLES}", re.IGNORECASE
)
"""What stands between two parts of one name: a space, a hyphen, an initial, "van der"."""


class Places:
    """Stretches of a text; says at once which of them a span touches, however many there are."""

    def __init__(self, stretches: Iterable[tuple[int, int]]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for start, end in sorted(stretches):
            if self._ends and start <= self._ends[-1]:
                self._ends[-1] = max(self._ends[-1], end)
            else:
                self._starts.append(start)
                self._ends.append(end)

    def touch(self, start: int, end: int) -> bool:
        """Whether characters `start` to `end` share one with any stretch."""
        at = bisect_right(self._ends, start)
        return at < len(self._starts) and self._starts[at] < end


def resolve(spans: Iterable[Span], text: str) -> list[Span]:
    """Spans in order that never overlap.

    What lies inside a longer span belongs to it. Spans that overlap in part become one, of the
    kind that is surest, then longest, so that no character of either is left standing.
    Neighbouring parts of one name, or of one address, become one span too.
    """
    merged: list[Span] = []
    for span in sorted(spans, key=lambda s: (s.start, -s.end, -s.certainty)):
        last = merged[-1] if merged else None
        if last is not None and span.start < last.end:
            merged[-1] = _union(last, span)
        else:
            merged.append(span)
    return _joined(merged, text)


def _union(first: Span, second: Span) -> Span:
    same_place = (first.start, first.end) == (second.start, second.end)
    if first.end >= second.end and not same_place:
        return first
    surest = max(first, second, key=lambda s: (s.certainty, len(s)))
    return replace(surest, start=first.start, end=max(first.end, second.end))


def _joined(spans: list[Span], text: str) -> list[Span]:
    joined: list[Span] = []
    for span in spans:
        kind = _JOINABLE.get(frozenset({joined[-1].kind, span.kind})) if joined else None
        if kind and _touch(kind, text[joined[-1].end : span.start]):
            surest = max(joined[-1].certainty, span.certainty)
            joined[-1] = Span(joined[-1].start, span.end, kind, surest)
        else:
            joined.append(span)
    return joined


def _touch(kind: Kind, gap: str) -> bool:
    return NAME_GAP.fullmatch(gap) is not None if kind is Kind.NAME else in_one_address(gap)


def in_one_address(gap: str) -> bool:
    """Whether that may stand between two parts of one address: signs, capitals, numbers."""
    if len(gap) > 48 or _PART_GAP.fullmatch(gap) is None:
        return False
    return all(word[0].isupper() or word[0].isdigit() for word in re.findall(r"[\w'.-]*\w", gap))
