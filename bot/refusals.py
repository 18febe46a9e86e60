"""Why something was not done, in words; `Leeway.handle` is the only one who asks."""

import logging

from bot.entries import LEEWAY, Escalated, Reviewed
from bot.errors import AlreadyDecided, LeewayError, NotAllowed, NotFound, RequestRefused
from bot.logbook.desk import Desk, Visit, words
from bot.replies import Reply

logger = logging.getLogger(__name__)


class Refusals:
    """Every reason for not doing what was asked, but a form that is incomplete."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def decided(self, decided: AlreadyDecided, visit: Visit) -> Reply:
        """Who was faster, and what they did."""
        p, say = self._desk.wording.phrases, self._desk.say
        try:
            told = [e for e in await self._desk.thing(str(decided)) if e.by != LEEWAY]
            name = await self._desk.name_of(told[-1].by)
        except LeewayError:
            return words(p.already_decided, ok=False)
        if told[-1].by in visit.person.ids:
            return words(say.yourself, ok=False)
        if isinstance(told[-1], Escalated):
            return words(say.still_waits, ok=False)
        decision = told[-1].decision.value if isinstance(told[-1], Reviewed) else ""
        what = say.was.get(told[-1].kind, p.already_decided).format(decision=decision)
        return words(say.faster.format(name=name, what=what), ok=False)

    def failed(self, failed: LeewayError) -> Reply:
        """What the person can do about it, or a reference that stands in the log as well."""
        p = self._desk.wording.phrases
        if isinstance(failed, NotFound):
            return words(p.not_found, ok=False)
        if isinstance(failed, NotAllowed | RequestRefused):
            return words(p.not_allowed, ok=False)
        reference = self._desk.ids()
        logger.error("failed, reference %s: %s", reference, type(failed).__name__)
        return words(p.service_failed.format(reference=reference), ok=False)

    def unexpected(self) -> Reply:
        """For an exception that nobody foresaw, while it is handled: a reference to the log."""
        reference = self._desk.ids()
        logger.exception("unexpected failure, reference %s", reference)
        p = self._desk.wording.phrases
        return words(p.unknown_failure.format(reference=reference), ok=False)
