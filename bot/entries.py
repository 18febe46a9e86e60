"""The logbook's entries: what happened, redacted, in the past tense."""

from datetime import datetime
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field, TypeAdapter

from bot.answers import Answer, Outcome
from bot.values import Value


class _Entry(Value):
    id: str
    at: datetime
    by: str
    team: str | None
    channel: str
    knowledge_version: str


class Asked(_Entry):
    """A question and the answer it got. `id` is the answer's id."""

    kind: Literal["asked"] = "asked"
    answer: Answer
    follows: str | None = None


class ActionLogged(_Entry):
    """A discretionary action. `within` is computed from the limit: null when no limit applies."""

    kind: Literal["action_logged"] = "action_logged"
    answer: str | None
    situation: str
    action: str
    limit: str | None
    amount: Decimal | None
    touchpoint: str
    why: str
    within: Outcome | None


class Escalated(_Entry):
    """A case handed on; it cannot exist without owner, route and due time."""

    kind: Literal["escalated"] = "escalated"
    answer: str | None
    situation: str
    touchpoint: str
    owner: str
    route: str
    due: datetime


Entry = Annotated[Asked | ActionLogged | Escalated, Field(discriminator="kind")]
parse_entry: TypeAdapter[Entry] = TypeAdapter(Entry)
