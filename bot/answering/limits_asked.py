"""Which limit a question asks about: by name, else by meaning where it asks for something.

By name: an alias stands in the question. By meaning: how near the question is to the limit's
title, aliases and first sentence, plus how much of one of its names the question's words make up.
The constants were set on the golden cases; where they don't decide clearly, no limit is guessed.
"""

import re
from collections import Counter
from collections.abc import Sequence
from math import log

import numpy as np

from bot.answering.retrieval import RankedItem, current
from bot.guidance.actions import named_limits, without_name
from bot.guidance.amounts import amounts_as_words, asked_amount, mentions
from bot.guidance.items import Example, Limit
from bot.guidance.passages import sentences
from bot.guidance.words import content_stems, name_stems
from bot.ports import Vector, Vectors
from bot.values import Value

_WORDS_WEIGHT = 0.35
_LIKELY, _CLEAR = 0.60, 0.20
_SURE, _AHEAD = 0.78, 0.05
_BY_CHANCE = 0.2
"""The shortest of the boundary twins still find the limit they name at 0.32."""
_ASKING = re.compile(
    r"\b(can|could|may|shall|should|do) (i|we|she|he)\b|\ballowed\b|\bhow (much|many|far|long)\b"
    r"|\bup to\b|\bok(ay)? (to|if|for)\b|\bfine to\b|\bwants?\b.*\b(back|off|free|refund)",
    re.IGNORECASE,
)


class Asked(Value):
    """The limit asked about, or null; and all that were named, for listing.

    `about` is the question without the limit's name, for reading amounts; null if no name is in it.
    """

    limit: Limit | None
    named: tuple[Limit, ...] = ()
    about: str | None = None


def borne_out(asked: Asked, items: Sequence[RankedItem]) -> Asked:
    """Without limits that what was found for the same question, best first, speaks against.

    A limit that search by meaning finds far away is named by chance: "isn't picking up" names no
    collection. One that isn't named at all counts only where the nearest guidance is it, or used
    it: "4 days late" may be a return, and may be a parcel.
    """
    if all(ranked.best.hit.dense is None for ranked in items):
        return asked
    near = {ranked.item.id for ranked in items if ranked.score >= _BY_CHANCE}
    limit = asked.limit if asked.limit and asked.limit.id in near else None
    if limit is not None and not asked.named and limit.id not in _used_by_nearest(items):
        limit = None
    named = tuple(each for each in asked.named if each.id in near)
    return Asked(limit=limit, named=named, about=asked.about if limit else None)


def _used_by_nearest(items: Sequence[RankedItem]) -> set[str]:
    """The nearest item, and the limits of the nearest example."""
    nearest = next((r.item for r in current(items, "example")), None)
    return {items[0].item.id, *(nearest.limits if isinstance(nearest, Example) else ())}


class LimitsAsked:
    """Finds the limit of a question. Phrases are those that `vectors` were made from."""

    def __init__(self, limits: Sequence[Limit]) -> None:
        self._limits = tuple(limits)
        self.phrases = tuple(p for limit in limits for p in _phrases(limit))
        self._owner = np.array([i for i, limit in enumerate(limits) for _ in _phrases(limit)])
        self._vectors: Vectors | None = None
        self._names = [[_stems(name) for name in _names(limit)] for limit in limits]
        known = Counter(s for names in self._names for s in set().union(*names))
        self._weight = {s: log(1 + len(limits) / n) for s, n in known.items()}

    def learn(self, vectors: Vectors) -> None:
        """Take the vectors of `phrases`, in their order."""
        self._vectors = vectors

    def find(self, question: str, vector: Vector | None) -> Asked:
        """The one limit that the question asks about; null rather than a guess."""
        spoken = amounts_as_words(question)
        written, said = (named_limits(text, self._limits) for text in (question, spoken))
        scores = self._scores(spoken, vector)
        # "20 quid off" says what "money off" names; else the question's own words count.
        by_amount = bool(said) and (not written or said[0].size > written[0].size)
        named = said if by_amount else written
        if not named:
            return Asked(limit=self._by_meaning(question, scores))
        longest = [n.limit for n in named if n.size == named[0].size]
        limit = self._among(longest, question, scores)
        name = next((n for n in written if limit and n.limit.id == limit.id), None)
        return Asked(
            limit=limit,
            named=tuple(n.limit for n in named),
            about=without_name(question, name) if name else None,
        )

    def _among(self, tied: list[Limit], question: str, scores: list[float]) -> Limit | None:
        if len(tied) == 1:
            return tied[0]
        found = mentions(question)
        fitting = [limit for limit in tied if asked_amount(limit, found) is not None]
        if len(fitting) == 1:
            return fitting[0]
        ranked = sorted(tied, key=lambda limit: -scores[self._limits.index(limit)])
        first, second = (scores[self._limits.index(limit)] for limit in ranked[:2])
        return ranked[0] if first - second >= _CLEAR else None

    def _by_meaning(self, question: str, scores: list[float]) -> Limit | None:
        if not self._limits:
            return None
        order = sorted(range(len(scores)), key=lambda i: -scores[i])
        best = order[0]
        ahead = scores[best] - (scores[order[1]] if len(order) > 1 else 0.0)
        limit = self._limits[best]
        fits = asked_amount(limit, mentions(question)) is not None
        likely = scores[best] >= _LIKELY and ahead >= _CLEAR
        sure = scores[best] >= _SURE and ahead >= _AHEAD
        if (likely and (fits or _ASKING.search(question))) or (sure and fits):
            return limit
        return None

    def _scores(self, question: str, vector: Vector | None) -> list[float]:
        stems = set(content_stems(question))
        words = [max((self._share(n, stems) for n in names), default=0) for names in self._names]
        if self._vectors is None or vector is None:
            return [_WORDS_WEIGHT * w for w in words]
        similar = self._vectors @ vector
        near = [_two_best(similar[self._owner == i]) for i in range(len(self._limits))]
        return [n + _WORDS_WEIGHT * w for n, w in zip(near, words, strict=True)]

    def _share(self, name: frozenset[str], asked: set[str]) -> float:
        """How much of a name's weight the question's words make up; a lone word counts half."""
        common = name & asked
        if not common:
            return 0.0
        got = sum(self._weight[s] for s in common)
        return got / sum(self._weight[s] for s in name) * min(1.0, got / 2)


def _two_best(similar: Vector) -> float:
    return float(np.sort(similar)[-2:].mean())


def _phrases(limit: Limit) -> tuple[str, ...]:
    first = sentences(limit.section("In short"))[:1]
    return (limit.title, *limit.aliases, *first, *limit.keywords)


def _names(limit: Limit) -> tuple[str, ...]:
    return (limit.title, *limit.aliases, *limit.keywords)


def _stems(text: str) -> frozenset[str]:
    return frozenset(name_stems(text))
