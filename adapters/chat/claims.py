"""Which deliveries are this process's: each is worked on once, on any replica."""

import logging
from collections import OrderedDict
from dataclasses import dataclass, field
from datetime import timedelta

from bot.errors import ServiceFailed
from bot.ports import Clock
from bot.record_ports import Deliveries

logger = logging.getLogger(__name__)

CLAIMED = timedelta(minutes=2)
SEEN = 20_000


@dataclass
class Claims:
    """Claims in the database. `seen` recognises a repeat even while that is away."""

    deliveries: Deliveries
    clock: Clock
    seen: "OrderedDict[str, None]" = field(default_factory=OrderedDict)

    async def ours(self, delivery: str) -> bool:
        """Whether nobody has it yet."""
        if delivery in self.seen:
            return False
        self.seen[delivery] = None
        if len(self.seen) > SEEN:
            self.seen.popitem(last=False)
        now = self.clock()
        try:
            return await self.deliveries.claim(delivery, now, now + CLAIMED)
        except ServiceFailed:
            return True  # the person is told what is away, rather than nothing

    async def done(self, delivery: str) -> None:
        """It needs no second time."""
        try:
            await self.deliveries.done(delivery)
        except ServiceFailed:
            logger.warning("a delivery could not be marked as done")
