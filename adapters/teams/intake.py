"""Takes what Teams delivers, once, and works on it after it was acknowledged."""

import asyncio
import logging
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field
from typing import Any

from adapters.chat.claims import Claims
from adapters.teams.answering import Answered, Answering
from adapters.teams.connector import Refused
from adapters.teams.heard import CHANNEL, Asks, Greet, Heard, Judged, Noticed, Submitted
from adapters.teams.responding import Responding
from adapters.teams.telling import sentence
from bot.ports import Ids
from bot.wording import ENGLISH as WORDS

logger = logging.getLogger(__name__)

AT_ONCE = 256
"""Most of that time is waiting for Teams; what is work for the processor is paced by itself."""
INVOKE_S = 3.5
"""An invoke's answer is worth waiting for so long; Teams waits five seconds."""
GRACE_S = 20.0

Count = Callable[[str, str, str], None]
"""Told channel, kind and outcome of everything that was dealt with."""
Body = dict[str, Any]


@dataclass
class Intake:
    """Work on its way."""

    responding: Responding
    answering: Answering
    claims: Claims
    ids: Ids
    count: Count
    invoke_s: float = INVOKE_S
    running: dict[asyncio.Task[Any], Heard] = field(default_factory=dict)
    room: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(AT_ONCE))

    def take(self, heard: Heard) -> None:
        """Work on it from now on; returns at once."""
        self._begin(heard, self._work(heard))

    async def answer(self, heard: Heard) -> Body:
        """What an invoke came to, or that it is still being worked on; empty for a repeat."""
        task = self._begin(heard, self._answered(heard))
        done, _ = await asyncio.wait({task}, timeout=self.invoke_s)
        if done:
            answered: Answered = task.result()
            return answered.body
        task.add_done_callback(lambda late: self._late(late, heard))
        return self.answering.late(heard)

    async def stop(self) -> None:
        """Finish what was accepted; what takes too long is left."""
        if self.running:
            _, left = await asyncio.wait(set(self.running), timeout=GRACE_S)
            for task in left:
                logger.error("left unfinished: %s", _kind(self.running[task]))
                task.cancel()

    def _begin(self, heard: Heard, work: Coroutine[Any, Any, Any]) -> "asyncio.Task[Any]":
        task = asyncio.get_running_loop().create_task(work)
        self.running[task] = heard
        task.add_done_callback(self.running.pop)
        return task

    async def _work(self, heard: Heard) -> None:
        async with self.room:
            outcome = "failed"
            try:
                outcome = await self._once(heard)
            except Refused as refused:
                outcome = refused.state
                logger.error("nothing could be said on Teams: %s", refused.says())
            except Exception:
                await self._apologise(heard)
            finally:
                self.count(CHANNEL, _kind(heard), outcome)

    async def _once(self, heard: Heard) -> str:
        if not await self.claims.ours(heard.delivery):
            return "repeat"
        await self.responding.do(heard)
        await self.claims.done(heard.delivery)
        return "done"

    async def _answered(self, heard: Heard) -> Answered:
        outcome, claimed = "failed", _changes(heard)
        try:
            if claimed and not await self.claims.ours(heard.delivery):
                outcome = "repeat"
                return Answered({})
            answered = await self.answering.answer(heard)
            if claimed:
                await self.claims.done(heard.delivery)
            outcome = "done"
        except Exception as error:
            outcome = error.state if isinstance(error, Refused) else outcome
            said = self._reference()
            return Answered(self.answering.failed(heard, said), sentence(said))
        else:
            return answered
        finally:
            self.count(CHANNEL, _kind(heard), outcome)

    def _reference(self) -> str:
        reference = self.ids()
        logger.exception("unexpected failure on Teams, reference %s", reference)
        return WORDS.unknown_failure.format(reference=reference)

    async def _apologise(self, heard: Heard) -> None:
        said = sentence(self._reference())
        if isinstance(heard.act, Noticed | Greet):
            return  # nobody waits for an answer
        try:
            await self.responding.telling.privately(said, heard.where)
        except Refused as refused:
            logger.error("nor could that be said: %s", refused.says())

    def _late(self, task: "asyncio.Task[Any]", heard: Heard) -> None:
        """An invoke that took long: what came of it is said in the person's own chat."""
        if task.cancelled() or task.exception() is not None or task.result().late is None:
            return
        self._begin(heard, self._tell_late(task.result(), heard))

    async def _tell_late(self, answered: Answered, heard: Heard) -> None:
        assert answered.late is not None
        try:
            await self.responding.telling.privately(answered.late, heard.where)
        except Refused as refused:
            logger.error("what came of it was not said: %s", refused.says())


def _changes(heard: Heard) -> bool:
    """Whether doing it twice would matter: looking at something does not."""
    opens = {Asks.DIALOG, Asks.REFRESH}
    return heard.where.asks not in opens


def _kind(heard: Heard) -> str:
    named: type[object] = type(heard.act)
    short = named.__name__.lower() if isinstance(heard.act, Submitted | Judged) else ""
    return short or str(getattr(heard.act, "kind", named.__name__.lower()))
