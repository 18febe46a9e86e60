"""Where people and channels can be spoken to: the conversations that Leeway has been in.

They are remembered in the database, so that any process speaks first to whom another one has met.
https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/send-proactive-messages
"""

import logging
from dataclasses import dataclass, field
from datetime import timedelta

from adapters.teams.connector import Connector, Refused
from adapters.teams.heard import CHANNEL, Spot, Where
from bot.changes import Placed
from bot.errors import ServiceFailed
from bot.ports import Clock
from bot.record_ports import Places

logger = logging.getLogger(__name__)

SERVICE = "service"
AGAIN = timedelta(hours=1)
MOST = 10_000


@dataclass
class Conversations:
    """Learns from every activity; `told` is what the database has been told not long ago."""

    places: Places
    connector: Connector
    clock: Clock
    told: dict[tuple[str, str, str], Placed] = field(default_factory=dict)

    async def remember(self, where: Where) -> None:
        """Where this came from. That it cannot be remembered stops nothing."""
        spot = where.spot
        at = f"{spot.bot} {spot.service_url}"
        try:
            await self._tell(spot.service_url, f"{spot.bot} {where.tenant}", SERVICE)
            for one in {where.user, where.account} if where.private else ():
                who = f"{one} {where.account} {at}"
                await self._tell(spot.conversation, who, f"person {one}")
        except ServiceFailed:
            logger.warning("a conversation is not known: nobody else can speak first in it")

    async def _tell(self, place: str, who: str, about: str) -> None:
        now, key = self.clock(), (place, who, about)
        before = self.told.get(key)
        newest = [one for one in self.told.values() if one.about == about] if before else []
        if before and before.at > now - AGAIN and all(one.at <= before.at for one in newest):
            return
        placed = Placed(channel=CHANNEL, place=place, who=who, about=about, at=now)
        await self.places.put(placed)
        if len(self.told) >= MOST:
            self.told.clear()
        self.told[key] = placed

    async def person(self, user: str) -> Spot:
        """A person's own conversation, begun if there is none; raises Refused, ServiceFailed."""
        known = await self._newest(f"person {user}")
        if known is not None:
            _, _, bot, service_url = known.who.split(" ", 3)
            return Spot(service_url=service_url, conversation=known.place, bot=bot)
        service, tenant = await self.service()
        begun = await self.connector.begin(
            service.service_url,
            {
                "isGroup": False,
                "bot": {"id": service.bot},
                "members": [{"id": user}],
                "tenantId": tenant,
                "channelData": {"tenant": {"id": tenant}},
            },
        )
        return service.model_copy(update={"conversation": str(begun.get("id") or "")})

    async def service(self) -> tuple[Spot, str]:
        """The service that spoke to us last, without a conversation, and whose it is (a tenant).

        Raises Refused before anybody has, and ServiceFailed.
        """
        known = await self._newest(SERVICE)
        if known is None:
            raise Refused("not_met")
        bot, _, tenant = known.who.partition(" ")
        return Spot(service_url=known.place, conversation="", bot=bot), tenant

    async def accounts(self, users: frozenset[str]) -> tuple[str, ...]:
        """What Teams calls those people in cards, as far as Leeway has met them."""
        known = [await self._newest(f"person {user}") for user in sorted(users)]
        return tuple(placed.who.split(" ", 2)[1] for placed in known if placed)

    async def _newest(self, about: str) -> Placed | None:
        placed = await self.places.of(CHANNEL, about)
        return max(placed, key=lambda one: one.at, default=None)
