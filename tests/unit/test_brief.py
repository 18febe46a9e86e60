"""What a model is told about an answer: guidance's own words, and how far the reader may go."""

from decimal import Decimal
from pathlib import Path

import pytest

from bot.answering.brief import Brief, Room, brief_of, room_of
from bot.answers import Citation, Coverage, Leeway, Quantity
from bot.guidance.base import GuidanceBase
from bot.guidance.items import Limit, Unit
from bot.guidance.reading import read_folder
from bot.guidance.verdict import rule
from bot.people import Role
from tests.unit.limits import a_limit

KNOWLEDGE = Path(__file__).parents[2] / "knowledge"


@pytest.fixture(scope="module")
def base() -> GuidanceBase:
    files = {
        str(path.relative_to(KNOWLEDGE)): path.read_bytes()
        for path in KNOWLEDGE.rglob("*")
        if path.is_file()
    }
    read = read_folder(files).base
    assert read is not None
    return read


def cite(n: int, item: str, heading: str, base: GuidanceBase) -> Citation:
    found = base.by_id[item]
    return Citation(
        n=n,
        item=item,
        kind=found.kind,
        title=found.title,
        path=found.path,
        heading=heading,
        quote="shortened…",
        stale=False,
    )


def brief(base: GuidanceBase) -> Brief:
    limit = base.by_id["goodwill-credit"]
    assert isinstance(limit, Limit)
    amount = Quantity(value=Decimal(40), currency="GBP")
    return brief_of(
        question="can I give £40?",
        lead="Ask your team lead first.",
        decider="your team lead",
        ruling=rule(limit, Role.ADVISOR, amount, (), "GBP"),
        role=Role.ADVISOR,
        coverage=Coverage.COVERED,
        citations=(
            cite(1, "goodwill-credit", "In short", base),
            cite(2, "voucher-before-refund", "What good looks like", base),
            cite(3, "put-it-right-first", "What good looks like", base),
        ),
        leeway=(Leeway(limit="goodwill-credit", text="Credit: up to £25."),),
        base=base,
    )


def test_passages_keep_their_numbers_and_are_whole(base: GuidanceBase) -> None:
    found = brief(base).passages

    assert [p.n for p in found] == [1, 3]
    assert "Leave out the history of the carrier" in found[1].text
    assert not any("shortened" in p.text for p in found)


def test_what_is_retired_is_not_worded_from(base: GuidanceBase) -> None:
    assert base.by_id["voucher-before-refund"].status == "retired"
    assert 2 not in {p.n for p in brief(base).passages}


def test_a_limit_says_how_far_the_reader_may_go(base: GuidanceBase) -> None:
    found = brief(base)

    assert found.room == Room(unit=Unit.MONEY, alone=True, most=Decimal(25), currency="GBP")
    assert found.passages[0].room == found.room
    assert found.passages[0].line == "Credit: up to £25."
    assert found.passages[1].room is None


def test_the_words_for_the_action_are_known(base: GuidanceBase) -> None:
    assert {"goodwill", "credit", "voucher", "compensation"} <= set(brief(base).action)


def test_who_has_no_tier_gives_nothing_alone() -> None:
    room = room_of(a_limit(advisor=None), Role.ADVISOR, "GBP")

    assert not room.alone
    assert room.most == 0


def test_a_permission_has_no_amount() -> None:
    room = room_of(a_limit(unit="none"), Role.ADVISOR, "GBP")

    assert room == Room(unit=Unit.NONE, alone=True, most=None, currency=None)
