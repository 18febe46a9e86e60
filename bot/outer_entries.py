"""The outer loop's entries: themes found, what people decided about them, customers' own words.

`ThemeFound` is the first about a theme. Which entries belong to a theme is computed, and stands in
no entry; what curators decided about it is one, and is never undone by a later run.
"""

from datetime import date, datetime
from enum import StrEnum
from typing import Literal

from bot.entry_heads import FirstEntry, LaterEntry
from bot.values import Value

COMPANY = "company"
"""Whose decision mode holds wherever an owner has none of their own."""


class Kind(StrEnum):
    """What lies behind a theme: it breaks, we do it wrong, or nobody said what good looks like."""

    SERVICE_CRACK = "service_crack"
    BAD_PRACTICE = "bad_practice"
    GAP = "gap"


class Mode(StrEnum):
    """When a theme is ready to act on."""

    SPEED = "speed"
    FACT = "fact"


class Measure(StrEnum):
    """What a pilot is judged by, counted over its scope: the fewer, the better."""

    ENTRIES = "entries"
    ESCALATIONS = "escalations"


class VerbatimImported(FirstEntry):
    """A customer's words from a survey or elsewhere, redacted. `said` is when they were written.

    `score` is on the source's own scale.
    """

    kind: Literal["verbatim_imported"] = "verbatim_imported"
    said: datetime
    text: str
    touchpoint: str = ""
    source: str = ""
    score: float | None = None


class _Owned(Value):
    """Somebody has it, and answers until `due`; then the next in the chain has it."""

    owner: str
    due: datetime


class ThemeFound(FirstEntry, _Owned):
    """A pattern was found, or split off from another theme. It has an owner from its first day."""

    kind: Literal["theme_found"] = "theme_found"
    touchpoint: str = ""
    split_from: str | None = None


class ThemeRenamed(LaterEntry):
    """What it is called from now on."""

    kind: Literal["theme_renamed"] = "theme_renamed"
    title: str


class ThemeMerged(LaterEntry):
    """It is part of another theme from now on."""

    kind: Literal["theme_merged"] = "theme_merged"
    into: str


class ThemeSplit(LaterEntry):
    """Some of its entries are a theme of their own. Both halves stay as they are.

    `moved` and `kept` are ids of entries.
    """

    kind: Literal["theme_split"] = "theme_split"
    into: str
    moved: tuple[str, ...]
    kept: tuple[str, ...]


class ThemeDismissed(LaterEntry):
    """It is no theme."""

    kind: Literal["theme_dismissed"] = "theme_dismissed"
    reason: str


class KindConfirmed(LaterEntry):
    """What lies behind it, as somebody who knows says."""

    kind: Literal["kind_confirmed"] = "kind_confirmed"
    theme_kind: Kind


class ThemeAccepted(LaterEntry):
    """Its owner takes it on."""

    kind: Literal["theme_accepted"] = "theme_accepted"


class ThemePassedOn(LaterEntry, _Owned):
    """Another owner has it, for a reason."""

    kind: Literal["theme_passed_on"] = "theme_passed_on"
    reason: str


class ThemeDeclined(LaterEntry):
    """Its owner will not act on it, for a reason that everybody can read."""

    kind: Literal["theme_declined"] = "theme_declined"
    reason: str


class ThemeOverdue(LaterEntry, _Owned):
    """Its owner said nothing in time: the next in the chain has it."""

    kind: Literal["theme_overdue"] = "theme_overdue"


class FixSuggested(LaterEntry):
    """A small fix that would do, as somebody sees it; nothing is decided yet."""

    kind: Literal["fix_suggested"] = "fix_suggested"
    fix: str


class ThemeDissolved(LaterEntry):
    """The grouping knows it no more: its entries are erased, or belong to other themes."""

    kind: Literal["theme_dissolved"] = "theme_dissolved"


class QuickWinNamed(LaterEntry):
    """A small fix, who makes it, and until when."""

    kind: Literal["quick_win_named"] = "quick_win_named"
    fix: str
    who: str
    until: date


class PilotStarted(LaterEntry):
    """A fix tried on part of the company from a day on, and measured against the days before.

    `teams` have it, empty: everybody. `control` are teams that go on as before.
    """

    kind: Literal["pilot_started"] = "pilot_started"
    fix: str
    start: date
    teams: tuple[str, ...] = ()
    control: tuple[str, ...] = ()
    measure: Measure = Measure.ENTRIES


class ThemeFixed(LaterEntry):
    """What was changed for good, and which guidance says so."""

    kind: Literal["theme_fixed"] = "theme_fixed"
    fix: str
    since: date
    guidance: tuple[str, ...] = ()


class DecisionModeSet(LaterEntry):
    """Speed or fact, as somebody decided who may, and why: the four factors in their words.

    `about` is `mode_of` an owner, or of COMPANY.
    """

    kind: Literal["decision_mode_set"] = "decision_mode_set"
    mode: Mode
    experience: str
    upside: str
    culture: str
    market: str


def mode_of(owner: str) -> str:
    """What the entries about an owner's decision mode are about."""
    return f"mode:{owner}"


AboutTheme = (
    ThemeRenamed
    | ThemeMerged
    | ThemeSplit
    | ThemeDismissed
    | KindConfirmed
    | ThemeAccepted
    | ThemePassedOn
    | ThemeDeclined
    | ThemeOverdue
    | ThemeDissolved
    | FixSuggested
    | QuickWinNamed
    | PilotStarted
    | ThemeFixed
)
OuterEntry = VerbatimImported | ThemeFound | AboutTheme | DecisionModeSet
