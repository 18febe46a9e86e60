"""Signals in a question: by phrase, or by meaning where a classifier takes it for one.

The classifier learns from the folder's own examples, and from what is ordinary: guidance that is
about no signal, what limits are called, and questions of other trades.
docs/adr/0023-signals-by-meaning.md.
"""

from collections.abc import Sequence
from typing import TypeVar

import numpy as np

from bot.answering.signal_classifier import SignalClassifier
from bot.guidance.base import GuidanceBase
from bot.guidance.company import Signal, SignalOutcome
from bot.guidance.items import Example, Limit, Principle
from bot.guidance.passages import Passage, sentences
from bot.guidance.signals import signals_by_phrase
from bot.guidance.words import content_stems
from bot.ports import Vector, Vectors

Thing = TypeVar("Thing")

ORDINARY = 1_000
"""So many sentences of guidance, and of other ordinary texts, are what signals are told from."""

_BEHIND = {SignalOutcome.STOP: 0.05, SignalOutcome.CAUTION: 2.0}
"""So much nearer an ordinary text may be: what stops an answer wants more than a caution."""


class SignalsHeard:
    """Finds the signals of a question. `texts` are those that the vectors are made from.

    `ordinary`, at least one: texts in which nothing is a signal, besides guidance itself.
    """

    def __init__(
        self, base: GuidanceBase, passages: Sequence[Passage], ordinary: Sequence[str]
    ) -> None:
        self._signals = base.signals.signals
        self._behind = [_BEHIND[signal.outcome] for signal in self._signals]
        self._of = [n for n, signal in enumerate(self._signals) for _ in signal.examples]
        plain = {item.id for item in base.items if not _about_signals(item, base)}
        # Passages are thinned out too: reading a sentence takes longer than choosing it.
        read = _spread([p for p in passages if p.item in plain], ORDINARY)
        said = _spread([text for p in read for text in sentences(p.text)], ORDINARY)
        examples = (example for signal in self._signals for example in signal.examples)
        self.texts = (*examples, *said, *_spread(ordinary, ORDINARY))
        self._classifier: SignalClassifier | None = None

    def learn(self, vectors: Vectors) -> None:
        """Take the vectors of `texts`, in their order; blocking, half a second."""
        if self._of:
            of = np.eye(len(self._signals), dtype=np.bool_)[self._of]
            words = [frozenset(content_stems(text)) for text in self.texts]
            self._classifier = SignalClassifier.fitted(vectors, words, of)

    def hear(self, question: str, vector: Vector | None) -> tuple[Signal, ...]:
        """The signals, in the order of the folder."""
        heard = {s.id for s in signals_by_phrase(question, self._signals)}
        if self._classifier is not None and vector is not None:
            words = frozenset(content_stems(question))
            about = self._classifier.says(vector, words, self._behind)
            heard |= {s.id for s, meant in zip(self._signals, about, strict=True) if meant}
        return tuple(s for s in self._signals if s.id in heard)


def _spread(things: Sequence[Thing], most: int) -> Sequence[Thing]:
    """At most so many of them, evenly spread."""
    return things[:: -(-len(things) // most) or 1]


def _about_signals(item: Principle | Example | Limit, base: GuidanceBase) -> bool:
    """Whether an item is itself about a signal, by its words or its team: it is not ordinary."""
    text = " . ".join((item.title, *(section.text for section in item.sections[:1])))
    last_resort = {o.id for o in base.owners.owners if o.fallback is None}
    by_team = item.owner in {s.to for s in base.signals.signals} - last_resort
    return by_team or bool(signals_by_phrase(text, base.signals.signals))
