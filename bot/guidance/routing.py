"""Who takes an escalation and by when: owners, their working hours, their fallbacks."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from opening_hours import OpeningHours

from bot.answers import Route
from bot.guidance.base import GuidanceBase
from bot.guidance.company import Owner

_HORIZON = timedelta(days=60)


def route_to(
    base: GuidanceBase, owner_id: str, channel: str, now: datetime, urgent: bool = False
) -> Route:
    """The route to an owner, or to the last in the chain of fallbacks if it is unknown.

    `now` is aware; `due` comes back in the owner's time zone.
    """
    owner = base.owner_by_id.get(owner_id) or last_resort(base)
    within = owner.reply_within.urgent if urgent else owner.reply_within.normal
    country = base.company.locale.split("_")[1]
    return Route(
        owner=owner.id,
        route=_place(owner, channel),
        due=due_time(now, within, owner.hours, owner.time_zone, country),
    )


def last_resort(base: GuidanceBase) -> Owner:
    """The one owner without a fallback, at which every chain ends."""
    return next(o for o in base.owners.owners if o.fallback is None)


def _place(owner: Owner, channel: str) -> str:
    """What people call the place; Teams knows its channels by ids, which nobody reads."""
    places = dict(owner.channels)
    mine = places.get("teams" if channel == "teams" else "slack")
    named = (place for place in (mine, *places.values()) if place and not place.startswith("19:"))
    return next(named, "Teams" if places else owner.title)


def due_time(
    start: datetime, working: timedelta, hours: str, time_zone: str, country: str
) -> datetime:
    """The moment at which so much working time has passed since `start`.

    Public holidays of `country` (ISO 3166-1) count as closed. Hours that never open within 60
    days are ignored: a due time must exist.
    """
    zone = ZoneInfo(time_zone)
    local = start.astimezone(zone)
    remaining = working
    for opens, closes in _open_spans(hours, time_zone, country, local):
        if closes - opens >= remaining:
            return (opens.astimezone(ZoneInfo("UTC")) + remaining).astimezone(zone)
        remaining -= closes - opens
    return local + working


def _open_spans(
    hours: str, time_zone: str, country: str, start: datetime
) -> Iterator[tuple[datetime, datetime]]:
    parsed = _parsed(hours, time_zone, country)
    end = start + _HORIZON
    utc = ZoneInfo("UTC")
    # One by one: most due times fall into the first or second, and sixty days are slow to work out.
    return (
        (max(since, start).astimezone(utc), until.astimezone(utc))
        for since, until, state, _ in parsed.intervals(start, end)
        if str(state) == "open" and until is not None
    )


@lru_cache(maxsize=256)
def _parsed(hours: str, time_zone: str, country: str) -> OpeningHours:
    closed = hours if "PH" in hours else f"{hours}; PH off"
    return OpeningHours(closed, timezone=ZoneInfo(time_zone), country=country)
