"""A change of guidance, tried: what counts as changed, as broken, as mended."""

import re
from collections.abc import Sequence
from decimal import Decimal

from bot.answers import Answer, Citation, Coverage, Outcome, Quantity, Verdict
from bot.guidance.base import GuidanceBase
from bot.guidance.items import Limit, Status
from bot.outer_loop.golden import Expected, ExpectedVerdict, GoldenCase, faults_in, read_case
from bot.outer_loop.replaying import (
    Ask,
    Comparison,
    Replayed,
    golden_questions,
    real_questions,
    replay,
    twin_questions,
)
from bot.people import Role
from tests.unit.limits import a_limit
from tests.unit.loop import base

MONEY = re.compile(r"£(\d+(?:\.\d+)?)")


def an_answer(items: Sequence[str] = ("a",), **more: object) -> Answer:
    values: dict[str, object] = {
        "id": "x", "question": "q", "coverage": Coverage.COVERED, "text": "", "steps": (),
        "verdict": Verdict(outcome=Outcome.NONE, because=""), "leeway": (), "escalate_to": None,
        "signals": (), "composed_by": "extract", "confidence": 1.0, "knowledge_version": "v",
        "timings_ms": {},
        "citations": tuple(
            Citation(n=n, item=item, kind="example", title="", path="", heading="", quote="",
                     stale=False)
            for n, item in enumerate(items, 1)
        ),
    }  # fmt: skip
    return Answer.model_validate(values | more)


def always(answer: Answer) -> Ask:
    async def ask(text: str, role: Role) -> Answer:
        return answer

    return ask


CASE = GoldenCase(
    id="late",
    ask="parcel late",
    expect=Expected(items=("a",), coverage=(Coverage.COVERED,)),
)
GOOD, OTHER, BAD = an_answer(), an_answer(("b", "a")), an_answer(("b",))


async def between(old: Answer, new: Answer, *questions: Replayed) -> Comparison:
    asked = questions or tuple(golden_questions([CASE]))
    return await replay(asked, always(old), always(new), ("1", "2"))


async def test_what_stays_right_does_not_break() -> None:
    assert (await between(GOOD, GOOD)).rows == ()
    (row,) = (await between(GOOD, OTHER)).rows
    assert (row.changed, row.broken, row.faults) == (("items",), False, ())


async def test_what_was_right_and_is_wrong_is_broken() -> None:
    found = await between(GOOD, BAD)

    assert [row.id for row in found.broken] == ["late"]
    assert found.broken[0].faults == ("items",)
    assert (found.asked, found.failed, found.fails) == (
        {"golden": 1}, {"golden": 0}, {"golden": 1},
    )  # fmt: skip


async def test_what_was_wrong_already_breaks_only_by_a_new_fault() -> None:
    uncovered = BAD.model_copy(update={"coverage": Coverage.UNCOVERED})

    assert (await between(BAD, an_answer(("c",)))).broken == ()
    assert len((await between(BAD, uncovered)).broken) == 1
    assert (await between(BAD, GOOD)).rows[0].mended


async def test_real_questions_change_and_never_break() -> None:
    asked = list(real_questions([("e1", "late?"), ("e2", "late?"), ("e3", "broken?")]))
    found = await between(GOOD, BAD, *asked)

    assert sorted(q.text for q in asked) == ["broken?", "late?"]
    assert len(found.rows) == 2
    assert found.broken == ()


def with_limits(*limits: Limit) -> GuidanceBase:
    others = tuple(item for item in base().items if not isinstance(item, Limit))
    fields = {name: getattr(base(), name) for name in GuidanceBase.model_fields}
    return GuidanceBase(**{**fields, "items": (*others, *limits)})


def says(limit: Limit, cap: str) -> Ask:
    """Guidance that always answers as if that were the advisor's cap."""

    async def ask(text: str, role: Role) -> Answer:
        found = MONEY.search(text)
        amount = Decimal(found[1]) if found else None
        within = amount is not None and amount <= Decimal(cap)
        verdict = Verdict(
            outcome=Outcome.YES if within else Outcome.ASK_FIRST,
            limit=limit.id,
            amount=Quantity(value=amount, currency="GBP") if amount is not None else None,
            decides=None if within else "team_lead",
            because="",
        )
        return an_answer(verdict=verdict)

    return ask


def pounds(questions: Sequence[Replayed]) -> list[Replayed]:
    return [q for q in questions if MONEY.search(q.text) and q.role is Role.ADVISOR]


async def test_a_raised_cap_changes_answers_and_breaks_none() -> None:
    before, now = a_limit(advisor="25"), a_limit(advisor="40")
    asked = pounds([*twin_questions(with_limits(before), with_limits(now), 100)])
    found = await replay(asked, says(before, "25"), says(now, "40"), ("1", "2"))

    assert {MONEY.findall(q.text)[0] for q in asked} & {"25.01", "39.99", "40", "40.01"}
    assert any("outcome" in row.changed for row in found.rows)
    assert found.broken == ()


async def test_an_answer_more_generous_than_its_limit_breaks_a_twin() -> None:
    limit = a_limit(advisor="25")
    asked = pounds([*twin_questions(with_limits(limit), with_limits(limit), 100)])
    found = await replay(asked, says(limit, "25"), says(limit, "26"), ("1", "2"))

    assert found.broken
    assert {row.new.outcome for row in found.broken} == {Outcome.YES}


def test_of_a_retired_limit_nothing_is_expected() -> None:
    gone = a_limit().model_copy(update={"status": Status.RETIRED})
    asked = list(twin_questions(with_limits(a_limit()), with_limits(gone)))

    assert asked
    assert all(q.old is not None and q.new is None for q in asked)


def test_each_field_that_a_case_names_is_judged() -> None:
    limit = ExpectedVerdict(outcome=Outcome.YES)
    strict = Expected(
        items=("z",), coverage=(Coverage.PARTIAL,), verdict=limit, signals=("suspected-fraud",)
    )

    assert faults_in(strict, GOOD) == ("coverage", "verdict", "items", "signals")
    assert faults_in(Expected(), GOOD) == ()


def test_a_case_with_a_fault_is_named() -> None:
    assert read_case({"id": "x", "ask": "", "expect": {}}, 3) == (
        "case x: ask: String should have at least 1 character"
    )
    assert str(read_case("late", 3)).startswith("case 3:")
