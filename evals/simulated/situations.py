"""What happens to customers, as `situations.yaml` says it."""

from enum import StrEnum
from functools import lru_cache
from pathlib import Path

import yaml
from pydantic import Field

from bot.entries import Cause
from bot.values import Value

FILE = Path(__file__).with_name("situations.yaml")


class Story(StrEnum):
    """What is to be found in the year."""

    NONE = "none"
    BROKEN = "broken"
    TIGHT_LIMIT = "tight_limit"
    CONTROL = "control"
    GAP = "gap"


class Season(StrEnum):
    """When a situation comes more often."""

    NONE = "none"
    CHRISTMAS = "christmas"
    JANUARY = "january"
    SALES = "sales"
    WINTER = "winter"


class Situation(Value):
    """One kind of contact. `weekly` is how many a week, the shares are of those.

    `does` names a limit, or says in words what was done. `slow`: its owner replies late.
    `granted`: the share of what was asked for that is approved as asked. `fix`: what would help.
    """

    id: str
    called: str
    touchpoint: str
    weekly: float = Field(gt=0)
    while_broken: float | None = None
    story: Story = Story.NONE
    season: Season = Season.NONE
    ask: float = Field(ge=0, le=1)
    act: float = Field(ge=0, le=1)
    escalate: float = Field(ge=0, le=1)
    asks: tuple[str, ...]
    says: tuple[str, ...]
    does: str = ""
    amounts: tuple[float, ...] = ()
    why: tuple[str, ...] = ()
    cause: Cause | None = None
    urgent: bool = False
    replies: tuple[str, ...] = ()
    granted: float = Field(default=0.55, ge=0, le=1)
    fix: str = ""
    guidance: str = ""
    slow: bool = False


@lru_cache
def situations() -> tuple[Situation, ...]:
    """All of them; raises pydantic's ValidationError for a file that is wrong."""
    read = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return tuple(Situation.model_validate(one) for one in read["situations"])
