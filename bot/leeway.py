"""The one door: who is it, may they, which feature, and what went wrong in words."""

import logging
from collections.abc import AsyncGenerator, AsyncIterator, Mapping
from contextlib import aclosing
from functools import cached_property
from types import MappingProxyType

from bot.answering.asking import Answering
from bot.answering.improving import Improving
from bot.errors import AlreadyDecided, IncompleteForm, LeewayError
from bot.inner_loop import door as inner
from bot.inner_loop.cards import EscalationCards
from bot.inner_loop.escalating import Escalating
from bot.inner_loop.own_entries import OwnEntries
from bot.inner_loop.reviews import Sample
from bot.logbook.acting import Acting
from bot.logbook.better_words import BetterWords
from bot.logbook.desk import Desk, Handler, Visit
from bot.logbook.form_again import again, opener
from bot.logbook.helping import Helping
from bot.logbook.looking import Looking
from bot.logbook.questions import Questions
from bot.logbook.retention import Retention
from bot.logbook.rows import Row
from bot.logbook.staffing import Staffing
from bot.logbook.texts import called, readable
from bot.outer_loop import door as outer
from bot.people import Address, Person, Sender
from bot.record_requests import (
    EraseEntries,
    ImportPeople,
    ShowLogbook,
    ShowPeople,
    ShowUndelivered,
    VerifyRecord,
)
from bot.refusals import Refusals
from bot.replies import Form, Points, Reply
from bot.requests import (
    Ask,
    CorrectAction,
    Escalate,
    GiveFeedback,
    LogAction,
    MarkRead,
    OpenCorrection,
    OpenFeedback,
    OpenLog,
    Request,
    ShowAnswer,
    ShowEntry,
    ShowHelp,
    ShowMine,
    ShowWhy,
)

logger = logging.getLogger(__name__)


class Leeway:
    """The product: one request in, one reply out, never an exception.

    `further` are the features of the outer loop; without them, those that need no themes.
    """

    def __init__(
        self,
        answering: Answering,
        desk: Desk,
        sample: Sample,
        improving: Improving | None = None,
        further: Mapping[type, Handler] = MappingProxyType({}),
    ) -> None:
        self.answering = answering
        self.desk = desk
        self.sample = sample
        self._further = further
        self._refusals = Refusals(desk)
        self._better = BetterWords(desk, improving)

    async def handle(self, request: Request, sender: Sender, delivery: str | None = None) -> Reply:
        """Do what is asked, or say in words why not and what to do next.

        What a `delivery` asks for is recorded once, however often it is delivered.
        """
        try:
            return await self._said(readable(request), sender, delivery)
        except Exception:
            return self._refusals.unexpected()

    async def _said(self, request: Request, sender: Sender, delivery: str | None) -> Reply:
        """What a feature says, or why it was not done."""
        try:
            person = await self.desk.people.find(called(sender))
            visit = Visit(person, sender.channel, delivery)
            try:
                return await self.routes[type(request)](request, visit)
            except IncompleteForm as refused:
                return await self._incomplete(request, refused, visit)
            except AlreadyDecided as decided:
                return await self._refusals.decided(decided, visit)
        except LeewayError as failed:
            return self._refusals.failed(failed)

    async def reworded(self, answer: str, sender: Sender) -> AsyncGenerator[Reply, None]:
        """Better words for an answer that `handle` has just given, each in place of those before.

        Nothing where there is no model or nothing to add; only for who asked, and once. Never an
        exception: what was said by then stands. Close it to stop.
        """
        try:
            person = await self.desk.people.find(sender)
            async with aclosing(self._better.words(answer, person)) as replies:
                async for reply in replies:
                    yield reply
        except LeewayError as failed:
            logger.warning("answer %s stays as it is: %s", answer, type(failed).__name__)
        except Exception:
            logger.exception("answer %s stays as it is", answer)

    async def card(self, escalation: str, address: Address) -> Reply | None:
        """What the card of an escalation shows at an address that it was sent to.

        Null where that can't be said now: what stands there stays.
        """
        try:
            return await self._cards.at(escalation, address)
        except LeewayError as failed:
            logger.warning("a card stays as it is: %s", type(failed).__name__)
        except Exception:
            logger.exception("a card stays as it is")
        return None

    async def export(self, request: ShowLogbook, sender: Sender) -> AsyncIterator[Row]:
        """Everything that the request finds and the sender may see, one row at a time.

        Raises StorageUnavailable.
        """
        person: Person = await self.desk.people.find(sender)
        async for row in self._looking.rows(request, person):
            yield row

    @cached_property
    def routes(self) -> dict[type, Handler]:
        """Which feature answers what; a test checks that no request is missing."""
        inner_loop = inner.routes(self.desk, self.sample, self._escalating)
        outer_loop = self._further or outer.without_themes(self.desk)
        return {**self._logbook, **inner_loop, **outer_loop}

    @cached_property
    def _logbook(self) -> dict[type, Handler]:
        """Questions, answers, actions, and the record of them."""
        desk, questions = self.desk, Questions(self.desk, self.answering, self._better)
        helping, own, staff = Helping(desk), OwnEntries(desk), Staffing(desk)
        return {
            Ask: questions.ask,
            ShowWhy: questions.why,
            ShowAnswer: questions.again,
            ShowHelp: questions.help,
            OpenFeedback: helping.open_feedback,
            GiveFeedback: helping.feedback,
            MarkRead: helping.read,
            OpenLog: self._acting.open_log,
            LogAction: self._acting.log,
            OpenCorrection: self._acting.open_correction,
            CorrectAction: self._acting.correct,
            ShowMine: own.show,
            ShowEntry: self._looking.entry,
            ShowLogbook: self._looking.show,
            VerifyRecord: self._retention.verify,
            EraseEntries: self._retention.erase,
            ShowUndelivered: self._retention.undelivered,
            ImportPeople: staff.take_in,
            ShowPeople: staff.show,
        }

    @cached_property
    def _cards(self) -> EscalationCards:
        return EscalationCards(self.desk)

    @cached_property
    def _acting(self) -> Acting:
        return Acting(self.desk, self.sample.queue)

    @cached_property
    def _escalating(self) -> Escalating:
        return Escalating(self.desk)

    @cached_property
    def _retention(self) -> Retention:
        return Retention(self.desk)

    @cached_property
    def _looking(self) -> Looking:
        return Looking(self.desk)

    async def _incomplete(self, request: Request, refused: IncompleteForm, visit: Visit) -> Reply:
        """Nothing is lost: the form comes back as it was filled, with its faults."""
        p = self.desk.wording.phrases
        faults = Points(heading=p.incomplete, points=tuple(refused.faults.values()))
        return Reply(parts=(faults, *await self._again(request, refused, visit)), ok=False)

    async def _again(
        self, request: Request, refused: IncompleteForm, visit: Visit
    ) -> tuple[Form, ...]:
        if isinstance(request, Escalate):
            return (await self._escalating.again(request, refused, visit),)
        opens = opener(request)
        if opens is None:
            return ()
        reply = await self.routes[type(opens)](opens, visit)
        forms = [part for part in reply.parts if isinstance(part, Form)]
        return tuple(again(form, request, refused.faults) for form in forms)
