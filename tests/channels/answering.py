"""Leeway's door for the tests of channels: the real inner loop, every question answered alike."""

import asyncio
from collections.abc import AsyncGenerator
from dataclasses import dataclass, field

from bot.people import Address, Sender
from bot.replies import Button, Buttons, Reply, Text, Tone
from bot.requests import Ask, GiveFeedback, OpenFeedback, OpenLog, Request
from tests.unit.loop import Loop

LEAD = "Yes, you can: £20 is within your leeway."


@dataclass
class AnsweringLoop:
    """`prefix` is what stands before a person's name in their id. `better`: words of a model."""

    loop: Loop
    prefix: str
    asked: list[tuple[str, str | None, str]] = field(default_factory=list)
    heard: list[Request] = field(default_factory=list)
    better: list[str] = field(default_factory=list)
    answers: asyncio.Event = field(default_factory=asyncio.Event)
    """Cleared: an answer takes until it is set."""

    def __post_init__(self) -> None:
        self.answers.set()

    async def handle(self, request: Request, sender: Sender, delivery: str | None = None) -> Reply:
        self.heard.append(request)
        if not isinstance(request, Ask):
            return await self.loop.leeway.handle(request, sender, delivery)
        self.asked.append((request.text, request.follows, sender.id))
        await self.answers.wait()
        answer_id = await self.loop.asked(sender.id.removeprefix(self.prefix).lower())
        answer = await self.loop.desk.own_answer(
            answer_id, await self.loop.desk.people.find(sender)
        )
        buttons = (
            Button(label="Log what I did", request=OpenLog(answer=answer_id)),
            Button(label="Helpful", request=GiveFeedback(answer=answer_id, helpful=True)),
            Button(label="Not helpful", request=OpenFeedback(answer=answer_id)),
        )
        parts = (Text(text=LEAD, tone=Tone.LEAD), Text(text="Say sorry."), Text(text="More."))
        return Reply(parts=(*parts, Buttons(buttons=buttons)), answer=answer)

    async def card(self, escalation: str, address: Address) -> Reply | None:
        return await self.loop.leeway.card(escalation, address)

    async def reworded(self, answer: str, sender: Sender) -> AsyncGenerator[Reply, None]:
        del answer, sender
        for words in self.better:
            yield Reply(parts=(Text(text=LEAD, tone=Tone.LEAD), Text(text=words)))
