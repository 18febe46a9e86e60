"""Where one action stands, from the entries about it."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from bot.answers import Outcome
from bot.changes import Queued, Standing, State
from bot.entries import ActionCorrected, ActionLogged, Entry, Reviewed
from bot.errors import NotFound
from bot.people import Subject
from bot.values import Value

TYPO = timedelta(minutes=15)
"""For so long a correction replaces what was logged; later it stands beside it."""

OVER = frozenset({Outcome.ASK_FIRST, Outcome.STOP})


class Action(Value):
    """An action as it reads now. `logged` is how it was first logged."""

    logged: ActionLogged
    now: ActionLogged
    corrections: tuple[ActionCorrected, ...] = ()
    review: Reviewed | None = None
    seen: int

    @property
    def over(self) -> bool:
        """Whether it went beyond the limit."""
        return self.now.within in OVER

    def typo_at(self, moment: datetime) -> bool:
        """Whether a correction at that moment is one of a typo."""
        return moment - self.logged.at <= TYPO

    def subject(self, owner: str | None) -> Subject:
        """Whose it is, for the question who may see it."""
        return Subject(by=self.logged.by, team=self.logged.team, owner=owner)

    def standing(self, owner: str | None, queued: Queued | None) -> Standing:
        """The same without texts."""
        waiting = State.WAITING if queued else State.NOTED
        return Standing(
            about=self.logged.id,
            kind=self.logged.kind,
            state=State.REVIEWED if self.review else waiting,
            by=self.logged.by,
            team=self.logged.team,
            owner=owner,
            touchpoint=self.now.touchpoint,
            at=self.logged.at,
            queued=queued,
        )


def action_of(entries: Sequence[Entry]) -> Action:
    """Read the entries about an action in order; raises NotFound if they are about no action."""
    logged = entries[0] if entries else None
    if not isinstance(logged, ActionLogged):
        raise NotFound("no such action")
    corrections = tuple(e for e in entries if isinstance(e, ActionCorrected))
    reviews = [e for e in entries if isinstance(e, Reviewed)]
    now = logged
    for c in corrections:
        now = now.model_copy(
            update=c.model_dump(include={"situation", "action", "limit", "touchpoint", "why"})
            | {"amount": c.amount, "within": c.within}
        )
    return Action(
        logged=logged,
        now=now,
        corrections=corrections,
        review=reviews[-1] if reviews else None,
        seen=len(entries),
    )
