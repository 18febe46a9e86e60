"""When a theme is ready to act on: by speed, or by fact. Pure.

Speed: enough advisors raised it by themselves within a few days, and somebody has named a small
fix. Fact: a sample that is large enough, a rate that is surely above the one before, given how far
both may be off, what it costs, and both kinds of data: figures and words.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from bot.guidance.company import Readiness
from bot.outer_entries import Mode
from bot.outer_loop.decided import Decided
from bot.outer_loop.evidence import Evidence
from bot.outer_loop.theme import Member


class Needs(StrEnum):
    """What has to be there."""

    ADVISORS = "advisors"
    FIX = "fix"
    SAMPLE = "sample"
    ABOVE = "above"
    COST = "cost"
    BOTH = "both"


_NEEDED = {
    Mode.SPEED: (Needs.ADVISORS, Needs.FIX),
    Mode.FACT: (Needs.SAMPLE, Needs.ABOVE, Needs.COST, Needs.BOTH),
}
_WORDS = 3
"""So many texts are the words beside the figures."""


@dataclass(frozen=True)
class Ready:
    """Whether a theme is ready in one mode, and what is there and what is missing for it."""

    mode: Mode
    there: tuple[Needs, ...]
    missing: tuple[Needs, ...]

    def __bool__(self) -> bool:
        return not self.missing


def readiness(
    mode: Mode,
    members: Sequence[Member],
    found: Evidence,
    stands: Decided,
    asked: Readiness,
    now: datetime,
) -> Ready:
    """Whether these members are enough in that mode; `asked` is what the company asks for."""
    met = {
        Needs.ADVISORS: independent(members, asked.days, now) >= asked.advisors,
        Needs.FIX: bool(stands.suggested or stands.quick_win),
        Needs.SAMPLE: found.rates.recent >= asked.sample,
        Needs.ABOVE: _above(found),
        Needs.COST: found.given > 0,
        Needs.BOTH: _figures(members) and sum(bool(m.text) for m in members) >= _WORDS,
    }
    needed = _NEEDED[mode]
    return Ready(mode, tuple(n for n in needed if met[n]), tuple(n for n in needed if not met[n]))


def independent(members: Sequence[Member], days: int, now: datetime) -> int:
    """How many advisors raised it within so many days up to now."""
    since = now - timedelta(days=days)
    return len({m.whose for m in members if m.whose and since < m.at <= now})


def _above(found: Evidence) -> bool:
    # The period before is as uncertain as this one: held against its estimate alone, a theme that
    # never changes would be above it at one look in twelve.
    change = found.rates.change
    return change is not None and change.low > 1


def _figures(members: Sequence[Member]) -> bool:
    """Whether something was counted or scored, beside what was written."""
    return any(m.amount is not None or m.score is not None or m.case for m in members)
