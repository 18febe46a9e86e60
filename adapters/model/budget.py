"""How long one use of a language model may take: until its first words, and in all."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass

from bot.errors import ModelUnavailable

Timer = Callable[[], float]
"""Monotonic seconds."""


@dataclass(frozen=True)
class Budget:
    """Seconds until the first words, and in all; retries and waits included."""

    first_words: float = 2.0
    total: float = 8.0


class Deadline:
    """One use of a budget, from now on."""

    def __init__(self, budget: Budget, timer: Timer) -> None:
        self._timer = timer
        self._first = timer() + budget.first_words
        self._last = timer() + budget.total
        self._begun = False

    def begun(self) -> None:
        """The first words are there: from now on only the total counts."""
        self._begun = True

    @property
    def left(self) -> float:
        """Seconds until time is up."""
        return (self._last if self._begun else min(self._first, self._last)) - self._timer()

    @asynccontextmanager
    async def kept(self) -> AsyncIterator[None]:
        """Raises ModelUnavailable when time is up before the block ends."""
        what = "answer" if self._begun else "first words"
        if self.left <= 0:
            raise ModelUnavailable(f"no {what} in time")
        try:
            async with asyncio.timeout(self.left) as timeout:
                yield
        except TimeoutError as error:
            raise ModelUnavailable(f"no {what} in time") from error
        if timeout.expired():  # whoever read the stream took the interruption for its end
            raise ModelUnavailable(f"no {what} in time")
