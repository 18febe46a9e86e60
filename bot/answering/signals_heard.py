"""Signals in a question: by phrase, or by meaning where it is nearer to a signal than to guidance.

A question about a lamp is near to any example with a lamp in it; so a signal counts only when it
explains the question better than ordinary guidance does. The constants were set on the golden
cases, in both directions: missing one is worse than one too many.
"""

from collections.abc import Callable, Sequence

import numpy as np

from bot.answering.retrieval import RankedPassage
from bot.guidance.base import GuidanceBase
from bot.guidance.company import Signal
from bot.guidance.items import Example, Limit, Principle
from bot.guidance.signals import signals_by_phrase
from bot.ports import Vector, Vectors

_NEAR, _NEARER = 0.48, 0.10
_VERY_NEAR = 0.66


class SignalsHeard:
    """Finds the signals of a question. `examples` are those that the vectors are made from."""

    def __init__(self, base: GuidanceBase) -> None:
        self._signals = base.signals.signals
        self.examples = tuple(e for s in self._signals for e in s.examples)
        owner = np.array([s.id for s in self._signals for _ in s.examples])
        self._rows = {s.id: np.flatnonzero(owner == s.id) for s in self._signals}
        self._vectors: Vectors | None = None
        self._about = {item.id: _signals_of(item, base) for item in base.items}

    def learn(self, vectors: Vectors) -> None:
        """Take the vectors of `examples`, in their order."""
        self._vectors = vectors

    def hear(
        self,
        question: str,
        vector: Vector | None,
        found: Sequence[RankedPassage],
        named: Callable[[], float] = lambda: 0.0,
    ) -> tuple[Signal, ...]:
        """The signals, in the order of the folder. `found` is what search found.

        `named` says how near the question is to the name of a limit that stands in it.
        """
        heard = {s.id for s in signals_by_phrase(question, self._signals)}
        if self._vectors is not None and vector is not None and len(self._vectors):
            similar = self._vectors @ vector
            heard |= {s.id for s in self._signals if self._means(s, similar, found, named)}
        return tuple(s for s in self._signals if s.id in heard)

    def _means(
        self,
        signal: Signal,
        similar: Vector,
        found: Sequence[RankedPassage],
        named: Callable[[], float],
    ) -> bool:
        own = similar[self._rows[signal.id]]
        nearest = float(own.max()) if len(own) else 0.0
        if nearest < _NEAR:
            return False
        others = (r for r in found if signal.id not in self._about[r.passage.item])
        # A signal's example is a sentence or two: guidance is held to its best sentence too.
        ordinary = max((max(r.dense, r.hit.sentence or 0.0) for r in others), default=0.0)
        # "Credit on her account" is the name of a limit before it is a question about borrowing.
        ordinary = max(ordinary, named())
        return nearest - ordinary >= _NEARER or (nearest >= _VERY_NEAR and nearest >= ordinary)


def _signals_of(item: Principle | Example | Limit, base: GuidanceBase) -> frozenset[str]:
    """The signals that an item is itself about: such an item is no ordinary guidance for them."""
    text = " . ".join((item.title, *(section.text for section in item.sections[:1])))
    by_words = {s.id for s in signals_by_phrase(text, base.signals.signals)}
    last_resort = {o.id for o in base.owners.owners if o.fallback is None}
    by_team = {s.id for s in base.signals.signals if s.to == item.owner not in last_resort}
    return frozenset(by_words | by_team)
