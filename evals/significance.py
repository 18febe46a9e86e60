"""Is one way of retrieval better than another on the same queries, or is it chance?

Method: paired bootstrap over queries (Efron and Tibshirani 1993; for retrieval, Sakai 2006).
"""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from bot.values import Value

RESAMPLES = 2_000
LEVEL = 0.95
_AT_ONCE = 100

Figures = npt.NDArray[np.float64]
Pair = tuple[Sequence[float], Sequence[float]]


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
    return macro_paired([(ours, theirs)], seed, resamples)


def macro_paired(pairs: Sequence[Pair], seed: int = 0, resamples: int = RESAMPLES) -> Difference:
    """Compare (ours, theirs) over several sets that count the same, however many queries each has.

    Queries are drawn anew within each set; the interval is that of the mean over the sets.
    """
    generator = np.random.default_rng(seed)
    differences = [_differences(*pair) for pair in pairs]
    means = np.mean([_resampled(each, resamples, generator) for each in differences], axis=0)
    low, high = np.quantile(means, [(1 - LEVEL) / 2, (1 + LEVEL) / 2])
    return Difference(
        mean=float(np.mean([each.mean() for each in differences])),
        low=float(low),
        high=float(high),
        n=sum(map(len, differences)),
    )


def _differences(ours: Sequence[float], theirs: Sequence[float]) -> Figures:
    if len(ours) != len(theirs) or not ours:
        raise ValueError("both sides need a figure for each of the same queries, at least one")
    return np.asarray(ours, dtype=np.float64) - np.asarray(theirs, dtype=np.float64)


def _resampled(differences: Figures, times: int, generator: np.random.Generator) -> Figures:
    """The means of that many resamples, drawn some at a time to spare memory."""
    size = len(differences)
    drawn = (
        generator.integers(0, size, size=(min(_AT_ONCE, times - done), size))
        for done in range(0, times, _AT_ONCE)
    )
    return np.concatenate([differences[numbers].mean(axis=1) for numbers in drawn])
