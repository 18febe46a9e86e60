"""What logging costs: the time from opening the form to saving it."""

from collections.abc import Iterable
from statistics import median

from bot.entries import ActionLogged, Entry
from bot.people import pattern_visible


def median_seconds(entries: Iterable[Entry]) -> float | None:
    """The median over these entries; null if none was timed."""
    timed = [e.seconds for e in entries if isinstance(e, ActionLogged) and e.seconds is not None]
    return median(timed) if timed else None


def median_of_group(entries: Iterable[Entry]) -> float | None:
    """The same over other people's entries; null under the smallest group."""
    timed = [e for e in entries if isinstance(e, ActionLogged) and e.seconds is not None]
    return median_seconds(timed) if pattern_visible(e.by for e in timed) else None
