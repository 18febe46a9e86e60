"""A theme, and what belongs to one.

Members and outlines are derived from the record: they can be computed anew from it, and are erased
with it. What people decide about a theme are entries of the record.
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from decimal import Decimal
from enum import StrEnum

from pydantic import Field

from bot.answers import Coverage
from bot.entries import Cause, Unhelpful
from bot.outer_entries import Kind
from bot.values import Value


class ThemeState(StrEnum):
    """Where a theme stands."""

    FOUND = "found"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    DECIDED = "decided"
    PILOTED = "piloted"
    FIXED = "fixed"
    DISMISSED = "dismissed"


class MemberKind(StrEnum):
    """What a member is, in the end: one situation of one advisor is one member."""

    ASKED = "asked"
    UNHELPFUL = "unhelpful"
    ACTION_LOGGED = "action_logged"
    ESCALATED = "escalated"
    VERBATIM = "verbatim"


class Member(Value):
    """One situation, or one imported verbatim; `entry_id` is the entry that it begins with.

    `text` is redacted. `theme` is null where it belongs to none. `coverage` and `unhelpful` are
    those of the answer `follows`, which it goes back to; `retired`: it had to say "not any more".
    `source` and `score` are an imported verbatim's; `case` is a keyed hash.
    """

    entry_id: str
    theme: str | None
    kind: MemberKind
    at: datetime
    text: str
    touchpoint: str = ""
    team: str | None = None
    whose: str = ""
    case: str | None = None
    cause: Cause | None = None
    amount: Decimal | None = None
    source: str | None = None
    score: float | None = None
    coverage: Coverage | None = None
    unhelpful: Unhelpful | None = None
    retired: bool = False
    follows: str | None = None

    @property
    def speaker(self) -> str:
        """Who counts as one of "so many different people".

        An imported verbatim has no name: each is by somebody of its own.
        """
        return self.whose or self.entry_id


class Outline(Value):
    """What a run of the grouping computed about a theme.

    `words` are distinctive for it, the first most. `central` is the entry of its most central
    verbatim. `touchpoint` is that of most members. `title` is null until a model has worded one;
    `phrase` is how a central verbatim puts it, null if none can be shown.
    `near`: the themes most like it, the first most; about the same in a third of all cases.
    `days`: how many advisors' entries there were on each of the days up to the latest, as
    `bot.outer_loop.rising` needs them, with those of other themes that resemble this one more: they
    are older than it. Of a very large theme, of an even sample.
    """

    id: str
    found: datetime
    latest: datetime
    entries: int
    advisors: int
    kind: Kind
    touchpoint: str
    words: tuple[str, ...]
    central: str
    title: str | None = None
    phrase: str | None = None
    days: tuple[tuple[int, int], ...] = ()
    near: tuple[str, ...] = ()


class Theme(Value):
    """A theme as it stands: what was computed about it, and what people decided.

    `advisors` are distinct people, of whom nothing but the number is known here.
    """

    id: str
    title: str
    kind: Kind
    kind_confirmed: bool
    touchpoint: str
    stage: str
    owner: str | None
    state: ThemeState
    found: datetime
    entries: int
    advisors: int
    words: tuple[str, ...]
    worded_by_model: bool


class Curation(Value):
    """What people decided about which entries belong together; no run undoes it.

    `merged`: a theme into another. `pinned`: an entry's theme since a split, in both halves.
    `kept`: themes that people did anything about; no run takes an entry away from them. Dismissed
    ones are among these, so that they are not found again.
    """

    merged: dict[str, str] = Field(default_factory=dict)
    pinned: dict[str, str] = Field(default_factory=dict)
    kept: frozenset[str] = frozenset()

    def now(self, theme: str) -> str:
        """What a theme has become by merging."""
        seen = {theme}
        while theme in self.merged and self.merged[theme] not in seen:
            theme = self.merged[theme]
            seen.add(theme)
        return theme


def by_theme(members: Iterable[Member]) -> defaultdict[str, list[Member]]:
    """The members of each theme, in their order; a theme without any has none."""
    found: defaultdict[str, list[Member]] = defaultdict(list)
    for member in members:
        if member.theme is not None:
            found[member.theme].append(member)
    return found
