"""What can be asked about escalations and reviews; part of `bot.requests.Request`."""

from typing import Literal

from bot.entries import Decision, Granted
from bot.values import Value


class ShowEscalations(Value):
    """The escalations that wait for the person who asks."""

    kind: Literal["show_escalations"] = "show_escalations"


class ShowEscalation(Value):
    """One escalation as it stands now, with what can still be done about it."""

    kind: Literal["show_escalation"] = "show_escalation"
    escalation: str


class TakeEscalation(Value):
    """I have it: nobody else needs to look at it."""

    kind: Literal["take_escalation"] = "take_escalation"
    escalation: str


class OpenReply(Value):
    """Open the form for replying to an escalation."""

    kind: Literal["open_reply"] = "open_reply"
    escalation: str


class ReplyToEscalation(Value):
    """Tell the advisor what was decided; `guidance`: what guidance should say.

    `granted`: whether what was asked for is approved, for whoever looks after the limits.
    """

    kind: Literal["reply_to_escalation"] = "reply_to_escalation"
    escalation: str
    reply: str = ""
    guidance: str = ""
    granted: Granted | None = None


class OpenPassOn(Value):
    """Open the form for passing an escalation on."""

    kind: Literal["open_pass_on"] = "open_pass_on"
    escalation: str


class PassOnEscalation(Value):
    """Give it to another owner, and say why."""

    kind: Literal["pass_on_escalation"] = "pass_on_escalation"
    escalation: str
    owner: str = ""
    reason: str = ""


class CloseEscalation(Value):
    """The advisor has what they needed."""

    kind: Literal["close_escalation"] = "close_escalation"
    escalation: str


class OpenReopen(Value):
    """Open the form for reopening an escalation."""

    kind: Literal["open_reopen"] = "open_reopen"
    escalation: str


class ReopenEscalation(Value):
    """The reply was not the end of it, and why."""

    kind: Literal["reopen_escalation"] = "reopen_escalation"
    escalation: str
    reason: str = ""


class ShowReviews(Value):
    """The actions that wait for the lead's review."""

    kind: Literal["show_reviews"] = "show_reviews"


class OpenReview(Value):
    """Open the form for reviewing an action; `decision` is chosen already if given."""

    kind: Literal["open_review"] = "open_review"
    entry: str
    decision: Decision | None = None


class ReviewAction(Value):
    """Recognise, discuss or nominate, with words for the advisor."""

    kind: Literal["review_action"] = "review_action"
    entry: str
    decision: Decision | None = None
    words: str = ""


AboutEscalations = (
    ShowEscalations
    | ShowEscalation
    | TakeEscalation
    | OpenReply
    | ReplyToEscalation
    | OpenPassOn
    | PassOnEscalation
    | CloseEscalation
    | OpenReopen
    | ReopenEscalation
)
AboutReviews = ShowReviews | OpenReview | ReviewAction
