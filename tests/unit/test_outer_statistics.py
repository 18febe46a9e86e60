"""Figures against published values, values worked out by hand, and scipy's own."""

from math import exp, inf, log, sqrt

import pytest
from scipy import stats

from bot.outer_loop.statistics import (
    Interval,
    difference,
    exact_share,
    poisson,
    rate,
    ratio,
    ratio_of_ratios,
    share,
    trend,
)


def limits(interval: Interval) -> tuple[float, float]:
    return (interval.low, interval.high)


@pytest.mark.parametrize(
    ("count", "low", "high"),
    # Ulm (1990), American Journal of Epidemiology 131, table 1.
    [(0, 0.0, 3.689), (1, 0.0253, 5.572), (5, 1.623, 11.668), (10, 4.795, 18.390)],
)
def test_a_count_s_interval_is_garwood_s(count: int, low: float, high: float) -> None:
    assert limits(poisson(count)) == pytest.approx((low, high), abs=6e-4)


@pytest.mark.parametrize("count", [1, 7, 40, 2_000])
def test_a_count_s_interval_is_scipy_s(count: int) -> None:
    expected = (stats.chi2.ppf(0.025, 2 * count) / 2, stats.chi2.ppf(0.975, 2 * count + 2) / 2)

    assert limits(poisson(count)) == pytest.approx(expected)
    assert limits(rate(count, 4)) == pytest.approx(tuple(limit / 4 for limit in expected))


@pytest.mark.parametrize(("hits", "of"), [(0, 9), (3, 9), (9, 9), (120, 4_000)])
def test_a_share_s_intervals_are_scipy_s(hits: int, of: int) -> None:
    test = stats.binomtest(hits, of)
    wilson, exact = test.proportion_ci(method="wilson"), test.proportion_ci(method="exact")

    assert limits(share(hits, of)) == pytest.approx((wilson.low, wilson.high))
    assert limits(exact_share(hits, of)) == pytest.approx((exact.low, exact.high))


def test_of_none_no_share_is_known() -> None:
    assert share(0, 0) == exact_share(0, 0) == Interval(0.0, 0.0, 1.0)


def test_a_trend_by_hand() -> None:
    # 2, 4, 6: mean 4, around the middle -2 + 6 = 4, spread 2, no dispersion: 4 / sqrt(4 * 2).
    found = trend([2, 4, 6])

    assert found.z == pytest.approx(sqrt(2))
    assert found.p == pytest.approx(2 * stats.norm.sf(sqrt(2)))
    assert found.direction == 0


def test_a_trend_is_found_both_ways() -> None:
    assert trend([1, 2, 4, 5, 8, 9]).direction == 1
    assert trend([9, 8, 5, 4, 2, 1]).direction == -1
    assert trend([5, 5, 5, 5, 5, 5]).direction == 0


def test_a_single_bad_week_is_no_trend() -> None:
    assert trend([0, 0, 0, 0, 0, 12]).direction == 0


def test_two_weeks_or_none_show_no_trend() -> None:
    assert trend([0, 9]).p == trend([0, 0, 0, 0]).p == 1.0


def test_by_chance_alone_a_trend_is_found_as_rarely_as_promised() -> None:
    counts = stats.poisson.rvs(4, size=(2_000, 12), random_state=7)

    found = sum(trend([int(n) for n in row]).direction != 0 for row in counts)

    assert 0.02 < found / 2_000 < 0.06


def test_a_ratio_of_rates_is_the_exact_one() -> None:
    # 6 in 2 weeks after 20 in 4: the share of 6 in 26 by Clopper and Pearson, as odds, times 2.
    exact = stats.binomtest(6, 26).proportion_ci(method="exact")
    found = ratio(6, 2, 20, 4)

    assert found.estimate == pytest.approx((6 / 2) / (20 / 4))
    assert limits(found) == pytest.approx(
        (2 * exact.low / (1 - exact.low), 2 * exact.high / (1 - exact.high))
    )


def test_a_ratio_where_there_was_nothing_before_has_no_upper_limit() -> None:
    assert ratio(4, 1, 0, 1).high == inf
    assert limits(ratio(0, 1, 0, 1)) == (0.0, inf)


def test_a_difference_of_rates_by_hand() -> None:
    # 5 a week (1.623 to 11.668) after 10 (4.795 to 18.390).
    found = difference(5, 1, 10, 1)

    assert found.estimate == -5
    assert found.low == pytest.approx(-5 - sqrt(3.377**2 + 8.390**2), abs=2e-3)
    assert found.high == pytest.approx(-5 + sqrt(6.668**2 + 5.205**2), abs=2e-3)


def test_a_ratio_of_ratios_by_hand() -> None:
    found = ratio_of_ratios(5, 20, 18, 19)
    half = 1.959964 * sqrt(1 / 5.5 + 1 / 20.5 + 1 / 18.5 + 1 / 19.5)
    middle = log(5.5 * 19.5 / (20.5 * 18.5))

    assert found.estimate == pytest.approx(exp(middle))
    assert limits(found) == pytest.approx((exp(middle - half), exp(middle + half)))


def test_a_fall_that_everybody_had_is_no_effect() -> None:
    assert ratio(10, 1, 40, 1).high < 1
    found = ratio_of_ratios(10, 40, 12, 44)
    assert found.low < 1 < found.high
