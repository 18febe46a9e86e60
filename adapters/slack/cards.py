"""The cards of escalations: edited in place as things change, for each who sees one."""

import logging
from collections.abc import AsyncGenerator
from dataclasses import dataclass
from typing import Protocol

from adapters.slack.heard import CHANNEL
from adapters.slack.messenger import addressee
from adapters.slack.outbound import message, summary
from adapters.slack.web_api import Refused, SlackApi
from bot.changes import Placed
from bot.errors import ServiceFailed
from bot.loop_requests import ShowEscalation
from bot.people import Sender
from bot.record_ports import Places
from bot.replies import Reply
from bot.requests import Request

logger = logging.getLogger(__name__)

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


@dataclass
class Cards:
    """Draws them anew. In a person's own conversation stands what that person may see."""

    leeway: Door
    places: Places
    api: SlackApi

    async def draw(self, request: Request, sender: Sender) -> None:
        """Every card of the escalation that was moved, as it stands now."""
        escalation = str(getattr(request, "escalation", ""))
        if request.kind not in MOVES or not escalation:
            return
        try:
            placed = await self.places.of(CHANNEL, escalation)
        except ServiceFailed:
            logger.warning("cards are not edited: the database does not answer")
            return
        for one in placed:
            await self._edit(one, escalation, sender)

    async def _edit(self, placed: Placed, escalation: str, sender: Sender) -> None:
        person = addressee(placed)
        reader = Sender(channel=CHANNEL, id=person) if person else sender
        reply = await self.leeway.handle(ShowEscalation(escalation=escalation), reader)
        if not reply.ok:
            return
        channel, _, ts = placed.place.partition(":")
        said = {"text": summary(reply), "blocks": message(reply)}
        try:
            await self.api.call("chat.update", channel=channel, ts=ts, **said)
        except Refused as refused:
            logger.warning("a card was not edited: %s", refused.says())
