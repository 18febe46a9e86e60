"""One knowledge version, ready to be searched; what every index hands its questions to."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from adapters.index.lexical import Lexical, Scores
from adapters.index.matrix import Rows, greatest
from adapters.index.version_vectors import Cosines, VersionVectors
from bot.ports import Found, Hit, Vector

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
            return self._found(rows, lexical, None)
        rows = _either(rows, self.meaning.nearest(vector, top), len(self.ids))
        return self._found(rows, lexical, self.meaning.vectors.cosines(vector, rows))

    def _found(self, rows: Rows, lexical: Scores, cosines: Cosines | None) -> Found:
        ids = (self.ids[row] for row in rows.tolist())
        by_meaning = cosines or Cosines.none(len(rows))
        scored = zip(ids, lexical[rows].tolist(), *by_meaning, strict=True)
        return Found(self.version, tuple(map(Hit._make, scored)), cosines is not None)


def _either(some: Rows, others: Rows, size: int) -> Rows:
    """The rows that are in one or the other of `size` in all, in order; no sorting."""
    found = np.zeros(size, dtype=np.bool_)
    found[some] = True
    found[others] = True
    return np.flatnonzero(found)
