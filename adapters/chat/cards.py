"""The cards of escalations: edited in place as things change, wherever and by whomever."""

import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from adapters.chat.door import Door
from adapters.chat.refused import NotTaken
from bot.changes import Placed
from bot.errors import ServiceFailed
from bot.people import Address
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

Edit = Callable[[Placed, Address, Reply], Awaitable[None]]
"""Puts a reply in the place of a card; raises NotTaken, ServiceFailed."""


@dataclass
class Cards:
    """Draws them anew. What has moved is known from the database, so no move is missed."""

    channel: str
    leeway: Door
    places: Places
    edit: Edit

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
        """Every card that shows less than has happened; how many. Raises ServiceFailed."""
        outdated = await self.places.outdated(self.channel, AT_ONCE, escalation)
        for placed in outdated:
            address = Address(channel=self.channel, id=placed.who.split()[-1])
            reply = await self.leeway.card(placed.about, address)
            if reply is None or not await self._edited(placed, address, reply):
                break  # the rest would fare no better now
            await self.places.put(placed)
        return len(outdated)

    async def _edited(self, placed: Placed, address: Address, reply: Reply) -> bool:
        """Whether there is nothing more to do for it."""
        try:
            await self.edit(placed, address, reply)
        except NotTaken as refused:
            logger.warning("a card was not edited: %s", refused.says())
            return refused.for_good
        return True
