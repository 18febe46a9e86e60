"""Which verbatims stand for a theme: close to its middle, and different from each other."""

import numpy as np

from bot.ports import Vectors

CLOSENESS = 0.45
"""How much being close to the middle counts, against being unlike those chosen before."""


def representative(vectors: Vectors, most: int) -> tuple[int, ...]:
    """Rows that represent all of them, best first, by maximal marginal relevance.

    `vectors` are unit vectors of shape (n, dimension). After Carbonell and Goldstein (1998).
    """
    chosen: list[int] = []
    if not len(vectors):
        return ()
    middle = vectors.mean(axis=0)
    length = float(np.linalg.norm(middle))
    relevance = vectors @ (middle / length if length else middle)
    nearest = np.zeros(len(vectors), dtype=np.float32)
    while len(chosen) < min(most, len(vectors)):
        score = CLOSENESS * relevance
        if chosen:
            nearest = np.maximum(nearest, vectors @ vectors[chosen[-1]])
            score = score - (1 - CLOSENESS) * nearest
            score[chosen] = -np.inf
        chosen.append(int(np.argmax(score)))
    return tuple(chosen)
