"""How a question is put: whether it tells of a case, or asks for a fact.

Guidance says what is right to do in a case. A question for a fact ("do we rent furniture") is near
to whatever guidance has about furniture without being covered by it; so coverage weighs how a
question is put beside how near guidance is.
"""

import re
from typing import NamedTuple

import numpy as np

from bot.answering.inquiry_examples import CASES, FACTS
from bot.answering.kernel_ridge import Alike, KernelRidge
from bot.guidance.words import content_stems
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


_ALIKE = Alike(width=1.0, words=1.0, ridge=0.3)


class Inquiry(NamedTuple):
    """`asks` is 1 where a clause asks for something else than what oneself may or should do.

    `told` is above 0 where the question is more like a case that is told than like a fact that is
    asked for: 1 is as one of the cases learned, -1 as one of the facts.
    """

    asks: float = 0.0
    told: float = 0.0


class Inquiries:
    """Tells how questions are put. `examples` are those that the vectors are made from."""

    examples = (*FACTS, *CASES)

    def __init__(self) -> None:
        self._learned: KernelRidge | None = None

    def learn(self, vectors: Vectors) -> None:
        """Take the vectors of `examples`, in their order."""
        words = [frozenset(content_stems(text)) for text in self.examples]
        wanted = np.repeat([[-1.0], [1.0]], [len(FACTS), len(CASES)], axis=0)
        self._learned = KernelRidge.fitted(vectors, words, wanted.astype(np.float32), _ALIKE)

    def of(self, question: str, vector: Vector | None) -> Inquiry:
        """How a question is put; by its form only as long as nothing is learned."""
        told = 0.0
        if self._learned is not None and vector is not None:
            words = frozenset(content_stems(question))
            told = float(self._learned.scores(self._learned.vectors @ vector, words)[0])
        return Inquiry(asks=float(asks_for_a_fact(question)), told=told)


def asks_for_a_fact(question: str) -> bool:
    """Whether a clause begins as a question, and none is about what oneself may or should do."""
    plain = question.strip().replace("’", "'")
    return bool(_ASKS.search(plain)) and not _FOR_ONESELF.search(plain)
