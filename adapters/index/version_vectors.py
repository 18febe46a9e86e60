"""What one version means: the vectors of its passages, of their sentences, and of whole items."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from adapters.index.matrix import Matrix, Rows
from bot.ports import Vector, Vectors

_ONE_BY_ONE = 4
"""So many times as long a passage takes by itself as one of all in one product."""


class Cosines(NamedTuple):
    """For each of some passages: its own cosine, its best sentence's, its item's."""

    passage: Sequence[float | None]
    sentence: Sequence[float | None]
    item: Sequence[float | None]

    @classmethod
    def none(cls, size: int) -> "Cosines":
        """Without vectors there are none."""
        nothing = [None] * size
        return cls(nothing, nothing, nothing)


class VersionVectors:
    """Unit vectors, shape (passages + sentences, dimension): the passages' first.

    `items` names each passage's item, whose vector is the centroid of its passages', of length
    one. The sentences of passage `n` are those from `starts[n]` up to `starts[n + 1]`.
    """

    def __init__(self, vectors: Vectors, items: Sequence[str], starts: Sequence[int]) -> None:
        size = len(items)
        self.passages = Matrix(vectors[:size])
        self._sentences = vectors[size:]
        self._starts = np.array(starts)
        number = {item: n for n, item in enumerate(sorted(set(items)))}
        self._item_of = np.array([number[item] for item in items])
        self._items = _centroids(vectors[:size], self._item_of, len(number))

    def cosines(self, vector: Vector, rows: Rows) -> Cosines:
        """The cosines of those passages with a unit vector."""
        if len(rows) * _ONE_BY_ONE < len(self._item_of):
            items = self._items[self._item_of[rows]] @ vector
            sentences = self._best_of_some(vector, rows)
        else:
            items = (self._items @ vector)[self._item_of[rows]]
            sentences = np.maximum.reduceat(self._sentences @ vector, self._starts[:-1])[rows]
        own = self.passages.cosines(vector, rows)
        return Cosines(own.tolist(), sentences.tolist(), items.tolist())

    def _best_of_some(self, vector: Vector, rows: Rows) -> Vector:
        """For each of those passages, its sentences' greatest cosine; nothing is copied."""
        starts, ends = self._starts[rows], self._starts[rows + 1]
        sizes = ends - starts
        until = np.cumsum(sizes)
        first = until - sizes
        cosines = np.empty(sizes.sum(), dtype=np.float32)
        spans = np.stack((starts, ends, first, until), axis=1)
        for start, end, to, after in spans.tolist():
            cosines[to:after] = self._sentences[start:end] @ vector
        best: Vector = np.maximum.reduceat(cosines, first)
        return best


def _centroids(vectors: Vectors, item_of: Rows, items: int) -> Vectors:
    sums = np.zeros((items, vectors.shape[1]), dtype=np.float32)
    np.add.at(sums, item_of, vectors)
    lengths = np.linalg.norm(sums, axis=1, keepdims=True)
    unit: Vectors = sums / np.maximum(lengths, np.float32(1e-9))
    return unit
