"""Takes what a platform delivers, once, and works on it after it was acknowledged."""

import asyncio
import logging
from abc import ABC, abstractmethod
from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import dataclass, field
from typing import Any, ClassVar, Generic, Protocol, TypeVar

from adapters.chat.claims import Claims
from adapters.chat.refused import NotTaken
from adapters.chat.replies import sentence
from bot.ports import Ids
from bot.replies import Reply
from bot.wording import ENGLISH as WORDS

logger = logging.getLogger(__name__)

AT_ONCE = 256
"""Most of that time is waiting for the platform; what is work for the processor is paced."""
GRACE_S = 20.0

Count = Callable[[str, str, str], None]
"""Told channel, kind and outcome of everything that was dealt with."""


class Delivered(Protocol):
    """One thing that somebody did; `delivery` is the same however often it is delivered."""

    @property
    def delivery(self) -> str:
        """The platform's id of it."""

    @property
    def act(self) -> object:
        """What it was."""


H = TypeVar("H", bound=Delivered)
T = TypeVar("T")


@dataclass
class Intake(ABC, Generic[H]):
    """Work on its way. A channel says what to `do`, and how to `apologise` where that failed."""

    channel: ClassVar[str]
    claims: Claims
    ids: Ids
    count: Count
    running: dict[asyncio.Task[Any], H] = field(default_factory=dict, init=False)
    room: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(AT_ONCE), init=False)

    @abstractmethod
    async def do(self, heard: H) -> None:
        """Do it, and say what came of it; raises NotTaken where nothing could be said."""

    @abstractmethod
    async def apologise(self, said: Reply, heard: H) -> None:
        """Tell whoever waits for an answer that there is none; raises NotTaken."""

    def take(self, heard: H) -> None:
        """Work on it from now on; returns at once."""
        self._begin(heard, self._work(heard))

    async def stop(self) -> None:
        """Finish what was accepted; what takes too long is left."""
        if self.running:
            _, left = await asyncio.wait(set(self.running), timeout=GRACE_S)
            for task in left:
                logger.error("left unfinished: %s", kind(self.running[task]))
                task.cancel()

    async def within(
        self,
        seconds: float,
        heard: H,
        work: Coroutine[Any, Any, T],
        meanwhile: T,
        late: Callable[[T, H], Coroutine[Any, Any, None]],
    ) -> T:
        """What the work came to, or `meanwhile`; what comes of it after that is told `late`."""
        task = self._begin(heard, work)
        done, _ = await asyncio.wait({task}, timeout=seconds)
        if done:
            return task.result()

        def tell(ended: "asyncio.Task[T]") -> None:
            if not ended.cancelled() and ended.exception() is None:
                self._begin(heard, late(ended.result(), heard))

        task.add_done_callback(tell)
        return meanwhile

    async def answered(
        self,
        heard: H,
        answer: Callable[[H], Awaitable[T]],
        repeat: T,
        failed: Callable[[H, Reply], T],
        *,
        claimed: bool = True,
    ) -> T:
        """What was delivered, answered once; `claimed`: doing it twice would matter."""
        outcome = "failed"
        try:
            if claimed and not await self.claims.ours(heard.delivery):
                outcome = "repeat"
                return repeat
            made = await answer(heard)
            if claimed:
                await self.claims.done(heard.delivery)
            outcome = "done"
        except Exception as error:
            outcome = error.state if isinstance(error, NotTaken) else outcome
            return failed(heard, self._unexpected())
        else:
            return made
        finally:
            self.count(self.channel, kind(heard), outcome)

    def _begin(self, heard: H, work: Coroutine[Any, Any, T]) -> "asyncio.Task[T]":
        task = asyncio.get_running_loop().create_task(work)
        self.running[task] = heard
        task.add_done_callback(self.running.pop)
        return task

    async def _work(self, heard: H) -> None:
        async with self.room:
            outcome = "failed"
            try:
                outcome = await self._once(heard)
            except NotTaken as refused:
                outcome = refused.state
                logger.error("nothing could be said on %s: %s", self.channel, refused.says())
                if hasattr(heard.act, "kind"):  # a request: somebody waits for an answer
                    await self._apologise(heard)
            except Exception:
                await self._apologise(heard)
            finally:
                self.count(self.channel, kind(heard), outcome)

    async def _once(self, heard: H) -> str:
        if not await self.claims.ours(heard.delivery):
            return "repeat"
        await self.do(heard)
        await self.claims.done(heard.delivery)
        return "done"

    def _unexpected(self) -> Reply:
        """What is said where something went wrong; the log has its reference, too."""
        reference = self.ids()
        logger.exception("unexpected failure on %s, reference %s", self.channel, reference)
        return sentence(WORDS.unknown_failure.format(reference=reference))

    async def _apologise(self, heard: H) -> None:
        said = self._unexpected()
        try:
            await self.apologise(said, heard)
        except NotTaken as refused:
            logger.error("nor could that be said: %s", refused.says())


def kind(heard: Delivered) -> str:
    """A request's kind, or what else it was."""
    return str(getattr(heard.act, "kind", heard.act.__class__.__name__.lower()))
