"""All vectors of one version as one matrix: exact cosines of any passage."""

import numpy as np
import numpy.typing as npt

from bot.ports import Vector, Vectors

Rows = npt.NDArray[np.intp]
"""Numbers of passages, in the order that the version keeps them in."""


class Matrix:
    """Unit vectors, one row a passage, shape (n, dimension), n ≥ 1; may be mapped from a file."""

    def __init__(self, vectors: Vectors) -> None:
        self._vectors = vectors

    def cosines(self, vector: Vector, rows: Rows) -> Vector:
        """The cosine of each of those rows with a unit vector, shape (len(rows),)."""
        cosines: Vector = np.clip(self._vectors[rows] @ vector, -1.0, 1.0)
        return cosines

    def nearest(self, vector: Vector, top: int) -> Rows:
        """The rows of the `top` greatest cosines, unordered; looks at every row."""
        return greatest(self._vectors @ vector, top)


def greatest(scores: npt.NDArray[np.float32], top: int) -> Rows:
    """Where the `top` ≥ 1 greatest scores are, unordered; all of them if there are no more."""
    if top >= len(scores):
        return np.arange(len(scores))
    return np.argpartition(scores, -top)[-top:]
