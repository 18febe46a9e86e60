"""Which limit a question asks about: by name, else by what is nearest to it in meaning.

By name: an alias stands in the question, and search finds the limit at all. Without a name a
logistic model weighs each limit: how near the question is to its title, aliases and first
sentence, how far ahead of the others, what search says, whether the nearest example used it, and
whether an amount fits its unit. Where it isn't sure, no limit is guessed; a likely one is listed.
`evals.calibrate_limits` fits its weights; docs/adr/0009-limits-by-meaning.md has the figures.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from math import log
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from bot.answering.coverage import probability
from bot.answering.limit_weights import WEIGHTS
from bot.answering.retrieval import RankedItem, current
from bot.guidance.actions import LimitNames, without_name
from bot.guidance.amounts import amounts_as_words, asked_amount, mentions
from bot.guidance.items import Example, Limit
from bot.guidance.passages import sentences
from bot.guidance.words import content_stems, name_stems
from bot.ports import Vector, Vectors
from bot.values import Value

_WORDS_WEIGHT = 0.35
_CLEAR = 0.20
SURE_FROM, LIKELY_FROM = 0.4, 0.2
_BEST = 2
"""So many of a limit's phrases, the nearest ones, say how near it is."""
_FURTHEST = -1.0
_CLOSE = 0.12
_BY_CHANCE = 0.28
"""The shortest of the boundary twins still find the limit they name at 0.32."""
_MEANT = 0.48
"""So near to what a limit is called, its name is meant. Twins that search leaves out: 0.53."""


class Asked(Value):
    """The limit asked about, or null; and all that were named, for listing.

    `likely` is the limit that may be meant where none is named and none is sure. `about` is the
    question without the limit's name, for reading amounts; null if no name is in it.
    """

    limit: Limit | None
    named: tuple[Limit, ...] = ()
    likely: Limit | None = None
    about: str | None = None

    def held_back(self) -> "Asked":
        """The same for a fact that guidance does not cover: what is not named is likely at most."""
        if self.named or self.limit is None:
            return self
        return Asked(limit=None, likely=self.limit)


class _Stems(NamedTuple):
    """One name of the limit with that number: its stems of content, and what they weigh."""

    limit: int
    stems: frozenset[str]
    weight: float


class LimitsAsked:
    """Finds the limit of a question. Phrases are those that `vectors` were made from."""

    def __init__(self, limits: Sequence[Limit]) -> None:
        self._limits = tuple(limits)
        self.phrases = tuple(p for limit in limits for p in _phrases(limit))
        self._rows = _as_matrix([len(_phrases(limit)) for limit in limits])
        self._vectors: Vectors | None = None
        self._named = LimitNames(limits)
        names = [{_stems(name) for name in _names(limit)} for limit in limits]
        known = Counter(s for own in names for s in set().union(*own))
        self._weight = {s: log(1 + len(limits) / n) for s, n in known.items()}
        self._names: dict[str, list[_Stems]] = defaultdict(list)
        for number, own in enumerate(names):
            for stems in own:
                name = _Stems(number, stems, self._weigh(stems))
                for stem in stems:
                    self._names[stem].append(name)

    def learn(self, vectors: Vectors) -> None:
        """Take the vectors of `phrases`, in their order."""
        self._vectors = vectors

    def find(self, question: str, vector: Vector | None, items: Sequence[RankedItem] = ()) -> Asked:
        """The one limit that the question asks about; null rather than a guess.

        `items` are what search found for it, best first.
        """
        spoken = amounts_as_words(question)
        written = self._named.named_in(question)
        said = written if spoken == question else self._named.named_in(spoken)
        # "20 quid off" says what "money off" names; else the question's own words count.
        by_amount = bool(said) and (not written or said[0].size > written[0].size)
        names = said if by_amount else written
        found = [name for name in names if self._borne_out(name.limit, vector, items)]
        if not found:
            return self._by_meaning(question, vector, items)
        longest = [n.limit for n in found if n.size == found[0].size]
        limit = self._among(longest, question, self._nearness(spoken, vector))
        name = next((n for n in written if limit and n.limit.id == limit.id), None)
        return Asked(
            limit=limit,
            named=tuple(n.limit for n in found),
            about=without_name(question, name) if name else None,
        )

    def near_by_name(self, question: str, vector: Vector | None) -> float:
        """How near the question is to the limits whose names stand in it, as a cosine; 0: none."""
        named = (self._nearest_phrase(n.limit, vector) for n in self._named.named_in(question))
        return max(named, default=0.0)

    def weigh(
        self, question: str, vector: Vector, items: Sequence[RankedItem]
    ) -> dict[str, dict[str, float]]:
        """What the model weighs of each limit, by its id.

        `near` is a mean cosine with a share of common words, `ahead` how far it is from the best of
        the others, `score` what search gave the limit (0: not found), `behind` how far that is from
        the best item's, `used` whether the nearest example used it, `fits` whether an amount of its
        unit is asked for.
        """
        nearness = self._nearness(amounts_as_words(question), vector)
        score = {ranked.item.id: ranked.score for ranked in items}
        nearest = next((r.item for r in current(items, "example")), None)
        used = nearest.limits if isinstance(nearest, Example) else ()
        said = mentions(question)
        first, second = (*sorted(nearness, reverse=True), 0.0)[:2]
        return {
            limit.id: {
                "near": near,
                "ahead": near - (second if near == first else first),
                "score": score.get(limit.id, 0.0),
                "behind": score.get(limit.id, 0.0) - (items[0].score if items else 0.0),
                "used": float(limit.id in used),
                "fits": float(asked_amount(limit, said) is not None),
            }
            for limit, near in zip(self._limits, nearness, strict=True)
        }

    def _cosines(self, vector: Vector | None) -> Vectors | None:
        """Of every limit's phrases, a row for each limit; null as long as nothing is learned."""
        if vector is None or self._vectors is None:
            return None
        similar: Vectors = np.append(self._vectors @ vector, _FURTHEST)[self._rows]
        return similar

    def _nearest_phrase(self, limit: Limit, vector: Vector | None) -> float:
        """The greatest cosine of what that limit is called; 0 as long as nothing is learned."""
        similar = self._cosines(vector)
        return 0.0 if similar is None else float(similar[self._limits.index(limit)].max())

    def _borne_out(self, limit: Limit, vector: Vector | None, items: Sequence[RankedItem]) -> bool:
        """Whether a limit that is named is meant: "isn't picking up" names no collection.

        Search by meaning finds it, or the question is near to what it is called. Without a search,
        or by words alone, the name has to do.
        """
        if vector is None or all(ranked.best.hit.dense is None for ranked in items):
            return True
        if any(r.item.id == limit.id and r.score >= _BY_CHANCE for r in items):
            return True
        return self._nearest_phrase(limit, vector) >= _MEANT

    def _by_meaning(
        self, question: str, vector: Vector | None, items: Sequence[RankedItem]
    ) -> Asked:
        if vector is None or self._vectors is None or not self._limits:
            return Asked(limit=None)
        weighed = self.weigh(question, vector, items)
        odds = [likelihood(weighed[limit.id]) for limit in self._limits]
        best = self._limits[int(np.argmax(odds))]
        if max(odds) >= SURE_FROM:
            return Asked(limit=best if _in_place(weighed[best.id]) else None)
        return Asked(limit=None, likely=best if max(odds) >= LIKELY_FROM else None)

    def _among(self, tied: list[Limit], question: str, nearness: list[float]) -> Limit | None:
        if len(tied) == 1:
            return tied[0]
        found = mentions(question)
        fitting = [limit for limit in tied if asked_amount(limit, found) is not None]
        if len(fitting) == 1:
            return fitting[0]
        ranked = sorted(tied, key=lambda limit: -nearness[self._limits.index(limit)])
        first, second = (nearness[self._limits.index(limit)] for limit in ranked[:2])
        return ranked[0] if first - second >= _CLEAR else None

    def _nearness(self, question: str, vector: Vector | None) -> list[float]:
        words = self._said(frozenset(content_stems(question)))
        similar = self._cosines(vector)
        if similar is None:
            return [_WORDS_WEIGHT * w for w in words]
        near = np.partition(similar, -_BEST, axis=1)[:, -_BEST:].mean(axis=1).tolist()
        return [n + _WORDS_WEIGHT * w for n, w in zip(near, words, strict=True)]

    def _said(self, asked: frozenset[str]) -> list[float]:
        """For each limit the greatest share of a name's weight that is asked; a lone word: half."""
        said = [0.0] * len(self._limits)
        for name in {name for stem in asked & self._names.keys() for name in self._names[stem]}:
            got = self._weigh(name.stems & asked)
            said[name.limit] = max(said[name.limit], got / name.weight * min(1.0, got / 2))
        return said

    def _weigh(self, stems: frozenset[str]) -> float:
        return sum(self._weight[s] for s in stems)


def likelihood(weighed: Mapping[str, float], weights: Mapping[str, float] = WEIGHTS) -> float:
    """The probability that a question asks about a limit, from what `LimitsAsked.weigh` gives."""
    return probability(weighed, weights)


def _in_place(weighed: Mapping[str, float]) -> bool:
    """Whether the nearest guidance is of that limit: what is 4 days late may be a parcel."""
    return bool(weighed["used"]) or weighed["behind"] >= -_CLOSE


def _as_matrix(sizes: Sequence[int]) -> npt.NDArray[np.intp]:
    """For each limit the rows of its phrases; what fills a row up is the one after the last.

    A limit of one phrase has it twice.
    """
    width, after = max((_BEST, *sizes)), sum(sizes)
    filled = np.full((len(sizes), width), after, dtype=np.intp)
    end = 0
    for own, size in zip(filled, sizes, strict=True):
        own[:size] = range(end, end + size)
        own[size:_BEST] = end
        end += size
    return filled


def _phrases(limit: Limit) -> tuple[str, ...]:
    first = sentences(limit.section("In short"))[:1]
    return (limit.title, *limit.aliases, *first, *limit.keywords)


def _names(limit: Limit) -> tuple[str, ...]:
    return (limit.title, *limit.aliases, *limit.keywords)


def _stems(text: str) -> frozenset[str]:
    return frozenset(name_stems(text))
