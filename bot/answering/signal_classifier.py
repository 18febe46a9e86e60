"""Tells what is about a signal from ordinary talk, by what a folder's own texts mean and say.

Kernel ridge regression (Saunders, Gammerman and Vovk 1998, "Ridge Regression Learning Algorithm in
Dual Variables"), each signal against the rest. Two texts are alike by a Gaussian of their vectors'
distance and by the rare words that they share. Where a signal begins is set by the ordinary texts
themselves, each scored as if it had been left out (Allen 1974, the PRESS residual): three in two
hundred may be taken for a signal. Measured in docs/adr/0023.
"""

from collections import Counter
from collections.abc import Sequence, Set
from dataclasses import dataclass
from itertools import chain
from math import log, sqrt

import numpy as np
import numpy.typing as npt

from bot.ports import Vector, Vectors

_RIDGE = 1.0
_WIDTH = 0.5
"""A cosine this much lower makes texts alike by 1/e."""
_WORDS = 0.4
"""So much all the same words count beside the same meaning."""
_ORDINARY = 0.985

Which = npt.NDArray[np.bool_]
"""For each signal, of one text or (a row each) of several, whether it is about it."""


class WordWeights:
    """Weighs words: the fewer of some texts have one, the more it counts (tf-idf without tf)."""

    def __init__(self, texts: Sequence[Set[str]]) -> None:
        self.number = {word: n for n, word in enumerate(sorted(set().union(*texts)))}
        held = Counter(chain.from_iterable(texts))
        self._weight = {word: log(1 + len(texts) / count) for word, count in held.items()}
        self._unknown = log(1 + len(texts))

    def unit(self, words: Set[str]) -> list[tuple[int, float]]:
        """The known ones among the words by their number, weighed; the whole text has length 1."""
        length = sqrt(sum(self._weight.get(word, self._unknown) ** 2 for word in words))
        return [(self.number[w], self._weight[w] / length) for w in words if w in self.number]

    def matrix(self, texts: Sequence[Set[str]]) -> Vectors:
        """`unit` of each text, shape (texts, known words)."""
        rows = np.zeros((len(texts), len(self.number)), dtype=np.float32)
        for row, words in zip(rows, texts, strict=True):
            for number, weight in self.unit(words):
                row[number] = weight
        return rows


@dataclass(frozen=True, slots=True)
class SignalClassifier:
    """A text's score has a part for each text learned (`by_text`) and for each word (`by_word`)."""

    vectors: Vectors
    of: Which
    words: WordWeights
    by_text: Vectors
    by_word: Vectors
    threshold: float

    @classmethod
    def fitted(cls, vectors: Vectors, words: Sequence[Set[str]], of: Which) -> "SignalClassifier":
        """Learn from unit vectors and stems, one of each a text; blocking, half a second for 1,800.

        First come the examples, each with a row in `of`; the others, at least one, are ordinary.
        """
        weights = WordWeights(words)
        said = weights.matrix(words)
        alike = (_by_meaning(vectors @ vectors.T) + _WORDS * said @ said.T).astype(np.float64)
        inverse = np.linalg.inv(alike + _RIDGE * np.eye(len(alike)))
        wanted = np.zeros((len(alike), of.shape[1]))
        wanted[: len(of)] = of
        parts = inverse @ wanted
        left_out = wanted - parts / np.diag(inverse)[:, None]
        highest = left_out[len(of) :].max(axis=1)
        by_text: Vectors = parts.astype(np.float32)
        by_word: Vectors = (_WORDS * said.T @ by_text).astype(np.float32)
        threshold = float(np.quantile(highest, _ORDINARY))
        return cls(vectors, of, weights, by_text, by_word, threshold)

    def says(self, vector: Vector, words: Set[str], behind: Sequence[float]) -> Which:
        """For each signal whether a text with that unit vector and those stems is about it.

        A signal's nearest example may be so far `behind` the nearest ordinary text, as a cosine.
        """
        cosines = self.vectors @ vector
        score = _by_meaning(cosines) @ self.by_text
        for number, weight in self.words.unit(words):
            score += weight * self.by_word[number]
        examples, ordinary = cosines[: len(self.of)], cosines[len(self.of) :]
        nearest = np.where(self.of, examples[:, None], -1.0).max(axis=0)
        found: Which = (score > self.threshold) & (nearest >= ordinary.max() - behind)
        return found


def _by_meaning(cosines: Vectors) -> Vectors:
    alike: Vectors = np.exp((cosines - 1) / _WIDTH)
    return alike
