"""Everything anyone can ask of Leeway: one closed union, in the imperative."""

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field, TypeAdapter

from bot.values import Value


class Ask(Value):
    """What's the right thing to do here? `follows`: the id of the answer it follows up."""

    kind: Literal["ask"] = "ask"
    text: str
    follows: str | None = None


class ShowWhy(Value):
    """Show the passages that an answer rests on."""

    kind: Literal["show_why"] = "show_why"
    answer: str


class OpenLog(Value):
    """Open the form for logging an action, pre-filled from an answer if one is named."""

    kind: Literal["open_log"] = "open_log"
    answer: str | None = None


class LogAction(Value):
    """Record what was done for the customer. `amount` is in the limit's unit."""

    kind: Literal["log_action"] = "log_action"
    answer: str | None = None
    situation: str = ""
    action: str = ""
    amount: Decimal | None = None
    touchpoint: str = ""
    why: str = ""


class OpenEscalation(Value):
    """Open the form for handing a case on, with owner and due time shown."""

    kind: Literal["open_escalation"] = "open_escalation"
    answer: str | None = None


class Escalate(Value):
    """Hand a case on to a named owner."""

    kind: Literal["escalate"] = "escalate"
    answer: str | None = None
    situation: str = ""
    touchpoint: str = ""
    urgent: bool = False


class ShowMine(Value):
    """Everything recorded about the person who asks."""

    kind: Literal["show_mine"] = "show_mine"


class ShowHelp(Value):
    """What one can ask for here."""

    kind: Literal["show_help"] = "show_help"


Request = Annotated[
    Ask | ShowWhy | OpenLog | LogAction | OpenEscalation | Escalate | ShowMine | ShowHelp,
    Field(discriminator="kind"),
]
parse_request: TypeAdapter[Request] = TypeAdapter(Request)
"""Validates what a button or a form carried; raises pydantic's ValidationError."""
