"""What goes on in the server besides requests: again and again, until it stops."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Chore:
    """Something to do every so many seconds; what it raises is logged, and it is done again."""

    name: str
    work: Callable[[], Awaitable[object]]
    every_s: float


class Background:
    """Runs chores side by side."""

    def __init__(self, *chores: Chore) -> None:
        self._chores = chores
        self._stop = asyncio.Event()
        self._running: list[asyncio.Task[None]] = []

    def start(self) -> None:
        """Begin with each of them."""
        self._running = [asyncio.create_task(self._repeat(c), name=c.name) for c in self._chores]

    async def stop(self) -> None:
        """Begin nothing new; returns when what was begun is done."""
        self._stop.set()
        await asyncio.gather(*self._running)

    async def _repeat(self, chore: Chore) -> None:
        while not self._stop.is_set():
            try:
                await chore.work()
            except Exception:
                logger.exception("%s failed; it is tried again", chore.name)
            try:
                await asyncio.wait_for(self._stop.wait(), chore.every_s)
            except TimeoutError:
                continue
