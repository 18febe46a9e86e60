"""How well groups agree with what people sorted, and with each other."""

from collections.abc import Sequence

import numpy as np

from bot.outer_loop.grouping import Labels
from bot.values import Value
from evals.labelled import Labelled


class Agreement(Value):
    """`rand`: adjusted Rand index, 1 is perfect, 0 is chance. `v`: V-measure, in [0, 1].

    Texts in no group count as groups of one. `placed` is the share of texts with a label that are
    in a group, `strays` that of texts that belong nowhere; null without any.
    """

    way: str
    set: str
    rand: float
    v: float
    groups: int
    true_groups: int
    placed: float
    strays: float | None
    seconds: float


def agreement(way: str, data: Labelled, labels: Labels, seconds: float) -> Agreement:
    """Measure one way's groups on one set; groups of one or two are none, as in the product."""
    alone, inside = _alone(labels)
    labelled = len(labels) - data.strays
    return Agreement(
        way=way,
        set=data.name,
        rand=rand(data.labels, alone),
        v=v_measure(data.labels, alone),
        groups=len(set(labels[inside].tolist())),
        true_groups=data.true_groups,
        placed=float(inside[:labelled].mean()),
        strays=float(inside[labelled:].mean()) if data.strays else None,
        seconds=seconds,
    )


def rand(first: Sequence[object], second: Sequence[object]) -> float:
    """The adjusted Rand index of two groupings of the same things."""
    from sklearn.metrics import adjusted_rand_score  # noqa: PLC0415 - sklearn takes a second

    return float(adjusted_rand_score(_numbered(first), _numbered(second)))


def v_measure(first: Sequence[object], second: Sequence[object]) -> float:
    """The harmonic mean of homogeneity and completeness."""
    from sklearn.metrics import v_measure_score  # noqa: PLC0415

    return float(v_measure_score(_numbered(first), _numbered(second)))


def _numbered(labels: Sequence[object]) -> list[int]:
    numbers: dict[object, int] = {}
    return [numbers.setdefault(label, len(numbers)) for label in labels]


def _alone(labels: Labels) -> tuple[list[int], "np.typing.NDArray[np.bool_]"]:
    """Each text of no group as a group of its own; and which are in one."""
    _, places, counts = np.unique(labels, return_inverse=True, return_counts=True)
    inside = (labels >= 0) & (counts[places] >= 3)
    own = int(labels.max(initial=0)) + 1 + np.arange(len(labels))
    return np.where(inside, labels, own).tolist(), inside
