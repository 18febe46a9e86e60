"""Fits coverage's logistic models, and tells how well they do on sets they were not fitted on.

Logistic regression by iteratively reweighted least squares (Holland and Welsch 1977) with a small
ridge (le Cessie and van Houwelingen 1992); leave-one-family-out validation, as questions of
one source resemble each other more than any new folder's will.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Literal, NamedTuple

import numpy as np
import numpy.typing as npt

from bot.answering.coverage import probability
from bot.values import Value
from evals.ranking import auroc

Kind = Literal["covered", "near", "far"]
Floats = npt.NDArray[np.float64]
Weights = dict[str, float]

RIDGE = 1e-3
KEPT = 0.95
_STEPS = 50
_MASS = {"covered": 0.5, "near": 0.25, "far": 0.25}


class Sample(Value):
    """One question: which test it belongs to, what it is, and what coverage may weigh of it.

    `train` says whether a model may be fitted on it.
    """

    family: str
    test: str
    kind: Kind
    features: dict[str, float]
    train: bool = True


class Row(NamedTuple):
    """How well a test's uncovered questions of one kind are told from its covered ones.

    `refused` is the share of them below the cut that keeps `KEPT` of this test's covered ones.
    """

    test: str
    kind: Kind
    covered: int
    uncovered: int
    auroc: float
    refused: float


class Bin(NamedTuple):
    """Of `n` questions that got a probability in a range: the mean of it, and how many it was."""

    said: float
    covered: float
    n: int


def fit(samples: Sequence[Sample], names: Sequence[str], ridge: float = RIDGE) -> Weights:
    """Weights on the features as they are, and the bias.

    Every family counts the same; in each, covered questions count as much as uncovered ones.
    """
    found = np.array([[s.features[name] for name in names] for s in samples], dtype=np.float64)
    covered = np.array([s.kind == "covered" for s in samples], dtype=np.float64)
    counts = importance(samples)
    mean = counts @ found
    deviation = np.sqrt(counts @ (found - mean) ** 2) + 1e-9
    design = np.column_stack([np.ones(len(found)), (found - mean) / deviation])
    beta = irls(design, covered, counts, ridge)
    slopes = beta[1:] / deviation
    bias = float(beta[0] - slopes @ mean)
    return {"bias": bias, **dict(zip(names, slopes.tolist(), strict=True))}


def irls(design: Floats, true: Floats, counts: Floats, ridge: float) -> Floats:
    """Coefficients for the columns of `design` (rows, columns), the first of them not shrunk.

    `true` is 0 or 1 for each row, `counts` how much it counts.
    """
    beta = np.zeros(design.shape[1])
    penalty = ridge * np.diag([0.0, *[1.0] * (design.shape[1] - 1)])
    for _ in range(_STEPS):
        said = 1 / (1 + np.exp(-design @ beta))
        curvature = (design.T * (counts * said * (1 - said))) @ design + penalty
        step = np.linalg.solve(curvature, design.T @ (counts * (true - said)) - penalty @ beta)
        beta += step
        if np.abs(step).max() < 1e-9:
            break
    return beta


def importance(samples: Sequence[Sample]) -> Floats:
    """How much each sample counts; all together 1."""
    sizes: dict[tuple[str, str], int] = {}
    for s in samples:
        sizes[s.family, s.kind] = sizes.get((s.family, s.kind), 0) + 1
    counts = np.array([_MASS[s.kind] / sizes[s.family, s.kind] for s in samples])
    normed: Floats = counts / counts.sum()
    return normed


def left_out(samples: Sequence[Sample], names: Sequence[str]) -> list[tuple[Sample, float]]:
    """Each sample with its probability by a model that has seen nothing of its family."""
    judged: list[tuple[Sample, float]] = []
    for family in sorted({s.family for s in samples}):
        weights = fit([s for s in samples if s.train and s.family != family], names)
        judged += _judged((s for s in samples if s.family == family), weights)
    return judged


def cross_validated(
    samples: Sequence[Sample], names: Sequence[str], seed: int, folds: int = 10
) -> list[tuple[Sample, float]]:
    """Each sample with its probability by a model fitted on the other folds."""
    fold = np.random.default_rng(seed).permutation(len(samples)) % folds
    judged: list[tuple[Sample, float]] = []
    for each in range(folds):
        weights = fit([s for s, f in zip(samples, fold, strict=True) if f != each], names)
        held = (s for s, f in zip(samples, fold, strict=True) if f == each)
        judged += _judged(held, weights)
    return judged


def _judged(samples: Iterable[Sample], weights: Mapping[str, float]) -> list[tuple[Sample, float]]:
    return [(s, probability(s.features, weights)) for s in samples]


def table(judged: Sequence[tuple[Sample, float]]) -> list[Row]:
    """For each test and each kind of uncovered questions in it, in order."""
    tests = dict.fromkeys((s.test, s.kind) for s, _ in judged if s.kind != "covered")
    return [_row(test, kind, judged) for test, kind in sorted(tests)]


def _row(test: str, kind: Kind, judged: Sequence[tuple[Sample, float]]) -> Row:
    covered = [p for s, p in judged if s.test == test and s.kind == "covered"]
    uncovered = [p for s, p in judged if s.test == test and s.kind == kind]
    cut = np.quantile(covered, 1 - KEPT)
    refused = float(np.mean([p < cut for p in uncovered]))
    return Row(test, kind, len(covered), len(uncovered), auroc(covered, uncovered), refused)


def calibration(judged: Sequence[tuple[Sample, float]], bins: int = 5) -> list[Bin]:
    """Said against true, in equal ranges of what was said, by the samples' importance."""
    counts = importance([s for s, _ in judged])
    said = np.array([p for _, p in judged])
    covered = np.array([s.kind == "covered" for s, _ in judged], dtype=np.float64)
    place = np.minimum((said * bins).astype(int), bins - 1)
    masks: list[npt.NDArray[np.bool_]] = [place == each for each in range(bins)]
    return [
        Bin(_mean(said, counts, mask), _mean(covered, counts, mask), int(mask.sum()))
        for mask in masks
        if mask.any()
    ]


def _mean(values: Floats, counts: Floats, mask: npt.NDArray[np.bool_]) -> float:
    return float(np.average(values[mask], weights=counts[mask]))


def lower_cut(judged: Sequence[tuple[Sample, float]], lost: float) -> float:
    """Below it at most that share of covered questions, every family counting the same."""
    covered = sorted(((s, p) for s, p in judged if s.kind == "covered"), key=lambda each: each[1])
    below = np.cumsum(importance([s for s, _ in covered]))
    first_kept = int(np.searchsorted(below, lost + 1e-9, side="right"))
    kept = covered[min(first_kept, len(covered) - 1)][1]
    refused = max((p for _, p in judged if p < kept), default=kept)
    return (kept + refused) / 2


def upper_cut(judged: Sequence[tuple[Sample, float]], right: float, at_least: float) -> float:
    """The least cut from which on at least that share of questions is covered."""
    for cut in sorted({at_least, *(p for _, p in judged if p > at_least)}):
        above = [s.kind == "covered" for s, p in judged if p >= cut]
        if np.mean(above) >= right:
            return cut
    return 1.0
