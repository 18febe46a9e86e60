"""Answers an invoke: what is pressed, sent or opened wants an answer within five seconds."""

import logging
from dataclasses import dataclass
from typing import Any

from adapters.chat.cards import MOVES
from adapters.chat.replies import first_words, form_of, sentence, shareable
from adapters.teams.adaptive import CARD, Element
from adapters.teams.dialogs import again, as_sent, continued, filled, message, shown
from adapters.teams.drawing import view
from adapters.teams.heard import Asks, Heard, Judged, Submitted
from adapters.teams.outbound import summary
from adapters.teams.phrases import ENGLISH
from adapters.teams.responding import Responding
from bot.loop_requests import ShowEscalation
from bot.replies import Form, Reply
from bot.requests import Ask, GiveFeedback, OpenFeedback, Request

logger = logging.getLogger(__name__)

TOAST = "application/vnd.microsoft.activity.message"


@dataclass(frozen=True)
class Answered:
    """The body of an invoke's answer; `late` is what to say instead where that took too long."""

    body: dict[str, Any]
    late: Reply | None = None


@dataclass
class Answering:
    """One invoke after the other."""

    responding: Responding

    async def answer(self, heard: Heard) -> Answered:
        """Do it, and what to answer."""
        await self.responding.conversations.remember(heard.where)
        act, asks = heard.act, heard.where.asks
        if isinstance(act, Submitted):
            return await self._sent(heard, act)
        if isinstance(act, Judged):
            return await self._judged(heard, act)
        if asks is Asks.REFRESH and isinstance(act, ShowEscalation):
            return await self._view(heard, act)
        if asks in {Asks.CARD, Asks.REFRESH}:
            return await self._pressed(heard)
        if isinstance(act, Ask):
            reply = shareable(await self.responding.asked(heard, act.text), ENGLISH.share)
            return Answered(_dialog(reply), reply)
        return await self._opened(heard, act)  # type: ignore[arg-type]  # nothing else is left

    async def _view(self, heard: Heard, request: ShowEscalation) -> Answered:
        """Somebody's own view of a channel's card."""
        sender = await self.responding.acquaintance.sender(heard.where)
        made = await view(self.responding.leeway, request, sender, heard.where.account)
        if made is None:
            return Answered(toast(ENGLISH.not_yours))
        return Answered({"statusCode": 200, "type": CARD, "value": made})

    async def _pressed(self, heard: Heard) -> Answered:
        """A button of a card: in a channel, what is for one person is said to them alone."""
        where, act = heard.where, heard.act
        if where.private or isinstance(act, Ask) or _opens(act):
            await self.responding.do(heard)
            return Answered(toast(ENGLISH.below))
        request: Request = act  # type: ignore[assignment]  # what stands on a button
        sender = await self.responding.acquaintance.sender(where)
        reply = await self.responding.done(heard, request, sender)
        await self.responding.cards.draw(request)
        said = summary(reply)
        if request.kind not in MOVES and len(reply.parts) > 1:
            await self.responding.telling.privately(reply, where)
            said = ENGLISH.in_our_chat
        return Answered(toast(said), reply)

    async def _opened(self, heard: Heard, request: Request) -> Answered:
        """A dialog: a form, or what else a button in a dialog led to."""
        sender = await self.responding.acquaintance.sender(heard.where)
        reply = await self.responding.done(heard, request, sender)
        await self.responding.cards.draw(request)
        return Answered(_dialog(reply), reply)

    async def _sent(self, heard: Heard, act: Submitted) -> Answered:
        """A form was sent."""
        if act.request is None:
            form = as_sent(act.sent, act.faults)
            return Answered(_again(form, sentence(ENGLISH.wrong)))
        sender = await self.responding.acquaintance.sender(heard.where)
        reply = await self.responding.done(heard, act.request, sender)
        if not reply.ok:
            form = form_of(reply) or as_sent(act.sent)
            others = [part for part in reply.parts if not isinstance(part, Form)]
            return Answered(_again(form, Reply(parts=tuple(others), ok=False)), reply)
        await self.responding.cards.draw(act.request)
        if heard.where.asks is Asks.FEEDBACK_SENT:
            return await self._thanked(heard, reply)
        return Answered(_dialog(reply), reply)

    async def _judged(self, heard: Heard, act: Judged) -> Answered:
        """A thumb: up is recorded at once, down asks why. Which answer, its message says."""
        answer = await self.responding.answer_in(heard.where)
        if answer is None:
            return Answered(message(ENGLISH.not_yours))
        if not act.good and heard.where.asks is Asks.FEEDBACK:
            return await self._opened(heard, OpenFeedback(answer=answer))
        given = GiveFeedback(answer=answer, helpful=act.good, words=act.words)
        sender = await self.responding.acquaintance.sender(heard.where)
        reply = await self.responding.done(heard, given, sender)
        if heard.where.asks is Asks.FEEDBACK_SENT:
            return await self._thanked(heard, reply)
        return Answered(_dialog(reply), reply)

    async def _thanked(self, heard: Heard, reply: Reply) -> Answered:
        """Teams closes the dialog of a thumb whatever it is answered: the chat confirms it."""
        await self.responding.telling.privately(reply, heard.where)
        return Answered({})

    def late(self, heard: Heard) -> dict[str, Any]:
        """What to answer while it is still being worked on."""
        return in_words(heard, ENGLISH.saving)

    def failed(self, heard: Heard, said: Reply) -> Answered:
        """What to answer where something went wrong; what was filled in is there again."""
        act = heard.act
        form = as_sent(act.sent) if isinstance(act, Submitted) else None
        return Answered(_again(form, said) if form else in_words(heard, first_words(said)), said)


def in_words(heard: Heard, text: str) -> dict[str, Any]:
    """A sentence as that kind of invoke can be answered with."""
    card = heard.where.asks in {Asks.CARD, Asks.REFRESH}
    return toast(text) if card else message(text)


def toast(text: str) -> dict[str, Any]:
    """A sentence beside the card that was pressed.

    https://learn.microsoft.com/adaptive-cards/authoring-cards/universal-action-model#response-format
    """
    return {"statusCode": 200, "type": TOAST, "value": text}


def _opens(act: object) -> bool:
    return str(getattr(act, "kind", "")).startswith("open_")


def _dialog(reply: Reply) -> Element:
    form = form_of(reply)
    others = [part for part in reply.parts if not isinstance(part, Form)]
    made = filled(form, others) if form else shown(reply)
    return continued(made, form.title if form else ENGLISH.title)


def _again(form: Form | None, why: Reply) -> Element:
    if form is None:
        return continued(shown(why), ENGLISH.title)
    return continued(again(form, why), form.title)
