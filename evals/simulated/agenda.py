"""What is still to happen, in the order of its time."""

import heapq
from collections.abc import Awaitable, Callable
from datetime import datetime
from itertools import count

Happening = Callable[[], Awaitable[object]]
"""Something that happens when its time has come."""


class Agenda:
    """What happens at one moment happens in the order in which it was put down."""

    def __init__(self) -> None:
        self._heap: list[tuple[datetime, int, Happening]] = []
        self._order = count()

    def at(self, moment: datetime, happening: Happening) -> None:
        """Put it down for that moment."""
        heapq.heappush(self._heap, (moment, next(self._order), happening))

    def next_before(self, moment: datetime) -> tuple[datetime, Happening] | None:
        """The next thing before that moment, taken off; null if there is none."""
        if not self._heap or self._heap[0][0] >= moment:
            return None
        due, _, happening = heapq.heappop(self._heap)
        return due, happening
