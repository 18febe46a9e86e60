"""Every theme as it stands now, for the assessment: whose silence, which decisions are known."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.entries import LEEWAY
from bot.outer_entries import Kind, ThemeOverdue
from bot.outer_loop.announcing import announced
from bot.outer_loop.theme import ThemeState
from bot.outer_loop.theme_desk import ThemeDesk
from bot.outer_loop.themes import Seen, Themes
from bot.people import Person
from bot.standing_entries import Measured

TOP = 3
ANYBODY = Person(id=LEEWAY, name="", roles=frozenset(), known=False)
"""Reads no entries: an assessment goes to the whole company."""

_TAKEN = frozenset({ThemeState.ACCEPTED, ThemeState.DECIDED, ThemeState.PILOTED, ThemeState.FIXED})
_OF_KIND = {
    Kind.SERVICE_CRACK: "themes_cracks",
    Kind.BAD_PRACTICE: "themes_practices",
    Kind.GAP: "themes_gaps",
}


@dataclass(frozen=True)
class ThemesNow:
    """All but those dismissed, what comes up most first; `top` are the first open ones, with words.

    `silent` are those whose owner let the day pass; `heard` the decisions that were announced.
    """

    seen: tuple[Seen, ...]
    top: tuple[Seen, ...]
    silent: frozenset[str]
    heard: frozenset[str]
    at: datetime

    @property
    def open(self) -> tuple[Seen, ...]:
        """Those that somebody has to act on."""
        return tuple(one for one in self.seen if not one.known.over)


async def themes_now(at: ThemeDesk) -> ThemesNow:
    """Read them; raises StorageUnavailable."""
    known = [k for k in await at.all() if k.theme.state is not ThemeState.DISMISSED]
    found = await Themes(at).seen(known, ANYBODY)
    # What comes up most by now: a theme of last winter may have more entries in all.
    seen = tuple(sorted(found, key=lambda one: (-one.found.rates.recent, -one.found.entries)))
    largest = [one.known for one in seen if not one.known.over][:TOP]
    histories = await at.desk.logbook.about([k.theme.id for k in known])
    silent = {
        theme for theme, entries in histories.items()
        if any(isinstance(entry, ThemeOverdue) for entry in entries)
    }  # fmt: skip
    heard, _ = await announced(at.desk)
    top = await Themes(at).seen(largest, ANYBODY, words=True)
    return ThemesNow(seen, top, frozenset(silent), heard, at.desk.clock())


def of_themes(now: ThemesNow) -> Iterable[Measured]:
    """How many there are of what kind, what owners made of them, and whether people hear of it.

    None has an interval: these are all there are, not a sample of them.
    """
    known, left = [one.known for one in now.seen], now.open
    yield Measured(id="themes_open", value=float(len(left)), of=len(known))
    for kind, measure in _OF_KIND.items():
        number = sum(one.known.theme.kind is kind for one in left)
        yield Measured(id=measure, value=float(number), of=len(left))
    yield _share("themes_accepted", (k.theme.state in _TAKEN for k in known))
    yield _share("themes_silent", (k.theme.id in now.silent for k in known))
    yield _share("themes_declined", (k.theme.state is ThemeState.DECLINED for k in known))
    ready = sum(any(one.ready) for one in left)
    yield Measured(id="themes_ready", value=float(ready), of=len(left))
    waiting = [one.known for one in left if not one.known.stands.decisions]
    oldest = max(((now.at - k.stands.first.at) / timedelta(days=1) for k in waiting), default=None)
    yield Measured(id="themes_oldest", value=oldest, of=len(waiting))
    decided = [k for k in known if k.stands.decisions]
    yield _share(
        "themes_closing", (all(d.id in now.heard for d in k.stands.decisions) for k in decided)
    )


def _share(measure: str, hits: Iterable[bool]) -> Measured:
    all_of_them = list(hits)
    of = len(all_of_them)
    return Measured(id=measure, value=sum(all_of_them) / of if of else None, of=of)
