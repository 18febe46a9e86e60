"""Keeps Leeway's own work from crowding out what a platform waits for: acknowledgements."""

import asyncio
from collections.abc import AsyncGenerator
from dataclasses import dataclass, field

from adapters.chat.door import Door
from bot.people import Address, Sender
from bot.replies import Reply
from bot.requests import Request

AT_ONCE = 2
"""Answering is work for the processor: more at once is not faster, it only delays everything."""


@dataclass
class Paced:
    """Leeway's door, for a few at a time; the others wait outside, already acknowledged."""

    leeway: Door
    room: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(AT_ONCE))

    async def handle(self, request: Request, sender: Sender, delivery: str | None = None) -> Reply:
        """Do what is asked, when it is its turn."""
        async with self.room:
            return await self.leeway.handle(request, sender, delivery)

    def reworded(self, answer: str, sender: Sender) -> AsyncGenerator[Reply, None]:
        """Better words; they are made elsewhere, and so wait for nobody."""
        return self.leeway.reworded(answer, sender)

    async def card(self, escalation: str, address: Address) -> Reply | None:
        """A card is a few rows of the database: it waits for nobody."""
        return await self.leeway.card(escalation, address)
