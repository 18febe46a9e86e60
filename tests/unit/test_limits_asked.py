"""Which limit a question is about when it doesn't name one, and when a name misleads."""

from collections.abc import Sequence

import numpy as np
import pytest

from bot.answering.limits_asked import LimitsAsked, likelihood
from bot.answering.retrieval import RankedItem, RankedPassage
from bot.guidance.items import Limit
from bot.guidance.passages import Passage
from bot.ports import Hit
from tests.unit.limits import a_limit

AWAY = np.array([0.0, 1.0], dtype=np.float32)
HERE = np.array([1.0, 0.0], dtype=np.float32)


def ranked(item: Limit, score: float, *, dense: bool = True) -> RankedItem:
    hit = Hit(passage=f"{item.id}#1", lexical=1.0, dense=score if dense else None)
    passage = Passage(
        id=hit.passage, item=item.id, kind="limit", heading="", context="", text="words"
    )
    best = RankedPassage(passage=passage, score=score, hit=hit)
    return RankedItem(item=item, score=score, best=best)


def asked(question: str, items: Sequence[RankedItem], vector=HERE) -> Limit | None:
    limits = LimitsAsked([a_limit()])
    limits.learn(np.stack([HERE] * len(limits.phrases)))
    return limits.find(question, vector, items).limit


def test_a_named_limit_stands_while_search_finds_it_at_all() -> None:
    limit = a_limit()

    assert asked("can I give a voucher", [ranked(limit, 0.3)]) == limit
    assert asked("can I give a voucher", [ranked(limit, 0.05)], AWAY) is None


def test_a_named_limit_stands_where_other_words_crowd_it_out_of_the_search() -> None:
    other = a_limit().model_copy(update={"id": "other"})

    assert asked("parcel late, can I give a voucher", [ranked(other, 0.9)]) == a_limit()
    assert asked("parcel late, can I give a voucher", [ranked(other, 0.9)], AWAY) is None


def test_a_name_gives_way_to_a_limit_that_is_far_nearer() -> None:
    other = a_limit().model_copy(update={"id": "other", "title": "Other", "aliases": ("else",)})
    limits = LimitsAsked([a_limit(), other])
    limits.learn(np.stack([AWAY if "voucher" in p else HERE for p in limits.phrases]))
    named = "keep the voucher that expired, can I give"

    far = limits.find(named, HERE, [ranked(other, 0.8), ranked(a_limit(), 0.5)])
    near = limits.find(named, HERE, [ranked(other, 0.55), ranked(a_limit(), 0.5)])

    assert a_limit() not in far.named
    assert near.limit == a_limit()


def test_a_sure_name_gives_way_to_a_limit_found_first_and_furthest_ahead_only() -> None:
    part = a_limit().model_copy(update={"id": "spare-part", "title": "Part", "aliases": ("hinge",)})
    limits = LimitsAsked([a_limit(), part])
    named = "can I send a £10 voucher, the door has come off"

    assert limits.find(named, HERE, [ranked(part, 0.9), ranked(a_limit(), 0.6)]).limit == part
    assert limits.find(named, HERE, [ranked(part, 0.8), ranked(a_limit(), 0.6)]).limit == a_limit()


@pytest.mark.parametrize("items", [[], [ranked(a_limit(), 0.0, dense=False)]])
def test_without_a_search_by_meaning_the_name_has_to_do(items: list[RankedItem]) -> None:
    assert asked("can I give a voucher", items) == a_limit()


def test_what_is_near_in_meaning_and_first_in_search_is_meant_without_a_name() -> None:
    assert asked("£15 as a sorry?", [ranked(a_limit(), 0.9)]) == a_limit()


def test_what_is_near_in_meaning_but_far_behind_other_guidance_is_not() -> None:
    other = a_limit().model_copy(update={"id": "other"})

    assert asked("£15 as a sorry?", [ranked(other, 1.4), ranked(a_limit(), 0.9)]) is None


def test_far_in_meaning_is_not_meant() -> None:
    assert asked("£15 as a sorry?", [ranked(a_limit(), 0.3)], AWAY) is None


def test_every_thing_that_is_weighed_speaks_for_a_limit() -> None:
    least = dict.fromkeys(("ahead", "score", "behind", "used", "fits"), 0.0)

    assert all(likelihood(least | {name: 1.0}) > likelihood(least) for name in least)
