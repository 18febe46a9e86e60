"""Whether a theme stays the same theme: the same texts in 10 batches, in 3 orders."""

import itertools
from collections.abc import Callable
from statistics import mean

import numpy as np

from bot.outer_loop.identity import Placing
from bot.outer_loop.ports import Points
from bot.outer_loop.refreshing import GROWN
from bot.outer_loop.theme import Curation
from bot.values import Value
from evals.agreement import rand
from evals.labelled import Labelled

BATCHES = 10
ORDERS = 3

Anew = Callable[[int, int], bool]
"""Whether to group all anew, from how many there are, and how many there were the last time."""

POLICIES: dict[str, Anew] = {
    "as shipped": lambda number, before: number > GROWN * before,
    "never anew": lambda _, before: before == 0,
    "always anew": lambda *_: True,
}


class Stability(Value):
    """`kept`: share of texts in a theme whose theme is the same after the next batch.

    Adjusted Rand indices: `orders` between the ends of different orders, `rand` with the labels.
    """

    policy: str
    set: str
    kept: float
    worst: float
    orders: float
    rand: float


def stability(data: Labelled, policy: str) -> Stability:
    """Let the texts arrive, and see what becomes of the themes."""
    kept: list[float] = []
    ends: list[list[str]] = []
    for order in range(ORDERS):
        shares, themes = _arriving(data, order, POLICIES[policy])
        kept += shares
        ends.append(themes)
    pairs = [rand(a, b) for a, b in itertools.combinations(ends, 2)]
    return Stability(
        policy=policy,
        set=data.name,
        kept=mean(kept),
        worst=min(kept),
        orders=mean(pairs),
        rand=mean(rand(data.labels, end) for end in ends),
    )


def _arriving(data: Labelled, order: int, anew: Anew) -> tuple[list[float], list[str]]:
    """The share kept at each batch; each text's theme at the end, its own where it has none."""
    number = len(data.texts)
    arrives = np.random.default_rng(order).permutation(number)
    ids = itertools.count()
    themes: dict[int, str | None] = {}
    shares: list[float] = []
    grouped = 0
    for batch in np.array_split(arrives, BATCHES):
        fresh = {int(row) for row in batch}
        rows = [*themes, *fresh]
        before = [themes.get(row) for row in rows]
        points = Points(
            tuple(str(row) for row in rows),
            tuple(before),
            tuple(str(row) for row in rows),
            tuple(row in fresh for row in rows),
            data.vectors[rows],
        )
        placing = Placing(points, Curation(), lambda: f"t{next(ids)}")
        whole = anew(len(rows), grouped)
        now = placing.anew() if whole else placing.incrementally()
        grouped = len(rows) if whole else grouped
        had = [was == is_ for was, is_ in zip(before, now, strict=True) if was is not None]
        shares += [mean(had)] if had else []
        themes = dict(zip(rows, now, strict=True))
    return shares, [themes[row] or f"none {row}" for row in range(number)]
