"""Words that ask for something by themselves: typed alone on Teams, behind /leeway on Slack."""

from collections.abc import Callable

from bot.guidance_requests import (
    ExplainNumbers,
    ShowConsistency,
    ShowNominated,
    ShowProposals,
    ShowStale,
    ShowUpkeep,
)
from bot.loop_requests import ShowEscalations, ShowReviews
from bot.record_requests import ShowLogbook, ShowPeople, ShowUndelivered, VerifyRecord
from bot.requests import OpenEscalation, OpenLog, Request, ShowHelp, ShowMine
from bot.standing_requests import OpenPulse, ShowAssessment, ShowDigest, ShowPayback, ShowPulse
from bot.theme_requests import OpenDecisionMode, ShowOwnThemes, ShowThemes

COMMANDS: dict[str, Callable[[], Request]] = {
    "": ShowHelp,
    "help": ShowHelp,
    "log": OpenLog,
    "escalate": OpenEscalation,
    "mine": ShowMine,
    "review": ShowReviews,
    "waiting": ShowEscalations,
    "logbook": ShowLogbook,
    "nominated": ShowNominated,
    "stale": ShowStale,
    "proposals": ShowProposals,
    "consistency": ShowConsistency,
    "explain": ExplainNumbers,
    "themes": ShowThemes,
    "own": ShowOwnThemes,
    "upkeep": ShowUpkeep,
    "mode": OpenDecisionMode,
    "pulse": ShowPulse,
    "answer": OpenPulse,
    "payback": ShowPayback,
    "assess": ShowAssessment,
    "digest": ShowDigest,
    "people": ShowPeople,
    "undelivered": ShowUndelivered,
    "verify": VerifyRecord,
}
"""Anything else is a question."""
