"""Says a reply where it belongs: in the conversation, or to the person alone."""

import logging
from dataclasses import dataclass, field

from adapters.chat.picture import drawn
from adapters.chat.replies import sentence
from adapters.teams.connector import Activity, Connector, Refused
from adapters.teams.conversations import Conversations
from adapters.teams.heard import Where
from adapters.teams.outbound import message, streamed
from adapters.teams.phrases import ENGLISH
from adapters.teams.streaming import Stream
from bot.errors import ServiceFailed
from bot.replies import Reply

logger = logging.getLogger(__name__)

PAUSE_S = 1.0
"""Between a stream's first text and its end."""


@dataclass
class Telling:
    """Speaks in answer to somebody. `streaming` are the conversations with a stream just now."""

    connector: Connector
    conversations: Conversations
    pause_s: float = PAUSE_S
    streaming: set[str] = field(default_factory=set)

    async def working(self, where: Where) -> Stream | None:
        """Show that the answer is on its way: a stream in a personal chat, else that we type."""
        if where.private and where.place not in self.streaming:
            self.streaming.add(where.place)
            stream = Stream(self.connector, where.spot, self.pause_s)
            await stream.begin()
            return stream
        try:
            await self.connector.once(where.spot, {"type": "typing"})
        except Refused as refused:
            logger.info("not typing: %s", refused.state)
        return None

    async def answer(
        self, reply: Reply, where: Where, stream: Stream | None, *, follows: bool
    ) -> str:
        """The answer to a question; its id. Raises Refused."""
        if stream is None:
            return await self.say(message(reply, follows=follows), where)
        try:
            if reply.answer is None:
                return await stream.finish(message(reply))
            first, whole = streamed(reply, follows=follows)
            await stream.say(first)
            return await stream.finish(whole)
        finally:
            self.streaming.discard(where.place)

    async def say(self, activity: Activity, where: Where) -> str:
        """A message where it was asked; its id."""
        return await self.connector.send(where.spot, activity)

    async def edit(self, reply: Reply, where: Where, told: str, *, follows: bool = False) -> None:
        """Put another reply in a message's place."""
        await self.connector.update(where.spot, told, message(reply, follows=follows))

    async def privately(self, reply: Reply, where: Where) -> None:
        """To the person alone: in a channel, others would read along."""
        await self.alone(message(reply, pictures=await drawn(reply)), where)

    async def alone(self, activity: Activity, where: Where) -> None:
        """The same for an activity; raises Refused."""
        if where.private:
            await self.say(activity, where)
            return
        try:
            spot = await self.conversations.person(where.user)
            await self.connector.send(spot, activity)
        except (Refused, ServiceFailed) as failed:
            logger.warning("not said to the person alone: %s", failed)
            await self.say(message(sentence(ENGLISH.write_to_me)), where)

    async def shared(self, reply: Reply, where: Where) -> Reply:
        """Say it to everybody in the conversation; what to tell the one who wanted that."""
        try:
            await self.say(message(reply), where)
        except Refused as refused:
            return sentence(ENGLISH.not_shared.format(why=refused.says()))
        return sentence(ENGLISH.shared)
