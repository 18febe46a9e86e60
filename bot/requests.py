"""Everything anyone can ask of Leeway: one closed union, in the imperative."""

import re
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import AwareDatetime, BeforeValidator, Field, TypeAdapter

from bot.entries import Cause, Unhelpful
from bot.guidance_requests import AboutGuidance
from bot.loop_requests import AboutEscalations, AboutReviews
from bot.record_requests import AboutTheRecord
from bot.standing_requests import AboutStanding
from bot.theme_requests import AboutThemes
from bot.values import Value

_AMOUNT = re.compile(r"[^\d\-]{0,4}(-?\d[\d,]*(?:\.\d+)?)[^\d]{0,8}")


def _number(typed: object) -> object:
    """`£1,250.00` and `12,50 GBP` as a decimal; what is no number stays as it is."""
    found = _AMOUNT.fullmatch(typed) if isinstance(typed, str) else None
    if found is None:
        return typed
    return re.sub(r",(?=\d{3}\b)", "", found[1]).replace(",", ".")


TypedAmount = Annotated[
    Decimal | str | None, Field(union_mode="left_to_right"), BeforeValidator(_number)
]
"""An amount as somebody typed it. What is none is said at its field, with the form kept."""


class Ask(Value):
    """What's the right thing to do here? `follows`: the id of the answer it follows up."""

    kind: Literal["ask"] = "ask"
    text: str
    follows: str | None = None


class ShowWhy(Value):
    """Show the passages that an answer rests on."""

    kind: Literal["show_why"] = "show_why"
    answer: str


class ShowAnswer(Value):
    """Show an answer of mine again, so that others can read it too."""

    kind: Literal["show_answer"] = "show_answer"
    answer: str


class OpenLog(Value):
    """Open the form for logging an action, pre-filled from an answer if one is named."""

    kind: Literal["open_log"] = "open_log"
    answer: str | None = None


class LogAction(Value):
    """Record what was done for the customer. `amount` is in the limit's unit.

    `case` is the company's own case number, kept only as a keyed hash. `review`: please look at
    it. `named`: CX and owners may see who did it. `opened`: when the form was opened.
    """

    kind: Literal["log_action"] = "log_action"
    answer: str | None = None
    situation: str = ""
    action: str = ""
    amount: TypedAmount = None
    touchpoint: str = ""
    why: str = ""
    case: str = ""
    review: bool = False
    named: bool = False
    opened: AwareDatetime | None = None


class OpenCorrection(Value):
    """Open the form for correcting an action."""

    kind: Literal["open_correction"] = "open_correction"
    entry: str


class CorrectAction(Value):
    """Correct an action: a typo within minutes; later beside it, saying why (`because`)."""

    kind: Literal["correct_action"] = "correct_action"
    entry: str
    situation: str = ""
    action: str = ""
    amount: TypedAmount = None
    touchpoint: str = ""
    why: str = ""
    because: str = ""


class OpenEscalation(Value):
    """Open the form for handing a case on, with owner and due time shown."""

    kind: Literal["open_escalation"] = "open_escalation"
    answer: str | None = None


class Escalate(Value):
    """Hand a case on to a named owner. Without a cause, the answer says which it is."""

    kind: Literal["escalate"] = "escalate"
    answer: str | None = None
    situation: str = ""
    touchpoint: str = ""
    urgent: bool = False
    cause: Cause | None = None
    case: str = ""
    named: bool = False


class ShowEntry(Value):
    """One entry with everything that happened to it."""

    kind: Literal["show_entry"] = "show_entry"
    entry: str


class OpenFeedback(Value):
    """Open the form for saying whether an answer helped."""

    kind: Literal["open_feedback"] = "open_feedback"
    answer: str


class GiveFeedback(Value):
    """Say whether an answer helped; saying it again replaces it."""

    kind: Literal["give_feedback"] = "give_feedback"
    answer: str
    helpful: bool
    reason: Unhelpful | None = None
    words: str = ""


class MarkRead(Value):
    """I have read what came back, up to and with these messages."""

    kind: Literal["mark_read"] = "mark_read"
    messages: tuple[str, ...]


class ShowMine(Value):
    """Everything recorded about the person who asks."""

    kind: Literal["show_mine"] = "show_mine"


class ShowHelp(Value):
    """What one can ask for here."""

    kind: Literal["show_help"] = "show_help"


Request = Annotated[
    Ask
    | ShowWhy
    | ShowAnswer
    | OpenLog
    | LogAction
    | OpenEscalation
    | Escalate
    | ShowMine
    | ShowHelp
    | OpenCorrection
    | CorrectAction
    | ShowEntry
    | OpenFeedback
    | GiveFeedback
    | MarkRead
    | AboutEscalations
    | AboutReviews
    | AboutTheRecord
    | AboutGuidance
    | AboutStanding
    | AboutThemes,
    Field(discriminator="kind"),
]
parse_request: TypeAdapter[Request] = TypeAdapter(Request)
"""Validates what a button or a form carried; raises pydantic's ValidationError."""
