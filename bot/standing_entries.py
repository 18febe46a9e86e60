"""What Leeway itself records about where the company stands; part of `bot.entries.Entry`."""

from datetime import datetime
from typing import Literal

from bot.entry_heads import FirstEntry
from bot.values import Value


class Measured(Value):
    """One measure of an assessment. `value` is null where there was too little to say.

    `low` and `high` are its 95% interval, where it has one; `of` is how many things it rests on.
    """

    id: str
    value: float | None
    of: int
    low: float | None = None
    high: float | None = None


class Assessed(FirstEntry):
    """The current state over a period, kept so that the next one shows movement."""

    kind: Literal["assessed"] = "assessed"
    since: datetime
    until: datetime
    measures: tuple[Measured, ...]


class DigestSent(FirstEntry):
    """A digest of a period (`2026-W12`, `2026-03`) went out to so many people."""

    kind: Literal["digest_sent"] = "digest_sent"
    cadence: Literal["weekly", "monthly"]
    period: str
    told: int


class PulseAsked(FirstEntry):
    """So many people were asked the month's three questions; who answered is nowhere."""

    kind: Literal["pulse_asked"] = "pulse_asked"
    month: str
    told: int


AboutStanding = Assessed | DigestSent | PulseAsked
