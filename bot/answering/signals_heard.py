"""Signals in a question: by phrase, or by meaning where it is nearer to a signal than to guidance.

A question about a lamp is near to any example with a lamp in it; so a signal counts only when it
explains the question better than ordinary guidance does. The constants were set on the golden
cases, in both directions: missing one is worse than one too many.
"""

from collections.abc import Sequence

import numpy as np

from bot.answering.retrieval import RankedPassage
from bot.guidance.base import GuidanceBase
from bot.guidance.company import Signal
from bot.guidance.signals import signals_by_phrase
from bot.ports import Vector, Vectors

_NEAR, _NEARER = 0.48, 0.10
_VERY_NEAR = 0.66


class SignalsHeard:
    """Finds the signals of a question. `examples` are those that the vectors are made from."""

    def __init__(self, base: GuidanceBase) -> None:
        self._signals = base.signals.signals
        self.examples = tuple(e for s in self._signals for e in s.examples)
        self._owner = np.array([s.id for s in self._signals for _ in s.examples])
        self._vectors: Vectors | None = None
        last_resort = {o.id for o in base.owners.owners if o.fallback is None}
        teams = {s.to for s in self._signals} - last_resort
        self._about_signals = {item.id for item in base.items if item.owner in teams}

    def learn(self, vectors: Vectors) -> None:
        """Take the vectors of `examples`, in their order."""
        self._vectors = vectors

    def hear(
        self, question: str, vector: Vector | None, found: Sequence[RankedPassage]
    ) -> tuple[Signal, ...]:
        """The signals, in the order of the folder. `found` is what search found."""
        heard = {s.id for s in signals_by_phrase(question, self._signals)}
        if self._vectors is not None and vector is not None and len(self._vectors):
            others = (r for r in found if r.passage.item not in self._about_signals)
            # A signal's example is a sentence or two: guidance is held to its best sentence too.
            ordinary = max((max(r.dense, r.hit.sentence or 0.0) for r in others), default=0.0)
            similar = self._vectors @ vector
            near = (similar >= _NEAR) & (similar - ordinary >= _NEARER)
            near |= (similar >= _VERY_NEAR) & (similar >= ordinary)
            heard |= set(self._owner[near].tolist())
        return tuple(s for s in self._signals if s.id in heard)
