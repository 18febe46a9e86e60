"""Does what somebody asked for in Teams, and answers there."""

import logging
from dataclasses import dataclass
from functools import partial

from adapters.chat.cards import Cards
from adapters.chat.door import Door, asked
from adapters.chat.home import sections_of
from adapters.chat.replies import with_help
from adapters.chat.rewording import Rewording
from adapters.teams.acquaintance import Acquaintance
from adapters.teams.conversations import Conversations
from adapters.teams.heard import CHANNEL, FollowUp, Greet, Heard, Noticed, Visit, Where
from adapters.teams.home import home, welcome
from adapters.teams.phrases import ENGLISH
from adapters.teams.telling import Telling
from bot.changes import Placed
from bot.errors import ServiceFailed
from bot.people import Sender
from bot.ports import Clock
from bot.record_ports import Places
from bot.replies import Audience, Button, Buttons, Reply, Text
from bot.requests import Ask, Request

logger = logging.getLogger(__name__)

PLACE = 320
"""Characters of a place, as the database keeps it."""


@dataclass
class Responding:
    """One thing after the other that somebody did."""

    leeway: Door
    acquaintance: Acquaintance
    conversations: Conversations
    places: Places
    telling: Telling
    cards: Cards
    rewording: Rewording
    clock: Clock

    async def do(self, heard: Heard) -> None:
        """Do it, and say what came of it; raises Refused where nothing could be said."""
        await self.conversations.remember(heard.where)
        match heard.act:
            case Noticed():
                pass
            case Greet():
                await self.telling.say(welcome(), heard.where)
            case Visit():
                await self._show_home(heard.where)
            case FollowUp(text=text):
                await self._ask(heard, text, follows=True)
            case Ask(text=text):
                await self._ask(heard, text, follows=heard.where.in_thread)
            case request:
                await self._request(heard, request)  # type: ignore[arg-type]  # what else is asked

    async def _show_home(self, where: Where) -> None:
        sender = await self.acquaintance.sender(where)
        person = await self.acquaintance.person(sender)
        wanted = sections_of(person)
        replies = [await self.leeway.handle(request, sender) for _, request in wanted]
        headings = (heading for heading, _ in wanted)
        made = home(person, list(zip(headings, replies, strict=True)))
        await self.telling.alone(made, where)

    async def _ask(self, heard: Heard, text: str, *, follows: bool) -> None:
        """In a channel, a thread is one conversation; in a personal chat, `+` goes on."""
        where = heard.where
        before = await self.last_answer(where) if follows else None
        stream = await self.telling.working(where)
        reply = await self.asked(heard, text, before)
        goes_on = before is not None and reply.ok
        told = await self.telling.answer(reply, where, stream, follows=goes_on)
        if reply.answer is not None:
            await self.remember(where, reply.answer.id, told)
        sender = await self.acquaintance.sender(where)
        edit = partial(self.telling.edit, where=where, told=told, follows=goes_on)
        await self.rewording.follow(reply, sender, edit)

    async def last_answer(self, where: Where) -> str | None:
        """The person's last answer in this conversation."""
        return await self._answer_at(where.place, where.user)

    async def answer_in(self, where: Where) -> str | None:
        """The answer in the message which was judged; the last one, where no message is named."""
        if not where.message:
            return await self.last_answer(where)
        return await self._answer_at(_message(where), None)

    async def _answer_at(self, place: str, user: str | None) -> str | None:
        try:
            said = await self.places.there(CHANNEL, place)
        except ServiceFailed:
            return None
        own = (p for p in said if not p.about.startswith("person "))
        return next((p.about for p in own if user in {None, p.who}), None)

    async def asked(self, heard: Heard, text: str, follows: str | None = None) -> Reply:
        """What Leeway says to a question."""
        sender = await self.acquaintance.sender(heard.where)
        return await asked(self.leeway, text, follows, sender, heard.delivery)

    async def remember(self, where: Where, answer: str, told: str) -> None:
        """Where an answer stands: the last of its conversation, and the one in its message."""
        at, user = self.clock(), where.user
        posted = where.model_copy(update={"message": told})
        try:
            for place in (where.place, _message(posted)):
                await self.places.put(
                    Placed(channel=CHANNEL, place=place, who=user, about=answer, at=at)
                )
        except ServiceFailed:
            logger.warning("an answer's place is not known: nothing can follow up on it")

    async def _request(self, heard: Heard, request: Request) -> None:
        where = heard.where
        if request.kind.startswith("open_"):
            await self.telling.privately(opener(request), where)
            return
        sender = await self.acquaintance.sender(where)
        reply = await self.done(heard, request, sender)
        await self.telling.privately(reply, where)
        await self.cards.draw(request)

    async def done(self, heard: Heard, request: Request, sender: Sender) -> Reply:
        """What came of a request, for the one who asked; what everybody may read was said."""
        where = heard.where
        reply = await self.leeway.handle(request, sender, heard.delivery)
        reply = with_help(reply, request, ENGLISH.help_more)
        if reply.audience is Audience.CHANNEL and reply.ok and not where.private:
            return await self.telling.shared(reply, where)
        return reply


def opener(request: Request) -> Reply:
    """A form opens when a button is pressed; words alone cannot open one."""
    label = ENGLISH.opens.get(request.kind, ENGLISH.title)
    button = Button(label=label, request=request)
    return Reply(parts=(Text(text=ENGLISH.open_it), Buttons(buttons=(button,))))


def _message(where: Where) -> str:
    return f"{where.place} {where.message}"[:PLACE]
