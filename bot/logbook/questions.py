"""A question and its answer: given at once, and kept to be logged from."""

import asyncio
import logging
from dataclasses import dataclass, replace

from bot.answering.asking import Answering, Question, Told
from bot.answering.several import Several, answer_each
from bot.answers import Answer
from bot.changes import Change
from bot.entries import Asked
from bot.errors import ServiceFailed
from bot.logbook.better_words import BetterWords, Pending
from bot.logbook.desk import Desk, Visit, words
from bot.logbook.one_reply import in_one_reply
from bot.logbook.texts import plain
from bot.people import Subject
from bot.redaction import Memory, Redacted
from bot.replies import Audience, Button, Buttons, Points, Reply, Sources, Text, Tone
from bot.requests import (
    Ask,
    GiveFeedback,
    OpenEscalation,
    OpenFeedback,
    OpenLog,
    ShowAnswer,
    ShowHelp,
    ShowWhy,
)

logger = logging.getLogger(__name__)

LONGEST = 8_000


@dataclass(frozen=True)
class Questions:
    """Answers whoever asks what the right thing is; what a model adds to it comes after."""

    desk: Desk
    answering: Answering
    better: BetterWords

    async def ask(self, request: Ask, visit: Visit) -> Reply:
        """The answer, and what can be done next."""
        p, asked = self.desk.wording.phrases, plain(request.text)
        if not any(c.isalnum() for c in asked):
            return words(p.empty_question)
        if len(asked) > LONGEST:
            return words(p.long_question.format(limit=str(LONGEST)))
        person = visit.person
        earlier = await self.desk.own_answer(request.follows, person)
        question = Question(asked, person.discretion, visit.channel, earlier)
        memory = await self._memory(request, visit)
        # Side by side: finding names takes longer than finding the answer.
        several, redacted = await asyncio.gather(
            answer_each(self.answering, question), self.desk.redact(asked, memory)
        )
        if len(several.answers) > 1:
            return await self._together(several, memory, request, visit)
        told = several.answers[0].told
        reply = await self._one(told, redacted, request, visit)
        if isinstance(reply.parts[-1], Buttons) and reply.answer:
            told = replace(told, answer=reply.answer)
            self.better.expect(Pending(told, reply, visit, redacted, earlier))
        return reply

    async def _one(self, told: Told, asked: Redacted, request: Ask, visit: Visit) -> Reply:
        """What is said to one question, and what can be done next if it could be recorded."""
        answer = told.answer.model_copy(update={"question": asked.text})
        if await self._keep(answer, asked, request, visit):
            after: Buttons | Text = self._next(answer)
        else:
            after = Text(text=self.desk.wording.phrases.not_kept, tone=Tone.QUIET)
        return Reply(parts=(*told.composed.parts, after), answer=answer)

    async def _together(
        self, several: Several, memory: Memory | None, request: Ask, visit: Visit
    ) -> Reply:
        """One reply to several questions: each kept for itself, under a heading, with its buttons.

        No model words them: it would be asked once for each, while the person waits.
        """
        replies: list[Reply] = []
        for number, each in enumerate(several.answers, 1):
            redacted = await self.desk.redact(each.question, memory)
            memory = redacted.memory
            # A delivery records one thing once; the next question of it is another thing.
            of_delivery = f"{visit.delivery}#{number}" if visit.delivery and number > 1 else None
            came = replace(visit, delivery=of_delivery) if number > 1 else visit
            replies.append(await self._one(each.told, redacted, request, came))
        return in_one_reply(replies, several.asked, self.desk.wording)

    async def _memory(self, request: Ask, visit: Visit) -> Memory | None:
        """What has which placeholder in this conversation."""
        if request.follows is None:
            return None
        asked = await self.desk.own_question(request.follows, visit.person)
        return Memory(numbers=asked.placeholders)

    async def why(self, request: ShowWhy, visit: Visit) -> Reply:
        """The passages that an answer rests on."""
        p = self.desk.wording.phrases
        answer = await self.desk.own_answer(request.answer, visit.person)
        if answer is None or not answer.citations:
            return words(p.why_none)
        because = Text(text=answer.verdict.because, heading=p.why_title)
        quotes = tuple(f"[{c.n}] {c.title}, {c.heading}: {c.quote}" for c in answer.citations)
        passages = Points(heading=p.heading_sources, points=quotes)
        return Reply(parts=(because, passages))

    async def again(self, request: ShowAnswer, visit: Visit) -> Reply:
        """An answer as it was given, with what it was about: for whoever did not ask it."""
        answer = await self.desk.own_answer(request.answer, visit.person)
        assert answer is not None
        about = self.desk.say.about_your.format(situation=answer.question)
        parts = (Text(text=about, tone=Tone.QUIET), Text(text=answer.text))
        cited = (Sources(citations=answer.citations),) if answer.citations else ()
        return Reply(parts=(*parts, *cited), audience=Audience.CHANNEL)

    async def help(self, request: ShowHelp, visit: Visit) -> Reply:
        """What one can ask for."""
        del request, visit
        p = self.desk.wording.phrases
        return Reply(parts=(Text(text=p.help_text, heading=p.help_title),))

    async def _keep(self, answer: Answer, asked: Redacted, request: Ask, visit: Visit) -> bool:
        """Record question and answer; the answer goes out even if that fails."""
        desk = self.desk
        try:
            entry = Asked(
                **{**desk.head(visit), "id": answer.id},
                answer=answer,
                follows=request.follows,
                placeholders=asked.memory.numbers,
            )
            change = Change(
                about=entry.id,
                seen=0,
                entries=(entry,),
                subject=Subject(by=entry.by, team=entry.team),
                delivery=visit.delivery,
            )
            await desk.logbook.write(change)
        except ServiceFailed:
            logger.warning("answer %s could not be recorded", answer.id)
            return False
        return True

    def _next(self, answer: Answer) -> Buttons:
        p = self.desk.wording.phrases
        return Buttons(
            buttons=(
                Button(label=p.log_it, request=OpenLog(answer=answer.id)),
                Button(label=p.escalate, request=OpenEscalation(answer=answer.id)),
                Button(label=p.why, request=ShowWhy(answer=answer.id)),
                Button(label=p.helpful, request=GiveFeedback(answer=answer.id, helpful=True)),
                Button(label=p.not_helpful, request=OpenFeedback(answer=answer.id)),
            )
        )
