"""Who a Teams user is: by id, and for somebody new by the e-mail address of their profile."""

import logging
from collections import OrderedDict
from dataclasses import dataclass, field

from adapters.teams.connector import Connector, Refused
from adapters.teams.heard import CHANNEL, Where
from bot.errors import ServiceFailed
from bot.people import Person, Sender, unknown_person
from bot.record_ports import People

logger = logging.getLogger(__name__)

MOST = 10_000


@dataclass
class Acquaintance:
    """Remembers whom it has looked up; everything else is asked of `people` every time."""

    people: People
    connector: Connector
    met: "OrderedDict[str, Sender]" = field(default_factory=OrderedDict)

    async def person(self, sender: Sender) -> Person:
        """The person, as far as the database can say; else an advisor without a team."""
        try:
            return await self.people.find(sender)
        except ServiceFailed:
            return unknown_person(sender)

    async def sender(self, where: Where) -> Sender:
        """The sender, with name and e-mail the first time, so that people join their channels.

        An id that was imported may be the directory's, or the one that holds for this bot alone.
        """
        plain = Sender(channel=CHANNEL, id=where.user, name=where.name or None)
        if where.user in self.met:
            return self.met[where.user]
        try:
            for known in (plain, plain.model_copy(update={"id": where.account})):
                if known.id and (await self.people.find(known)).known:
                    return self._meet(where.user, known)
            return await self._introduced(where, plain)
        except ServiceFailed:
            return plain

    async def _introduced(self, where: Where, plain: Sender) -> Sender:
        """https://learn.microsoft.com/microsoftteams/platform/bots/how-to/get-teams-context"""
        spot = where.spot
        if where.team:
            spot = spot.model_copy(update={"conversation": where.team})
        try:
            profile = await self.connector.member(spot, where.account)
        except Refused as refused:
            logger.info("no profile of a new user: %s", refused.state)
            return self._meet(where.user, plain)
        email = profile.get("email") or profile.get("userPrincipalName")
        name = profile.get("name") or plain.name
        sender = plain.model_copy(update={"name": name, "email": email})
        await self.people.find(sender)
        return self._meet(where.user, sender)

    def _meet(self, user: str, sender: Sender) -> Sender:
        self.met[user] = sender
        if len(self.met) > MOST:
            self.met.popitem(last=False)
        return sender
