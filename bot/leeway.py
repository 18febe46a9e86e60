"""The one door: who is it, may they, which feature, and what went wrong in words."""

import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from functools import cached_property
from typing import TypeVar

from bot.answering.asking import Answering
from bot.entries import LEEWAY, Escalated, Reviewed
from bot.errors import (
    AlreadyDecided,
    IncompleteForm,
    LeewayError,
    NotAllowed,
    NotFound,
    RequestRefused,
)
from bot.inner_loop.escalating import Escalating
from bot.inner_loop.own_entries import OwnEntries
from bot.inner_loop.replying import Replying
from bot.inner_loop.reviewing import Reviewing
from bot.inner_loop.reviews import Sample
from bot.logbook.acting import Acting
from bot.logbook.desk import Desk, Visit, words
from bot.logbook.form_again import again, opener
from bot.logbook.helping import Helping
from bot.logbook.looking import Looking
from bot.logbook.questions import Questions
from bot.logbook.retention import Retention
from bot.logbook.rows import Row
from bot.logbook.staffing import Staffing
from bot.logbook.texts import seen, short
from bot.loop_requests import (
    CloseEscalation,
    OpenPassOn,
    OpenReopen,
    OpenReply,
    OpenReview,
    PassOnEscalation,
    ReopenEscalation,
    ReplyToEscalation,
    ReviewAction,
    ShowEscalations,
    ShowReviews,
    TakeEscalation,
)
from bot.people import Person, Sender
from bot.record_requests import (
    EraseEntries,
    ImportPeople,
    ShowLogbook,
    ShowPeople,
    ShowUndelivered,
    VerifyRecord,
)
from bot.replies import Form, Points, Reply
from bot.requests import (
    Ask,
    CorrectAction,
    Escalate,
    GiveFeedback,
    LogAction,
    MarkRead,
    OpenCorrection,
    OpenEscalation,
    OpenFeedback,
    OpenLog,
    Request,
    ShowEntry,
    ShowHelp,
    ShowMine,
    ShowWhy,
)
from bot.values import Value

_LONGEST_NAME = 80
logger = logging.getLogger(__name__)

V = TypeVar("V", bound=Value)
Handler = Callable[..., Awaitable[Reply]]
"""A feature's answer to one kind of request: takes the request and who has come."""


class Leeway:
    """The product: one request in, one reply out, never an exception."""

    def __init__(self, answering: Answering, desk: Desk, sample: Sample) -> None:
        self.answering = answering
        self.desk = desk
        self.sample = sample

    async def handle(self, request: Request, sender: Sender, delivery: str | None = None) -> Reply:
        """Do what is asked, or say in words why not and what to do next.

        What a `delivery` asks for is recorded once, however often it is delivered.
        """
        try:
            return await self._said(_readable(request), sender, delivery)
        except Exception:
            reference = self.desk.ids()
            logger.exception("unexpected failure, reference %s", reference)
            p = self.desk.wording.phrases
            return words(p.unknown_failure.format(reference=reference), ok=False)

    async def _said(self, request: Request, sender: Sender, delivery: str | None) -> Reply:
        """What a feature says, or why it was not done."""
        try:
            person = await self.desk.people.find(_called(sender))
            visit = Visit(person, sender.channel, delivery)
            try:
                return await self.routes[type(request)](request, visit)
            except IncompleteForm as refused:
                return await self._incomplete(request, refused, visit)
            except AlreadyDecided as decided:
                return await self._decided(decided, visit)
        except LeewayError as failed:
            return self._failed(failed)

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
        desk = self.desk
        questions, helping = Questions(desk, self.answering), Helping(desk)
        replying, reviewing = Replying(desk), Reviewing(desk, self.sample)
        retention, staffing = Retention(desk), Staffing(desk)
        return {
            Ask: questions.ask,
            ShowWhy: questions.why,
            ShowHelp: questions.help,
            OpenFeedback: helping.open_feedback,
            GiveFeedback: helping.feedback,
            MarkRead: helping.read,
            OpenLog: self._acting.open_log,
            LogAction: self._acting.log,
            OpenCorrection: self._acting.open_correction,
            CorrectAction: self._acting.correct,
            ShowMine: OwnEntries(desk).show,
            ShowEntry: self._looking.entry,
            ShowLogbook: self._looking.show,
            OpenEscalation: self._escalating.open,
            Escalate: self._escalating.escalate,
            ShowEscalations: replying.show,
            TakeEscalation: replying.take,
            OpenReply: replying.open_reply,
            ReplyToEscalation: replying.reply,
            OpenPassOn: replying.open_pass_on,
            PassOnEscalation: replying.pass_on,
            CloseEscalation: replying.close,
            OpenReopen: replying.open_reopen,
            ReopenEscalation: replying.reopen,
            ShowReviews: reviewing.show,
            OpenReview: reviewing.open,
            ReviewAction: reviewing.review,
            VerifyRecord: retention.verify,
            EraseEntries: retention.erase,
            ShowUndelivered: retention.undelivered,
            ImportPeople: staffing.take_in,
            ShowPeople: staffing.show,
        }

    @cached_property
    def _acting(self) -> Acting:
        return Acting(self.desk, self.sample.queue)

    @cached_property
    def _escalating(self) -> Escalating:
        return Escalating(self.desk)

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

    async def _decided(self, decided: AlreadyDecided, visit: Visit) -> Reply:
        """Who was faster, and what they did."""
        p, say = self.desk.wording.phrases, self.desk.say
        try:
            told = [e for e in await self.desk.thing(str(decided)) if e.by != LEEWAY]
            name = await self.desk.name_of(told[-1].by)
        except LeewayError:
            return words(p.already_decided, ok=False)
        if told[-1].by in visit.person.ids:
            return words(say.yourself, ok=False)
        if isinstance(told[-1], Escalated):
            return words(say.still_waits, ok=False)
        decision = told[-1].decision.value if isinstance(told[-1], Reviewed) else ""
        what = say.was.get(told[-1].kind, p.already_decided).format(decision=decision)
        return words(say.faster.format(name=name, what=what), ok=False)

    def _failed(self, failed: LeewayError) -> Reply:
        p = self.desk.wording.phrases
        if isinstance(failed, NotFound):
            return words(p.not_found, ok=False)
        if isinstance(failed, NotAllowed | RequestRefused):
            return words(p.not_allowed, ok=False)
        reference = self.desk.ids()
        logger.error("failed, reference %s: %s", reference, type(failed).__name__)
        return words(p.service_failed.format(reference=reference), ok=False)


def _readable(value: V) -> V:
    """Every text in it without what cannot be seen, stored or sent."""
    return value.model_copy(update={name: _seen(part) for name, part in value})


def _called(sender: Sender) -> Sender:
    """The sender by a name that fits a line; a platform lets people call themselves anything."""
    name = short(sender.name or "", _LONGEST_NAME) or None
    return _readable(sender.model_copy(update={"name": name}))


def _seen(part: object) -> object:
    if isinstance(part, tuple):
        return tuple(_seen(each) for each in part)
    return seen(part) if type(part) is str else part
