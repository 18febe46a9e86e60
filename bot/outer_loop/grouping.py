"""Groups among points: average linkage over cosines, in pieces where there are too many for one.

Two groups are one where their members' cosines are high *on average*: the same rule for five
entries and for five thousand, which neither a fixed number of groups nor a density gives.
"""

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from bot.outer_loop.space import drawn_together
from bot.ports import Vectors

Labels = npt.NDArray[np.intp]
"""A group's number for each point, -1 for none; shape (n,)."""

TOGETHER = 0.65
"""Groups are one from this average cosine up (points drawn together, so higher than it sounds)."""

JOINS = 0.45
"""A point belongs to the group to whose members its average cosine is highest, from this up."""

AT_ONCE = 2_500
"""So many points are linked with each other: 25 MB of cosines, and a fifth of a second."""

_MOST_GROUPS = 6_000
_SMALLEST = 3


def groups(points: Vectors) -> Labels:
    """A group for each point, for unit rows of shape (n, d). Groups of one or two are none."""
    if len(points) < _SMALLEST:
        return np.full(len(points), -1, dtype=np.intp)
    drawn = np.empty_like(points)
    labels = np.full(len(points), -1, dtype=np.intp)
    number = 0
    for piece in _pieces(points, np.arange(len(points))):
        drawn[piece] = drawn_together(points[piece])
        found = _linked(drawn[piece] @ drawn[piece].T)
        labels[piece] = found + number
        number += int(found.max()) + 1
    if len(points) > AT_ONCE:
        labels = _across_pieces(drawn, labels)
    return joined(points, _without_small(labels))


def sums(points: Vectors, labels: Labels) -> tuple[Vectors, npt.NDArray[np.float32]]:
    """The sum of each group's points, shape (groups, d), and how many they are."""
    number = int(labels.max(initial=-1)) + 1
    total = np.zeros((number, points.shape[1]), dtype=np.float32)
    inside = labels >= 0
    np.add.at(total, labels[inside], points[inside])
    return total, np.bincount(labels[inside], minlength=number).astype(np.float32)


def nearest(points: Vectors, total: Vectors, counts: npt.NDArray[np.float32]) -> Labels:
    """The group to whose members each point's average cosine is highest, -1 below JOINS."""
    if not len(total) or not len(points):
        return np.full(len(points), -1, dtype=np.intp)
    average = points @ (total / np.maximum(counts, 1)[:, None]).T
    best = average.argmax(axis=1)
    return np.where(average[np.arange(len(points)), best] >= JOINS, best, -1)


def joined(points: Vectors, labels: Labels, rounds: int = 2) -> Labels:
    """Every point in the group where it belongs, those of none as well, once groups are known."""
    for _ in range(rounds):
        total, counts = sums(points, labels)
        labels = _without_small(nearest(points, total, counts))
    return labels


def _pieces(points: Vectors, rows: Labels) -> Iterator[Labels]:
    """Rows in pieces no larger than AT_ONCE, each halved where its points differ most."""
    if len(rows) <= AT_ONCE:
        yield rows
        return
    inside = points[rows] - points[rows].mean(axis=0)
    _, directions = np.linalg.eigh(inside.T @ inside)
    order = np.argsort(inside @ directions[:, -1], kind="stable")
    half = len(rows) // 2
    yield from _pieces(points, np.sort(rows[order[:half]]))
    yield from _pieces(points, np.sort(rows[order[half:]]))


def _linked(cosines: Vectors) -> Labels:
    """Average linkage, cut where the average cosine falls below TOGETHER."""
    if len(cosines) < 2:
        return np.zeros(len(cosines), dtype=np.intp)
    # Imported here: SciPy takes a third of a second, which no chat answer needs to wait for.
    from scipy.cluster.hierarchy import fcluster, linkage  # noqa: PLC0415

    apart = np.clip(1 - cosines[np.triu_indices(len(cosines), k=1)], 0, 2)
    tree = linkage(apart, method="average")
    found: Labels = fcluster(tree, 1 - TOGETHER, criterion="distance").astype(np.intp) - 1
    return found


def _across_pieces(drawn: Vectors, labels: Labels) -> Labels:
    """Groups that were cut apart by the pieces are one again: the same rule between groups."""
    labels = _without_small(labels)
    total, counts = sums(drawn, labels)
    if not len(counts):
        return labels
    largest = np.sort(np.argsort(-counts, kind="stable")[:_MOST_GROUPS])
    means = total[largest] / counts[largest][:, None]
    renamed = np.arange(len(counts))
    renamed[largest] = largest[0] + _linked(means @ means.T) + len(counts)
    return np.where(labels >= 0, renamed[labels], -1)


def _without_small(labels: Labels) -> Labels:
    """Numbered from 0, without groups too small to be anything."""
    named, places, counts = np.unique(labels, return_inverse=True, return_counts=True)
    large = (named >= 0) & (counts >= _SMALLEST)
    numbers = np.where(large, np.cumsum(large) - 1, -1)
    return numbers[places].astype(np.intp)
