"""The cards of escalations: edited in place as things change, wherever and by whomever."""

import logging
from collections.abc import AsyncGenerator
from dataclasses import dataclass
from typing import Protocol

from adapters.slack.heard import CHANNEL
from adapters.slack.outbound import message, summary
from adapters.slack.web_api import Refused, SlackApi
from bot.changes import Placed
from bot.errors import ServiceFailed
from bot.people import Address, Sender
from bot.record_ports import Places
from bot.replies import Reply
from bot.requests import Request

logger = logging.getLogger(__name__)

AT_ONCE = 50

MOVES = frozenset(
    {
        "take_escalation",
        "reply_to_escalation",
        "pass_on_escalation",
        "close_escalation",
        "reopen_escalation",
    }
)
"""Requests after which an escalation's cards look otherwise."""


class Door(Protocol):
    """Leeway, as far as a channel knows it."""

    async def handle(self, request: Request, sender: Sender, delivery: str | None = None) -> Reply:
        """Do what is asked."""
        ...

    def reworded(self, answer: str, sender: Sender) -> AsyncGenerator[Reply, None]:
        """Better words for an answer just given, each in place of those before."""
        ...

    async def card(self, escalation: str, address: Address) -> Reply | None:
        """What an escalation's card shows at an address that it was sent to."""
        ...


@dataclass
class Cards:
    """Draws them anew. What has moved is known from the database, so no move is missed."""

    leeway: Door
    places: Places
    api: SlackApi

    async def draw(self, request: Request) -> None:
        """Every card of the escalation that was just moved, as it stands now."""
        escalation = str(getattr(request, "escalation", ""))
        if request.kind not in MOVES or not escalation:
            return
        try:
            await self.refresh(escalation)
        except ServiceFailed:
            logger.warning("cards are edited later: the database does not answer")

    async def refresh(self, escalation: str = "") -> int:
        """Every card that shows less than has happened; how many. Raises StorageUnavailable."""
        outdated = await self.places.outdated(CHANNEL, AT_ONCE, escalation)
        for placed in outdated:
            address = Address(channel=CHANNEL, id=placed.who.split()[-1])
            reply = await self.leeway.card(placed.about, address)
            if reply is None or not await self._edited(placed, reply):
                break  # the rest would fare no better now
            await self.places.put(placed)
        return len(outdated)

    async def _edited(self, placed: Placed, reply: Reply) -> bool:
        """Whether there is nothing more to do for it."""
        try:
            await self._edit(placed, reply)
        except Refused as refused:
            logger.warning("a card was not edited: %s", refused.says())
            return refused.for_good
        return True

    async def _edit(self, placed: Placed, reply: Reply) -> None:
        """Raises Refused."""
        channel, _, ts = placed.place.partition(":")
        said = {"text": summary(reply), "blocks": message(reply)}
        await self.api.call("chat.update", channel=channel, ts=ts, **said)
