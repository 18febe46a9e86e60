"""What owners and advisors do with an escalation once it is there."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from bot.changes import ADMIN, Message, State, Wanted
from bot.entries import Cause, Entry
from bot.errors import IncompleteForm
from bot.inner_loop import transitions
from bot.inner_loop.escalating import Moves, move, routed_again
from bot.inner_loop.escalation import Escalation, escalation_of
from bot.inner_loop.loop_forms import pass_on_form, reopen_form, reply_form
from bot.inner_loop.notices import Notices
from bot.logbook.desk import Desk, Visit, form, needed, not_too_long, words
from bot.logbook.texts import short
from bot.loop_requests import (
    CloseEscalation,
    OpenPassOn,
    OpenReopen,
    OpenReply,
    PassOnEscalation,
    ReopenEscalation,
    ReplyToEscalation,
    ShowEscalation,
    ShowEscalations,
    TakeEscalation,
)
from bot.people import Person, Right, Role, Scope, scope
from bot.replies import Button, Buttons, Part, Reply, Text

_SHOWN = 5


@dataclass(frozen=True)
class Replying:
    """Answers owners, leads and the CX team; and the advisor who closes or reopens."""

    desk: Desk

    async def show(self, request: ShowEscalations, visit: Visit) -> Reply:
        """What waits for this person's reply, the most urgent first."""
        del request
        desk, person = self.desk, visit.person
        states = (State.OPEN, State.TAKEN)
        wanted = Wanted(scope=waiting_scope(person), kind="escalated", states=states)
        found = () if wanted.scope.empty else await desk.logbook.standings(wanted)
        waiting = [s for s in found if s.taken_by is None or s.taken_by in person.ids]
        if not waiting:
            return words(desk.say.nothing_waits)
        histories = await desk.logbook.about([s.about for s in waiting[:_SHOWN]])
        notices = Notices(desk, await desk.people.everyone())
        parts: list[Part] = []
        for entries in histories.values():
            parts += self._card(escalation_of(entries), person, notices)
        if len(waiting) > _SHOWN:
            parts.append(Text(text=desk.say.more.format(number=len(waiting) - _SHOWN)))
        return Reply(parts=tuple(parts))

    async def look(self, request: ShowEscalation, visit: Visit) -> Reply:
        """Where it stands now, for a card that is edited as that changes."""
        stands = await self._permitted(request.escalation, visit, Right.SEE_STATE)
        notices = Notices(self.desk, await self.desk.people.everyone())
        return Reply(parts=notices.standing(stands, visit.person))

    async def take(self, request: TakeEscalation, visit: Visit) -> Reply:
        """Exactly one person has it."""
        head = self.desk.head(visit)
        stands = await move(
            self.desk,
            request.escalation,
            visit,
            lambda stands: transitions.take(stands, visit.person, head),
        )
        say, due = self.desk.say, self.desk.wording.when(stands.due)
        button = Button(label=say.reply, request=OpenReply(escalation=stands.id))
        text = Text(text=say.taken.format(due=due))
        return Reply(parts=(text, Buttons(buttons=(button,))))

    async def open_reply(self, request: OpenReply, visit: Visit) -> Reply:
        """The form for the reply."""
        stands = await self._permitted(request.escalation, visit, Right.ANSWER)
        draft = ReplyToEscalation(escalation=stands.id)
        asks = stands.first.cause is Cause.EMPOWERMENT
        return form(reply_form(self.desk, draft, short(stands.first.situation, 200), asks))

    async def reply(self, request: ReplyToEscalation, visit: Visit) -> Reply:
        """Record the reply, and send it to the advisor."""
        needed(self.desk, reply=request.reply)
        not_too_long(self.desk, reply=request.reply, guidance=request.guidance)
        text = await self.desk.kept(request.reply)
        guidance = await self.desk.kept(request.guidance)
        said, head = (text, guidance, request.granted), self.desk.head(visit)

        def replies(stands: Escalation) -> Entry:
            return transitions.reply(stands, visit.person, said, head)

        await move(self.desk, request.escalation, visit, replies, Notices.replied)
        return words(self.desk.say.replied)

    async def open_pass_on(self, request: OpenPassOn, visit: Visit) -> Reply:
        """The form with the owners."""
        stands = await self._permitted(request.escalation, visit, Right.HAND_ON)
        return form(pass_on_form(self.desk, PassOnEscalation(escalation=stands.id)))

    async def pass_on(self, request: PassOnEscalation, visit: Visit) -> Reply:
        """The next owner has it, with a due time of their own."""
        desk, say = self.desk, self.desk.say
        needed(desk, owner=request.owner, reason=request.reason)
        not_too_long(desk, reason=request.reason)
        if request.owner not in desk.base.owner_by_id and request.owner != ADMIN:
            raise IncompleteForm({"owner": say.needs_owner})
        reason, head = await desk.kept(request.reason), desk.head(visit)

        def passes(stands: Escalation) -> Entry:
            to = routed_again(desk, stands, request.owner)
            return transitions.pass_on(stands, visit.person, to, reason, head)

        card = partial(say.card_passed.format, reason=reason)
        return await self._owned_anew(request.escalation, visit, passes, card, say.passed_on)

    async def close(self, request: CloseEscalation, visit: Visit) -> Reply:
        """The advisor has what they needed."""
        head = self.desk.head(visit)
        await move(
            self.desk,
            request.escalation,
            visit,
            lambda stands: transitions.close(stands, visit.person, head),
        )
        return words(self.desk.say.closed)

    async def open_reopen(self, request: OpenReopen, visit: Visit) -> Reply:
        """The form for the reason."""
        stands = await self._permitted(request.escalation, visit, Right.FINISH)
        return form(reopen_form(self.desk, ReopenEscalation(escalation=stands.id)))

    async def reopen(self, request: ReopenEscalation, visit: Visit) -> Reply:
        """The same owner has it again, from now on."""
        desk, say = self.desk, self.desk.say
        needed(desk, reason=request.reason)
        not_too_long(desk, reason=request.reason)
        reason, head = await desk.kept(request.reason), desk.head(visit)

        def reopens(stands: Escalation) -> Entry:
            to = routed_again(desk, stands, stands.owner)
            return transitions.reopen(stands, visit.person, to, reason, head)

        card = partial(say.card_reopened.format, reason=reason)
        return await self._owned_anew(request.escalation, visit, reopens, card, say.reopened)

    async def _owned_anew(
        self, escalation: str, visit: Visit, moves: Moves, card: Callable[..., str], said: str
    ) -> Reply:
        """An owner has it from now on: they get the card, and whoever did it hears until when."""
        desk = self.desk

        def tells(notices: Notices, stands: Escalation) -> tuple[Message, ...]:
            return notices.to_owner(stands, card(owner=desk.owner_title(stands.owner)))

        stands = await move(desk, escalation, visit, moves, tells)
        owner, due = desk.owner_title(stands.owner), desk.wording.when(stands.due)
        return words(said.format(owner=owner, due=due))

    async def _permitted(self, escalation: str, visit: Visit, right: Right) -> Escalation:
        stands = escalation_of(await self.desk.thing(escalation))
        transitions.permitted(stands, visit.person, right)
        return stands

    def _card(self, stands: Escalation, person: Person, notices: Notices) -> tuple[Part, ...]:
        heading = self.desk.say.card.format(owner=self.desk.owner_title(stands.owner))
        return notices.card(stands, heading, person)


def waiting_scope(person: Person) -> Scope:
    """The escalations that are this person's to do something about."""
    if Role.ADMIN in person.roles:
        owned = person.owns | {ADMIN}
        return Scope(owners=owned, teams=scope(person, Right.ANSWER).teams)
    reached = scope(person, Right.ANSWER)
    return reached.model_copy(update={"by": frozenset()})
