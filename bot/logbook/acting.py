"""Logging an action, and correcting it."""

from collections.abc import Callable
from dataclasses import dataclass

from bot.answers import Answer
from bot.changes import Change, Queued
from bot.entries import ActionCorrected, ActionLogged, Entry
from bot.errors import NotFound
from bot.logbook.action import Action, action_of
from bot.logbook.action_forms import correction_form, log_form
from bot.logbook.desk import Desk, Visit, complete, form, needed, not_too_long
from bot.logbook.guided import items_of, limit_of, within
from bot.logbook.typed import amount_typed, known_touchpoint
from bot.people import Right, may
from bot.replies import Button, Buttons, Reply, Text
from bot.requests import CorrectAction, LogAction, OpenCorrection, OpenLog

Queue = Callable[[Action], Queued | None]
"""Why an action waits for a review, if it does; the inner loop says."""

_LONGEST_FORM_S = 3600.0
"""A form that lay open longer was left alone meanwhile: its time says nothing."""


@dataclass(frozen=True)
class Acting:
    """Answers what an advisor asks about their own actions."""

    desk: Desk
    queue: Queue

    async def open_log(self, request: OpenLog, visit: Visit) -> Reply:
        """The form, filled in from the answer."""
        desk = self.desk
        answer = await desk.own_answer(request.answer, visit.person)
        return form(log_form(answer, desk.base, desk.wording, desk.clock()))

    async def log(self, request: LogAction, visit: Visit) -> Reply:
        """Record what was done, and say how far it went."""
        answer = await self.desk.own_answer(request.answer, visit.person)
        self._complete(request)
        not_too_long(self.desk, case=request.case)
        logged = await self._logged(request, answer, visit)
        action = action_of([logged])
        await self.desk.logbook.write(self._change(action, 0, (logged,), visit))
        p = self.desk.wording.phrases
        return self._again(p.logged_over if action.over else p.logged, logged.id)

    def _again(self, text: str, action: str) -> Reply:
        """What was recorded, and the way to correct it."""
        label = self.desk.say.correct_title
        correct = Button(label=label, request=OpenCorrection(entry=action))
        return Reply(parts=(Text(text=text), Buttons(buttons=(correct,))))

    async def open_correction(self, request: OpenCorrection, visit: Visit) -> Reply:
        """What was logged, to be corrected."""
        desk = self.desk
        action = self._own(await desk.thing(request.entry), visit)
        typo = action.typo_at(desk.clock())
        return form(correction_form(action.now, typo, desk.base, desk.wording))

    async def correct(self, request: CorrectAction, visit: Visit) -> Reply:
        """Record the correction, beside what was logged or in its place."""
        self._complete(request)
        not_too_long(self.desk, because=request.because)
        kept = request.model_copy(
            update={
                "situation": await self.desk.kept(request.situation),
                "action": await self._named(request.action),
                "why": await self.desk.kept(request.why),
                "because": await self.desk.kept(request.because),
            }
        )

        def decide(entries: tuple[Entry, ...]) -> Change:
            action = self._own(entries, visit)
            corrected = self._corrected(kept, action, visit)
            after = action_of([*entries, corrected])
            return self._change(after, len(entries), (corrected,), visit)

        change = await self.desk.settle(request.entry, decide)
        (corrected,) = change.entries
        assert isinstance(corrected, ActionCorrected)
        say = self.desk.say
        return self._again(say.corrected if corrected.typo else say.corrected_beside, request.entry)

    def _own(self, entries: tuple[Entry, ...], visit: Visit) -> Action:
        action = action_of(entries)
        if not may(visit.person, Right.CORRECT, action.subject(None)):
            raise NotFound(f"action {action.logged.id} of {visit.person.id}")
        return action

    def _change(
        self, action: Action, seen: int, entries: tuple[Entry, ...], visit: Visit
    ) -> Change:
        owner = self.desk.owner_of(action.now.touchpoint)
        return Change(
            about=action.logged.id,
            seen=seen,
            entries=entries,
            subject=action.subject(owner),
            touchpoint=action.now.touchpoint,
            case=action.logged.case,
            standing=action.standing(owner, self.queue(action)),
            delivery=visit.delivery,
        )

    async def _logged(
        self, request: LogAction, answer: Answer | None, visit: Visit
    ) -> ActionLogged:
        desk = self.desk
        limit, amount = limit_of(desk.base, request.action), amount_typed(desk, request.amount)
        return ActionLogged(
            **desk.head(visit),
            answer=request.answer,
            situation=await desk.kept(request.situation),
            action=await self._named(request.action),
            limit=limit.id if limit else None,
            amount=amount,
            touchpoint=request.touchpoint,
            why=await desk.kept(request.why),
            within=within(desk.base, limit, amount, visit.person),
            guidance=items_of(answer),
            case=desk.cases.reference(request.case),
            seconds=self._seconds(request),
            flagged=request.review,
            named=request.named,
        )

    def _corrected(self, request: CorrectAction, action: Action, visit: Visit) -> ActionCorrected:
        desk = self.desk
        typo = action.typo_at(desk.clock())
        if not typo:
            needed(desk, because=request.because)
        limit, amount = limit_of(desk.base, request.action), amount_typed(desk, request.amount)
        return ActionCorrected(
            **desk.head(visit),
            about=action.logged.id,
            situation=request.situation,
            action=request.action,
            limit=limit.id if limit else None,
            amount=amount,
            touchpoint=request.touchpoint,
            why=request.why,
            within=within(desk.base, limit, amount, visit.person),
            typo=typo,
            because=request.because,
        )

    async def _named(self, action: str) -> str:
        """An action by the name that its limit has; in somebody's own words otherwise."""
        return action if limit_of(self.desk.base, action) else await self.desk.kept(action)

    def _seconds(self, request: LogAction) -> float | None:
        if request.opened is None:
            return None
        seconds = (self.desk.clock() - request.opened).total_seconds()
        return seconds if 0 <= seconds <= _LONGEST_FORM_S else None

    def _complete(self, request: LogAction | CorrectAction) -> None:
        texts = {"situation": request.situation, "why": request.why, "action": request.action}
        complete(
            lambda: needed(self.desk, situation=request.situation),
            lambda: not_too_long(self.desk, **texts),
            lambda: amount_typed(self.desk, request.amount),
            lambda: known_touchpoint(self.desk, request.touchpoint),
        )
