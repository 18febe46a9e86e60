"""The four YAML files: company, journey, owners, signals."""

import re
from datetime import timedelta
from enum import StrEnum
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from bot.guidance.items import Id, Line
from bot.values import Value


def _working_time(value: Any) -> Any:
    written = re.fullmatch(r"([0-9]{1,5})([mhd])", value) if isinstance(value, str) else None
    if written is None:
        raise ValueError("write working time as a number and m, h or d: 30m, 8h, 2d")
    unit = {"m": "minutes", "h": "hours", "d": "days"}[written[2]]
    return timedelta(**{unit: int(written[1])})


WorkingTime = Annotated[timedelta, BeforeValidator(_working_time), Field(gt=timedelta(0))]


class Readiness(Value):
    """When a theme counts as ready to act on.

    By speed: `advisors` have raised it within `days`. By fact: there are `sample` entries. An owner
    answers a theme within `answer_days`.
    """

    advisors: int = Field(default=5, ge=3, le=100)
    days: int = Field(default=14, ge=1, le=365)
    sample: int = Field(default=30, ge=10, le=100_000)
    answer_days: int = Field(default=7, ge=1, le=90)


class Company(Value):
    """`company.yaml`."""

    name: Line
    currency: Annotated[str, Field(pattern=r"^[A-Z]{3}$")]
    locale: Annotated[str, Field(pattern=r"^[a-z]{2}_[A-Z]{2}$")]
    order_number_patterns: tuple[str, ...] = ()
    review_interval_days: int = Field(default=180, gt=0)
    decision_mode: Literal["speed", "fact"] | None = None
    readiness: Readiness = Readiness()


class Touchpoint(Value):
    """Where in the journey something happens, and whose it is to fix."""

    id: Id
    title: Line
    owner: Id


class Stage(Value):
    """One stage of the customer's journey."""

    id: Id
    title: Line
    touchpoints: tuple[Touchpoint, ...] = Field(min_length=1)


class Journey(Value):
    """`journey.yaml`."""

    stages: tuple[Stage, ...] = Field(min_length=1)

    @property
    def touchpoints(self) -> dict[str, Touchpoint]:
        """Every touchpoint by its id."""
        return {t.id: t for stage in self.stages for t in stage.touchpoints}


class ReplyWithin(Value):
    """How much working time an owner has to reply."""

    normal: WorkingTime
    urgent: WorkingTime


class Owner(Value):
    """A business owner: who can fix a touchpoint, where and when they are reached."""

    id: Id
    title: Line
    channels: dict[Literal["slack", "teams"], Line] = Field(default_factory=dict)
    time_zone: Line
    hours: Line
    reply_within: ReplyWithin
    fallback: Id | None = None


class Owners(Value):
    """`owners.yaml`."""

    owners: tuple[Owner, ...] = Field(min_length=1)


class SignalOutcome(StrEnum):
    """What a signal does to the verdict."""

    STOP = "stop"
    CAUTION = "caution"


class Signal(Value):
    """Something in the question that comes before any guidance."""

    id: Id
    title: Line
    say_first: Line
    to: Id
    outcome: SignalOutcome
    phrases: tuple[Line, ...] = ()
    examples: tuple[Line, ...] = ()


class Signals(Value):
    """`signals.yaml`."""

    signals: tuple[Signal, ...] = ()
