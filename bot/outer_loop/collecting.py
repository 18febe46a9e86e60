"""Reads what is new in the record, and keeps what belongs to themes with its vector."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from bot.entries import ActionLogged, Entry, Escalated
from bot.logbook.desk import Desk
from bot.outer_loop.ports import Members
from bot.outer_loop.theme import Member
from bot.outer_loop.verbatims import member_of
from bot.ports import Embedder, Vectors

AT_ONCE = 500
_EMBEDDED_AT_ONCE = 64
_KINDS = frozenset(
    "asked answer_reworded feedback_given action_logged action_corrected escalated "
    "verbatim_imported".split()
)


@dataclass(frozen=True)
class Collecting:
    """Brings the members up to date with the record; what a run misses, the next one finds."""

    desk: Desk
    members: Members
    embedder: Embedder

    async def run(self) -> int:
        """Look at everything new; how many links. Raises StorageUnavailable, ModelUnavailable."""
        after = (await self.members.reached()).collected
        looked, things, last = 0, {}, after  # type: int, dict[str, None], int
        async for link in self.desk.record.links(after=after):
            looked, last = looked + 1, link.number
            if link.kind in _KINDS and link.payload is not None:
                things[link.about] = None
            if len(things) >= AT_ONCE:
                await self._keep(list(things), last)
                things = {}
        if looked:
            await self._keep(list(things), last)
        return looked

    async def _keep(self, things: Sequence[str], upto: int) -> None:
        histories = await self.desk.logbook.about(things)
        back = await self.desk.logbook.about(
            list({answer for h in histories.values() if (answer := goes_back_to(h))})
        )
        found = {
            thing: None
            if history[0].id != thing
            else member_of(history, self.desk.base, back.get(goes_back_to(history) or "", ()))
            for thing, history in histories.items()
        }
        members = [member for member in found.values() if member and member.text]
        # A question that went on to be an action or an escalation is counted once, as that.
        followed = {m.follows for m in members if m.follows}
        asked = [m.entry_id for m in members if m.follows is None]
        followed |= await self.members.followed(asked)
        kept = [m for m in members if m.entry_id not in followed]
        gone = {*found, *followed} - {m.entry_id for m in kept}
        await self.members.collect(kept, await self._embedded(kept), upto, sorted(gone))

    async def _embedded(self, members: Sequence[Member]) -> Vectors:
        vectors: list[Vectors] = []
        for start in range(0, len(members), _EMBEDDED_AT_ONCE):
            texts = [m.text for m in members[start : start + _EMBEDDED_AT_ONCE]]
            vectors.append(await self.embedder.embed_passages(texts))
            await asyncio.sleep(0)  # whoever waits for an answer goes first
        return np.vstack(vectors) if vectors else np.zeros((0, 1), dtype=np.float32)


def goes_back_to(history: Sequence[Entry]) -> str | None:
    """The question that an action or escalation goes back to."""
    first = history[0]
    return first.answer if isinstance(first, ActionLogged | Escalated) else None
