"""Which limits are worth listing where none decides."""

from datetime import date

from adapters.knowledge_folder import load
from bot.answering.discretion import discretion
from bot.answering.limits_asked import Asked
from bot.answering.retrieval import RankedItem, RankedPassage
from bot.guidance.passages import Passage
from bot.people import Role
from bot.ports import Hit
from tests.unit.loop import KNOWLEDGE

BASE = load(KNOWLEDGE, date(2026, 11, 22))


def found(item: str, score: float) -> RankedItem:
    passage = Passage(id=f"{item}#1", item=item, kind="", heading="", context="", text="words")
    hit = Hit(passage.id, lexical=0.0, dense=score)
    return RankedItem(BASE.by_id[item], score, RankedPassage(passage, score, hit))


def listed(*items: RankedItem) -> list[str]:
    reach = discretion("?", Role.ADVISOR, BASE, (), Asked(limit=None), items)
    return [limit.id for limit in reach.listed]


def test_a_limit_that_search_found_beside_the_best_item_is_listed() -> None:
    best = found("wants-to-speak-to-a-manager", 0.9)

    assert listed(best, found("spare-part", 0.6)) == ["spare-part"]


def test_a_limit_far_behind_the_best_item_is_beside_the_point() -> None:
    best = found("wants-to-speak-to-a-manager", 0.9)

    assert listed(best, found("spare-part", 0.4)) == []
