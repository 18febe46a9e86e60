"""Signals in a question: by phrase, or by meaning where a classifier takes it for one.

A question about a lamp is near to any example with a lamp in it; so a signal counts only where
ordinary guidance is not far nearer. The constants were set on the golden cases, in both
directions: missing one is worse than one too many. docs/adr/0023-signals-by-meaning.md.
"""

from collections.abc import Callable, Sequence, Set
from typing import TypeVar

import numpy as np

from bot.answering.retrieval import RankedPassage
from bot.answering.signal_classifier import SignalClassifier, Which
from bot.guidance.base import GuidanceBase
from bot.guidance.company import Signal, SignalOutcome
from bot.guidance.items import Example, Limit, Principle
from bot.guidance.passages import Passage, sentences
from bot.guidance.signals import signals_by_phrase
from bot.ports import Vector, Vectors

Thing = TypeVar("Thing")

_NEAR = 0.45
_BEHIND = {SignalOutcome.STOP: 0.0, SignalOutcome.CAUTION: 0.10}
"""So much nearer guidance may be: what stops an answer wants more than what is shown above it."""
ORDINARY = 1_000
"""So many sentences of guidance, evenly spread, are what signals are told from."""


class SignalsHeard:
    """Finds the signals of a question. `texts` are those that the vectors are made from."""

    def __init__(self, base: GuidanceBase, passages: Sequence[Passage]) -> None:
        self._signals = base.signals.signals
        examples = tuple(e for s in self._signals for e in s.examples)
        owners = [s.id for s in self._signals for _ in s.examples]
        self._of = _table([{owner} for owner in owners], self._signals)
        self._about = {item.id: _signals_of(item, base) for item in base.items}
        # Passages are thinned out too: reading a sentence takes longer than choosing it.
        read = _spread(passages, ORDINARY)
        said = _spread([(text, p.item) for p in read for text in sentences(p.text)], ORDINARY)
        self.texts = (*examples, *(text for text, _ in said))
        self._ordinary_for = ~_table([self._about[item] for _, item in said], self._signals)
        self._examples: Vectors = np.zeros((0, 0), dtype=np.float32)
        self._classifier: SignalClassifier | None = None

    def learn(self, vectors: Vectors, foreign: Vectors) -> None:
        """Take the vectors of `texts`, in their order; blocking, a tenth of a second.

        `foreign` are vectors of ordinary talk from elsewhere, at least one.
        """
        examples, ordinary = np.split(vectors, [len(self._of)])
        if not len(examples):
            return
        everywhere = np.ones((len(foreign), len(self._signals)), dtype=np.bool_)
        self._examples = examples
        self._classifier = SignalClassifier.fitted(
            examples,
            self._of,
            np.concatenate([ordinary, foreign]),
            np.concatenate([self._ordinary_for, everywhere]),
        )

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
        if self._classifier is not None and vector is not None:
            for number in np.flatnonzero(self._classifier.says(vector)).tolist():
                signal = self._signals[number]
                nearest = float((self._examples[self._of[:, number]] @ vector).max(initial=0.0))
                ordinary = self._ordinary(signal.id, found, named)
                if nearest >= max(_NEAR, ordinary - _BEHIND[signal.outcome]):
                    heard.add(signal.id)
        return tuple(s for s in self._signals if s.id in heard)

    def _ordinary(
        self, signal: str, found: Sequence[RankedPassage], named: Callable[[], float]
    ) -> float:
        """How near the question is to guidance that is not about that signal."""
        others = (r for r in found if signal not in self._about[r.passage.item])
        # A signal's example is a sentence or two: guidance is held to its best sentence too.
        nearest = max((max(r.dense, r.hit.sentence or 0.0) for r in others), default=0.0)
        # "Credit on her account" is the name of a limit before it is a question about borrowing.
        return max(nearest, named())


def _spread(things: Sequence[Thing], most: int) -> Sequence[Thing]:
    """At most so many of them, evenly spread."""
    return things[:: -(-len(things) // most) or 1]


def _table(of: Sequence[Set[str]], signals: Sequence[Signal]) -> Which:
    """A row for each text, a column for each signal: whether it is one of the text's own."""
    found = [[signal.id in own for signal in signals] for own in of]
    return np.array(found, dtype=np.bool_).reshape(len(of), len(signals))


def _signals_of(item: Principle | Example | Limit, base: GuidanceBase) -> frozenset[str]:
    """The signals that an item is itself about: such an item is no ordinary guidance for them."""
    text = " . ".join((item.title, *(section.text for section in item.sections[:1])))
    by_words = {s.id for s in signals_by_phrase(text, base.signals.signals)}
    last_resort = {o.id for o in base.owners.owners if o.fallback is None}
    by_team = {s.id for s in base.signals.signals if s.to == item.owner not in last_resort}
    return frozenset(by_words | by_team)
