"""One knowledge version, ready to be searched; what every index hands its questions to."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from adapters.index.lexical import Lexical, Scores
from adapters.index.matrix import Rows, greatest
from adapters.index.version_vectors import Cosines, VersionVectors
from bot.ports import Found, Hit, Spread, Vector

Nearest = Callable[[Vector, int], Rows]
"""Finds the rows of (about) the `top` greatest cosines; blocking."""

QUICK_UP_TO = 2_000
"""Passages; up to here a search takes half a millisecond, handing it to a thread 0.4."""


@dataclass(frozen=True)
class Meaning:
    """The vectors of a version, and a way to find the nearest of them; `asks` another program."""

    vectors: VersionVectors
    nearest: Nearest
    asks: bool = False


@dataclass(frozen=True)
class Snapshot:
    """Immutable: a build makes another one. `ids` are the passages', in the order of the rows."""

    version: str
    ids: tuple[str, ...]
    lexical: Lexical
    meaning: Meaning | None = None

    def with_meaning(self, meaning: Meaning) -> "Snapshot":
        """The same version, found by meaning too."""
        return replace(self, meaning=meaning)

    async def found(self, question: str, vector: Vector | None, top: int) -> Found:
        """What `search` finds; in a thread, unless handing it over takes as long as searching."""
        asks = self.meaning is not None and self.meaning.asks
        if not asks and len(self.ids) <= QUICK_UP_TO:
            return self.search(question, vector, top)
        return await asyncio.to_thread(self.search, question, vector, top)

    def search(self, question: str, vector: Vector | None, top: int) -> Found:
        """The union of the `top` by words and by meaning; blocking, a few milliseconds."""
        lexical = self.lexical.scores(question)
        by_words = greatest(lexical, top)
        rows = by_words[lexical[by_words] > 0]
        if vector is None or self.meaning is None:
            return self._found(rows, lexical, None, None)
        rows = np.union1d(rows, self.meaning.nearest(vector, top))
        vectors = self.meaning.vectors
        return self._found(
            rows, lexical, vectors.cosines(vector, rows), vectors.passages.spread(vector)
        )

    def _found(
        self, rows: Rows, lexical: Scores, cosines: Cosines | None, dense: Spread | None
    ) -> Found:
        by_words = lexical[rows].tolist()
        if cosines is None:
            cosines = Cosines.none(len(rows))
        scored = zip(rows.tolist(), by_words, *cosines, strict=True)
        hits = tuple(
            Hit(passage=self.ids[row], lexical=w, dense=p, sentence=s, item=i)
            for row, w, p, s, i in scored
        )
        return Found(version=self.version, hits=hits, dense=dense, lexical=_spread(lexical))


def _spread(scores: Scores) -> Spread:
    if not len(scores):
        return Spread(mean=0.0, std=0.0)
    return Spread(mean=float(scores.mean()), std=float(scores.std()))
