"""Which words that a model takes for parts of addresses make up one.

A city or a street alone tells nobody apart. Parts that stand together do: a street with a number,
a city with a postcode, anything beside an address that has been found by its shape.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from bot.identifiers.guesses import Guess, Part
from bot.identifiers.lexicon import Lexicon
from bot.identifiers.spans import Certainty, Kind, Span, in_one_address

_PARTS = (Part.HOUSE, Part.STREET, Part.PLACE, Part.POSTCODE)
_GAP = re.compile(r"[\s,.;:/#'\"()-]{0,8}(?:(?:and|of|the|de|la|\d{1,6})[\s,.]{1,4}){0,2}", re.I)
_CORNER = re.compile(r"\bcorner\s(?:of\s)?(?:the\s)?$", re.I)
_AT_HOME = re.compile(
    r"\b(?:address|lives?|living|based|deliver(?:ed|y)?|sent|ship(?:ped)?|moved|moving|located|"
    r"corner|resid\w+|office)\b[^.\n]{0,24}$",
    re.I,
)
_MIN_SCORE = 0.2
_LETTERS = re.compile(r"[^\W\d_]+")
_ROADS = frozenset(
    "street road lane avenue drive close court crescent way flat apartment apt".split()
)
_DIGIT = re.compile(r"\d")


@dataclass(slots=True)
class _Cluster:
    """Parts that stand together; `solid` when a pattern is among them."""

    start: int
    end: int
    solid: bool
    parts: set[Part] = field(default_factory=set)
    best: float = 0.0

    def take(self, piece: Guess | Span) -> None:
        self.end = max(self.end, piece.end)
        if isinstance(piece, Span):
            self.solid = self.solid or piece.kind is Kind.ADDRESS
            self.parts.add(Part.POSTCODE if piece.kind is Kind.POSTCODE else Part.STREET)
        else:
            self.parts.add(piece.part)
            self.best = max(self.best, piece.score)


def believed_addresses(
    words: Sequence[Guess], text: str, lexicon: Lexicon, found: Iterable[Span]
) -> Iterator[Span]:
    """Addresses made of guessed parts, with the shaped parts (`found`) that they touch."""
    for cluster in _clusters(words, text, found):
        if _is_address(cluster, text, lexicon):
            corner = _CORNER.search(text, max(0, cluster.start - 16), cluster.start)
            start = corner.start() if corner else cluster.start
            yield Span(start, cluster.end, Kind.ADDRESS, Certainty.GUESSED)
        elif cluster.parts == {Part.POSTCODE} and _is_postcode(cluster, text):
            yield Span(cluster.start, cluster.end, Kind.POSTCODE, Certainty.GUESSED)


def _clusters(words: Sequence[Guess], text: str, found: Iterable[Span]) -> list[_Cluster]:
    pieces: list[Guess | Span] = [s for s in found if s.kind in (Kind.ADDRESS, Kind.POSTCODE)]
    pieces += [w for w in words if w.part in _PARTS and w.score >= _MIN_SCORE]
    clusters: list[_Cluster] = []
    for piece in sorted(pieces, key=lambda p: (p.start, -p.end)):
        last = clusters[-1] if clusters else None
        if last is None or not _near(text, last.end, piece.start):
            clusters.append(last := _Cluster(piece.start, piece.end, solid=False))
        last.take(piece)
    return clusters


def _near(text: str, end: int, start: int) -> bool:
    if start <= end:
        return True
    return start - end <= 24 and (
        _GAP.fullmatch(text, end, start) is not None or in_one_address(text[end:start])
    )


def _is_address(cluster: _Cluster, text: str, lexicon: Lexicon) -> bool:
    said, parts = text[cluster.start : cluster.end], cluster.parts
    if cluster.solid:
        return True
    if cluster.best < 0.5 or _is_everyday(said, lexicon):
        return False
    if Part.STREET in parts:
        before = text[max(0, cluster.start - 48) : cluster.start]
        return _DIGIT.search(said) is not None or _AT_HOME.search(before) is not None
    return Part.PLACE in parts and Part.POSTCODE in parts and re.search(r"\d{4}", said) is not None


def _is_everyday(said: str, lexicon: Lexicon) -> bool:
    """Whether all its words are ordinary and in lower case, as in "size 38"."""
    words = _LETTERS.findall(said)
    return all(w.islower() and lexicon.is_common(w) and w not in _ROADS for w in words)


def _is_postcode(cluster: _Cluster, text: str) -> bool:
    said = text[cluster.start : cluster.end]
    letters = any(char.isalpha() for char in said)
    digits = sum(char.isdigit() for char in said)
    return cluster.best >= 0.5 and (digits >= 5 or (letters and digits >= 2 and len(said) >= 5))
