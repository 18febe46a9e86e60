"""Which part of the inner loop answers what."""

from bot.inner_loop.escalating import Escalating
from bot.inner_loop.replying import Replying
from bot.inner_loop.reviewing import Reviewing
from bot.inner_loop.reviews import Sample
from bot.logbook.desk import Desk, Handler
from bot.loop_requests import (
    CloseEscalation,
    OpenPassOn,
    OpenReopen,
    OpenReply,
    OpenReview,
    PassOnEscalation,
    ReopenEscalation,
    ReplyToEscalation,
    ReviewAction,
    ShowEscalation,
    ShowEscalations,
    ShowReviews,
    TakeEscalation,
)
from bot.requests import Escalate, OpenEscalation


def routes(desk: Desk, sample: Sample, escalating: Escalating) -> dict[type, Handler]:
    """Escalations and reviews, by the kind of request."""
    replying, reviewing = Replying(desk), Reviewing(desk, sample)
    return {
        OpenEscalation: escalating.open,
        Escalate: escalating.escalate,
        ShowEscalations: replying.show,
        ShowEscalation: replying.look,
        TakeEscalation: replying.take,
        OpenReply: replying.open_reply,
        ReplyToEscalation: replying.reply,
        OpenPassOn: replying.open_pass_on,
        PassOnEscalation: replying.pass_on,
        CloseEscalation: replying.close,
        OpenReopen: replying.open_reopen,
        ReopenEscalation: replying.reopen,
        ShowReviews: reviewing.show,
        OpenReview: reviewing.open,
        ReviewAction: reviewing.review,
    }
