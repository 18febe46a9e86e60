"""Learns a score of short texts from some that have one: alike are texts of like meaning and words.

Kernel ridge regression (Saunders, Gammerman and Vovk 1998, "Ridge Regression Learning Algorithm in
Dual Variables"). Two texts are alike by a Gaussian of their vectors' distance and by the rare words
that they share.
"""

from collections import Counter
from collections.abc import Sequence, Set
from dataclasses import dataclass
from itertools import chain
from math import log, sqrt

import numpy as np

from bot.ports import Vector, Vectors
from bot.values import Value


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


class Alike(Value):
    """What makes two texts alike, and how much is believed of few texts.

    `width`: a cosine this much lower makes them alike by 1/e. `words`: so much all the same words
    count beside the same meaning. `ridge`: so much a score is drawn towards 0.
    """

    width: float
    words: float
    ridge: float


@dataclass(frozen=True, slots=True)
class KernelRidge:
    """A text's scores have a part for each text learned (`by_text`) and each word (`by_word`).

    `left_out` are the scores of the texts learned, each as if it had been left out (Allen 1974, the
    PRESS residual), shape (texts, scores).
    """

    alike: Alike
    vectors: Vectors
    words: WordWeights
    by_text: Vectors
    by_word: Vectors
    left_out: Vectors

    @classmethod
    def fitted(
        cls, vectors: Vectors, words: Sequence[Set[str]], wanted: Vectors, alike: Alike
    ) -> "KernelRidge":
        """Learn from unit vectors and stems, one of each a text, and the scores wanted for it.

        Blocking: half a second for 1,800 texts.
        """
        weights = WordWeights(words)
        said = weights.matrix(words)
        kernel = np.exp((vectors @ vectors.T - 1) / alike.width) + alike.words * said @ said.T
        inverse = np.linalg.inv(kernel.astype(np.float64) + alike.ridge * np.eye(len(kernel)))
        parts = inverse @ wanted
        left_out = (wanted - parts / np.diag(inverse)[:, None]).astype(np.float32)
        by_text = parts.astype(np.float32)
        by_word = (alike.words * said.T @ by_text).astype(np.float32)
        return cls(alike, vectors, weights, by_text, by_word, left_out)

    def scores(self, cosines: Vector, words: Set[str]) -> Vector:
        """The scores of a text with those cosines to the texts learned, and those stems."""
        scores: Vector = np.exp((cosines - 1) / self.alike.width) @ self.by_text
        for number, weight in self.words.unit(words):
            scores += weight * self.by_word[number]
        return scores
