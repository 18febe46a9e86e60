"""Which actions a lead looks at: beyond the limit, asked for, and a fair share of the rest."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256

from bot.changes import Queued
from bot.entries import Decision, Reviewed
from bot.errors import AlreadyDecided, NotAllowed, NotFound
from bot.logbook.action import Action
from bot.logbook.desk import Head
from bot.people import Person, Right, may


@dataclass(frozen=True)
class Sample:
    """Draws the same share of every advisor's actions, whoever they are.

    An action is drawn by a hash of its id and the seed: the same on every replica, and nobody can
    influence it. `teams` have shares of their own.
    """

    share: float = 0.1
    teams: Mapping[str, float] = field(default_factory=dict)
    seed: str = ""

    def draws(self, action: str, team: str | None) -> bool:
        """Whether that action is in the sample."""
        drawn = int.from_bytes(sha256(f"{self.seed}\n{action}".encode()).digest()[:8]) / 2**64
        return drawn < self.teams.get(team or "", self.share)

    def queue(self, action: Action) -> Queued | None:
        """Why an action waits for a review, if it does; without a team nobody could."""
        if action.logged.team is None:
            return None
        if action.over:
            return Queued.OVER
        if action.logged.flagged:
            return Queued.FLAGGED
        drawn = self.draws(action.logged.id, action.logged.team)
        return Queued.SAMPLE if drawn else None


def review(
    action: Action,
    owner: str | None,
    person: Person,
    decision: tuple[Decision, str],
    head: Head,
) -> Reviewed:
    """A lead's decision; raises NotFound, NotAllowed, or AlreadyDecided by somebody else."""
    subject = action.subject(owner)
    if not may(person, Right.SEE_TEXTS, subject):
        raise NotFound(f"{action.logged.id} for {person.id}")
    if not may(person, Right.REVIEW, subject):
        raise NotAllowed(f"review of {action.logged.id} by {person.id}")
    if action.review is not None:
        raise AlreadyDecided(action.logged.id)
    decided, words = decision
    return Reviewed(**head, about=action.logged.id, decision=decided, words=words)
