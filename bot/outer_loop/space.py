"""Entries' vectors, seen so that what they have in common no longer hides how they differ.

All entries of one company speak of its customers, orders and bills: their cosines are all high. The
common part is taken away (centring), what is left is kept in the few directions that tell most
(principal components). Both follow what is there, so they are computed anew at every run.
"""

import numpy as np

from bot.ports import Vectors

DIRECTIONS = 64
NEIGHBOURS = 3
NEAR = 0.4
"""A neighbour further away than this cosine says nothing about an entry."""

_BLOCK = 2_000


def seen_apart(vectors: Vectors, background: Vectors | None = None) -> Vectors:
    """Unit rows of shape (n, ≤ 64), float32, for unit rows of shape (n, dimension).

    `background` (m, dimension) is talk of the same company that no theme is sought in: with few
    entries it says what is common to all.
    """
    known = vectors if background is None else np.vstack((vectors, background))
    centre = known.mean(axis=0, dtype=np.float64).astype(np.float32)
    centred = known - centre
    return _unit(centred[: len(vectors)] @ _main_directions(centred))


def drawn_together(points: Vectors) -> Vectors:
    """Each point moved half-way to its nearest neighbours; unit rows, shape (n, d).

    What is dense becomes denser, so that an average says more about where one theme ends.
    """
    moved = points.copy()
    if len(points) < 2:
        return moved
    count = min(NEIGHBOURS, len(points) - 1)
    for start in range(0, len(points), _BLOCK):
        cosines = points[start : start + _BLOCK] @ points.T
        rows = np.arange(len(cosines))
        cosines[rows, start + rows] = -1
        nearest = np.argpartition(-cosines, count - 1, axis=1)[:, :count]
        near = np.take_along_axis(cosines, nearest, axis=1)
        weights = np.where(near > NEAR, near, 0)[:, :, None]
        total = np.maximum(weights.sum(axis=1), np.float32(1e-6))
        moved[start : start + _BLOCK] += (points[nearest] * weights).sum(axis=1) / total
    return _unit(moved)


def _main_directions(centred: Vectors) -> Vectors:
    """Those in which the rows differ most, as columns; by whichever way is the smaller matrix."""
    if len(centred) < centred.shape[1]:
        directions: Vectors = np.linalg.svd(centred, full_matrices=False)[2].T
    else:
        directions = np.linalg.eigh(centred.T @ centred)[1][:, ::-1]
    return directions[:, :DIRECTIONS].astype(np.float32)


def _unit(rows: Vectors) -> Vectors:
    unit: Vectors = rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)
    return unit.astype(np.float32, copy=False)
