"""The lead's queue, and what the lead decides."""

from dataclasses import dataclass
from decimal import Decimal

from bot.changes import Change, State, Wanted
from bot.entries import ActionLogged, Decision, Entry, Reviewed
from bot.errors import IncompleteForm, NotAllowed
from bot.guidance.items import Limit
from bot.inner_loop.loop_forms import review_form
from bot.inner_loop.notices import Notices
from bot.inner_loop.reviews import Sample, review
from bot.logbook.action import Action, action_of
from bot.logbook.desk import Desk, Visit, form, not_too_long, words
from bot.logbook.guided import quantity
from bot.logbook.texts import short
from bot.loop_requests import OpenReview, ReviewAction, ShowReviews
from bot.people import Right, scope
from bot.replies import Button, Buttons, Part, Reply, Text, Tone

_SHOWN = 5


@dataclass(frozen=True)
class Reviewing:
    """Answers a lead."""

    desk: Desk
    sample: Sample

    async def show(self, request: ShowReviews, visit: Visit) -> Reply:
        """What waits, oldest first; never a ranking of people."""
        del request
        desk = self.desk
        reached = scope(visit.person, Right.REVIEW)
        if reached.empty:
            raise NotAllowed(f"review by {visit.person.id}")
        wanted = Wanted(scope=reached, kind="action_logged", states=(State.WAITING,))
        found = await desk.logbook.standings(wanted)
        waiting = [s for s in found if s.by not in visit.person.ids]
        if not waiting:
            return words(desk.say.no_reviews)
        histories = await desk.logbook.about([s.about for s in waiting[:_SHOWN]])
        names = {i: p.name for p in await desk.people.everyone() for i in p.ids}
        parts: list[Part] = []
        for entries in histories.values():
            parts += self._card(action_of(entries), names)
        if len(waiting) > _SHOWN:
            parts.append(Text(text=desk.say.more.format(number=len(waiting) - _SHOWN)))
        return Reply(parts=tuple(parts))

    async def open(self, request: OpenReview, visit: Visit) -> Reply:
        """The form for the decision."""
        desk = self.desk
        action = action_of(await desk.thing(request.entry))
        chosen = (request.decision or Decision.RECOGNISE, "")
        review(action, self._owner(action), visit.person, chosen, desk.head(visit))
        draft = ReviewAction(entry=request.entry, decision=request.decision)
        return form(review_form(desk, draft, short(action.now.situation, 200)))

    async def review(self, request: ReviewAction, visit: Visit) -> Reply:
        """Record the decision, and tell the advisor."""
        desk, decision = self.desk, request.decision
        if decision is None:
            raise IncompleteForm({"decision": desk.say.needs_decision})
        not_too_long(desk, words=request.words)
        chosen = (decision, await desk.kept(request.words))
        notices = Notices(desk, await desk.people.everyone())
        head = desk.head(visit)

        def decide(entries: tuple[Entry, ...]) -> Change:
            action = action_of(entries)
            decided = review(action, self._owner(action), visit.person, chosen, head)
            return self._change(action, decided, (*entries, decided), notices, visit)

        await desk.settle(request.entry, decide)
        return words(desk.say.reviewed[decision.value])

    def _change(
        self,
        action: Action,
        decided: Reviewed,
        entries: tuple[Entry, ...],
        notices: Notices,
        visit: Visit,
    ) -> Change:
        owner = self._owner(action)
        return Change(
            about=action.logged.id,
            seen=len(entries) - 1,
            entries=(decided,),
            subject=action.subject(owner),
            touchpoint=action.now.touchpoint,
            case=action.logged.case,
            standing=action_of(entries).standing(owner, self.sample.queue(action)),
            messages=notices.reviewed(action.now, decided, visit.person.name),
            delivery=visit.delivery,
        )

    def _owner(self, action: Action) -> str | None:
        return self.desk.owner_of(action.now.touchpoint)

    def _card(self, action: Action, names: dict[str, str]) -> tuple[Part, ...]:
        desk, say = self.desk, self.desk.say
        why = self.sample.queue(action)
        name = names.get(action.logged.by, action.logged.by)
        when = desk.wording.when(action.logged.at)
        quiet = say.review_why[why.value] if why else ""
        buttons = tuple(
            Button(
                label=say.decisions[d.value], request=OpenReview(entry=action.logged.id, decision=d)
            )
            for d in Decision
        )
        return (
            Text(heading=f"{name}, {when}", text=in_words(desk, action.now)),
            Text(text=quiet, tone=Tone.QUIET),
            Buttons(buttons=buttons),
        )


def in_words(desk: Desk, action: ActionLogged) -> str:
    """An action in a few lines: what happened, what was done, why."""
    say = desk.say
    lines = [action.situation, say.line_done.format(done=done_in_words(desk, action))]
    if action.why:
        lines.append(say.line_why.format(why=action.why))
    return "\n".join(lines)


def done_in_words(desk: Desk, action: ActionLogged) -> str:
    """What was done, and how much of it: `Goodwill credit: £20`."""
    limit = next((limit for limit in desk.base.limits if limit.id == action.limit), None)
    done = limit.title if limit else action.action or desk.wording.phrases.action_other
    if action.amount is None:
        return done
    return f"{done}: {_so_much(desk, limit, action.amount)}"


def _so_much(desk: Desk, limit: Limit | None, amount: Decimal) -> str:
    """With the limit's unit, where there is one: `£40`, `14 days`."""
    given = quantity(desk.base, limit, amount) if limit else None
    return desk.wording.quantity(given, limit.unit) if limit and given else str(amount)
