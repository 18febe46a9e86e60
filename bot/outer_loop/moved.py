"""What became of themes within a span of time: how each stood when it began, and when it ended."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.entries import Entry
from bot.guidance.company import Readiness
from bot.outer_entries import Mode, ThemeOverdue
from bot.outer_loop.decided import OVER, Decided, decided
from bot.outer_loop.evidence import Evidence, evidence
from bot.outer_loop.piloting import Compared, Verdict, change_of, compared
from bot.outer_loop.readiness import readiness
from bot.outer_loop.theme import Member, ThemeState, by_theme
from bot.outer_loop.theme_desk import Known, ThemeDesk

_SAID = frozenset({Verdict.WORKED, Verdict.DID_NOT})


@dataclass(frozen=True)
class Stood:
    """A theme at one moment. `ready`: in a mode that holds; `measured`: its fix or pilot."""

    stands: Decided
    found: Evidence
    ready: bool
    measured: Compared | None

    @property
    def judged(self) -> bool:
        """Whether it is known by then that a fix worked, or did not."""
        return self.measured is not None and self.measured.verdict in _SAID


@dataclass(frozen=True)
class Moved:
    """A theme over a span of time. `before` is null for one that nobody knew of.

    `silent` are those who said nothing to it in time, within the span. `teams` raised it.
    """

    known: Known
    before: Stood | None
    now: Stood
    silent: tuple[str, ...]
    teams: frozenset[str]

    @property
    def new(self) -> bool:
        """Whether it was found; one that was split off another was known before."""
        first = self.now.stands.first
        return self.before is None and first.split_from is None and not self.over

    @property
    def news(self) -> bool:
        """Whether there is anything to tell of it."""
        told = self.new or self.newly_ready or self.newly_fixed or self.newly_judged
        return told or (bool(self.silent) and not self.over)

    @property
    def over(self) -> bool:
        """Whether nobody has to act on it."""
        return self.now.stands.state in OVER

    @property
    def newly_ready(self) -> bool:
        """Whether it became ready, and nobody has decided yet what to do."""
        waits = self.now.stands.state in {ThemeState.FOUND, ThemeState.ACCEPTED}
        return waits and self.now.ready and not (self.before and self.before.ready)

    @property
    def newly_fixed(self) -> bool:
        """Whether it was fixed for good."""
        was = self.before and self.before.stands.state
        return self.now.stands.state is ThemeState.FIXED and was is not ThemeState.FIXED

    @property
    def newly_judged(self) -> bool:
        """Whether it became known what a fix has done."""
        return self.now.judged and not (self.before and self.before.judged)


async def moved(at: ThemeDesk, since: datetime, until: datetime) -> tuple[Moved, ...]:
    """Every theme that is one, what comes up most first; raises StorageUnavailable."""
    known = [k for k in await at.all() if k.theme.state is not ThemeState.DISMISSED]
    ids = [k.theme.id for k in known]
    histories = await at.desk.logbook.about(ids)
    members, began = by_theme(await at.members.of(ids)), await at.began()
    asked = at.desk.base.company.readiness
    modes = {k.stands.owner: await at.mode_for(k.stands.owner) for k in known}
    found: list[Moved] = []
    for one in known:
        chosen, history = modes[one.stands.owner], histories[one.theme.id]
        which = (chosen.mode,) if chosen else tuple(Mode)
        mine = members[one.theme.id]
        now = _stood(history, mine, which, asked, began, until)
        if now is not None:
            before = _stood(history, mine, which, asked, began, since)
            teams = frozenset(m.team for m in mine if m.team)
            silent = _silent(history, since, until)
            found.append(Moved(one, before, now, silent, teams))
    return tuple(sorted(found, key=lambda m: -m.now.found.rates.recent))


def _stood(
    history: Sequence[Entry],
    members: Iterable[Member],
    modes: Iterable[Mode],
    asked: Readiness,
    began: datetime | None,
    moment: datetime,
) -> Stood | None:
    """Null where it was not there yet."""
    entries = [entry for entry in history if entry.at < moment]
    if not entries:
        return None
    stands, then = decided(entries), [m for m in members if m.at < moment]
    figures = evidence(then, moment, began)
    fix = change_of(stands)
    return Stood(
        stands=stands,
        found=figures,
        ready=any(readiness(mode, then, figures, stands, asked, moment) for mode in modes),
        measured=compared(fix, then, began, moment) if fix else None,
    )


def _silent(history: Sequence[Entry], since: datetime, until: datetime) -> tuple[str, ...]:
    late = [
        at for at, e in enumerate(history) if isinstance(e, ThemeOverdue) and since <= e.at < until
    ]
    return tuple(decided(history[:at]).owner for at in late)
