"""The outer loop without a channel: members put into themes by hand, and what people make of it."""

from collections.abc import Sequence
from datetime import datetime, timedelta

import numpy as np

from bot.outer_loop.ownership import Owning
from bot.outer_loop.theme import Kind, Member, MemberKind, Outline
from tests.unit.loop import MONDAY, Loop

WEEK = timedelta(days=7)


def member(number: int, theme: str | None = "t1", **more: object) -> Member:
    """The nth member: of six advisors in turn, of two teams, an hour apart, newest first."""
    values: dict[str, object] = {
        "entry_id": f"e{number:04}",
        "theme": theme,
        "kind": MemberKind.ASKED,
        "at": MONDAY - timedelta(hours=number + 1),
        "text": f"parcel marked delivered but not there, number {number}",
        "touchpoint": "delivery",
        "team": ("blue", "red")[number % 2],
        "whose": f"p-{'ada abe ann art amy alf'.split()[number % 6]}",
    }
    return Member.model_validate(values | more)


def outline(theme: str, members: Sequence[Member], **more: object) -> Outline:
    values: dict[str, object] = {
        "id": theme,
        "found": MONDAY - WEEK,
        "latest": max(m.at for m in members),
        "entries": len(members),
        "advisors": len({m.whose for m in members}),
        "kind": Kind.SERVICE_CRACK,
        "touchpoint": "delivery",
        "words": ("parcel", "delivered", "missing", "doorstep", "photo"),
        "central": members[0].entry_id,
    }
    return Outline.model_validate(values | more)


class OuterLoop(Loop):
    """Says requests about themes as people do."""

    def __init__(self) -> None:
        super().__init__()
        self.at = self.themes
        self.owning = Owning(self.at)
        self._random = np.random.default_rng(1)
        self._count = 0

    async def put(self, members: Sequence[Member], *outlines: Outline) -> None:
        """Members with vectors that say nothing, in the themes that they name."""
        vectors = self._random.normal(size=(len(members), 8)).astype(np.float32)
        vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
        await self.store.members.collect(members, vectors, upto=0)
        await self.store.outlines.settle({m.entry_id: m.theme for m in members}, outlines, ())

    async def with_theme(self, theme: str = "t1", number: int = 12, **more: object) -> "OuterLoop":
        """One more theme of so many members, which has its owner by now."""
        await self.begin()
        members = [member(self._count + n, theme) for n in range(number)]
        self._count += number
        await self.put(members, outline(theme, members, **more))
        await self.owning.adopt()
        return self

    async def first_entry(self, at: datetime) -> None:
        """The record began then."""
        now, self.now = self.now, at
        await self.asked()
        self.now = now
