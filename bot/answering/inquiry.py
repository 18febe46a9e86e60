"""How a question is put: whether it tells of a case, or asks for a fact.

Guidance says what is right to do in a case. A question for a fact ("do we rent furniture") is near
to whatever guidance has about furniture without being covered by it; so coverage weighs how a
question is put beside how near guidance is.
"""

import re
from typing import NamedTuple

import numpy as np

from bot.answering.inquiry_examples import CASES, FACTS
from bot.ports import Vector, Vectors

_ASKS = re.compile(
    r"(?:^|[.,;!?:]\s+)(?:do|does|did|is|are|was|can|could|will|would|should|has|have|"
    r"how|what|whats|what's|where|which|when|who|whose|why)\b",
    re.IGNORECASE,
)
_FOR_ONESELF = re.compile(
    r"\b(?:can|could|should|may|am|must|shall) i\b|(?:^|[.,;!?:]\s+|\b(?:and|so|or|but) )do i\b|"
    r"\bi (?:can|could|should|may|give|offer|do|say)\b|\bwhat (?:do|should|can|could) (?:i|we)\b|"
    r"\bhow (?:do|should|can) (?:i|we) (?:handle|deal|respond|react|answer|say|put)\b|"
    r"\bwhat(?:s|'s| is) (?:my|right|fair|best|the (?:right|fair|best))\b|"
    r"\bis it (?:right|fair|ok|okay|too late)\b|"
    r"\b(?:leeway|allowed|(?:my|our|the) (?:limit|cap|allowance))\b",
    re.IGNORECASE,
)


class Inquiry(NamedTuple):
    """`asks` is 1 where a clause asks for something else than what oneself may or should do.

    `told` is above 0 where the question is more like a case that is told than like a fact that is
    asked for, as a difference of cosines.
    """

    asks: float = 0.0
    told: float = 0.0


class Inquiries:
    """Tells how questions are put. `examples` are those that the vectors are made from."""

    examples = (*FACTS, *CASES)

    def __init__(self) -> None:
        self._direction: Vector | None = None
        self._halfway = 0.0

    def learn(self, vectors: Vectors) -> None:
        """Take the vectors of `examples`, in their order."""
        facts, cases = (part.mean(axis=0) for part in np.split(vectors, [len(FACTS)]))
        self._direction = cases - facts
        self._halfway = float((cases + facts) @ self._direction / 2)

    def of(self, question: str, vector: Vector | None) -> Inquiry:
        """How a question is put; by its words only as long as nothing is learned."""
        told = 0.0
        if self._direction is not None and vector is not None:
            told = float(vector @ self._direction) - self._halfway
        return Inquiry(asks=float(asks_for_a_fact(question)), told=told)


def asks_for_a_fact(question: str) -> bool:
    """Whether a clause begins as a question, and none is about what oneself may or should do."""
    plain = question.strip().replace("’", "'")
    return bool(_ASKS.search(plain)) and not _FOR_ONESELF.search(plain)
