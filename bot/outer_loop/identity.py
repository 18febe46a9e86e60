"""Which theme each member belongs to, so that a theme stays the same as entries arrive.

Incrementally: what is new joins the theme it belongs to, if any; among the new, and what is near to
them and of no theme, new themes are found. All anew: groups are found as if nothing were known, and
matched to the themes there are by the members they share. What people decided always stands.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from bot.outer_loop.grouping import JOINS, Labels, groups, nearest, sums
from bot.outer_loop.ports import Points
from bot.outer_loop.space import seen_apart
from bot.outer_loop.theme import Curation
from bot.ports import Ids, Vectors

FEWEST = 3
"""No theme from fewer entries, nor from fewer different people."""

SHARED = 0.3
"""A group is a theme that was there if it shares so much of the smaller of the two."""

NEAR = 0.35
"""Themes are shown as near to each other from this average cosine of their members up."""

_CONSIDERED = 5_000
_NEAREST = 3


@dataclass(frozen=True)
class Placing:
    """The members as points, with what people decided; `ids` makes ids of new themes.

    `background`: as `bot.outer_loop.space.seen_apart` has it.
    """

    points: Points
    curation: Curation
    ids: Ids
    background: Vectors | None = None

    @cached_property
    def seen(self) -> Vectors:
        """The points, seen apart from what they have in common."""
        return seen_apart(self.points.vectors, self.background)

    def incrementally(self) -> tuple[str | None, ...]:
        """A theme for each point. Members of themes stay; those of none may join, or be a theme."""
        themes = self._fixed(self.points.themes)
        self._join(themes, [row for row, theme in enumerate(themes) if theme is None])
        loose = self._near_fresh(np.array([r for r, t in enumerate(themes) if t is None], int))
        if len(loose) >= FEWEST:
            self._name(themes, loose, groups(self.seen[loose]), {})
        return tuple(themes)

    def anew(self) -> tuple[str | None, ...]:
        """A theme for each point, with all that nobody decided about grouped as if for the first
        time, and recognised by the members it shares with a theme that was there."""
        before = self._fixed(self.points.themes)
        kept = [t if self._decided(row, t) else None for row, t in enumerate(before)]
        themes = list(kept)
        self._join(themes, [row for row, theme in enumerate(themes) if theme is None])
        # Groups are found among all; those kept by people claim theirs, the others what is left.
        free = np.array([row for row, theme in enumerate(kept) if theme is None], int)
        labels = groups(self.seen[free]) if len(free) else np.zeros(0, int)
        claimed = np.array([themes[row] is not None for row in free], dtype=bool)
        labels = np.where(claimed, -1, labels)
        known = _matched(labels, [before[row] for row in free], self.curation.kept)
        self._name(themes, free, labels, known)
        return tuple(themes)

    def alike(self, themes: Sequence[str | None]) -> tuple[str | None, ...]:
        """The theme that each point resembles most, whichever of these it is in.

        Members of a theme stay in it when one that suits them better is found. What that one
        would have had, had it been there, is what is usual for it.
        """
        strands = self._strands(themes)
        labels = self._labels(strands, len(themes))
        best = nearest(self.seen, *sums(self.seen, labels))
        return tuple(strands[at][0] if at >= 0 else None for at in best)

    def near(self, themes: Sequence[str | None]) -> dict[str, tuple[str, ...]]:
        """The themes most like each, the first most: those whose members' cosines are high."""
        strands = self._strands(themes)
        total, counts = sums(self.seen, self._labels(strands, len(themes)))
        means = total / np.maximum(counts, 1)[:, None]
        cosines = means @ means.T
        found: dict[str, tuple[str, ...]] = {}
        for at, (theme, _) in enumerate(strands):
            order = np.argsort(-cosines[at], kind="stable")
            names = (strands[row][0] for row in order if cosines[at, row] >= NEAR)
            others = dict.fromkeys(name for name in names if name != theme)
            found[theme] = tuple(dict.fromkeys((*found.get(theme, ()), *others)))[:_NEAREST]
        return found

    def _decided(self, row: int, theme: str | None) -> bool:
        return theme is not None and (
            theme in self.curation.kept or self.points.ids[row] in self.curation.pinned
        )

    def _fixed(self, themes: Sequence[str | None]) -> list[str | None]:
        """The themes of before, as people changed them since."""
        pinned, now = self.curation.pinned, self.curation.now
        was = (
            pinned.get(entry, theme) for entry, theme in zip(self.points.ids, themes, strict=True)
        )
        return [None if theme is None else now(theme) for theme in was]

    def _join(self, themes: list[str | None], rows: Sequence[int]) -> None:
        """Put each of these rows into the theme it belongs to, if any."""
        strands = self._strands(themes)
        if not strands or not rows:
            return
        total, counts = sums(self.seen, self._labels(strands, len(themes)))
        asked = np.array(rows, dtype=np.intp)
        for row, best in zip(rows, nearest(self.seen[asked], total, counts), strict=True):
            if best >= 0:
                themes[row] = strands[best][0]

    @staticmethod
    def _labels(strands: Sequence[tuple[str, Labels]], number: int) -> Labels:
        """The strand that each of so many points is in, -1 for none."""
        labels = np.full(number, -1, dtype=np.intp)
        for at, (_, members) in enumerate(strands):
            labels[members] = at
        return labels

    def _strands(self, themes: Sequence[str | None]) -> list[tuple[str, Labels]]:
        """Each theme's members; those of merged ones in the groups that they are.

        Two themes that a curator merged may lie far apart: what resembles either belongs to both.
        """
        members: dict[str, list[int]] = defaultdict(list)
        for row, theme in enumerate(themes):
            if theme is not None:
                members[theme].append(row)
        merged = {self.curation.now(theme) for theme in self.curation.merged}
        strands: list[tuple[str, Labels]] = []
        for theme, found in sorted(members.items()):
            rows = np.array(found, dtype=np.intp)
            if theme not in merged:
                strands.append((theme, rows))
                continue
            labels = groups(self.seen[rows])
            apart = [rows[labels == n] for n in range(int(labels.max(initial=-1)) + 1)]
            strands += [(theme, strand) for strand in apart or [rows]]
        return strands

    def _near_fresh(self, loose: Labels) -> Labels:
        """Of those of no theme, the fresh ones and what they could be a theme with."""
        fresh = loose[[self.points.fresh[row] for row in loose]] if len(loose) else loose
        if len(loose) <= _CONSIDERED or not len(fresh):
            return loose if len(fresh) else fresh
        close = np.zeros(len(loose), dtype=np.float32)
        for start in range(0, len(fresh), 500):
            cosines = self.seen[loose] @ self.seen[fresh[start : start + 500]].T
            np.maximum(close, cosines.max(axis=1), out=close)
        order = np.argsort(-close, kind="stable")[:_CONSIDERED]
        return np.sort(loose[order[close[order] >= JOINS]])

    def _name(
        self, themes: list[str | None], rows: Labels, labels: Labels, known: dict[int, str]
    ) -> None:
        """Give each group that is a theme its id; the others are none."""
        for number in range(int(labels.max(initial=-1)) + 1):
            members = rows[labels == number]
            enough = len({self.points.speakers[row] for row in members}) >= FEWEST
            if len(members) < FEWEST or not enough:
                continue
            theme = known.get(number) or self.ids()
            for row in members:
                themes[row] = theme


def _matched(labels: Labels, before: Sequence[str | None], kept: frozenset[str]) -> dict[int, str]:
    """Which group is which theme of before: the pairs that together share most members."""
    names = sorted({t for t in before if t is not None and t not in kept})
    number = int(labels.max(initial=-1)) + 1
    if not names or not number:
        return {}
    places = {name: n for n, name in enumerate(names)}
    shared = np.zeros((number, len(names)))
    sizes = np.zeros(len(names))
    for label, theme in zip(labels, before, strict=True):
        if theme in places:
            sizes[places[theme]] += 1
            if label >= 0:
                shared[label, places[theme]] += 1
    # Imported here: SciPy takes a third of a second, which no chat answer needs to wait for.
    from scipy.optimize import linear_sum_assignment  # noqa: PLC0415

    counts = np.bincount(labels[labels >= 0], minlength=number)
    pairs = zip(*linear_sum_assignment(-shared), strict=True)
    return {
        int(group): names[place]
        for group, place in pairs
        if shared[group, place] >= SHARED * min(counts[group], sizes[place])
        and shared[group, place] > 0
    }
