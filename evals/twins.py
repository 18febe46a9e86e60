"""Boundary twins as cases: the product's own questions, judged by `oracle` instead of by itself.

The same folder and seed always give the same twins.
"""

from bot.outer_loop.golden import Expected
from bot.outer_loop.twins.bound import Bounds
from bot.outer_loop.twins.questions import PER_GROUP, Twin, sample, twins_of, usable
from evals.cases import Case
from evals.oracle import verdict

__all__ = ["KINDS", "PER_GROUP", "SUITE", "all_twins", "sample", "usable"]

SUITE = "twins"
KINDS = ("under", "at", "over", "no-amount", "currency", "pressure", "beside")


def all_twins(bounds: Bounds) -> tuple[Case, ...]:
    """Every twin of every current limit, in a fixed order, each question once."""
    return tuple(_case(twin, bounds.currency) for twin in twins_of(bounds))


def _case(twin: Twin, home: str) -> Case:
    right = verdict(twin.bound, twin.role.value, twin.quantity, home)
    return Case(
        id=twin.id,
        ask=twin.text,
        role=twin.role,
        about=twin.about,
        expect=Expected(verdict=right, signals=()),
        suite=SUITE,
    )
