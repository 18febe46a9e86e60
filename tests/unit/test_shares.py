"""Intervals and tests against scipy and values worked out by hand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from bot.outer_loop.shares import amounts_differ, holm, middle_of, share_of, shares_differ


@given(st.integers(1, 400).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_the_interval_of_a_share_is_clopper_and_pearson_s(counts: tuple[int, int]) -> None:
    hits, n = counts
    ours = share_of(hits, n)
    theirs = stats.binomtest(hits, n).proportion_ci(confidence_level=0.95, method="exact")

    assert (ours.low, ours.high) == pytest.approx((theirs.low, theirs.high), abs=1e-6)


def test_twenty_of_twenty_lie_above_four_fifths() -> None:
    assert share_of(20, 20).low == pytest.approx(0.025 ** (1 / 20))
    assert share_of(0, 20).high == pytest.approx(1 - 0.025 ** (1 / 20))


@given(st.lists(st.integers(0, 100), min_size=6, max_size=60))
def test_the_interval_of_a_median_is_that_of_order_statistics(values: list[int]) -> None:
    ours = middle_of(values)
    theirs = stats.quantile_test(values, p=0.5).confidence_interval(0.95)

    assert (ours.low, ours.high) == (theirs.low, theirs.high)


def test_few_values_have_their_range_for_an_interval() -> None:
    assert middle_of([3, 1, 2]).model_dump() == {"n": 3, "median": 2.0, "low": 1.0, "high": 3.0}


def test_teams_that_differ_by_chance_only_do_not_differ() -> None:
    assert shares_differ([5, 6], [50, 60]) > 0.9
    assert shares_differ([0, 0], [50, 60]) == 1.0
    assert shares_differ([50, 60], [50, 60]) == 1.0
    assert shares_differ([3], [9]) == 1.0


@pytest.mark.parametrize(("hits", "sizes"), [([3, 9], [12, 11]), ([1, 7], [9, 10])])
def test_two_teams_come_near_fisher_s_exact_test(hits: list[int], sizes: list[int]) -> None:
    table = [hits, [n - x for n, x in zip(sizes, hits, strict=True)]]

    assert shares_differ(hits, sizes) == pytest.approx(stats.fisher_exact(table).pvalue, abs=0.03)


def test_large_counts_come_near_the_chi_square_approximation() -> None:
    hits, sizes = [100, 122, 131], [400, 420, 410]
    table = [hits, [n - x for n, x in zip(sizes, hits, strict=True)]]
    expected = stats.chi2_contingency(table, correction=False).pvalue

    assert shares_differ(hits, sizes) == pytest.approx(expected, abs=0.02)


def test_amounts_that_are_all_the_same_do_not_differ() -> None:
    assert amounts_differ([[20, 20, 20], [20, 20]]) == 1.0
    assert amounts_differ([list(range(10, 20)), list(range(40, 50))]) < 0.001


def test_holm_multiplies_the_least_most_and_never_falls() -> None:
    assert holm([0.01, 0.04, 0.03]) == pytest.approx((0.03, 0.06, 0.06))
    assert holm([0.9, 0.8]) == (1.0, 1.0)
    assert holm([]) == ()
