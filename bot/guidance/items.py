"""The three kinds of guidance, as their front matter and sections say them."""

from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, StringConstraints

from bot.people import Role
from bot.values import Value

Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, pattern=r"^[^\n]+$")]
ANY_TOUCHPOINT = "any"


def _no_number(value: object) -> object:
    # pydantic would take a number for the seconds since 1970.
    if isinstance(value, str | date):
        return value
    raise ValueError("write the date as 2027-03-31")


Day = Annotated[date, BeforeValidator(_no_number)]


class Status(StrEnum):
    """Whether an item may be answered from."""

    DRAFT = "draft"
    CURRENT = "current"
    RETIRED = "retired"


class Unit(StrEnum):
    """What a limit counts; `NONE` is a permission without an amount."""

    MONEY = "money"
    PERCENT = "percent"
    DAYS = "days"
    COUNT = "count"
    NONE = "none"


class Section(Value):
    """One `## heading` and the Markdown under it; `line` is the heading's line in the file."""

    heading: str
    text: str
    line: int


class _Item(Value):
    id: Id
    title: Line
    touchpoints: tuple[Id, ...] = Field(min_length=1)
    owner: Id
    review_by: Day
    status: Status
    replaced_by: Id | None = None
    keywords: tuple[Line, ...] = ()
    path: str
    sections: tuple[Section, ...]

    def section(self, heading: str) -> str:
        """The text under that heading, or an empty string."""
        return next((s.text for s in self.sections if s.heading == heading), "")

    def stale_on(self, day: date) -> bool:
        """Whether its review date has passed on that day."""
        return self.review_by < day


class Principle(_Item):
    """What the right thing looks like, and why; not a rule."""

    kind: Literal["principle"] = "principle"


class Example(_Item):
    """A situation, what good looked like, why it was right, how it turned out.

    `sources` are ids of the logbook's entries that it was written from.
    """

    kind: Literal["example"] = "example"
    principles: tuple[Id, ...] = Field(min_length=1)
    limits: tuple[Id, ...] = ()
    source: Literal["workshop", "logbook", "customer"]
    sources: tuple[Line, ...] = ()


class Tier(Value):
    """How far one role may go; `up_to` is absent for a permission without an amount."""

    role: Role
    up_to: Decimal | None = Field(default=None, gt=0, max_digits=12, decimal_places=2)


class Limit(_Item):
    """How far an advisor may go alone, and who decides beyond."""

    kind: Literal["limit"] = "limit"
    action: Id
    aliases: tuple[Line, ...] = ()
    unit: Unit
    per: Id
    tiers: tuple[Tier, ...] = Field(min_length=1)
    beyond: Id
    needs: tuple[Line, ...] = ()
    stop_if: tuple[Id, ...] = ()

    def tier_of(self, role: Role) -> Tier | None:
        """The tier of exactly that role, if it has one."""
        return next((tier for tier in self.tiers if tier.role == role), None)


Item = Annotated[Principle | Example | Limit, Field(discriminator="kind")]

SECTIONS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "principle": (("What good looks like", "Why"), ("What it is not",)),
    "example": (
        ("Situation", "What good looked like", "Why it was right"),
        ("How it turned out",),
    ),
    "limit": (("In short",), ("Beyond it",)),
}
"""For each kind, the headings it must have and those it may have."""

MAIN_SECTION = {
    "principle": "What good looks like",
    "example": "What good looked like",
    "limit": "In short",
}
"""For each kind, the section that says what to do: what an answer quotes."""
