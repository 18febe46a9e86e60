"""What search, signals and limits found out about one question, before it is put into words."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bot.answering.discretion import Discretion
from bot.answering.inquiry import Inquiry
from bot.answering.retrieval import RankedItem
from bot.answers import Coverage, Route
from bot.guidance.base import GuidanceBase
from bot.guidance.company import Signal
from bot.people import Role
from bot.ports import Found, Vector


class Searched(StrEnum):
    """How guidance could be searched just now."""

    FULLY = "fully"
    BY_WORDS = "by_words"
    NOT_AT_ALL = "not_at_all"

    @classmethod
    def of(cls, found: Found | None, vector: Vector | None) -> "Searched":
        """What the search came back with, and whether the question had a vector."""
        if found is None:
            return cls.NOT_AT_ALL
        return cls.FULLY if vector is not None and found.by_meaning else cls.BY_WORDS


@dataclass(frozen=True, kw_only=True)
class Situation:
    """Everything that an answer is composed from; `items` are best first.

    `put` is how the question is put. `missing` are words of it that no guidance has, where that
    says something. `language` is guidance's; `other_language` the question's, where the search may
    not understand it.
    """

    base: GuidanceBase
    role: Role
    today: date
    signals: tuple[Signal, ...]
    items: tuple[RankedItem, ...]
    coverage: Coverage
    confidence: float
    discretion: Discretion
    route: Route
    searched: Searched
    put: Inquiry
    missing: tuple[str, ...]
    language: str
    other_language: str | None
