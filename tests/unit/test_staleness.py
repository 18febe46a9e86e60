"""What past its review date comes first."""

from datetime import date, timedelta

from bot.outer_loop.staleness import Rested, stale_items
from tests.unit.loop import base

STALE = ("new-build-address-refused", "refill-price-rise-keep-my-old-price")
TODAY = date(2026, 11, 23)


def answers(item: str, on: date, many: int, unhelpful: int = 0) -> list[Rested]:
    return [
        Rested(on=on, items=(item,), unhelpful=n < unhelpful, handed_on=n == 0 and unhelpful > 0)
        for n in range(many)
    ]


def test_what_did_more_damage_comes_first() -> None:
    older, newer = (base().by_id[item] for item in STALE)
    rested = [
        *answers(older.id, older.review_by + timedelta(days=1), 3),
        *answers(newer.id, newer.review_by + timedelta(days=1), 6, unhelpful=2),
    ]
    first, second = stale_items(base(), rested, TODAY).items

    assert (first.item, first.since, first.unhelpful, first.handed_on) == (newer.id, 6, 2, 1)
    assert first.damage == 23 * (6 + 2)  # 23 days past; one answer is unhelpful and handed on
    assert second.damage == 54 * 3


def test_answers_until_the_date_did_no_damage() -> None:
    item = base().by_id[STALE[0]]
    found = stale_items(base(), answers(item.id, item.review_by, 9), TODAY).items[0]

    assert (found.item, found.answers, found.since, found.damage) == (item.id, 9, 0, 0)


def test_only_what_is_past_its_date_is_listed() -> None:
    found = stale_items(base(), answers("goodwill-credit", TODAY, 9), TODAY).items

    assert [s.item for s in found] == list(STALE)
    assert stale_items(base(), [], date(2026, 1, 1)).items == ()
