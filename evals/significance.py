"""Is one way of retrieval better than another on the same queries, or is it chance?

Method: paired bootstrap over queries (Efron and Tibshirani 1993; for retrieval, Sakai 2006).
"""

from collections.abc import Sequence

import numpy as np

from bot.values import Value

RESAMPLES = 2_000
LEVEL = 0.95
_AT_ONCE = 100


class Difference(Value):
    """The mean difference `ours - theirs` over `n` queries, and its two-sided interval."""

    mean: float
    low: float
    high: float
    n: int

    @property
    def real(self) -> bool:
        """Whether the interval leaves out zero."""
        return self.low > 0 or self.high < 0


def paired(
    ours: Sequence[float], theirs: Sequence[float], seed: int = 0, resamples: int = RESAMPLES
) -> Difference:
    """Compare two metrics query by query; the same seed gives the same interval."""
    if len(ours) != len(theirs) or not ours:
        raise ValueError("both sides need a figure for each of the same queries, at least one")
    differences = np.asarray(ours, dtype=np.float64) - np.asarray(theirs, dtype=np.float64)
    generator = np.random.default_rng(seed)
    means = np.concatenate(
        [
            _resampled(differences, min(_AT_ONCE, resamples - done), generator)
            for done in range(0, resamples, _AT_ONCE)
        ]
    )
    low, high = np.quantile(means, [(1 - LEVEL) / 2, (1 + LEVEL) / 2])
    return Difference(
        mean=float(differences.mean()), low=float(low), high=float(high), n=len(differences)
    )


def _resampled(
    differences: np.ndarray[tuple[int], np.dtype[np.float64]],
    times: int,
    generator: np.random.Generator,
) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    drawn = generator.integers(0, len(differences), size=(times, len(differences)))
    means: np.ndarray[tuple[int], np.dtype[np.float64]] = differences[drawn].mean(axis=1)
    return means
