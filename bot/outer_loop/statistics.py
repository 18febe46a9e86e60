"""Intervals and tests behind the figures of a theme: pure, each with its source.

All intervals are two-sided and hold the true value at least 95 times in 100 (Wilson's: about so).
Counts are whole numbers ≥ 0, spans are in days or weeks and > 0, shares are in [0, 1].
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import erfc, exp, inf, log, sqrt

_TAIL = 0.025
_Z = 1.959963984540054


@dataclass(frozen=True)
class Interval:
    """An estimate, and between which values the true one lies; `high` may be infinite."""

    estimate: float
    low: float
    high: float

    def scaled(self, by: float) -> "Interval":
        """The same in another unit."""
        return Interval(self.estimate * by, self.low * by, self.high * by)


@dataclass(frozen=True)
class Trend:
    """How counts change from one span to the next. `p`: how likely by chance alone, two-sided.

    `z` > 0 means more and more.
    """

    z: float
    p: float

    @property
    def direction(self) -> int:
        """1 for rising, -1 for falling, 0 where it may well be chance."""
        if self.p >= 2 * _TAIL:
            return 0
        return 1 if self.z > 0 else -1


@lru_cache(maxsize=4_096)
def poisson(count: int) -> Interval:
    """The mean behind a count: Garwood's exact interval (1936)."""
    from scipy.special import gammaincinv  # noqa: PLC0415 - an answer in chat need not pay for it

    low = float(gammaincinv(count, _TAIL)) if count else 0.0
    return Interval(float(count), low, float(gammaincinv(count + 1, 1 - _TAIL)))


def rate(count: int, span: float) -> Interval:
    """So many per unit of the span, after Garwood."""
    return poisson(count).scaled(1 / span)


@lru_cache(maxsize=4_096)
def exact_share(hits: int, of: int) -> Interval:
    """A share, after Clopper and Pearson (1934); nothing at all is known of none."""
    from scipy.special import betaincinv  # noqa: PLC0415 - as above

    if not of:
        return Interval(0.0, 0.0, 1.0)
    low = float(betaincinv(hits, of - hits + 1, _TAIL)) if hits else 0.0
    high = float(betaincinv(hits + 1, of - hits, 1 - _TAIL)) if hits < of else 1.0
    return Interval(hits / of, low, high)


def share(hits: int, of: int) -> Interval:
    """A share, after Wilson (1927); nothing at all is known of none."""
    if not of:
        return Interval(0.0, 0.0, 1.0)
    seen, square = hits / of, _Z * _Z
    middle = (seen + square / (2 * of)) / (1 + square / of)
    half = _Z * sqrt(seen * (1 - seen) / of + square / (4 * of * of)) / (1 + square / of)
    return Interval(seen, max(0.0, middle - half), min(1.0, middle + half))


def trend(counts: Sequence[int]) -> Trend:
    """Whether counts of spans of equal length rise or fall.

    The score test of a log-linear Poisson trend (Cox and Lewis 1966; for counts the same as
    Armitage's of 1955). Counts that vary more than Poisson's are taken to be as uncertain as they
    look: the variance is multiplied by their dispersion around the fitted line, if above 1.
    """
    n, total = len(counts), sum(counts)
    if n < 3 or not total:  # two points are always on a line
        return Trend(0.0, 1.0)
    mean, middle = total / n, (n - 1) / 2
    spread = sum((at - middle) ** 2 for at in range(n))
    leaning = sum((at - middle) * count for at, count in enumerate(counts))
    slope = leaning / spread
    rest = sum((c - mean - slope * (at - middle)) ** 2 for at, c in enumerate(counts))
    dispersion = max(1.0, rest / (n - 2) / mean)
    z = leaning / sqrt(mean * spread * dispersion)
    return Trend(z, erfc(abs(z) / sqrt(2)))


def ratio(now: int, span_now: float, before: int, span_before: float) -> Interval:
    """How many times the rate of before: exact, given both counts (Przyborowski, Wilenski 1940).

    Given their sum, the later count is binomial; the limits are those of its share.
    """
    spans = span_before / span_now
    within = exact_share(now, now + before)
    if not now + before:
        return Interval(1.0, 0.0, inf)
    odds = (_odds(p) * spans for p in (within.estimate, within.low, within.high))
    return Interval(*odds)


def more_often(now: int, spans: float, earlier: Sequence[int]) -> float:
    """How likely so many or more are in `spans` spans, if they are as frequent as in the earlier.

    Exact, given all of them together, as in `ratio`, and one-sided. Where the earlier spans differ
    more than Poisson's would, both counts are taken for as many fewer as they are more uncertain.
    """
    from scipy.special import betainc  # noqa: PLC0415 - as above

    if not now:
        return 1.0
    n, before = len(earlier), sum(earlier)
    mean = before / n
    spread = sum((count - mean) ** 2 for count in earlier) / max(n - 1, 1)
    dispersion = max(1.0, spread / mean) if before else 1.0
    share_now = spans / (spans + n)
    return float(betainc(now / dispersion, before / dispersion + 1, share_now))


def difference(now: int, span_now: float, before: int, span_before: float) -> Interval:
    """How much the rate has changed: limits from those of both rates (Zou and Donner 2008)."""
    a, b = rate(now, span_now), rate(before, span_before)
    d = a.estimate - b.estimate
    low = d - sqrt((a.estimate - a.low) ** 2 + (b.high - b.estimate) ** 2)
    high = d + sqrt((a.high - a.estimate) ** 2 + (b.estimate - b.low) ** 2)
    return Interval(d, low, high)


def ratio_of_ratios(after: int, before: int, after_control: int, before_control: int) -> Interval:
    """How many times more it changed than where nothing was changed: difference in differences.

    On the scale of ratios, of counts over the same spans in both groups. Half a case is added to
    each count, and the logarithm's variance is the sum of their inverses (Haldane, Anscombe 1956).
    """
    a, b, c, d = (n + 0.5 for n in (after, before, after_control, before_control))
    middle = log(a * d / (b * c))
    half = _Z * sqrt(1 / a + 1 / b + 1 / c + 1 / d)
    return Interval(exp(middle), exp(middle - half), exp(middle + half))


def _odds(p: float) -> float:
    return inf if p >= 1 else p / (1 - p)
