"""Golden cases: questions as advisors type them, and what a good answer holds."""

from typing import Any, Literal

from pydantic import ConfigDict, Field, ValidationError

from bot.answers import Answer, Coverage, Outcome, Quantity
from bot.guidance.items import Id
from bot.people import Role
from bot.values import Value

FIRST = 3
"""How many cited items count: an advisor with a customer waiting reads no further."""


class ExpectedVerdict(Value):
    """Only the fields that a case names are judged; `null` is a value like any other."""

    outcome: Outcome | None = None
    limit: Id | None = None
    decides: str | None = None
    amount: Quantity | None = None


class Expected(Value):
    """What a good answer holds. What a case does not name is not judged.

    `items`: one of them is among the first citations. `without`: none of these is cited at all.
    `coverage`: any of these is right.
    """

    items: tuple[Id, ...] = ()
    without: tuple[Id, ...] = ()
    coverage: tuple[Coverage, ...] = ()
    verdict: ExpectedVerdict | None = None
    signals: tuple[Id, ...] | None = None


class GoldenCase(Value):
    """A question as advisors type it, and what a good answer holds; as it stands in a file."""

    model_config = ConfigDict(populate_by_name=True)

    id: Id
    ask: str = Field(min_length=1)
    role: Role = Field(default=Role.ADVISOR, alias="as")
    about: tuple[str, ...] = ()
    distance: Literal["near", "far"] | None = None
    expect: Expected


def read_case(raw: Any, number: int) -> GoldenCase | str:
    """The case, or what is wrong with it; `number` names one that has no id."""
    name = raw.get("id", number) if isinstance(raw, dict) else number
    try:
        return GoldenCase.model_validate(raw)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(map(str, first["loc"]))
        return f"case {name}: {place}: {first['msg']}"


def first_items(answer: Answer) -> tuple[str, ...]:
    """The items that an answer cites first."""
    return tuple(dict.fromkeys(c.item for c in answer.citations))[:FIRST]


def wrong_fields(expected: ExpectedVerdict, answer: Answer) -> tuple[str, ...]:
    """The fields of the verdict that are named and are not so."""
    named = sorted(expected.model_fields_set)
    return tuple(f for f in named if getattr(answer.verdict, f) != getattr(expected, f))


def faults_in(expected: Expected, answer: Answer) -> tuple[str, ...]:
    """What of an answer is not as expected, by the names of `Expected`'s fields."""
    faults = []
    if expected.coverage and answer.coverage not in expected.coverage:
        faults.append("coverage")
    if expected.verdict is not None and wrong_fields(expected.verdict, answer):
        faults.append("verdict")
    if expected.items and not set(first_items(answer)) & set(expected.items):
        faults.append("items")
    if {citation.item for citation in answer.citations} & set(expected.without):
        faults.append("without")
    if expected.signals is not None and set(expected.signals) != set(answer.signals):
        faults.append("signals")
    return tuple(faults)
