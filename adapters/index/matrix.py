"""All vectors of one version as one matrix: exact cosines of any passage, and how they spread."""

import numpy as np
import numpy.typing as npt

from bot.ports import Spread, Vector, Vectors

Rows = npt.NDArray[np.intp]
"""Numbers of passages, in the order that the version keeps them in."""

_CHUNK = 4096


class Matrix:
    """Unit vectors, one row a passage, shape (n, dimension), n ≥ 1; may be mapped from a file.

    Mean and covariance are worked out once, so that the spread of a question's cosines over all
    rows costs one product of the size of the dimension (0.05 ms), however many rows there are.
    """

    def __init__(self, vectors: Vectors) -> None:
        self._vectors = vectors
        self._mean = vectors.mean(axis=0, dtype=np.float64).astype(np.float32)
        self._covariance = _covariance(vectors, self._mean)

    def cosines(self, vector: Vector, rows: Rows) -> Vector:
        """The cosine of each of those rows with a unit vector, shape (len(rows),)."""
        cosines: Vector = np.clip(self._vectors[rows] @ vector, -1.0, 1.0)
        return cosines

    def nearest(self, vector: Vector, top: int) -> Rows:
        """The rows of the `top` greatest cosines, unordered; looks at every row."""
        return greatest(self._vectors @ vector, top)

    def spread(self, vector: Vector) -> Spread:
        """Mean and standard deviation of the cosines of all rows."""
        variance = float(vector @ self._covariance @ vector)
        return Spread(mean=float(self._mean @ vector), std=max(variance, 0.0) ** 0.5)


def greatest(scores: npt.NDArray[np.float32], top: int) -> Rows:
    """Where the `top` ≥ 1 greatest scores are, unordered; all of them if there are no more."""
    if top >= len(scores):
        return np.arange(len(scores))
    return np.argpartition(scores, -top)[-top:]


def _covariance(vectors: Vectors, mean: Vector) -> Vectors:
    total = np.zeros((vectors.shape[1], vectors.shape[1]), dtype=np.float32)
    for start in range(0, len(vectors), _CHUNK):  # a mapped file need not fit in memory
        centred = vectors[start : start + _CHUNK] - mean
        total += centred.T @ centred
    return total / np.float32(len(vectors))
