"""Owners: reachable, open at some time, and with somebody behind each of them."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo, available_timezones

from opening_hours import OpeningHours, validate

from bot.guidance.company import Owner
from bot.guidance.faults import Fault, did_you_mean
from bot.guidance.scope import Scope
from bot.people import Role

_FILE = "owners.yaml"


def owner_faults(scope: Scope) -> Iterator[Fault]:
    """Hours, time zone and names of each owner; errors."""
    for n, owner in enumerate(scope.base.owners.owners):
        yield from _time_zone(scope, owner, f"owners.{n}.time_zone")
        yield from _hours(scope, owner, f"owners.{n}.hours")
        if owner.id in set(Role):
            yield scope.error(
                _FILE, f"owners.{n}.id", "reserved-id", f"`{owner.id}` is a role in Leeway",
                "give the owner another id: both can decide, and must be told apart",
            )  # fmt: skip


def _time_zone(scope: Scope, owner: Owner, key: str) -> Iterator[Fault]:
    try:
        ZoneInfo(owner.time_zone)
    # A folder's name such as "Europe" is an OSError of some kind on every platform.
    except (KeyError, ValueError, OSError):
        yield scope.error(
            _FILE, key, "bad-time-zone", f"There is no time zone `{owner.time_zone}`",
            did_you_mean(owner.time_zone, available_timezones(), "write it as Europe/London"),
        )  # fmt: skip


def _hours(scope: Scope, owner: Owner, key: str) -> Iterator[Fault]:
    if not validate(owner.hours):
        yield scope.error(
            _FILE, key, "bad-hours", f"`{owner.hours}` can't be read as opening hours",
            'write them as "Mo-Fr 08:00-18:00; Sa 09:00-13:00"',
        )  # fmt: skip
        return
    start = datetime.combine(scope.today, datetime.min.time())
    spans = OpeningHours(owner.hours).intervals(start, start + timedelta(days=366))
    if not any(str(state) == "open" for _, _, state, _ in spans):
        yield scope.error(
            _FILE, key, "never-open", f"`{owner.id}` is never open within a year",
            "add the hours in which somebody answers",
        )  # fmt: skip


def fallback_faults(scope: Scope) -> Iterator[Fault]:
    """Unknown fallbacks, loops, and more or fewer than one owner at the end; errors."""
    owners = scope.base.owners.owners
    known = scope.base.owner_by_id
    for n, owner in enumerate(owners):
        if owner.fallback is not None and owner.fallback not in known:
            yield scope.error(
                _FILE, f"owners.{n}.fallback", "unknown-reference",
                f"There is no owner with the id `{owner.fallback}`",
                did_you_mean(owner.fallback, known, "add the owner, or name another"),
            )  # fmt: skip
    yield from _loops(scope)
    last = [n for n, owner in enumerate(owners) if owner.fallback is None]
    for n in last[1:]:
        yield scope.error(
            _FILE, f"owners.{n}", "second-last-resort",
            f"`{owners[n].id}` has no fallback, and neither has `{owners[last[0]].id}`",
            "give all owners but one a fallback, so that every question ends with somebody",
        )  # fmt: skip


def _loops(scope: Scope) -> Iterator[Fault]:
    known = scope.base.owner_by_id
    done: set[str] = set()
    for n, owner in enumerate(scope.base.owners.owners):
        chain: list[str] = []
        at: str | None = owner.id
        while at is not None and at in known and at not in done and at not in chain:
            chain.append(at)
            at = known[at].fallback
        if at in chain:
            loop = " → ".join([*chain[chain.index(at) :], at])
            yield scope.error(
                _FILE, f"owners.{n}.fallback", "fallback-loop", f"Fallbacks go round: {loop}",
                "let one of them fall back to somebody outside the loop",
            )  # fmt: skip
        done.update(chain)


def owner_advice(scope: Scope) -> Iterator[Fault]:
    """Owners that are hard to reach; warnings."""
    for n, owner in enumerate(scope.base.owners.owners):
        if not owner.channels:
            yield scope.warning(
                _FILE, f"owners.{n}", "no-channel", f"`{owner.id}` has no channel",
                "add `channels:` with slack or teams, else escalations wait in the console",
            )  # fmt: skip
        if owner.reply_within.urgent > owner.reply_within.normal:
            yield scope.warning(
                _FILE, f"owners.{n}.reply_within.urgent", "urgent-is-slower",
                f"`{owner.id}` may take longer over urgent questions than over others",
                "swap the two times",
            )  # fmt: skip
