"""Exact intervals for shares and medians, and whether groups differ by more than chance.

scipy is imported when the first such figure is wanted: an answer to a question never needs it.
"""

from collections.abc import Sequence

import numpy as np

from bot.outer_loop.statistics import exact_share
from bot.values import Value

CONFIDENCE = 0.95
_DRAWS = 9_999
_SEED = 20_261


class Share(Value):
    """`hits` among `n`, with the interval that holds the true share 19 times out of 20."""

    hits: int
    n: int
    share: float
    low: float
    high: float


class Middle(Value):
    """The median of `n` values, with its interval."""

    n: int
    median: float
    low: float
    high: float


def share_of(hits: int, n: int) -> Share:
    """The exact interval of a binomial share (Clopper and Pearson 1934); n ≥ 1."""
    found = exact_share(hits, n)
    return Share(hits=hits, n=n, share=found.estimate, low=found.low, high=found.high)


def middle_of(values: Sequence[float]) -> Middle:
    """The median and its interval between order statistics (Conover 1999, 3.2); one value or more.

    The interval holds at least with the confidence said; with fewer than six values it is the
    whole range, which holds with less.
    """
    from scipy.special import bdtr  # noqa: PLC0415 - an answer in chat need not pay for it

    ordered, n = sorted(values), len(values)
    tail = (1 - CONFIDENCE) / 2
    cut = 0
    while float(bdtr(cut, n, 0.5)) <= tail:
        cut += 1
    place = max(cut - 1, 0)
    return Middle(
        n=n, median=float(np.median(ordered)), low=ordered[place], high=ordered[n - 1 - place]
    )


def shares_differ(hits: Sequence[int], sizes: Sequence[int]) -> float:
    """How likely chance alone spreads the groups' shares this far: a p-value.

    Pearson's chi-square for k groups, held against tables with the same margins drawn at random
    (exact conditional inference: Agresti 1992; Monte Carlo p-value: Davison and Hinkley 1997, 4.2),
    as its usual approximation fails for small counts. Always the same for the same counts.
    """
    total, all_hits = sum(sizes), sum(hits)
    if len(sizes) < 2 or not 0 < all_hits < total:
        return 1.0
    n = np.asarray(sizes, dtype=float)
    p = all_hits / total

    def distance(counts: np.ndarray) -> np.ndarray:
        found: np.ndarray = (((counts - n * p) ** 2) / (n * p * (1 - p))).sum(axis=-1)
        return found

    rng = np.random.default_rng(_SEED)
    drawn = rng.multivariate_hypergeometric(list(sizes), all_hits, size=_DRAWS, method="marginals")
    as_far = int((distance(drawn) >= distance(np.asarray(hits)) - 1e-9).sum())
    return (as_far + 1) / (_DRAWS + 1)


def amounts_differ(groups: Sequence[Sequence[float]]) -> float:
    """How likely chance alone spreads the groups' amounts this far (Kruskal and Wallis 1952)."""
    if len(groups) < 2 or len({value for group in groups for value in group}) < 2:
        return 1.0
    from scipy.stats import kruskal  # noqa: PLC0415 - as above

    return float(kruskal(*groups).pvalue)


def holm(p_values: Sequence[float]) -> tuple[float, ...]:
    """The same p-values for somebody who looks at all of them (Holm 1979)."""
    order = sorted(range(len(p_values)), key=lambda i: p_values[i])
    adjusted, worst = [0.0] * len(p_values), 0.0
    for rank, i in enumerate(order):
        worst = max(worst, min(1.0, p_values[i] * (len(p_values) - rank)))
        adjusted[i] = worst
    return tuple(adjusted)
