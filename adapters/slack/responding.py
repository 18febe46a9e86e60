"""Does what somebody asked for in Slack, and answers there."""

import asyncio
import logging
from dataclasses import dataclass
from functools import partial
from typing import Any

from adapters.chat.cards import Cards
from adapters.chat.door import Door, asked
from adapters.chat.home import sections_of
from adapters.chat.replies import form_of, sentence, shareable, with_help
from adapters.chat.rewording import Rewording
from adapters.slack.acquaintance import Acquaintance
from adapters.slack.heard import (
    CHANNEL,
    Disconnected,
    FollowUp,
    Greet,
    Heard,
    Stop,
    Submitted,
    Visit,
    Where,
)
from adapters.slack.home import home, prompts_for
from adapters.slack.modals import again, filled, loading, shown
from adapters.slack.phrases import ENGLISH
from adapters.slack.telling import Telling
from adapters.slack.web_api import Refused, SlackApi
from bot.changes import Placed
from bot.errors import ServiceFailed
from bot.ports import Clock
from bot.record_ports import Places
from bot.replies import Audience, Form, Reply
from bot.requests import Ask, Request

logger = logging.getLogger(__name__)

TOO_LATE = frozenset({"expired_trigger_id", "exchanged_trigger_id", "invalid_trigger_id"})


@dataclass
class Responding:
    """One thing after the other that somebody did."""

    leeway: Door
    acquaintance: Acquaintance
    places: Places
    telling: Telling
    cards: Cards
    rewording: Rewording
    clock: Clock

    @property
    def api(self) -> SlackApi:
        """Slack's Web API."""
        return self.telling.api

    async def do(self, heard: Heard) -> None:
        """Do it, and say what came of it; raises Refused where nothing could be said."""
        match heard.act:
            case Greet():
                await self._greet(heard.where)
            case Visit():
                await self._show_home(heard.where)
            case Stop():
                await self._stopped(heard.where)
            case FollowUp(text=text):
                await self._follow_up(heard, text)
            case Ask(text=text):
                await self._ask(heard, text)
            case Submitted():
                pass  # answered within its acknowledgement
            case Disconnected():
                logger.error("Slack took the app's token away: %s", ENGLISH.states["token_revoked"])
            case request:
                await self._request(heard, request)

    async def _greet(self, where: Where) -> None:
        """Prompts for the whole conversation: with a thread_ts, Slack drops them silently."""
        person = await self.acquaintance.person(await self.acquaintance.sender(where.user))
        await self.api.call(
            "assistant.threads.setSuggestedPrompts",
            channel_id=where.channel,
            title=ENGLISH.prompts_title,
            prompts=prompts_for(person),
        )

    async def _show_home(self, where: Where, notice: Reply | None = None) -> None:
        sender = await self.acquaintance.sender(where.user)
        person = await self.acquaintance.person(sender)
        wanted = sections_of(person)
        replies = [await self.leeway.handle(request, sender) for _, request in wanted]
        headings = (heading for heading, _ in wanted)
        view = home(person, list(zip(headings, replies, strict=True)), notice)
        await self.api.call("views.publish", user_id=where.user, view=view)

    async def _stopped(self, where: Where) -> None:
        await self.telling.done(where)
        await self.telling.in_thread(sentence(ENGLISH.stopped), where)

    async def _follow_up(self, heard: Heard, text: str) -> None:
        """In a thread, only whoever asked Leeway there goes on talking to it."""
        if await self._answer_before(heard.where) is not None:
            await self._ask(heard, text)

    async def _answer_before(self, where: Where) -> str | None:
        """The person's last answer in this thread."""
        try:
            said = await self.places.there(CHANNEL, where.place)
        except ServiceFailed:
            return None
        return next((placed.about for placed in said if placed.who == where.user), None)

    async def _ask(self, heard: Heard, text: str) -> None:
        where = heard.where
        if where.response_url:  # a command, or a message shortcut: for the person alone
            reply = await self._asked(heard, text, None)
            await self._answer_alone(reply, where)
            return
        follows = await self._answer_before(where)
        reply, _ = await asyncio.gather(
            self._asked(heard, text, follows), self.telling.working(where)
        )
        in_thread = follows is not None and reply.ok
        try:
            ts = await self.telling.answer(reply, where, follows=in_thread)
        finally:
            if reply.answer is None:
                await self.telling.done(where)
        if reply.answer is not None:
            await self._remember(where, reply.answer.id)
        sender = await self.acquaintance.sender(where.user)
        edit = partial(self.telling.edit, where=where, ts=ts, follows=in_thread)
        await self.rewording.follow(reply, sender, edit)

    async def _answer_alone(self, reply: Reply, where: Where) -> None:
        """What was asked by a command or from a message's menu: nobody else sees it."""
        public = not where.channel.startswith("D")

        async def say(state: Reply, *, again: bool = True) -> None:
            told = shareable(state, ENGLISH.share) if public else state
            await self.telling.privately(told, where, again=again)

        await say(reply, again=False)
        sender = await self.acquaintance.sender(where.user)
        await self.rewording.follow(reply, sender, say, once=True)

    async def _asked(self, heard: Heard, text: str, follows: str | None) -> Reply:
        sender = await self.acquaintance.sender(heard.where.user)
        return await asked(self.leeway, text, follows, sender, heard.delivery)

    async def _remember(self, where: Where, answer: str) -> None:
        at, place, user = self.clock(), where.place, where.user
        try:
            await self.places.put(
                Placed(channel=CHANNEL, place=place, who=user, about=answer, at=at)
            )
        except ServiceFailed:
            logger.warning("a thread is not known: nothing can follow up in it")

    async def _request(self, heard: Heard, request: Request) -> None:
        where = heard.where
        if request.kind.startswith("open_"):
            await self._open(heard, request)
            return
        sender = await self.acquaintance.sender(where.user)
        reply = await self.leeway.handle(request, sender, heard.delivery)
        reply = with_help(reply, request, ENGLISH.help_more)
        if reply.audience is Audience.CHANNEL and reply.ok and not where.private:
            reply = await self.telling.shared(reply, where)
        if where.home:
            await self._show_home(where, None if request.kind == "show_mine" else reply)
        elif where.view:
            await self.telling.in_modal(reply, where)
        else:
            await self.telling.privately(reply, where)
        await self.cards.draw(request)

    async def _open(self, heard: Heard, request: Request) -> None:
        """A form: first a modal that says so, because the trigger lives three seconds."""
        where = heard.where
        view_id = await self._loading(where)
        if view_id is None:
            return
        sender = await self.acquaintance.sender(where.user)
        reply = await self.leeway.handle(request, sender)
        opened = where.model_copy(update={"trigger": "", "home": False, "view": ""})
        form = form_of(reply)
        others = [part for part in reply.parts if not isinstance(part, Form)]
        view = filled(form, opened, others) if form else shown(reply, opened)
        await self.api.call("views.update", view_id=view_id, view=view)

    async def _loading(self, where: Where) -> str | None:
        view = loading(where.model_copy(update={"trigger": "", "home": False, "view": ""}))
        if where.view and not where.home:
            await self.api.call("views.update", view_id=where.view, view=view)
            return where.view
        try:
            opened = await self.api.call("views.open", trigger_id=where.trigger, view=view)
        except Refused as refused:
            if refused.error not in TOO_LATE:
                raise
            await self.telling.privately(sentence(ENGLISH.too_late), where)
            return None
        return str(opened["view"]["id"])

    async def submit(self, heard: Heard) -> dict[str, Any]:
        """What a form came to, as the answer to its being sent.

        https://docs.slack.dev/surfaces/modals#response_actions
        """
        act = heard.act
        assert isinstance(act, Submitted)
        if act.request is None:
            return {"response_action": "errors", "errors": act.faults}
        sender = await self.acquaintance.sender(heard.where.user)
        reply = await self.leeway.handle(act.request, sender, heard.delivery)
        form = form_of(reply)
        faults = {f.name: f.fault for f in form.fields if f.fault} if form else {}
        if faults:
            return {"response_action": "errors", "errors": faults}
        if not reply.ok:
            return {"response_action": "update", "view": again(act.again, reply)}
        await self.cards.draw(act.request)
        return {"response_action": "update", "view": shown(reply, heard.where)}
