"""What a model adds to an answer that was given: shown as it comes, kept before it is whole.

The first answer is recorded before it is shown. What becomes of it is a second entry, written once:
before the last words are shown, or when whoever was reading stops, with what was shown by then.
"""

import logging
from collections import OrderedDict
from collections.abc import AsyncGenerator
from contextlib import aclosing
from dataclasses import dataclass, field

from bot.answering.asking import Told
from bot.answering.improving import Improving
from bot.answers import Answer, Words
from bot.changes import Change
from bot.entries import AnswerReworded, Entry
from bot.errors import LeewayError
from bot.logbook.desk import Desk, Visit
from bot.people import Person, Subject
from bot.redaction import Redacted
from bot.replies import Reply

logger = logging.getLogger(__name__)

MOST_WAITING = 500
LONGEST = 8_000


@dataclass(frozen=True)
class Pending:
    """An answer that was given, and what it takes to word it better.

    `question` is redacted in full; `earlier` is the answer that it follows up.
    """

    told: Told
    first: Reply
    visit: Visit
    question: Redacted
    earlier: Answer | None


@dataclass(frozen=True)
class BetterWords:
    """Has answers worded by a model, if there is one.

    What nobody fetches is forgotten in the end, as it is at a restart: the first answer stands.
    """

    desk: Desk
    improving: Improving | None
    _waiting: OrderedDict[str, Pending] = field(default_factory=OrderedDict)

    def expect(self, pending: Pending) -> None:
        """Somebody may want better words for this answer."""
        if self.improving is None:
            return
        self._waiting[pending.told.answer.id] = pending
        while len(self._waiting) > MOST_WAITING:
            self._waiting.popitem(last=False)

    async def words(self, answer: str, person: Person) -> AsyncGenerator[Reply, None]:
        """The person's answer in better words, each reply in place of the one before; once.

        The last one is what is recorded. Raises LeewayError; what was said by then stands.
        """
        pending = self._waiting.get(answer)
        if pending is None or self.improving is None or pending.visit.person.id != person.id:
            return
        del self._waiting[answer]
        question = await self._question(pending)
        shown: Told | None = None
        try:
            async with aclosing(self.improving.drafts(pending.told, question)) as drafts:
                async for draft in drafts:
                    if not draft.finished:
                        shown = draft.told
                        yield _reply(draft.told, pending)
                        continue
                    kept = await self._keep(draft.told.answer)
                    shown = None
                    # What is not recorded does not stay.
                    yield _reply(draft.told, pending) if kept else pending.first
        finally:
            if shown is not None:
                await self._keep(shown.answer)

    async def _question(self, pending: Pending) -> Redacted:
        """All that was asked, redacted with names as well: nothing else may go to a model."""
        if pending.earlier is None:
            return pending.question
        asked = f"{pending.earlier.question} {pending.question.text}"[-LONGEST:]
        return await self.desk.redact(asked, pending.question.memory)

    async def _keep(self, answer: Answer) -> bool:
        """Record how the answer reads in the end; whether that is done."""
        said = {name: getattr(answer, name) for name in Words.model_fields}
        entry = AnswerReworded(**self.desk.head(None), about=answer.id, **said)

        def decide(entries: tuple[Entry, ...]) -> Change:
            first = entries[0]
            told = any(isinstance(e, AnswerReworded) for e in entries)
            return Change(
                about=answer.id,
                seen=len(entries),
                entries=() if told else (entry,),
                subject=Subject(by=first.by, team=first.team),
            )

        try:
            await self.desk.settle(answer.id, decide)
        except LeewayError:
            logger.warning("better words for answer %s could not be recorded", answer.id)
            return False
        return True


def _reply(told: Told, pending: Pending) -> Reply:
    """In the words by now, with what can be done next."""
    buttons = pending.first.parts[-1]
    return Reply(parts=(*told.composed.parts, buttons), answer=told.answer)
