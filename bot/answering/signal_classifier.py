"""Tells what is about a signal from ordinary talk, by what a folder's own texts mean.

Ridge regression, one signal against the rest (Hoerl and Kennard 1970, "Ridge Regression: Biased
Estimation for Nonorthogonal Problems"). A few examples stand against many ordinary texts, so they
weigh more. Where a signal begins is set by the ordinary texts themselves, each scored as if it had
been left out (Allen 1974, the PRESS residual): one in sixty-six may be taken for a signal.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from bot.ports import Vector, Vectors

_RIDGE = 1.0
_WEIGHT = 30.0
"""So much an example counts beside an ordinary text."""
_ORDINARY = 0.985

Which = npt.NDArray[np.bool_]
"""For each text (row) and signal (column): whether it is an example of it, or ordinary for it."""


@dataclass(frozen=True, slots=True)
class SignalClassifier:
    """`weights` has a row for each signal, its last column added as it is."""

    weights: Vectors
    threshold: float

    @classmethod
    def fitted(
        cls, examples: Vectors, of: Which, ordinary: Vectors, ordinary_for: Which
    ) -> "SignalClassifier":
        """Learn from unit vectors, a row for each text; at least one of each kind."""
        rows = np.concatenate([examples, ordinary]).astype(np.float64)
        texts = np.column_stack([rows, np.ones(len(rows))])
        wanted = np.concatenate([of, np.zeros_like(ordinary_for)]).astype(np.float64)
        counts = np.concatenate([np.where(of, _WEIGHT, 1.0), ordinary_for.astype(np.float64)])
        fits = [_fit(texts, *each) for each in zip(wanted.T, counts.T, strict=True)]
        left_out = np.column_stack([scores[len(examples) :] for _, scores in fits])
        highest = np.where(ordinary_for, left_out, -np.inf).max(axis=1)
        weights = np.stack([weights for weights, _ in fits]).astype(np.float32)
        return cls(weights, float(np.quantile(highest, _ORDINARY)))

    def says(self, vector: Vector) -> Which:
        """For each signal whether a text with that unit vector is about it."""
        found: Which = self.weights[:, :-1] @ vector + self.weights[:, -1] > self.threshold
        return found


def _fit(
    texts: npt.NDArray[np.float64], wanted: npt.NDArray[np.float64], counts: npt.NDArray[np.float64]
) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    """The weights of one signal, and each text's score with that text left out."""
    penalty = np.full(texts.shape[1], _RIDGE)
    penalty[-1] = 0.0  # what is added to every score may be as large as it has to be
    weighed = texts * counts[:, None]
    inverse = np.linalg.inv(weighed.T @ texts + np.diag(penalty))
    weights = inverse @ (weighed.T @ wanted)
    leverage = counts * np.einsum("ij,ij->i", texts @ inverse, texts)
    return weights, (texts @ weights - leverage * wanted) / (1 - leverage)
