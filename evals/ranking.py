"""How good a ranking is: nDCG, recall, reciprocal rank; and how well a score tells two apart.

nDCG as trec_eval and BEIR compute it: the grade is the gain, discounted by log2(rank + 1).
"""

from collections.abc import Mapping, Sequence
from math import log2

import numpy as np

Grades = Mapping[str, int]
"""How relevant each document is to one query: 0 or absent is not at all."""


def ndcg(ranked: Sequence[str], grades: Grades, depth: int = 10) -> float:
    """Normalised discounted cumulative gain of the first `depth`."""
    best = sorted((grade for grade in grades.values() if grade > 0), reverse=True)
    ideal = _discounted(best[:depth])
    return _discounted([grades.get(doc, 0) for doc in ranked[:depth]]) / ideal if ideal else 0.0


def _discounted(gains: Sequence[int]) -> float:
    return sum(gain / log2(rank + 1) for rank, gain in enumerate(gains, 1))


def recall(ranked: Sequence[str], grades: Grades, depth: int = 5) -> float:
    """The share of relevant documents among the first `depth`."""
    relevant = {doc for doc, grade in grades.items() if grade > 0}
    return len(relevant & set(ranked[:depth])) / len(relevant) if relevant else 0.0


def reciprocal_rank(ranked: Sequence[str], grades: Grades, depth: int = 10) -> float:
    """One over the rank of the first relevant document, 0 beyond `depth`."""
    ranks = (rank for rank, doc in enumerate(ranked[:depth], 1) if grades.get(doc, 0) > 0)
    return 1 / next(ranks, float("inf"))


def auroc(higher: Sequence[float], lower: Sequence[float]) -> float:
    """How often one of `higher` scores above one of `lower`; a tie counts half (Mann-Whitney)."""
    if not higher or not lower:
        raise ValueError("both groups need at least one score")
    below = np.sort(np.asarray(lower, dtype=np.float64))
    scores = np.asarray(higher, dtype=np.float64)
    wins = np.searchsorted(below, scores, "left") + np.searchsorted(below, scores, "right")
    return float(wins.sum() / (2 * len(scores) * len(below)))
