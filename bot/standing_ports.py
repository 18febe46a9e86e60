"""What Leeway asks of a store about outcomes and the pulse. Implementations live in `adapters/`."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Protocol

from bot.values import Value


class OutcomeKind(StrEnum):
    """What became of a customer after a case."""

    KEPT = "kept"
    LEFT = "left"
    CAME_BACK = "came_back"
    COMPLAINED = "complained"
    SURVEY = "survey"


class CaseOutcome(Value):
    """One outcome. `cases`: every reference that the case may have, that of the newest key first.

    `value` is a survey's score; anything else needs none.
    """

    cases: tuple[str, ...]
    kind: OutcomeKind
    on: date
    value: float | None = None


@dataclass(frozen=True, slots=True)
class Followed:
    """What became of one case, without its reference; `used`: an action was logged for it.

    Of `kept` and `left` the later one counts. `surveys` are scores. A dataclass, as there may be
    100,000.
    """

    used: bool
    kinds: frozenset[OutcomeKind]
    surveys: tuple[float, ...]


class Outcomes(Protocol):
    """What became of cases. Erased with the case, and by retention."""

    async def take_in(self, outcomes: Sequence[CaseOutcome]) -> None:
        """Add, or replace what is the same case, kind and day; raises StorageUnavailable."""
        ...

    async def followed(self) -> tuple[Followed, ...]:
        """One for each case with an outcome; raises StorageUnavailable."""
        ...


class Tally(Value):
    """How many gave one answer to one question in one month."""

    month: str
    question: str
    answer: str
    count: int


class Pulses(Protocol):
    """How often each answer was given. There is no row for a person's answers: only counts."""

    async def add(
        self, month: str, answers: Mapping[str, str], mark: str, known_as: Collection[str]
    ) -> bool:
        """Count one answer to each question, unless one of the marks has answered this month.

        Whether it was counted. Marks of other months are forgotten. Raises StorageUnavailable.
        """
        ...

    async def tallies(self) -> tuple[Tally, ...]:
        """All counts above 0, by month; raises StorageUnavailable."""
        ...
