"""What a person sees of their own: what came back, and everything that is recorded about them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.changes import Message, Query, State
from bot.entries import ActionLogged, Asked, Entry, Escalated, FeedbackGiven
from bot.inner_loop.cards import EscalationCards
from bot.inner_loop.escalation import Escalation, escalation_of
from bot.inner_loop.whereabouts import where_it_is
from bot.logbook.action import Action, action_of
from bot.logbook.answered import answer_of
from bot.logbook.cost import median_seconds
from bot.logbook.desk import Desk, Visit
from bot.logbook.texts import short
from bot.loop_requests import CloseEscalation, OpenReopen
from bot.people import Scope
from bot.replies import Button, Buttons, Part, Reply, Table, Text, Tone
from bot.requests import MarkRead, OpenCorrection, ShowMine

NEWEST = 20
_CHOICES = 6


@dataclass(frozen=True)
class OwnEntries:
    """Answers "what became of what I did?"."""

    desk: Desk

    async def show(self, request: ShowMine, visit: Visit) -> Reply:
        """What came back first, then the newest entries with where they stand."""
        del request
        desk = self.desk
        unread = await desk.inbox.unread(visit.person.ids)
        mine = Query(scope=Scope(by=visit.person.ids), most=NEWEST)
        entries = (await desk.logbook.page(mine)).entries
        histories = await desk.logbook.about([entry.id for entry in entries])
        rows = tuple(row(desk, history) for history in histories.values())
        told = frozenset(message.about for message in unread)
        unread = await EscalationCards(desk).as_things_are(unread, visit.person)
        parts = (*self._came_back(unread), *self._table(rows, entries))
        return Reply(parts=(*parts, *self._can_do(histories.values(), told)))

    def _can_do(
        self, histories: Iterable[Sequence[Entry]], told: frozenset[str]
    ) -> tuple[Part, ...]:
        """What is still open: a reply to settle or reopen, a typo to correct."""
        say, buttons = self.desk.say, list[Button]()
        for history in histories:
            first = history[0]
            if isinstance(first, Escalated) and first.id not in told:
                buttons += self._with_reply(escalation_of(history))
            elif isinstance(first, ActionLogged) and action_of(history).typo_at(self.desk.clock()):
                label = f"{say.correct_title}: {short(first.situation, 30)}"
                buttons.append(Button(label=label, request=OpenCorrection(entry=first.id)))
        return (Buttons(buttons=tuple(buttons[:_CHOICES])),) if buttons else ()

    def _with_reply(self, stands: Escalation) -> list[Button]:
        if stands.state is not State.REPLIED:
            return []
        say, about = self.desk.say, short(stands.first.situation, 30)
        close = CloseEscalation(escalation=stands.id)
        reopen = OpenReopen(escalation=stands.id)
        return [
            Button(label=f"{say.close}: {about}", request=close),
            Button(label=f"{say.reopen}: {about}", request=reopen),
        ]

    def _came_back(self, unread: Sequence[Message]) -> tuple[Part, ...]:
        if not unread:
            return ()
        say = self.desk.say
        read = Button(label=say.mark_read, request=MarkRead(messages=tuple(m.id for m in unread)))
        heading = Text(heading=say.came_back, text=say.came_new.format(number=len(unread)))
        parts = tuple(part for message in unread for part in message.parts)
        return (heading, *parts, Buttons(buttons=(read,)))

    def _table(
        self, rows: tuple[tuple[str, ...], ...], entries: Sequence[Entry]
    ) -> tuple[Part, ...]:
        p, say = self.desk.wording.phrases, self.desk.say
        if not rows:
            return (Text(text=p.mine_empty),)
        table = Table(caption=p.mine_title, columns=p.mine_columns, rows=rows)
        seconds = median_seconds(entries)
        if seconds is None:
            return (table,)
        cost = say.cost.format(seconds=round(seconds))
        return (table, Text(text=cost, tone=Tone.QUIET))


def row(desk: Desk, history: Sequence[Entry]) -> tuple[str, ...]:
    """One line of the table."""
    p, say = desk.wording.phrases, desk.say
    first, when = history[0], desk.wording.when(history[0].at)
    match first:
        case Asked():
            state = p.coverage[answer_of(first, history).coverage.value]
            return (
                when,
                p.entry_asked,
                short(first.answer.question),
                _helped(desk, history, state),
            )
        case ActionLogged():
            action = action_of(history)
            return (when, p.entry_action, short(action.now.situation), _action(desk, action))
        case Escalated():
            stands = escalation_of(history)
            return (when, p.entry_escalation, short(first.situation), where_it_is(desk, stands))
        case _:
            return (when, say.entry_other, "", "")


def _helped(desk: Desk, history: Sequence[Entry], state: str) -> str:
    given = [entry for entry in history if isinstance(entry, FeedbackGiven)]
    if not given:
        return state
    p = desk.wording.phrases
    return f"{state}, {(p.helpful if given[-1].helpful else p.not_helpful).lower()}"


def _action(desk: Desk, action: Action) -> str:
    p, say = desk.wording.phrases, desk.say
    if action.review is not None:
        return say.decided[action.review.decision.value]
    state = "" if action.now.within is None else p.state_over if action.over else p.state_within
    beside = any(not correction.typo for correction in action.corrections)
    return ", ".join(s for s in (state, say.state_corrected if beside else "") if s)
