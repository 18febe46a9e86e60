"""An answer, exactly as `leeway ask --json` prints it (docs: interfaces)."""

from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from typing import Annotated

from pydantic import Field, PlainSerializer

from bot.language import ModelUse
from bot.values import Value

Amount = Annotated[Decimal, PlainSerializer(str, return_type=str, when_used="json")]


class Coverage(StrEnum):
    """How far guidance supports the answer."""

    COVERED = "covered"
    PARTIAL = "partial"
    UNCOVERED = "uncovered"


class Outcome(StrEnum):
    """What the limits say to this person about this action."""

    YES = "yes"
    UP_TO = "up_to"
    ASK_FIRST = "ask_first"
    STOP = "stop"
    NONE = "none"


class Quantity(Value):
    """So much of something: money in `currency`, else percent, days or a count (currency null)."""

    value: Amount
    currency: str | None = None


class Verdict(Value):
    """The limits' word on the action asked about; computed, never worded by a model.

    `amount` is what was asked for, or the person's own cap when the outcome is `up_to`.
    `decides` is a role or an owner id; null when the person decides alone.
    """

    outcome: Outcome
    action: str | None = None
    amount: Quantity | None = None
    limit: str | None = None
    decides: str | None = None
    because: str


class Leeway(Value):
    """How far one limit lets the person go, in words."""

    limit: str
    text: str


class Route(Value):
    """Who takes an escalation, where, and until when they reply."""

    owner: str
    route: str
    due: datetime


class Citation(Value):
    """The passage that a statement rests on; `n` is its mark in the text."""

    n: int = Field(ge=1)
    item: str
    kind: str
    title: str
    path: str
    heading: str
    quote: str
    stale: bool


class Words(Value):
    """What having an answer worded changes of it.

    `composed_by` is `model` where sentences of a model stand in it, else `extract`. `model` is null
    where none was asked.
    """

    coverage: Coverage
    text: str
    steps: tuple[str, ...]
    composed_by: str
    model: ModelUse | None


class Answer(Value):
    """What Leeway says to one question. `timings_ms` are milliseconds by stage, without a model."""

    id: str
    question: str
    coverage: Coverage
    verdict: Verdict
    text: str
    steps: tuple[str, ...]
    leeway: tuple[Leeway, ...]
    escalate_to: Route | None
    citations: tuple[Citation, ...]
    signals: tuple[str, ...]
    composed_by: str
    confidence: float = Field(ge=0, le=1)
    knowledge_version: str
    timings_ms: dict[str, float]
    model: ModelUse | None = None

    def worded(self, words: Words) -> "Answer":
        """The same answer in those words."""
        changed = {name: getattr(words, name) for name in Words.model_fields}
        return self.model_copy(update=changed)
