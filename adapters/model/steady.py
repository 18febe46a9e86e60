"""A language model that keeps to its time, tries again where that may help, and rests when ill."""

from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import aclosing
from typing import Protocol

from adapters.model.backoff import Backoff
from adapters.model.budget import Budget, Deadline, Timer
from adapters.model.circuit_breaker import CircuitBreaker
from adapters.model.failures import TryAgain
from bot.errors import ModelUnavailable
from bot.language import Judged, Piece, Prompt
from bot.ports import LanguageModel

Sleep = Callable[[float], Awaitable[None]]


class OpenModel(LanguageModel, Protocol):
    """A model that holds connections open."""

    async def close(self) -> None:
        """Let go of them."""
        ...


class SteadyModel:
    """Wraps a model. Once words were said there is no second try: they may have been shown."""

    def __init__(
        self,
        model: OpenModel,
        budget: Budget,
        breaker: CircuitBreaker,
        backoff: Backoff,
        timer: Timer,
        sleep: Sleep,
    ) -> None:
        self._model = model
        self._budget = budget
        self._breaker = breaker
        self._backoff = backoff
        self._timer = timer
        self._sleep = sleep

    @property
    def name(self) -> str:
        """The wrapped model's name."""
        return self._model.name

    async def close(self) -> None:
        """Let go of the connections."""
        await self._model.close()

    async def stream(self, prompt: Prompt) -> AsyncGenerator[Piece, None]:
        """The draft, within the budget; raises ModelUnavailable."""
        call = _Call(self._breaker, Deadline(self._budget, self._timer))
        with call:
            while True:
                try:
                    async with aclosing(self._model.stream(prompt)) as pieces:
                        while True:
                            async with call.deadline.kept():
                                piece = await anext(pieces, None)
                            if piece is None:
                                return
                            call.heard(piece)
                            yield piece
                except TryAgain as failed:
                    await self._wait(call, failed)

    async def judge(self, prompt: Prompt) -> Judged:
        """One opinion, within the budget; raises ModelUnavailable."""
        call = _Call(self._breaker, Deadline(self._budget, self._timer))
        call.deadline.begun()
        with call:
            while True:
                try:
                    async with call.deadline.kept():
                        return await self._model.judge(prompt)
                except TryAgain as failed:
                    await self._wait(call, failed)

    async def _wait(self, call: "_Call", failed: TryAgain) -> None:
        """Wait for another try, or raise what failed if none makes sense."""
        call.tried += 1
        wait = self._backoff.wait(call.tried, failed.after)
        if call.said or call.tried >= self._backoff.tries or wait >= call.deadline.left:
            raise failed
        await self._sleep(wait)


class _Call:
    """One use of the model, and what the breaker hears of it."""

    def __init__(self, breaker: CircuitBreaker, deadline: Deadline) -> None:
        self._breaker = breaker
        self.deadline = deadline
        self.tried = 0
        self.said = False

    def heard(self, piece: Piece) -> None:
        self.deadline.begun()
        self.said = self.said or bool(piece.text)

    def __enter__(self) -> None:
        self._breaker.admit()

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        if isinstance(error, ModelUnavailable):
            self._breaker.failed(error.after if isinstance(error, TryAgain) else None)
        elif error is None or self.said:
            self._breaker.succeeded()
        else:
            self._breaker.unknown()
