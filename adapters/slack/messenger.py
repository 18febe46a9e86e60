"""Speaks on Slack without having been spoken to: replies, reminders, cards for owners."""

import logging
from typing import Any

from adapters.chat.replies import is_card
from adapters.slack.heard import CHANNEL
from adapters.slack.outbound import Files, message, summary
from adapters.slack.pictures import PAUSE_S, Pictures
from adapters.slack.web_api import Refused, SlackApi
from bot.changes import Outgoing, Placed
from bot.errors import NotDelivered, ServiceFailed
from bot.ports import Clock
from bot.record_ports import Places
from bot.replies import Reply

logger = logging.getLogger(__name__)


class SlackMessenger:
    """Implements `bot.record_ports.Messenger` for people and channels on Slack."""

    def __init__(
        self, api: SlackApi, places: Places, clock: Clock, pause_s: float = PAUSE_S
    ) -> None:
        self.api, self._places, self._clock = api, places, clock
        self.pictures = Pictures(api, pause_s)

    async def send(self, outgoing: Outgoing) -> None:
        """Once for each key, as far as it is known to have arrived; raises NotDelivered."""
        if outgoing.address.channel != CHANNEL:
            raise NotDelivered(f"not Slack: {outgoing.address.channel}", for_good=True)
        reply = Reply(parts=outgoing.message.parts)
        card = is_card(reply.parts)
        about = card or outgoing.key
        known = await self._places.of(CHANNEL, about)
        if any(placed.who.split()[0] == outgoing.key for placed in known):
            return
        to = {"channel": outgoing.address.id, "text": summary(reply), "unfurl_links": False}

        async def post(files: Files) -> dict[str, Any]:
            blocks = message(reply, files=files)
            return await self.api.once("chat.postMessage", {**to, "blocks": blocks})

        try:
            posted = await self.pictures.post(reply, post)
        except Refused as refused:
            raise refused.not_delivered() from refused
        placed = Placed(
            channel=CHANNEL,
            place=f"{posted.get('channel')}:{posted.get('ts')}",
            who=f"{outgoing.key} {outgoing.address.id}",
            about=about,
            at=self._clock(),
            drawn=outgoing.message.seen if card else None,
        )
        await self._remember(placed)

    async def _remember(self, placed: Placed) -> None:
        """Where it stands, to edit it later. It has arrived even if this fails."""
        try:
            await self._places.put(placed)
        except ServiceFailed:
            logger.warning("where %s stands is not known; it will not be edited", placed.who)
