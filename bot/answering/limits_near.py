"""How near a question is to what limits are called: by meaning and by common words."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from math import log
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from bot.guidance.items import Limit
from bot.guidance.passages import sentences
from bot.guidance.words import content_stems, name_stems
from bot.ports import Vector, Vectors

_WORDS_WEIGHT = 0.35
_BEST = 2
"""So many of a limit's phrases, the nearest ones, say how near it is."""
_FURTHEST = -1.0


class _Stems(NamedTuple):
    """One name of the limit with that number: its stems of content, and what they weigh."""

    limit: int
    stems: frozenset[str]
    weight: float


class LimitsNear:
    """Measures nearness. `phrases` are those that the vectors are made from."""

    def __init__(self, limits: Sequence[Limit]) -> None:
        self._size = len(limits)
        self.phrases = tuple(p for limit in limits for p in _phrases(limit))
        self._rows = _as_matrix([len(_phrases(limit)) for limit in limits])
        self._vectors: Vectors | None = None
        names = [{_stems(name) for name in _names(limit)} for limit in limits]
        known = Counter(s for own in names for s in set().union(*own))
        self._weight = {s: log(1 + len(limits) / n) for s, n in known.items()}
        self._names: dict[str, list[_Stems]] = defaultdict(list)
        for number, own in enumerate(names):
            for stems in own:
                name = _Stems(number, stems, self._weigh(stems))
                for stem in stems:
                    self._names[stem].append(name)

    @property
    def learned(self) -> bool:
        """Whether anything can be near by meaning."""
        return self._vectors is not None

    def learn(self, vectors: Vectors) -> None:
        """Take the vectors of `phrases`, in their order."""
        self._vectors = vectors

    def nearest_phrases(self, vector: Vector | None) -> list[float]:
        """For each limit the greatest cosine of what it is called; 0 if nothing is learned."""
        similar = self._cosines(vector)
        if similar is None:
            return [0.0] * self._size
        nearest: list[float] = similar.max(axis=1).tolist()
        return nearest

    def nearness(self, question: str, vector: Vector | None) -> list[float]:
        """For each limit the mean of its best cosines, and a share of common words."""
        words = self._said(frozenset(content_stems(question)))
        similar = self._cosines(vector)
        if similar is None:
            return [_WORDS_WEIGHT * w for w in words]
        near = np.partition(similar, -_BEST, axis=1)[:, -_BEST:].mean(axis=1).tolist()
        return [n + _WORDS_WEIGHT * w for n, w in zip(near, words, strict=True)]

    def _cosines(self, vector: Vector | None) -> Vectors | None:
        """Of every limit's phrases, a row for each limit; null as long as nothing is learned."""
        if vector is None or self._vectors is None:
            return None
        similar: Vectors = np.append(self._vectors @ vector, _FURTHEST)[self._rows]
        return similar

    def _said(self, asked: frozenset[str]) -> list[float]:
        """For each limit the greatest share of a name's weight that is asked; a lone word: half."""
        said = [0.0] * self._size
        for name in {name for stem in asked & self._names.keys() for name in self._names[stem]}:
            got = self._weigh(name.stems & asked)
            said[name.limit] = max(said[name.limit], got / name.weight * min(1.0, got / 2))
        return said

    def _weigh(self, stems: frozenset[str]) -> float:
        return sum(self._weight[s] for s in stems)


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
