"""Who a Teams user is."""

from dataclasses import dataclass

from adapters.chat.acquaintance import Acquainted
from adapters.teams.connector import Connector
from adapters.teams.heard import CHANNEL, Where
from bot.people import Sender


@dataclass
class Acquaintance(Acquainted):
    """Teams' users, by the directory's id where there is one.

    An id that was imported may be that, or the one that holds for this bot alone.
    """

    connector: Connector

    async def sender(self, where: Where) -> Sender:
        """The sender, with name and e-mail as far as they are known."""
        plain = Sender(channel=CHANNEL, id=where.user, name=where.name or None)
        here = plain.model_copy(update={"id": where.account})
        return await self.introduced(plain, lambda: self._profile(where, plain), here)

    async def _profile(self, where: Where, plain: Sender) -> Sender:
        """https://learn.microsoft.com/microsoftteams/platform/bots/how-to/get-teams-context"""
        spot = where.spot
        if where.team:
            spot = spot.model_copy(update={"conversation": where.team})
        profile = await self.connector.member(spot, where.account)
        email = profile.get("email") or profile.get("userPrincipalName")
        name = profile.get("name") or plain.name
        return plain.model_copy(update={"name": name, "email": email})
