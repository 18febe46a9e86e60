"""Who somebody on a platform is: by id, and for somebody new by the e-mail of their profile."""

import logging
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from adapters.chat.refused import NotTaken
from bot.errors import ServiceFailed
from bot.people import Person, Sender, unknown_person
from bot.record_ports import People

logger = logging.getLogger(__name__)

MOST = 10_000

Profile = Callable[[], Awaitable[Sender]]
"""Asks the platform for name and e-mail; raises NotTaken."""


@dataclass
class Acquainted:
    """Remembers whom it has looked up; everything else is asked of `people` every time.

    The e-mail is remembered too: who writes before they are imported is known from then on.
    """

    people: People
    met: "OrderedDict[str, Sender]" = field(default_factory=OrderedDict, init=False)

    async def person(self, sender: Sender) -> Person:
        """The person, as far as the database can say; else an advisor without a team."""
        try:
            return await self.people.find(sender)
        except ServiceFailed:
            return unknown_person(sender)

    async def introduced(self, plain: Sender, profile: Profile, *others: Sender) -> Sender:
        """The sender, with name and e-mail the first time, so that people join their channels.

        `others`: the same sender under other ids, which may have been imported.
        """
        if plain.id in self.met:
            return self.met[plain.id]
        try:
            for known in (plain, *others):
                if known.id and (await self.people.find(known)).known:
                    return self._meet(plain.id, known)
            return self._meet(plain.id, await self._new(plain, profile))
        except ServiceFailed:
            return plain

    async def _new(self, plain: Sender, profile: Profile) -> Sender:
        try:
            sender = await profile()
        except NotTaken as refused:
            logger.info("no profile of a new user: %s", refused.state)
            return plain
        await self.people.find(sender)
        return sender

    def _meet(self, user: str, sender: Sender) -> Sender:
        self.met[user] = sender
        if len(self.met) > MOST:
            self.met.popitem(last=False)
        return sender
