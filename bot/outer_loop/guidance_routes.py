"""Which feature answers what is asked about guidance as a whole."""

from bot.guidance_requests import (
    DraftExample,
    ExplainNumbers,
    ShowConsistency,
    ShowNominated,
    ShowProposals,
    ShowStale,
    ShowUpkeep,
)
from bot.logbook.desk import Desk, Handler
from bot.outer_loop.guiding import Guiding
from bot.outer_loop.nominating import EntriesOfTheme, Nominating
from bot.outer_loop.upkeep import Upkeep


def routes(desk: Desk, of_theme: EntriesOfTheme | None = None) -> dict[type, Handler]:
    """A feature for each request; `of_theme`: drafts may be of a whole theme."""
    guiding, nominating = Guiding(desk), Nominating(desk, of_theme)
    return {
        ShowNominated: nominating.show,
        DraftExample: nominating.draft,
        ShowStale: guiding.stale,
        ShowProposals: guiding.proposals,
        ShowConsistency: guiding.consistency,
        ExplainNumbers: guiding.explain,
        ShowUpkeep: Upkeep(guiding, nominating).show,
    }
