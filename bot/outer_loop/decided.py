"""What people decided about one theme, from the entries about it.

found → accepted → decided (a quick win) → piloted → fixed          declined: by its owner, said to
  ↑ ←── passed on, overdue                                           all; dismissed: it is no theme

Whoever has a theme may decide at once, and may decide again: the latest decision counts.
"""

from collections.abc import Sequence
from datetime import datetime

from bot.changes import Standing, State
from bot.entries import LEEWAY, Entry
from bot.errors import NotFound
from bot.outer_entries import (
    FixSuggested,
    Kind,
    KindConfirmed,
    PilotStarted,
    QuickWinNamed,
    ThemeAccepted,
    ThemeDeclined,
    ThemeDismissed,
    ThemeDissolved,
    ThemeFixed,
    ThemeFound,
    ThemeMerged,
    ThemeOverdue,
    ThemePassedOn,
    ThemeRenamed,
)
from bot.outer_loop.theme import ThemeState
from bot.people import Subject
from bot.values import Value

Decision = QuickWinNamed | PilotStarted | ThemeFixed | ThemeDeclined
"""What those hear of whose entries are in the theme."""

OVER = frozenset({ThemeState.FIXED, ThemeState.DECLINED, ThemeState.DISMISSED})
"""Nobody is asked to act on these."""

_STATES = {
    ThemeState.FOUND: State.OPEN,
    ThemeState.ACCEPTED: State.TAKEN,
    ThemeState.DECIDED: State.TAKEN,
    ThemeState.PILOTED: State.TAKEN,
}


class Decided(Value):
    """A theme as people left it. `due`: the owner answers by then; null once they have."""

    first: ThemeFound
    owner: str
    due: datetime | None
    state: ThemeState = ThemeState.FOUND
    since: datetime
    title: str | None = None
    kind: Kind | None = None
    reason: str = ""
    suggested: str = ""
    quick_win: QuickWinNamed | None = None
    pilot: PilotStarted | None = None
    fixed: ThemeFixed | None = None
    decisions: tuple[Decision, ...] = ()
    merged_into: str | None = None
    seen: int = 1

    @property
    def id(self) -> str:
        """The theme's id."""
        return self.first.id

    @property
    def subject(self) -> Subject:
        """Nobody's, and its owner's to act on."""
        return Subject(by=LEEWAY, owner=self.owner)

    @property
    def waiting(self) -> bool:
        """Whether its owner has still to say something."""
        return self.state is ThemeState.FOUND and self.merged_into is None

    def standing(self) -> Standing:
        """The same without texts. Until it is over it counts as open, and is never purged."""
        over = self.merged_into is not None
        return Standing(
            about=self.id,
            kind=self.first.kind,
            state=State.CLOSED if over else _STATES.get(self.state, State.CLOSED),
            by=LEEWAY,
            team=None,
            owner=self.owner,
            touchpoint=self.first.touchpoint,
            at=self.first.at,
            due=self.due if self.waiting else None,
            look=self.due if self.waiting else None,
        )


def decided(entries: Sequence[Entry]) -> Decided:
    """Read the entries about a theme in order; raises NotFound if they are about none."""
    first = entries[0] if entries else None
    if not isinstance(first, ThemeFound):
        raise NotFound("no such theme")
    stands = Decided(first=first, owner=first.owner, due=first.due, since=first.at)
    for entry in entries[1:]:
        stands = then(stands, entry)
    return stands


def then(stands: Decided, entry: Entry) -> Decided:
    """Where it stands after one more entry."""
    now: dict[str, object] = {"seen": stands.seen + 1}
    state = _state_after(entry)
    if state is not None:
        now |= {"state": state, "since": entry.at}
    if isinstance(entry, Decision):
        now["decisions"] = (*stands.decisions, entry)
    match entry:
        case ThemeRenamed():
            now["title"] = entry.title
        case KindConfirmed():
            now["kind"] = entry.theme_kind
        case ThemeMerged():
            now["merged_into"] = entry.into
        case ThemePassedOn() | ThemeOverdue():
            now |= {"owner": entry.owner, "due": entry.due}
        case ThemeDeclined() | ThemeDismissed():
            now["reason"] = entry.reason
        case FixSuggested():
            now["suggested"] = entry.fix
        case QuickWinNamed():
            now["quick_win"] = entry
        case PilotStarted():
            now["pilot"] = entry
        case ThemeFixed():
            now["fixed"] = entry
        case _:
            pass
    return stands.model_copy(update=now)


def _state_after(entry: Entry) -> ThemeState | None:
    match entry:
        case ThemePassedOn() | ThemeOverdue():
            return ThemeState.FOUND
        case ThemeAccepted():
            return ThemeState.ACCEPTED
        case ThemeDeclined():
            return ThemeState.DECLINED
        case ThemeDismissed() | ThemeDissolved():
            return ThemeState.DISMISSED
        case QuickWinNamed():
            return ThemeState.DECIDED
        case PilotStarted():
            return ThemeState.PILOTED
        case ThemeFixed():
            return ThemeState.FIXED
        case _:
            return None
