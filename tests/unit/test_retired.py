"""When an answer says "not any more", and when it keeps quiet about what was given up."""

import pytest

from bot.answering.retired import asked_about
from bot.answering.retrieval import RankedItem, RankedPassage
from bot.answering.situation import Searched
from bot.answers import Outcome
from bot.ports import Hit
from tests.unit.loop import base

OLD, NEW, OTHER = (
    "three-offers-before-cancelling",
    "cancel-on-first-ask",
    "wardrobe-left-at-the-kerb",
)


def flagged(
    *scores: tuple[str, float],
    outcome: Outcome = Outcome.NONE,
    searched: Searched = Searched.FULLY,
) -> list[str]:
    best = RankedPassage(passage=None, score=0.0, hit=Hit("", 0.0))  # type: ignore[arg-type]
    items = tuple(RankedItem(base().by_id[item], score, best) for item, score in scores)
    return [ranked.item.id for ranked in asked_about(items, outcome, searched)]


def test_a_practice_that_is_nearest_is_flagged() -> None:
    assert flagged((OLD, 0.9), (OTHER, 0.8)) == [OLD]


def test_its_own_replacement_may_stand_before_it() -> None:
    assert flagged((NEW, 0.9), (OLD, 0.82)) == [OLD]
    assert flagged((NEW, 0.9), (OLD, 0.78)) == []


def test_anything_else_may_stand_hardly_before_it() -> None:
    assert flagged((OTHER, 0.9), (OLD, 0.86)) == [OLD]
    assert flagged((OTHER, 0.9), (OLD, 0.82)) == []


def test_what_is_far_from_everything_is_not_meant() -> None:
    assert flagged((OLD, 0.6), (OTHER, 0.5)) == []


def test_by_words_alone_only_the_order_counts() -> None:
    assert flagged((OLD, 0.3), (OTHER, 0.2), searched=Searched.BY_WORDS) == [OLD]


@pytest.mark.parametrize("outcome", [Outcome.YES, Outcome.ASK_FIRST, Outcome.STOP])
def test_who_asks_how_much_is_not_asking_whether(outcome: Outcome) -> None:
    assert flagged((OLD, 0.9), outcome=outcome) == []
