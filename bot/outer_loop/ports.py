"""What the outer loop asks of a store: derived data that can be computed anew from the record."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
import numpy.typing as npt

from bot.outer_loop.theme import Member, Outline
from bot.ports import Vectors
from bot.values import Value


@dataclass(frozen=True)
class Points:
    """Members as points, without their texts: `vectors` has shape (n, dimension), float32, unit.

    In the order of their entries' ids, which is that of time. `fresh`: no run has placed it yet.
    A dataclass, as there may be 100,000.
    """

    ids: tuple[str, ...]
    themes: tuple[str | None, ...]
    speakers: tuple[str, ...]
    fresh: tuple[bool, ...]
    vectors: Vectors

    def __len__(self) -> int:
        return len(self.ids)

    def only(self, rows: "npt.NDArray[np.intp]") -> "Points":
        """Those at these rows, in that order."""
        chosen = [int(row) for row in rows]
        return Points(
            tuple(self.ids[row] for row in chosen),
            tuple(self.themes[row] for row in chosen),
            tuple(self.speakers[row] for row in chosen),
            tuple(self.fresh[row] for row in chosen),
            self.vectors[rows],
        )


class Reached(Value):
    """`collected`: the record's last link that was looked at, 0 before the first.

    `regrouped`: how many members there were as all were grouped anew the last time.
    """

    collected: int = 0
    regrouped: int = 0


class Members(Protocol):
    """What belongs, or may belong, to themes. Erased with the entry that it begins with."""

    async def reached(self) -> Reached:
        """How far the record was looked at, and when all was grouped anew."""
        ...

    async def collect(
        self, members: Sequence[Member], vectors: Vectors, upto: int, gone: Sequence[str] = ()
    ) -> None:
        """Keep members with a vector each, forget those gone, and move on to link `upto`.

        A member that is there already is replaced, and keeps its theme. All of it or nothing.
        Raises StorageUnavailable.
        """
        ...

    async def of(self, themes: Sequence[str]) -> tuple[Member, ...]:
        """The members of these themes, oldest first; raises StorageUnavailable."""
        ...

    async def members(self, entries: Sequence[str]) -> tuple[Member, ...]:
        """The members that begin with these entries, oldest first; raises StorageUnavailable."""
        ...

    async def followed(self, answers: Sequence[str]) -> frozenset[str]:
        """Those of these questions that a member goes back to; raises StorageUnavailable."""
        ...

    async def points(self, themes: Sequence[str | None] | None = None) -> Points:
        """The members of these themes, null for those of none; without themes, all.

        Raises StorageUnavailable.
        """
        ...


class Outlines(Protocol):
    """What the last run of the grouping found."""

    async def outlines(self) -> tuple[Outline, ...]:
        """One for each theme that has members, most members first; raises StorageUnavailable."""
        ...

    async def settle(
        self,
        placed: Mapping[str, str | None],
        outlines: Sequence[Outline],
        gone: Sequence[str],
        regrouped: int | None = None,
    ) -> None:
        """Place members in themes, by entry, and put outlines in the place of theirs before.

        `gone` are themes without members. `regrouped`: all were grouped anew, so many members.
        Those placed are no longer fresh. All of it or nothing. Raises StorageUnavailable.
        """
        ...
