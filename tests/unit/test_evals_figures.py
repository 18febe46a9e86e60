"""Figures against cases worked out by hand: shares, rankings, significance."""

from math import log2

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evals.latency import latency_of, percentiles
from evals.proportions import Proportion
from evals.ranking import auroc, ndcg, recall, reciprocal_rank
from evals.significance import macro_paired, paired


def test_wilsons_interval_for_eight_of_ten() -> None:
    # Published worked value: 8/10 at 95 % is 0.490 to 0.943.
    low, high = Proportion(hits=8, n=10).interval

    assert (round(low, 3), round(high, 3)) == (0.490, 0.943)


def test_wilsons_interval_of_nothing_wrong_still_leaves_room() -> None:
    low, high = Proportion(hits=0, n=20).interval

    assert low == 0.0
    assert round(high, 3) == 0.161


def test_nothing_counted_says_nothing() -> None:
    assert Proportion(hits=0, n=0).share == 0.0
    assert Proportion(hits=0, n=0).interval == (0.0, 1.0)


@given(st.integers(1, 500).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_the_interval_holds_the_share(counts: tuple[int, int]) -> None:
    proportion = Proportion(hits=counts[0], n=counts[1])
    low, high = proportion.interval

    assert 0 <= low <= proportion.share + 1e-9
    assert proportion.share - 1e-9 <= high <= 1


def test_ndcg_with_one_relevant_document() -> None:
    assert ndcg(["a", "b"], {"a": 1}) == 1.0
    assert ndcg(["b", "a"], {"a": 1}) == pytest.approx(1 / log2(3))
    assert ndcg(["b", "c"], {"a": 1}) == 0.0


def test_ndcg_weighs_grades() -> None:
    # Gains 1, 0, 2 against the ideal 2, 1.
    got = 1 / log2(2) + 2 / log2(4)
    ideal = 2 / log2(2) + 1 / log2(3)

    assert ndcg(["b", "x", "a"], {"a": 2, "b": 1}) == pytest.approx(got / ideal)


def test_ndcg_looks_no_deeper_than_asked() -> None:
    ranked = [*"0123456789", "a"]

    assert ndcg(ranked, {"a": 1}) == 0.0
    assert ndcg(ranked, {"a": 1}, depth=11) == pytest.approx(1 / log2(12))


def test_ndcg_of_more_relevant_documents_than_places_can_be_perfect() -> None:
    grades = {str(n): 1 for n in range(15)}

    assert ndcg([str(n) for n in range(15)], grades) == pytest.approx(1.0)


def test_a_grade_of_zero_is_not_relevant() -> None:
    grades = {"a": 0, "b": 1}

    assert recall(["a"], grades) == 0.0
    assert reciprocal_rank(["a", "b"], grades) == 0.5


def test_recall_is_the_share_of_relevant_documents_in_the_first_five() -> None:
    grades = {"a": 1, "b": 2, "c": 1, "d": 1}

    assert recall(["a", "x", "y", "b", "z", "c"], grades) == 0.5


def test_the_reciprocal_rank_stops_at_ten() -> None:
    assert reciprocal_rank(["x", "x", "a"], {"a": 1}) == pytest.approx(1 / 3)
    assert reciprocal_rank([*"0123456789", "a"], {"a": 1}) == 0.0


@pytest.mark.parametrize("measure", [ndcg, recall, reciprocal_rank])
def test_nothing_found_scores_nothing(measure) -> None:
    assert measure([], {"a": 1}) == 0.0


def test_auroc_counts_pairs_in_the_right_order_and_halves_ties() -> None:
    assert auroc([0.9, 0.8], [0.1, 0.2]) == 1.0
    assert auroc([0.1], [0.9]) == 0.0
    assert auroc([0.5], [0.5]) == 0.5
    # Six pairs: 0.9 wins three, 0.4 wins one and ties one.
    assert auroc([0.9, 0.4], [0.1, 0.4, 0.6]) == pytest.approx(4.5 / 6)


def test_auroc_needs_both_groups() -> None:
    with pytest.raises(ValueError, match="at least one"):
        auroc([], [0.1])


def test_a_constant_difference_has_no_uncertainty() -> None:
    difference = paired([0.6, 0.7, 0.8], [0.5, 0.6, 0.7])

    assert difference.mean == pytest.approx(0.1)
    assert difference.low == pytest.approx(0.1)
    assert difference.high == pytest.approx(0.1)
    assert difference.real


def test_no_difference_is_not_real() -> None:
    difference = paired([0.5, 0.9, 0.1], [0.5, 0.9, 0.1])

    assert (difference.mean, difference.low, difference.high) == (0.0, 0.0, 0.0)
    assert not difference.real


def test_one_lucky_query_of_many_is_not_a_real_difference() -> None:
    assert not paired([1.0, *[0.5] * 9], [0.0, *[0.5] * 9]).real


def test_the_interval_is_near_the_normal_one_for_many_queries() -> None:
    # Differences are 0 or 1, half each: mean 0.5, standard error 0.5 / sqrt(400) = 0.025.
    difference = paired([1.0, 0.0] * 200, [0.0] * 400)

    assert difference.low == pytest.approx(0.5 - 1.96 * 0.025, abs=0.006)
    assert difference.high == pytest.approx(0.5 + 1.96 * 0.025, abs=0.006)


def test_the_same_seed_gives_the_same_interval() -> None:
    ours, theirs = [0.1, 0.9, 0.4, 0.7], [0.2, 0.5, 0.4, 0.1]

    assert paired(ours, theirs, seed=3) == paired(ours, theirs, seed=3)


def test_swapping_sides_turns_the_sign() -> None:
    ours, theirs = [0.1, 0.9, 0.4, 0.7], [0.2, 0.5, 0.4, 0.1]
    forth, back = paired(ours, theirs), paired(theirs, ours)

    assert forth.mean == pytest.approx(-back.mean)
    assert (forth.low, forth.high) == pytest.approx((-back.high, -back.low))


@pytest.mark.parametrize(("ours", "theirs"), [([1.0], [1.0, 2.0]), ([], [])])
def test_pairs_need_the_same_queries(ours: list[float], theirs: list[float]) -> None:
    with pytest.raises(ValueError, match="same queries"):
        paired(ours, theirs)


def test_percentiles_of_known_timings() -> None:
    assert percentiles([float(n) for n in range(101)]) == (50.0, 95.0)


def test_latency_tells_where_the_time_goes() -> None:
    latency = latency_of(
        [{"embed": 6.0, "search": 4.0, "total": 10.0}, {"embed": 9.0, "total": 10.0}]
    )

    assert latency is not None
    assert latency.stages == {"embed": 0.75, "search": 0.2}
    assert (latency.n, latency.p50) == (2, 10.0)


def test_no_answer_has_no_latency() -> None:
    assert latency_of([]) is None


def test_sets_count_the_same_however_many_queries_they_have() -> None:
    small, large = ([1.0, 1.0], [0.5, 0.5]), ([0.1] * 100, [0.2] * 100)

    difference = macro_paired([small, large])

    assert difference.mean == pytest.approx((0.5 - 0.1) / 2)
    assert difference.low == pytest.approx(difference.high)
    assert difference.n == 102


def test_one_set_is_its_own_macro_average() -> None:
    ours, theirs = [0.1, 0.9, 0.4, 0.7], [0.2, 0.5, 0.4, 0.1]

    assert macro_paired([(ours, theirs)]) == paired(ours, theirs)
