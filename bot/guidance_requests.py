"""What can be asked about guidance as a whole; part of `bot.requests.Request`."""

from typing import Literal

from bot.values import Value


class ShowNominated(Value):
    """The actions that leads nominated, and that no example was written from yet."""

    kind: Literal["show_nominated"] = "show_nominated"


class DraftExample(Value):
    """Write a draft example: from one entry, or from what advisors did about a theme."""

    kind: Literal["draft_example"] = "draft_example"
    entry: str = ""
    theme: str = ""


class ShowStale(Value):
    """Guidance past its review date, what does most damage first."""

    kind: Literal["show_stale"] = "show_stale"


class ShowProposals(Value):
    """Limits that are nearly always exceeded with approval: should they be raised?"""

    kind: Literal["show_proposals"] = "show_proposals"


class ShowConsistency(Value):
    """Situations in which teams decide differently."""

    kind: Literal["show_consistency"] = "show_consistency"


class ExplainNumbers(Value):
    """What the numbers mean and how they are computed; `of` one of the tables, or of all."""

    kind: Literal["explain_numbers"] = "explain_numbers"
    of: str = ""


class ShowUpkeep(Value):
    """What guidance waits for, in short: nominations, tight limits, items past review."""

    kind: Literal["show_upkeep"] = "show_upkeep"


AboutGuidance = (
    ShowNominated
    | DraftExample
    | ShowStale
    | ShowProposals
    | ShowConsistency
    | ExplainNumbers
    | ShowUpkeep
)
