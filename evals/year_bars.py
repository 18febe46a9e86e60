"""What a simulated year has to hold, and which years miss it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bot.outer_loop.piloting import Verdict
from evals.judging import SOON, TIGHT, proposed
from evals.judging_years import Judged

Holds = Callable[[Judged], bool]


@dataclass(frozen=True)
class Bar:
    """Something that has to hold in every year with a story, without one, or in both (null)."""

    title: str
    told: bool | None
    holds: Holds

    def missed(self, years: Sequence[Judged]) -> tuple[int, ...]:
        """The seeds of the years that miss it."""
        asked = [year for year in years if self.told in {None, year.told}]
        return tuple(sorted({year.seed for year in asked if not self.holds(year)}))


def soon(days: int | None) -> bool:
    """Whether that was within a fortnight."""
    return days is not None and days <= SOON


def _proposes(year: Judged, *limits: str) -> bool:
    return tuple(p.limit for p in proposed(year.proposals.proposals)) == limits


def _worked(year: Judged) -> bool:
    return year.measured is not None and year.measured.verdict is Verdict.WORKED


BARS = (
    Bar(
        f"what breaks is called rising within {SOON} days",
        told=True,
        holds=lambda year: year.found is not None and soon(year.found.rising),
    ),
    Bar(
        f"and is ready by speed within {SOON} days",
        told=True,
        holds=lambda year: year.found is not None and soon(year.found.ready),
    ),
    Bar(
        "what never changes is never called rising",
        told=None,
        holds=lambda year: not year.themes.control_rising,
    ),
    Bar(
        "with nothing changed, nothing is called rising",
        told=None,
        holds=lambda year: not year.themes.false,
    ),
    Bar(
        "the limit that is too tight is proposed, and no other",
        told=True,
        holds=lambda year: _proposes(year, TIGHT),
    ),
    Bar("where none is too tight, none is proposed", told=False, holds=_proposes),
    Bar("the mending is measured, and worked", told=True, holds=_worked),
)
"""Missed by one year, the command exits with 1."""
