"""What the features about themes work with, and a theme with all that is known about it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.entries import Entry
from bot.errors import NotFound
from bot.guidance.routing import last_resort
from bot.logbook.desk import Desk
from bot.outer_entries import COMPANY, DecisionModeSet, Mode, ThemeFound, mode_of
from bot.outer_loop.decided import OVER, Decided, decided
from bot.outer_loop.ports import Members, Outlines
from bot.outer_loop.rising import Lately, lately
from bot.outer_loop.theme import Outline, Theme
from bot.theme_phrases import ThemePhrases

_WORDS = 4
_READ = 500
"""So many entries of a theme are read one by one."""


@dataclass(frozen=True)
class Known:
    """A theme: what was computed, and what people decided."""

    theme: Theme
    outline: Outline
    stands: Decided

    def lately(self, now: datetime, began: datetime | None) -> Lately:
        """Whether it comes up more often than it did; `began` is when the record did."""
        return lately(self.outline.days, now.date(), began.date() if began else None)

    @property
    def over(self) -> bool:
        """Whether nobody has to act on it any more."""
        return self.stands.state in OVER


@dataclass(frozen=True)
class Chosen:
    """A decision mode. `set` is null where only company.yaml names it."""

    mode: Mode
    set: DecisionModeSet | None
    owner: str


@dataclass(frozen=True)
class ThemeDesk:
    """The desk, and what was computed about themes."""

    desk: Desk
    members: Members
    outlines: Outlines

    @property
    def say(self) -> ThemePhrases:
        """The sentences about themes."""
        return self.desk.wording.phrases.themes

    async def all(self) -> tuple[Known, ...]:
        """Every theme, those that nobody owns first, then those with most entries.

        Raises StorageUnavailable.
        """
        outlines = await self.outlines.outlines()
        histories = await self.desk.logbook.about([o.id for o in outlines])
        found = [known for o in outlines if (known := self._known(o, histories.get(o.id, ())))]
        return tuple(sorted(found, key=lambda k: (k.theme.owner is not None, -k.theme.entries)))

    async def one(self, theme: str) -> Known:
        """That theme, or the one that it is part of by now; raises NotFound."""
        theme = (await self.stands(theme)).id
        found = next((o for o in await self.outlines.outlines() if o.id == theme), None)
        known = found and self._known(found, await self.desk.thing(theme))
        if not known:
            raise NotFound(f"theme {theme} has no entries any more")
        return known

    async def stands(self, theme: str) -> Decided:
        """Where that theme stands, or the one that it is part of by now; raises NotFound."""
        seen: set[str] = set()
        while True:
            stands = decided(await self.desk.thing(theme))
            seen.add(theme)
            if stands.merged_into is None or stands.merged_into in seen:
                return stands
            theme = stands.merged_into

    async def entries_of(self, theme: str) -> tuple[str, ...]:
        """The entries in a theme, the newest first; raises NotFound."""
        found = await self.members.of([(await self.one(theme)).theme.id])
        return tuple(member.entry_id for member in found[::-1][:_READ])

    async def mode_for(self, owner: str) -> Chosen | None:
        """The owner's decision mode, else the company's, else company.yaml's, else null."""
        wanted = [mode_of(owner), mode_of(COMPANY)]
        histories = await self.desk.logbook.about(wanted)
        for about, whose in zip(wanted, (owner, COMPANY), strict=True):
            last = _last_mode(histories, about)
            if last is not None:
                return Chosen(last.mode, last, whose)
        in_file = self.desk.base.company.decision_mode
        return Chosen(Mode(in_file), None, COMPANY) if in_file else None

    async def began(self) -> datetime | None:
        """When the record began; null as long as it is empty."""
        async for link in self.desk.record.links():
            return link.at
        return None

    def stage_of(self, touchpoint: str) -> str:
        """The title of the journey's stage that a touchpoint is in; empty for none."""
        stages = self.desk.base.journey.stages
        return next((s.title for s in stages if touchpoint in {t.id for t in s.touchpoints}), "")

    def _known(self, outline: Outline, history: Sequence[Entry]) -> Known | None:
        if not history or not isinstance(history[0], ThemeFound):
            return None
        stands = decided(history)
        if stands.merged_into is not None:
            return None
        return Known(self._theme(outline, stands), outline, stands)

    def _theme(self, outline: Outline, stands: Decided) -> Theme:
        unowned = self.desk.owner_of(outline.touchpoint) is None
        nobody = unowned and stands.owner == last_resort(self.desk.base).id
        return Theme(
            id=outline.id,
            title=stands.title or title_of(outline),
            kind=stands.kind or outline.kind,
            kind_confirmed=stands.kind is not None,
            touchpoint=outline.touchpoint,
            stage=self.stage_of(outline.touchpoint),
            owner=None if nobody else stands.owner,
            state=stands.state,
            found=outline.found,
            entries=outline.entries,
            advisors=outline.advisors,
            words=outline.words,
            worded_by_model=stands.title is None and outline.title is not None,
        )


def title_of(outline: Outline) -> str:
    """A theme's title as it was computed: a model's, a verbatim's, else its distinctive words."""
    return outline.title or outline.phrase or " · ".join(outline.words[:_WORDS])


def open_ones(known: Iterable[Known]) -> tuple[Known, ...]:
    """Those that somebody has to act on."""
    return tuple(k for k in known if not k.over)


def near_to(known: Known, others: Iterable[Known]) -> tuple[Known, ...]:
    """Those of the others that are most like it: by its outline first, then by their own."""
    own, near = known.theme.id, known.outline.near
    found = [k for k in others if k.theme.id in near or own in k.outline.near]
    found.sort(key=lambda k: near.index(k.theme.id) if k.theme.id in near else len(near))
    return tuple(found)


def _last_mode(histories: Mapping[str, Sequence[Entry]], about: str) -> DecisionModeSet | None:
    entries = histories.get(about, ())
    return next((e for e in reversed(entries) if isinstance(e, DecisionModeSet)), None)
