"""Whether what the folder says fits together: `leeway knowledge check`."""

from datetime import date

from bot.guidance.base import GuidanceBase
from bot.guidance.contradictions import contradictions, shared_aliases
from bot.guidance.duplicates import duplicate_ids, near_duplicates
from bot.guidance.faults import Fault, in_order
from bot.guidance.ownership import fallback_faults, owner_advice, owner_faults
from bot.guidance.reading import Reading
from bot.guidance.references import outdated_references, unknown_items, unknown_references
from bot.guidance.scope import Check, Scope
from bot.guidance.tiers import tier_faults
from bot.guidance.upkeep import (
    bare_principles,
    company_faults,
    overdue_reviews,
    silent_signals,
    unnamed_touchpoints,
)

REQUIRED: tuple[Check, ...] = (
    company_faults,
    duplicate_ids,
    unknown_references,
    unknown_items,
    owner_faults,
    fallback_faults,
    silent_signals,
    tier_faults,
    contradictions,
    shared_aliases,
)
"""Checks whose faults are errors: with one of them, an answer or a verdict could be wrong."""

ADVICE: tuple[Check, ...] = (
    owner_advice,
    outdated_references,
    overdue_reviews,
    unnamed_touchpoints,
    bare_principles,
    near_duplicates,
)
"""Checks whose faults are warnings: guidance that somebody should look at."""


def check(
    base: GuidanceBase,
    today: date,
    unreadable: frozenset[str] = frozenset(),
    checks: tuple[Check, ...] = REQUIRED + ADVICE,
) -> tuple[Fault, ...]:
    """What is wrong with a base on that day, by path and line.

    `unreadable` are ids of items that are in the folder and not in the base.
    """
    scope = Scope(base, today, unreadable)
    return in_order(fault for one in checks for fault in one(scope))


def checked(
    reading: Reading, today: date, checks: tuple[Check, ...] = REQUIRED + ADVICE
) -> Reading:
    """The reading with all the check's faults; its base is left only if none is an error.

    What could be read is checked even where something could not, so that all faults of a folder
    are known at once.
    """
    if reading.partial is None:
        return reading
    return reading.with_faults(check(reading.partial, today, reading.unreadable, checks))
