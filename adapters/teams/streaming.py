"""An answer as it is written, in a personal chat: that it is coming, its first text, all of it.

https://learn.microsoft.com/microsoftteams/platform/bots/streaming-ux: one stream at a time, about
one update a second, label and citations with the last alone.
"""

import asyncio
import logging
from dataclasses import dataclass

from adapters.teams.connector import Activity, Connector, Refused
from adapters.teams.entities import final, informative, streaming
from adapters.teams.heard import Spot
from adapters.teams.phrases import ENGLISH

logger = logging.getLogger(__name__)


@dataclass
class Stream:
    """One answer's stream. Once Teams refuses a part of it, `broken`: then the answer is posted."""

    connector: Connector
    spot: Spot
    pause_s: float
    id: str = ""
    sequence: int = 0
    broken: bool = False

    async def begin(self) -> None:
        """Show that the answer is on its way; that it cannot be shown stops nothing."""
        await self._update(informative(ENGLISH.working, 1))

    async def say(self, text: str) -> None:
        """The first text."""
        await self._update(streaming(text, self.sequence + 1, self.id))

    async def finish(self, message: Activity) -> str:
        """The whole answer, in the stream's place; the message's id. Raises Refused."""
        if self.broken or not self.id:
            return await self.connector.send(self.spot, message)
        await asyncio.sleep(self.pause_s)
        text = message.get("text") or message.get("summary") or ENGLISH.title
        try:
            await self.connector.send(self.spot, final({**message, "text": text}, self.id))
        except Refused as refused:
            logger.warning("not streamed to its end (%s); posted instead", refused.error)
            return await self.connector.send(self.spot, message)
        return self.id

    async def _update(self, activity: Activity) -> None:
        if self.broken:
            return
        try:
            made = await self.connector.send(self.spot, activity)
        except Refused as refused:
            logger.info("not streamed: %s", refused.state)
            self.broken = True
            return
        self.id, self.sequence = self.id or made, self.sequence + 1
