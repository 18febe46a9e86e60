"""Differences between two groups with their 95% intervals, by published methods.

Shares: Wilson's score interval (E. B. Wilson, 1927, J. Am. Stat. Assoc. 22, 209), and for the
difference Newcombe's hybrid score interval (R. G. Newcombe, 1998, Stat. Med. 17, 873, method 10).
Means: Welch's interval (B. L. Welch, 1947, Biometrika 34, 28) with Student's quantile expanded
around the normal one (Abramowitz and Stegun, 26.7.5): four digits from 10 degrees of freedom up.
"""

from collections.abc import Sequence
from dataclasses import astuple
from math import hypot, sqrt
from statistics import NormalDist, fmean, variance
from typing import NamedTuple

from bot.outer_loop.statistics import share as wilson

_Z = NormalDist().inv_cdf(0.975)


class Interval(NamedTuple):
    """An estimate and its 95% interval."""

    value: float
    low: float
    high: float


def share(hits: int, of: int) -> Interval:
    """A share in [0, 1]; `of` ≥ 1."""
    return Interval(*astuple(wilson(hits, of)))


def difference_of_shares(hits: int, of: int, other_hits: int, other_of: int) -> Interval:
    """The first share minus the other, in [-1, 1]; both groups ≥ 1."""
    one, other = share(hits, of), share(other_hits, other_of)
    apart = one.value - other.value
    down = hypot(one.value - one.low, other.high - other.value)
    up = hypot(one.high - one.value, other.value - other.low)
    return Interval(apart, apart - down, apart + up)


def difference_of_means(values: Sequence[float], others: Sequence[float]) -> Interval:
    """The first mean minus the other; both groups ≥ 2, and better 12 and more."""
    errors = [variance(group) / len(group) for group in (values, others)]
    apart, spread = fmean(values) - fmean(others), sum(errors)
    if spread == 0:
        return Interval(apart, apart, apart)
    sizes = (len(values), len(others))
    freedom = spread**2 / sum(e**2 / (n - 1) for e, n in zip(errors, sizes, strict=True))
    half = student(freedom) * sqrt(spread)
    return Interval(apart, apart - half, apart + half)


def student(freedom: float) -> float:
    """The 97.5% quantile of Student's distribution with so many degrees of freedom."""
    z, n = _Z, freedom
    terms = (
        (z**3 + z) / 4,
        (5 * z**5 + 16 * z**3 + 3 * z) / 96,
        (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / 384,
        (79 * z**9 + 776 * z**7 + 1482 * z**5 - 1920 * z**3 - 945 * z) / 92160,
    )
    return z + sum(term / n**power for power, term in enumerate(terms, 1))
