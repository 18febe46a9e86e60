"""Tells what is about a signal from ordinary talk, by what a folder's own texts mean and say.

Each signal is learned against the rest (`kernel_ridge.py`). Where a signal begins is set by the
ordinary texts themselves, each scored as if it had been left out: three in two hundred may be taken
for a signal. Measured in docs/adr/0023.
"""

from collections.abc import Sequence, Set
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from bot.answering.kernel_ridge import Alike, KernelRidge
from bot.ports import Vector, Vectors

_ALIKE = Alike(width=0.5, words=0.4, ridge=1.0)
_ORDINARY = 0.985

Which = npt.NDArray[np.bool_]
"""For each signal, of one text or (a row each) of several, whether it is about it."""


@dataclass(frozen=True, slots=True)
class SignalClassifier:
    """A text is about a signal from `threshold` on; the first texts learned are examples, `of`."""

    learned: KernelRidge
    of: Which
    threshold: float

    @classmethod
    def fitted(cls, vectors: Vectors, words: Sequence[Set[str]], of: Which) -> "SignalClassifier":
        """Learn from unit vectors and stems, one of each a text; blocking, half a second for 1,800.

        First come the examples, each with a row in `of`; the others, at least one, are ordinary.
        """
        wanted = np.zeros((len(vectors), of.shape[1]), dtype=np.float32)
        wanted[: len(of)] = of
        learned = KernelRidge.fitted(vectors, words, wanted, _ALIKE)
        highest = learned.left_out[len(of) :].max(axis=1)
        return cls(learned, of, float(np.quantile(highest, _ORDINARY)))

    def says(self, vector: Vector, words: Set[str], behind: Sequence[float]) -> Which:
        """For each signal whether a text with that unit vector and those stems is about it.

        A signal's nearest example may be so far `behind` the nearest ordinary text, as a cosine.
        """
        cosines = self.learned.vectors @ vector
        score = self.learned.scores(cosines, words)
        examples, ordinary = cosines[: len(self.of)], cosines[len(self.of) :]
        nearest = np.where(self.of, examples[:, None], -1.0).max(axis=0)
        found: Which = (score > self.threshold) & (nearest >= ordinary.max() - behind)
        return found
