"""Speaks on Teams without having been spoken to: replies, reminders, cards for owners."""

import logging

from adapters.chat.picture import drawn
from adapters.chat.replies import is_card
from adapters.teams.connector import Activity, Connector, Refused
from adapters.teams.conversations import Conversations
from adapters.teams.drawing import Views, is_channel
from adapters.teams.heard import CHANNEL
from adapters.teams.outbound import message
from bot.changes import Outgoing, Placed
from bot.errors import NotDelivered, ServiceFailed
from bot.ports import Clock
from bot.record_ports import Places
from bot.replies import Reply

logger = logging.getLogger(__name__)


class TeamsMessenger:
    """Implements `bot.record_ports.Messenger` for people and channels on Teams."""

    def __init__(self, connector: Connector, places: Places, views: Views, clock: Clock) -> None:
        self.connector, self.views = connector, views
        self._places, self._clock = places, clock

    @property
    def conversations(self) -> Conversations:
        """Where people can be spoken to."""
        return self.views.conversations

    async def send(self, outgoing: Outgoing) -> None:
        """Once for each key, as far as it is known to have arrived; raises NotDelivered."""
        if outgoing.address.channel != CHANNEL:
            raise NotDelivered(f"not Teams: {outgoing.address.channel}", for_good=True)
        reply, address = Reply(parts=outgoing.message.parts), outgoing.address.id
        card = is_card(reply.parts)
        about = card or outgoing.key
        known = await self._places.of(CHANNEL, about)
        if any(placed.who.split()[0] == outgoing.key for placed in known):
            return
        try:
            if is_channel(address):
                seen_by = await self.views.card(reply, address) if card else None
                place = await self._in_channel(address, seen_by or message(reply))
            else:
                spot = await self.conversations.person(address)
                told = await self.connector.once(spot, message(reply, pictures=await drawn(reply)))
                place = f"{spot.conversation} {told}"
        except Refused as refused:
            raise refused.not_delivered() from refused
        who, at = f"{outgoing.key} {address}", self._clock()
        seen = outgoing.message.seen if card else None
        placed = Placed(channel=CHANNEL, place=place, who=who, about=about, at=at, drawn=seen)
        await self._remember(placed)

    async def _in_channel(self, channel: str, activity: Activity) -> str:
        """A conversation of its own in the channel."""
        service, tenant = await self.conversations.service()
        parameters = {
            "isGroup": True,
            "bot": {"id": service.bot},
            "tenantId": tenant,
            "channelData": {"channel": {"id": channel}, "tenant": {"id": tenant}},
            "activity": activity,
        }
        try:
            begun = await self.connector.begin(service.service_url, parameters)
        except Refused as refused:
            if refused.state in {"gone", "uninstalled"}:
                raise Refused("no_such_channel", refused.error) from refused
            raise
        return f"{begun.get('id') or channel} {begun.get('activityId') or ''}"

    async def _remember(self, placed: Placed) -> None:
        """Where it stands, to edit it later. It has arrived even if this fails."""
        try:
            await self._places.put(placed)
        except ServiceFailed:
            logger.warning("where %s stands is not known; it will not be edited", placed.who)
