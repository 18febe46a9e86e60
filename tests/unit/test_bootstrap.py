from datetime import UTC, datetime, timedelta

from adapters.bootstrap import time_sortable_ids, utc_now

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)


def test_the_real_clock_is_aware() -> None:
    assert utc_now().tzinfo is UTC


def test_ids_sort_by_time() -> None:
    times = iter([NOON, NOON + timedelta(milliseconds=1), NOON + timedelta(days=400)])
    ids = time_sortable_ids(lambda: next(times))

    made = [ids() for _ in range(3)]

    assert made == sorted(made)
    assert {len(one) for one in made} == {26}


def test_ids_of_one_moment_are_different_and_keep_their_order() -> None:
    ids = time_sortable_ids(lambda: NOON)

    made = [ids() for _ in range(1000)]

    assert made == sorted(set(made))


def test_a_clock_that_goes_back_changes_nothing() -> None:
    times = iter([NOON, NOON - timedelta(hours=1), NOON])
    ids = time_sortable_ids(lambda: next(times))

    made = [ids() for _ in range(3)]

    assert made == sorted(set(made))


def test_two_processes_do_not_make_the_same_id() -> None:
    assert time_sortable_ids(lambda: NOON)() != time_sortable_ids(lambda: NOON)()
