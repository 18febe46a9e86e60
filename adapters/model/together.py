"""Puts what several ask for at the same time through a model in one go.

A model reads four short texts at once in little more than half the time that it takes for one
after the other. Nobody waits for company: whatever has gathered while the model was busy goes next.
"""

import asyncio
from collections import deque
from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

Given = TypeVar("Given")
Result = TypeVar("Result")


class Together(Generic[Given, Result]):
    """Calls `run` in a thread with all that was asked for since its last call, up to `most`.

    `run` gives one result for each, in their order; what it raises, all of them get. One event loop
    at a time.
    """

    def __init__(self, run: Callable[[Sequence[Given]], Sequence[Result]], most: int) -> None:
        self._run, self._most = run, most
        self._waiting: deque[tuple[Given, asyncio.Future[Result]]] = deque()
        self._working: asyncio.Task[None] | None = None

    async def ask(self, given: Given) -> Result:
        """The result for one; raises what `run` raises."""
        future: asyncio.Future[Result] = asyncio.get_running_loop().create_future()
        self._waiting.append((given, future))
        if self._working is None or self._working.done():
            self._working = asyncio.create_task(self._work())
        return await future

    async def _work(self) -> None:
        while self._waiting:
            number = min(self._most, len(self._waiting))
            taken = [self._waiting.popleft() for _ in range(number)]
            asked = [(given, future) for given, future in taken if not future.done()]
            try:
                results = await asyncio.to_thread(self._run, [given for given, _ in asked])
            except Exception as failed:  # whatever it is, everybody who waits for it is told
                for _, future in asked:
                    if not future.done():
                        future.set_exception(failed)
            else:
                for (_, future), result in zip(asked, results, strict=True):
                    if not future.done():
                        future.set_result(result)
