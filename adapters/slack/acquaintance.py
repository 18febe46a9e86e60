"""Who a Slack user is: by id, and for somebody new by the e-mail address of their profile."""

import logging
from collections import OrderedDict
from dataclasses import dataclass, field

from adapters.slack.heard import CHANNEL
from adapters.slack.web_api import Refused, SlackApi
from bot.errors import ServiceFailed
from bot.people import Person, Sender, unknown_person
from bot.record_ports import People

logger = logging.getLogger(__name__)

MOST = 10_000


@dataclass
class Acquaintance:
    """Remembers whom it has looked up; everything else is asked of `people` every time."""

    people: People
    api: SlackApi
    met: "OrderedDict[str, str | None]" = field(default_factory=OrderedDict)

    async def person(self, sender: Sender) -> Person:
        """The person, as far as the database can say; else an advisor without a team."""
        try:
            return await self.people.find(sender)
        except ServiceFailed:
            return unknown_person(sender)

    async def sender(self, user: str) -> Sender:
        """The sender, with name and e-mail the first time, so that people join their channels."""
        plain = Sender(channel=CHANNEL, id=user, name=self.met.get(user))
        if user in self.met or not user:
            return plain
        try:
            if (await self.people.find(plain)).known:
                self._meet(user, None)
                return plain
            return await self._introduced(user)
        except ServiceFailed:
            return plain

    async def _introduced(self, user: str) -> Sender:
        try:
            profile = (await self.api.call("users.info", user=user))["user"]
        except (Refused, KeyError) as refused:
            logger.info("no profile of a new user: %s", refused)
            self._meet(user, None)
            return Sender(channel=CHANNEL, id=user)
        more = profile.get("profile") or {}
        name = more.get("real_name") or profile.get("real_name") or profile.get("name")
        sender = Sender(channel=CHANNEL, id=user, name=name, email=more.get("email"))
        await self.people.find(sender)
        self._meet(user, name)
        return sender

    def _meet(self, user: str, name: str | None) -> None:
        self.met[user] = name
        if len(self.met) > MOST:
            self.met.popitem(last=False)
