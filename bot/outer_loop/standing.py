"""Which feature answers what is asked about where the company stands."""

from bot.logbook.desk import Desk, Handler
from bot.outer_loop.assessment import Assessment
from bot.outer_loop.digest_page import Digesting
from bot.outer_loop.payback import Payback
from bot.outer_loop.pulse import Pulse
from bot.outer_loop.theme_desk import ThemeDesk
from bot.standing_requests import (
    AnswerPulse,
    ImportOutcomes,
    OpenPulse,
    ShowAssessment,
    ShowDigest,
    ShowPayback,
    ShowPulse,
)


def routes(desk: Desk, themes: ThemeDesk | None = None) -> dict[type, Handler]:
    """A feature for each request; what is said of themes, where they are kept."""
    payback, pulse = Payback(desk), Pulse(desk)
    return {
        ImportOutcomes: payback.take_in,
        ShowPayback: payback.show,
        OpenPulse: pulse.open,
        AnswerPulse: pulse.answer,
        ShowPulse: pulse.show,
        ShowAssessment: Assessment(desk, themes=themes).show,
        ShowDigest: Digesting(desk, themes=themes).show,
    }
