"""What happens to themes by itself: grouping, owners, silence, announcements. One at a time."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta

from bot.outer_loop.announcing import Announcing
from bot.outer_loop.ownership import Owning
from bot.outer_loop.theme_desk import ThemeDesk
from bot.record_ports import Leases

LEASE = "themes"
HELD = timedelta(minutes=10)
"""Longer than a run takes: whoever is silent for so long has died."""


@dataclass(frozen=True)
class Tending:
    """Looks after the themes. Any number may run; one at a time does something.

    `group` brings the themes up to date with the record.
    """

    at: ThemeDesk
    leases: Leases
    holder: str
    group: Callable[[], Awaitable[object]]

    async def run_once(self) -> int:
        """Do everything that is due; how many themes are new, handed on, and people told.

        Raises StorageUnavailable, ModelUnavailable.
        """
        if not await self._held():
            return 0
        await self.group()
        owning = Owning(self.at)
        new, handed_on = await owning.adopt(), await owning.look()
        return new + handed_on + await Announcing(self.at).run_once()

    async def refresh(self) -> int:
        """Group what is new, for somebody who does not want to wait; how many themes are new."""
        if not await self._held():
            return 0
        await self.group()
        return await Owning(self.at).adopt()

    async def _held(self) -> bool:
        now = self.at.desk.clock()
        return await self.leases.hold(LEASE, self.holder, now, now + HELD)
