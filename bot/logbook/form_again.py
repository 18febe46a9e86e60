"""The form that a request came from, for whoever has to change something in it."""

from bot.loop_requests import (
    OpenPassOn,
    OpenReopen,
    OpenReply,
    OpenReview,
    PassOnEscalation,
    ReopenEscalation,
    ReplyToEscalation,
    ReviewAction,
)
from bot.replies import Form
from bot.requests import (
    CorrectAction,
    GiveFeedback,
    LogAction,
    OpenCorrection,
    OpenFeedback,
    OpenLog,
    Request,
)
from bot.standing_requests import AnswerPulse, OpenPulse
from bot.theme_requests import opener_of


def opener(request: Request) -> Request | None:
    """What opens the form that this request completes; null if there is none."""
    match request:
        case LogAction():
            return OpenLog()
        case CorrectAction():
            return OpenCorrection(entry=request.entry)
        case GiveFeedback():
            return OpenFeedback(answer=request.answer)
        case ReplyToEscalation():
            return OpenReply(escalation=request.escalation)
        case PassOnEscalation():
            return OpenPassOn(escalation=request.escalation)
        case ReopenEscalation():
            return OpenReopen(escalation=request.escalation)
        case ReviewAction():
            return OpenReview(entry=request.entry, decision=request.decision)
        case AnswerPulse():
            return OpenPulse()
        case _:
            return opener_of(request)


def again(form: Form, request: Request, faults: dict[str, str]) -> Form:
    """The form as it was filled, with what is wrong beside each field."""
    fields = tuple(f.model_copy(update={"fault": faults.get(f.name)}) for f in form.fields)
    return form.model_copy(update={"draft": request, "fields": fields})
