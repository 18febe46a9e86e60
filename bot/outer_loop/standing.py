"""Which feature answers what is asked about where the company stands."""

from collections.abc import Awaitable, Callable

from bot.logbook.desk import Desk
from bot.outer_loop.assessment import Assessment
from bot.outer_loop.digesting import Digesting
from bot.outer_loop.payback import Payback
from bot.outer_loop.pulse import Pulse
from bot.replies import Reply
from bot.standing_requests import (
    AnswerPulse,
    ImportOutcomes,
    OpenPulse,
    ShowAssessment,
    ShowDigest,
    ShowPayback,
    ShowPulse,
)


def routes(desk: Desk) -> dict[type, Callable[..., Awaitable[Reply]]]:
    """For `Leeway.routes`."""
    payback, pulse = Payback(desk), Pulse(desk)
    return {
        ImportOutcomes: payback.take_in,
        ShowPayback: payback.show,
        OpenPulse: pulse.open,
        AnswerPulse: pulse.answer,
        ShowPulse: pulse.show,
        ShowAssessment: Assessment(desk).show,
        ShowDigest: Digesting(desk).show,
    }
