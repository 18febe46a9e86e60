"""The logbook's entries: what happened, redacted, in the past tense, and never changed afterwards.

An entry is the first about something (a question, an action, an escalation), or says what happened
to it later. All entries `about` the same thing, in their order, say where it stands.
"""

from datetime import datetime
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field, TypeAdapter

from bot.answers import Answer, Outcome, Words
from bot.entry_heads import FirstEntry, LaterEntry
from bot.outer_entries import OuterEntry
from bot.reasons import Cause as Cause
from bot.reasons import Decision as Decision
from bot.reasons import Granted as Granted
from bot.reasons import Unhelpful as Unhelpful
from bot.standing_entries import AboutStanding
from bot.values import Value

LEEWAY = "leeway"
"""Who did it, where Leeway itself did: reminders, overdue escalations."""


class Asked(FirstEntry):
    """A question and the answer it got. `id` is the answer's, `placeholders` a `Memory`'s."""

    kind: Literal["asked"] = "asked"
    answer: Answer
    follows: str | None = None
    placeholders: dict[str, int] = Field(default_factory=dict)


class AnswerReworded(LaterEntry, Words):
    """What the answer said in the end, once a model had been asked to word it."""

    kind: Literal["answer_reworded"] = "answer_reworded"


class ActionLogged(FirstEntry):
    """A discretionary action. `within` is computed from the limit: null when no limit applies.

    `guidance` are the items it rested on. `case` is a keyed hash. `seconds` is the time from
    opening the form to saving it. `named`: CX and owners may see whose it is. `flagged`: the
    advisor asks for a review.
    """

    kind: Literal["action_logged"] = "action_logged"
    answer: str | None
    situation: str
    action: str
    limit: str | None
    amount: Decimal | None
    touchpoint: str
    why: str
    within: Outcome | None
    guidance: tuple[str, ...] = ()
    case: str | None = None
    seconds: float | None = None
    flagged: bool = False
    named: bool = False


class ActionCorrected(LaterEntry):
    """What the action reads from now on. `typo`: within minutes, so that it replaces the words.

    Later corrections stand beside what was logged, with `because`.
    """

    kind: Literal["action_corrected"] = "action_corrected"
    situation: str
    action: str
    limit: str | None
    amount: Decimal | None
    touchpoint: str
    why: str
    within: Outcome | None
    typo: bool
    because: str = ""


class Reviewed(LaterEntry):
    """A lead's decision on an action, with words for the advisor."""

    kind: Literal["reviewed"] = "reviewed"
    decision: Decision
    words: str = ""


class FeedbackGiven(LaterEntry):
    """Whether an answer helped; the latest one counts."""

    kind: Literal["feedback_given"] = "feedback_given"
    helpful: bool
    reason: Unhelpful | None = None
    words: str = ""


class _Routed(Value):
    """Somebody has it. `owner` may be ADMIN, at the end of every chain; `remind` is before due."""

    owner: str
    route: str
    due: datetime
    remind: datetime | None = None


class Escalated(FirstEntry, _Routed):
    """A case handed on; it cannot exist without owner, route and due time."""

    kind: Literal["escalated"] = "escalated"
    answer: str | None
    situation: str
    touchpoint: str
    cause: Cause = Cause.KNOWLEDGE_GAP
    urgent: bool = False
    case: str | None = None
    named: bool = False


class EscalationTaken(LaterEntry):
    """One person has it now."""

    kind: Literal["escalation_taken"] = "escalation_taken"


class EscalationReplied(LaterEntry):
    """What was decided. `guidance`: what guidance should say from now on, if anything.

    `granted`: whether what was asked for was approved; null where nobody said.
    """

    kind: Literal["escalation_replied"] = "escalation_replied"
    reply: str
    guidance: str = ""
    granted: Granted | None = None


class EscalationPassedOn(LaterEntry, _Routed):
    """Another owner has it, for a reason."""

    kind: Literal["escalation_passed_on"] = "escalation_passed_on"
    reason: str


class EscalationReminded(LaterEntry):
    """Its owner was reminded, once, before it is due."""

    kind: Literal["escalation_reminded"] = "escalation_reminded"


class EscalationOverdue(LaterEntry, _Routed):
    """Nobody replied in time: the next in the chain has it."""

    kind: Literal["escalation_overdue"] = "escalation_overdue"


class EscalationClosed(LaterEntry):
    """The advisor has what they needed."""

    kind: Literal["escalation_closed"] = "escalation_closed"


class EscalationReopened(LaterEntry, _Routed):
    """The reply was not the end of it."""

    kind: Literal["escalation_reopened"] = "escalation_reopened"
    reason: str


class Announced(FirstEntry):
    """Everybody whose entries were in it was told what changed: by these `decisions` on themes."""

    kind: Literal["announced"] = "announced"
    text: str
    told: int
    guidance: tuple[str, ...] = ()
    decisions: tuple[str, ...] = ()


class Erased(FirstEntry):
    """Texts were erased; the record's chain still holds. `entries` are the erased ones' ids.

    `before`: everything older was erased instead, except what was still open then.
    """

    kind: Literal["erased"] = "erased"
    reason: Literal["retention", "case", "person"]
    before: datetime | None = None
    entries: tuple[str, ...] = ()
    count: int


Later = (
    AnswerReworded
    | ActionCorrected
    | Reviewed
    | FeedbackGiven
    | EscalationTaken
    | EscalationReplied
    | EscalationPassedOn
    | EscalationReminded
    | EscalationOverdue
    | EscalationClosed
    | EscalationReopened
)
Entry = Annotated[
    Asked | ActionLogged | Escalated | Announced | Erased | AboutStanding | Later | OuterEntry,
    Field(discriminator="kind"),
]
parse_entry: TypeAdapter[Entry] = TypeAdapter(Entry)
