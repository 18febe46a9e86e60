"""One run of the grouping: collect what is new, place it, and describe every theme that changed."""

import asyncio
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from bot.guidance.words import stem
from bot.logbook.desk import Desk
from bot.outer_loop.collecting import Collecting
from bot.outer_loop.constraints import curation_of
from bot.outer_loop.identity import FEWEST, Placing
from bot.outer_loop.kinds import proposed
from bot.outer_loop.naming import (
    WordTitle,
    central,
    common,
    distinctive,
    grounded,
    phrase,
    shared,
    words_of,
)
from bot.outer_loop.ports import Members, Outlines, Points
from bot.outer_loop.rising import Days, days_of
from bot.outer_loop.theme import Member, MemberKind, Outline
from bot.ports import Embedder, Vectors

GROWN = 1.5
"""All is grouped anew once there are so many times as many members as at the last time."""

_SAMPLE = 5_000
_VERBATIMS, _CENTRAL = 5, 10
_FIRST, _HELD = 4, 2


@dataclass(frozen=True)
class Refreshing:
    """Brings themes up to date. One at a time, under a lease; a run cut short is made up for.

    `word` has a model word titles, if there is one. What the guidance speaks of is the background
    that entries are seen against; `remembering` embeds that, and may keep it: it is nobody's.
    """

    desk: Desk
    members: Members
    outlines: Outlines
    embedder: Embedder
    word: WordTitle | None = None
    remembering: Embedder | None = None
    _background: dict[str, Vectors] = field(default_factory=dict)

    async def run(self, anew: bool | None = None) -> int:
        """How many themes are new or changed. `anew` forces or forbids grouping all anew.

        Raises StorageUnavailable, ModelUnavailable.
        """
        looked = await Collecting(self.desk, self.members, self.embedder).run()
        if not looked and anew is None:
            return 0
        points, reached = await self.members.points(), await self.members.reached()
        if len(points) < FEWEST and not await self.outlines.outlines():
            return 0
        if anew is None:
            anew = len(points) > GROWN * reached.regrouped
        curation = await curation_of(self.desk.record)
        background = await self._background_of()
        placing = Placing(points, curation, self.desk.ids, background)
        themes = await asyncio.to_thread(placing.anew if anew else placing.incrementally)
        placed = {
            entry: now
            for entry, was, now, fresh in zip(
                points.ids, points.themes, themes, points.fresh, strict=True
            )
            if fresh or was != now
        }
        alike = await asyncio.to_thread(placing.alike, themes) if placed else themes
        near = await asyncio.to_thread(placing.near, themes) if placed else {}
        described, gone = await self._described(points, themes, placed, alike, near)
        await self.outlines.settle(placed, described, gone, len(points) if anew else None)
        return len(described)

    async def _described(
        self,
        points: Points,
        themes: Sequence[str | None],
        placed: Mapping[str, str | None],
        alike: Sequence[str | None],
        near: Mapping[str, tuple[str, ...]],
    ) -> tuple[list[Outline], list[str]]:
        """Outlines of the themes that changed, and the themes that have no members any more.

        `alike`: the theme that each point resembles most. `near`: the themes most like each.
        """
        before = {outline.id: outline for outline in await self.outlines.outlines()}
        rows: dict[str, list[int]] = defaultdict(list)
        for row, theme in enumerate(themes):
            if theme is not None:
                rows[theme].append(row)
        touched = {theme for theme in placed.values() if theme}
        touched |= {t for e, t in zip(points.ids, points.themes, strict=True) if t and e in placed}
        changed = [
            theme
            for theme, of in rows.items()
            if theme in touched or theme not in before or before[theme].entries != len(of)
        ]
        everywhere, number = await self._everywhere(points) if changed else (Counter[str](), 0)
        elsewhere = _elsewhere(themes, alike)
        described = []
        for theme in changed:
            of = rows[theme]
            outline = await self._outline(theme, points, of, before.get(theme), everywhere, number)
            days = await self._days(points, [*of, *elsewhere.get(theme, ())])
            nearest = near.get(theme, ())
            described.append(outline.model_copy(update={"days": days, "near": nearest}))
        return described, [theme for theme in before if theme not in rows]

    async def _outline(
        self,
        theme: str,
        points: Points,
        rows: Sequence[int],
        before: Outline | None,
        everywhere: Mapping[str, int],
        number: int,
    ) -> Outline:
        step = max(len(rows) // _SAMPLE, 1)
        shown = list(rows[::step])
        members = await self.members.members([points.ids[row] for row in shown])
        several = shared(members)
        words = distinctive(members, several, everywhere, number)
        centre = [points.ids[shown[row]] for row in central(points.vectors[shown], _CENTRAL)]
        said = {member.entry_id: member.text for member in members}
        verbatims = [said[entry] for entry in centre if entry in said]
        named = Counter(m.touchpoint for m in members if m.touchpoint)
        return Outline(
            id=theme,
            found=before.found if before else self.desk.clock(),
            latest=max(m.at for m in members),
            entries=len(rows),
            advisors=len({m.whose for m in members if m.kind is not MemberKind.VERBATIM}),
            kind=proposed(members),
            touchpoint=named.most_common(1)[0][0] if named else "",
            words=words,
            central=centre[0],
            title=await self._title(words, centre[0], members, before),
            phrase=_phrase(words, verbatims, several, before),
        )

    async def _days(self, points: Points, rows: Sequence[int]) -> Days:
        """When there was what belongs to a theme, or would if it had been there sooner."""
        shown = rows[:: max(len(rows) // _SAMPLE, 1)]
        members = await self.members.members([points.ids[row] for row in shown])
        return days_of(m.at for m in members if m.kind is not MemberKind.VERBATIM)

    async def _title(
        self, words: Sequence[str], middle: str, members: Sequence[Member], before: Outline | None
    ) -> str | None:
        """A model's title, once; kept only where the members' own words bear it out."""
        if before is not None and before.title is not None:
            return before.title
        if self.word is None:
            return None
        verbatims = sorted(members, key=lambda m: m.entry_id != middle)[:_VERBATIMS]
        title = await self.word(words, [m.text for m in verbatims])
        return title if title and grounded(title, members) else None

    async def _everywhere(self, points: Points) -> tuple[Counter[str], int]:
        """In how many of all members each word stands, from an even sample, and of how many."""
        sample = points.ids[:: max(len(points) // _SAMPLE, 1)]
        texts = [member.text for member in await self.members.members(sample)]
        return common(texts), len(texts)

    async def _background_of(self) -> Vectors:
        """The guidance's own titles and keywords, embedded once for each version of it."""
        base = self.desk.base
        if base.version not in self._background:
            texts = [word for item in base.answerable() for word in (item.title, *item.keywords)]
            self._background.clear()
            self._background[base.version] = await (
                self.remembering or self.embedder
            ).embed_passages(texts)
        return self._background[base.version]


def _phrase(
    words: Sequence[str],
    verbatims: Sequence[str],
    several: Collection[str],
    before: Outline | None,
) -> str | None:
    """How central verbatims put it; the same as before while two of the first words stand in it."""
    if before is not None and before.phrase is not None:
        said = {stem(word) for word in words_of(before.phrase)}
        if len(said & {stem(word) for word in words[:_FIRST]}) >= _HELD:
            return before.phrase
    return phrase(verbatims, words, several)


def _elsewhere(themes: Sequence[str | None], alike: Sequence[str | None]) -> dict[str, list[int]]:
    """The points of other themes, or of none, that resemble each theme most."""
    found: dict[str, list[int]] = defaultdict(list)
    for row, (theme, most) in enumerate(zip(themes, alike, strict=True)):
        if most is not None and most != theme:
            found[most].append(row)
    return found
