"""Everything that began within a span of time, with what became of it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from bot.answers import Answer
from bot.changes import Query
from bot.entries import ActionLogged, Asked, Entry, Escalated
from bot.inner_loop.escalation import Escalation, escalation_of
from bot.logbook.action import Action, action_of
from bot.logbook.answered import answer_of
from bot.logbook.desk import Desk
from bot.people import Scope

_AT_ONCE = 500
History = tuple[Entry, ...]


@dataclass(frozen=True)
class Question:
    """A question, its answer as it is now, and what happened to it."""

    asked: Asked
    answer: Answer
    history: History


@dataclass(frozen=True)
class Period:
    """What began from `since` up to `until`, read once. `owners`: of touchpoints, by id."""

    since: datetime
    until: datetime
    questions: tuple[Question, ...]
    actions: tuple[Action, ...]
    escalations: tuple[Escalation, ...]
    histories: dict[str, History]
    owners: dict[str, str] = field(default_factory=dict)

    @property
    def size(self) -> int:
        """How many began."""
        return len(self.questions) + len(self.actions) + len(self.escalations)

    def within(self, since: datetime, until: datetime) -> "Period":
        """The part of it in that span."""
        return Period(
            since,
            until,
            tuple(q for q in self.questions if since <= q.asked.at < until),
            tuple(a for a in self.actions if since <= a.logged.at < until),
            tuple(e for e in self.escalations if since <= e.first.at < until),
            self.histories,
            self.owners,
        )


async def read_period(desk: Desk, since: datetime, until: datetime, scope: Scope) -> Period:
    """Read it; raises StorageUnavailable."""
    query = Query(scope=scope, since=since, until=until, most=_AT_ONCE)
    histories: dict[str, History] = {}
    while True:
        page = await desk.logbook.page(query)
        histories |= await desk.logbook.about([entry.id for entry in page.entries])
        if page.before is None:
            break
        query = query.model_copy(update={"before": page.before})
    return _sorted(since, until, histories)


def _sorted(since: datetime, until: datetime, histories: dict[str, History]) -> Period:
    whole = sorted(histories.values(), key=lambda history: (history[0].at, history[0].id))
    questions = [(h[0], h) for h in whole if isinstance(h[0], Asked)]
    return Period(
        since,
        until,
        tuple(
            Question(asked, answer_of(asked, h), h)
            for asked, h in questions
            if isinstance(asked, Asked)
        ),
        tuple(action_of(h) for h in whole if isinstance(h[0], ActionLogged)),
        tuple(escalation_of(h) for h in whole if isinstance(h[0], Escalated)),
        histories,
    )


def people_in(entries: Sequence[Entry]) -> int:
    """How many different people they are from."""
    return len({entry.by for entry in entries})
