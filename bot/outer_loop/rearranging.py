"""What curators make of themes, in the figures as well: at once, until the next run computes them.

The run itself reads the same entries, as constraints that it never undoes.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from bot.errors import IncompleteForm
from bot.logbook.desk import Visit
from bot.outer_entries import ThemeSplit
from bot.outer_loop.decided import decided
from bot.outer_loop.ownership import change_of, found_entry
from bot.outer_loop.rising import days_of
from bot.outer_loop.theme import Member, MemberKind, Outline
from bot.outer_loop.theme_desk import Known, ThemeDesk


@dataclass(frozen=True)
class Rearranging:
    """Merges and splits."""

    at: ThemeDesk

    async def merged(self, gone: Known, into: Known) -> None:
        """Put the entries of both together."""
        both = await self.at.members.of([gone.theme.id, into.theme.id])
        placed = {m.entry_id: into.theme.id for m in both}
        await self.at.outlines.settle(placed, [counted(into.outline, both)], [gone.theme.id])

    async def split_off(
        self, known: Known, words: str, visit: Visit
    ) -> tuple[ThemeSplit, tuple[Member, ...]]:
        """The entry that says which members are a theme of their own, and those; none is written.

        Raises IncompleteForm unless some have one of the words, and some have none.
        """
        members = await self.at.members.of([known.theme.id])
        wanted = [word.strip().casefold() for word in words.split(",") if word.strip()]
        moved = [m for m in members if any(word in m.text.casefold() for word in wanted)]
        if not 0 < len(moved) < len(members):
            raise IncompleteForm({"words": self.at.say.needs_words})
        ids = {m.entry_id for m in moved}
        entry = ThemeSplit(
            **self.at.desk.head(visit),
            about=known.theme.id,
            into=self.at.desk.ids(),
            moved=tuple(m.entry_id for m in moved),
            kept=tuple(m.entry_id for m in members if m.entry_id not in ids),
        )
        return entry, members

    async def begin(self, known: Known, entry: ThemeSplit, there: Collection[str]) -> None:
        """Record the new theme, before the split that fills it."""
        desk = self.at.desk
        touchpoint = known.outline.touchpoint
        found = found_entry(desk, entry.into, touchpoint, there, split_from=known.theme.id)
        await desk.logbook.write(change_of(decided([found]), 0, found))

    async def split(
        self, known: Known, entry: ThemeSplit, members: Sequence[Member], words: str
    ) -> None:
        """Move the entries."""
        moved = [m for m in members if m.entry_id in set(entry.moved)]
        kept = [m for m in members if m.entry_id not in set(entry.moved)]
        named = tuple(word.strip() for word in words.split(",") if word.strip())
        new = known.outline.model_copy(
            update={
                "id": entry.into,
                "found": entry.at,
                "words": named,
                "title": None,
                "central": moved[0].entry_id,
            }
        )
        placed = dict.fromkeys(entry.moved, entry.into) | dict.fromkeys(entry.kept, known.theme.id)
        outlines = [counted(new, moved), counted(known.outline, kept)]
        await self.at.outlines.settle(placed, outlines, ())


def counted(outline: Outline, members: Sequence[Member]) -> Outline:
    """The outline with the numbers of these members."""
    ids = {m.entry_id for m in members}
    central = outline.central if outline.central in ids else members[0].entry_id
    return outline.model_copy(
        update={
            "latest": max(m.at for m in members),
            "entries": len(members),
            "advisors": len({m.whose for m in members if m.kind is not MemberKind.VERBATIM}),
            "central": central,
            "days": days_of(m.at for m in members if m.kind is not MemberKind.VERBATIM),
        }
    )
