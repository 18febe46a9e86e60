"""What is asked about where the company stands; part of `bot.requests.Request`."""

from enum import StrEnum
from typing import Literal

from pydantic import Field

from bot.values import Value


class Felt(StrEnum):
    """How often something was so, in the last month."""

    ALWAYS = "always"
    MOSTLY = "mostly"
    SOMETIMES = "sometimes"
    RARELY = "rarely"
    NEVER = "never"


class ImportOutcomes(Value):
    """Take what became of cases from the text of a CSV file: all or nothing."""

    kind: Literal["import_outcomes"] = "import_outcomes"
    csv: str


class ShowPayback(Value):
    """Does doing the right thing pay back: cases where leeway was used, beside the others."""

    kind: Literal["show_payback"] = "show_payback"


class OpenPulse(Value):
    """Open the three questions."""

    kind: Literal["open_pulse"] = "open_pulse"


class AnswerPulse(Value):
    """Did you have the room, did you know what good looks like, did you hear back."""

    kind: Literal["answer_pulse"] = "answer_pulse"
    room: Felt | None = None
    knew: Felt | None = None
    heard: Felt | None = None


class ShowPulse(Value):
    """What the pulse says, month by month."""

    kind: Literal["show_pulse"] = "show_pulse"


class ShowAssessment(Value):
    """The current state, over so many days. `keep`: the next one shows movement since this one."""

    kind: Literal["show_assessment"] = "show_assessment"
    days: int = Field(default=91, ge=7, le=366)
    keep: bool = False


class ShowDigest(Value):
    """The digest that the person who asks would get now."""

    kind: Literal["show_digest"] = "show_digest"


AboutStanding = (
    ImportOutcomes | ShowPayback | OpenPulse | AnswerPulse | ShowPulse | ShowAssessment | ShowDigest
)
