"""Leeway, as far as a chat channel knows it."""

from collections.abc import AsyncGenerator
from typing import Protocol

from bot.people import Address, Sender
from bot.replies import Reply
from bot.requests import Ask, Request


class Door(Protocol):
    """Leeway's one door, and the better words that follow an answer."""

    async def handle(self, request: Request, sender: Sender, delivery: str | None = None) -> Reply:
        """Do what is asked."""
        ...

    def reworded(self, answer: str, sender: Sender) -> AsyncGenerator[Reply, None]:
        """Better words for an answer just given, each in place of those before."""
        ...

    async def card(self, escalation: str, address: Address) -> Reply | None:
        """What an escalation's card shows at an address that it was sent to."""
        ...


async def asked(
    leeway: Door, text: str, follows: str | None, sender: Sender, delivery: str
) -> Reply:
    """What Leeway says to a question, by itself where what it follows was erased meanwhile."""
    reply = await leeway.handle(Ask(text=text, follows=follows), sender, delivery)
    if follows is None or reply.ok:
        return reply
    return await leeway.handle(Ask(text=text), sender, delivery)
