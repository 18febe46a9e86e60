"""What belongs to themes, in memory."""

from collections.abc import Mapping, Sequence

import numpy as np

from bot.outer_loop.ports import Points, Reached
from bot.outer_loop.theme import Member, Outline
from bot.ports import Vectors


class MemoryMembers:
    """Implements `bot.outer_loop.ports.Members` and `.Outlines`."""

    def __init__(self) -> None:
        self._members: dict[str, Member] = {}
        self._vectors: dict[str, Vectors] = {}
        self._fresh: set[str] = set()
        self._outlines: dict[str, Outline] = {}
        self._reached = Reached()
        self._erased: set[str] = set()

    async def reached(self) -> Reached:
        """Zeros before the first run."""
        return self._reached

    async def collect(
        self, members: Sequence[Member], vectors: Vectors, upto: int, gone: Sequence[str] = ()
    ) -> None:
        """Replace those that are there; never one whose entry was erased meanwhile."""
        for entry in gone:
            self._forget(entry)
        for member, vector in zip(members, vectors, strict=True):
            if member.entry_id in self._erased:
                continue
            before = self._members.get(member.entry_id)
            theme = before.theme if before else None
            self._members[member.entry_id] = member.model_copy(update={"theme": theme})
            self._vectors[member.entry_id] = vector
            self._fresh.add(member.entry_id)
        self._reached = self._reached.model_copy(update={"collected": upto})

    def erase(self, entry: str) -> None:
        """Drop a member with its entry, for good."""
        self._erased.add(entry)
        self._forget(entry)

    def _forget(self, entry: str) -> None:
        self._members.pop(entry, None)
        self._vectors.pop(entry, None)
        self._fresh.discard(entry)

    async def of(self, themes: Sequence[str]) -> tuple[Member, ...]:
        """Oldest first."""
        wanted = set(themes)
        return _by_age([m for m in self._members.values() if m.theme in wanted])

    async def members(self, entries: Sequence[str]) -> tuple[Member, ...]:
        """Oldest first."""
        return _by_age([self._members[e] for e in set(entries) if e in self._members])

    async def followed(self, answers: Sequence[str]) -> frozenset[str]:
        """Those that a member goes back to."""
        return frozenset(answers) & {m.follows for m in self._members.values() if m.follows}

    async def points(self, themes: Sequence[str | None] | None = None) -> Points:
        """Ids, themes, speakers and vectors."""
        chosen = [
            self._members[entry]
            for entry in sorted(self._members)
            if themes is None or self._members[entry].theme in themes
        ]
        vectors = [self._vectors[m.entry_id] for m in chosen]
        return Points(
            tuple(m.entry_id for m in chosen),
            tuple(m.theme for m in chosen),
            tuple(m.speaker for m in chosen),
            tuple(m.entry_id in self._fresh for m in chosen),
            np.stack(vectors) if vectors else np.zeros((0, 1), dtype=np.float32),
        )

    async def outlines(self) -> tuple[Outline, ...]:
        """Most members first."""
        return tuple(sorted(self._outlines.values(), key=lambda o: (-o.entries, o.id)))

    async def settle(
        self,
        placed: Mapping[str, str | None],
        outlines: Sequence[Outline],
        gone: Sequence[str],
        regrouped: int | None = None,
    ) -> None:
        """Only the members that are still there."""
        for entry in placed.keys() & self._members.keys():
            update = {"theme": placed[entry]}
            self._members[entry] = self._members[entry].model_copy(update=update)
            self._fresh.discard(entry)
        for theme in gone:
            self._outlines.pop(theme, None)
        self._outlines |= {outline.id: outline for outline in outlines}
        if regrouped is not None:
            self._reached = self._reached.model_copy(update={"regrouped": regrouped})


def _by_age(members: Sequence[Member]) -> tuple[Member, ...]:
    return tuple(sorted(members, key=lambda m: (m.at, m.entry_id)))
