"""A theme as a document for programs: the same figures as people see, and no more than they may."""

from datetime import date, datetime
from decimal import Decimal
from math import isfinite

from bot.entries import Cause
from bot.outer_entries import Kind, Mode
from bot.outer_loop.evidence import Evidence
from bot.outer_loop.statistics import Interval
from bot.outer_loop.theme import ThemeState
from bot.outer_loop.theme_desk import ThemeDesk
from bot.outer_loop.themes import Seen
from bot.people import SMALLEST_GROUP
from bot.values import Value


class Between(Value):
    """An estimate with its 95% interval; null where there is no limit."""

    estimate: float | None
    low: float
    high: float | None


class WeekDocument(Value):
    """Seven days from `start` on."""

    start: date
    entries: int
    low: float
    high: float | None


class CauseDocument(Value):
    """The share of the escalations with one cause."""

    cause: Cause
    hits: int
    of: int
    share: Between


class ThemeDocument(Value):
    """One theme. `advisors` is null under the smallest group, `baseline` without earlier weeks.

    `ready` says for each mode that holds what is missing; ready is a mode with nothing missing.
    """

    id: str
    title: str
    kind: Kind
    kind_confirmed: bool
    touchpoint: str
    stage: str
    owner: str
    owned: bool
    state: ThemeState
    answer_by: datetime | None
    found: datetime
    words: tuple[str, ...]
    worded_by_model: bool
    entries: int
    advisors: int | None
    cases: int
    imported: int
    weeks: tuple[WeekDocument, ...]
    per_week: Between
    trend: int
    trend_p: float
    baseline: Between | None
    change: Between | None
    escalations: int
    causes: tuple[CauseDocument, ...]
    given: Decimal
    currency: str
    decision_mode: Mode | None
    ready: dict[Mode, tuple[str, ...]]
    verbatims: tuple[str, ...]


def document(at: ThemeDesk, seen: Seen) -> ThemeDocument:
    """A theme with its evidence, for whom it was seen."""
    theme, stands, found = seen.known.theme, seen.known.stands, seen.found
    about = theme.model_dump(
        include=set(ThemeDocument.model_fields) - {"owner", "entries", "advisors"}
    )
    return ThemeDocument(
        **about,
        **_figures(found),
        owner=stands.owner,
        owned=theme.owner is not None,
        answer_by=stands.due if stands.waiting else None,
        currency=at.desk.base.company.currency,
        decision_mode=seen.chosen.mode if seen.chosen else None,
        ready={r.mode: tuple(need.value for need in r.missing) for r in seen.ready},
        verbatims=seen.words or (),
    )


def _figures(found: Evidence) -> dict[str, object]:
    rates = found.rates
    return {
        "entries": found.entries,
        "advisors": found.advisors if found.advisors >= SMALLEST_GROUP else None,
        "cases": found.cases,
        "imported": found.imported,
        "weeks": tuple(
            WeekDocument(
                start=week.start.date(),
                entries=week.count,
                low=round(week.usual.low, 3),
                high=_limit(week.usual.high),
            )
            for week in rates.weeks
        ),
        "per_week": _between(rates.rate),
        "trend": rates.trend.direction,
        "trend_p": round(rates.trend.p, 4),
        "baseline": rates.baseline and _between(rates.baseline),
        "change": rates.change and _between(rates.change),
        "escalations": found.escalations,
        "causes": tuple(
            CauseDocument(cause=cause, hits=part.hits, of=part.of, share=_between(part.share))
            for cause, part in found.causes
        ),
        "given": found.given,
    }


def _between(found: Interval) -> Between:
    return Between(
        estimate=_limit(found.estimate), low=round(found.low, 3), high=_limit(found.high)
    )


def _limit(value: float) -> float | None:
    return round(value, 3) if isfinite(value) else None
