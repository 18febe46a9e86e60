"""Sends what the outbox holds: at least once, with patience, and given up only for all to see."""

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

from bot.changes import Outgoing
from bot.errors import NotDelivered
from bot.ports import Clock
from bot.record_ports import Messenger, Outbox

logger = logging.getLogger(__name__)

HELD = timedelta(minutes=2)
"""For so long a message is nobody else's; who holds it longer has died."""

FIRST_WAIT = timedelta(seconds=5)
LONGEST_WAIT = timedelta(hours=1)
MOST_TRIES = 24
"""Tried so often, over most of a day, a message is given up."""


@dataclass(frozen=True)
class Dispatching:
    """Hands messages to the channels. Any number may run at once."""

    outbox: Outbox
    messengers: Mapping[str, Messenger]
    clock: Clock

    async def run_once(self, most: int = 50) -> int:
        """Send what is due now; how many there were. Raises StorageUnavailable."""
        now = self.clock()
        claimed = await self.outbox.claim(now, now + HELD, most)
        for outgoing in claimed:
            await self._send(outgoing)
        return len(claimed)

    async def _send(self, outgoing: Outgoing) -> None:
        messenger = self.messengers.get(outgoing.address.channel)
        if messenger is None:
            reason = f"the channel {outgoing.address.channel} is off"
            await self._failed(outgoing, NotDelivered(reason))
            return
        try:
            await messenger.send(outgoing)
        except NotDelivered as failed:
            await self._failed(outgoing, failed)
        except Exception:
            logger.exception("sending %s failed unexpectedly", outgoing.key)
            await self._failed(outgoing, NotDelivered("unexpected, see the log"))
        else:
            await self.outbox.sent(outgoing.key)

    async def _failed(self, outgoing: Outgoing, failed: NotDelivered) -> None:
        wait = failed.again_in or back_off(outgoing.tries)
        final = failed.for_good or outgoing.tries >= MOST_TRIES
        again = None if final else self.clock() + wait
        logger.warning("%s not delivered, try %d: %s", outgoing.key, outgoing.tries, failed)
        await self.outbox.failed(outgoing.key, again, str(failed))


def back_off(tries: int) -> timedelta:
    """Twice as long after every try, up to an hour."""
    doubled: int = 2 ** min(tries - 1, 20)
    return min(FIRST_WAIT * doubled, LONGEST_WAIT)
