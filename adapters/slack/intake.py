"""Takes what Slack delivers, once, and works on it after it was acknowledged."""

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from adapters.chat.claims import Claims
from adapters.slack.heard import CHANNEL, Heard, Stop, Submitted
from adapters.slack.modals import again, loading
from adapters.slack.phrases import ENGLISH
from adapters.slack.responding import Responding
from adapters.slack.telling import sentence
from adapters.slack.web_api import Refused
from bot.ports import Ids
from bot.wording import ENGLISH as WORDS

logger = logging.getLogger(__name__)

AT_ONCE = 256
"""Most of that time is waiting for Slack; what is work for the processor is paced by itself."""
FORM_S = 2.0
"""A form's answer is worth waiting for so long; Slack waits three seconds."""
GRACE_S = 20.0

Answer = dict[str, Any]
"""How a form's being sent is acknowledged: errors, or another view."""

Count = Callable[[str, str, str], None]
"""Told channel, kind and outcome of everything that was dealt with."""


@dataclass
class Intake:
    """Work on its way."""

    responding: Responding
    claims: Claims
    ids: Ids
    count: Count
    running: dict[asyncio.Task[Any], Heard] = field(default_factory=dict)
    room: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(AT_ONCE))

    def take(self, heard: Heard) -> None:
        """Work on it from now on; returns at once."""
        if isinstance(heard.act, Stop):
            self._cancel(heard)
        self._begin(heard, self._work(heard))

    async def submit(self, heard: Heard) -> Answer | None:
        """What a form came to, or that it is still being worked on; null for a repeat."""
        task: asyncio.Task[Answer | None] = self._begin(heard, self._submitted(heard))
        done, _ = await asyncio.wait({task}, timeout=FORM_S)
        if done:
            return task.result()
        task.add_done_callback(lambda late: self._late(late, heard))
        view = loading(heard.where, ENGLISH.saving)
        return {"response_action": "update", "view": view}

    async def stop(self) -> None:
        """Finish what was accepted; what takes too long is left."""
        if self.running:
            _, left = await asyncio.wait(set(self.running), timeout=GRACE_S)
            for task in left:
                logger.error("left unfinished: %s", self.running[task].act.__class__.__name__)
                task.cancel()

    def _begin(self, heard: Heard, work: Any) -> "asyncio.Task[Any]":
        task = asyncio.get_running_loop().create_task(work)
        self.running[task] = heard
        task.add_done_callback(self.running.pop)
        return task

    def _cancel(self, stop: Heard) -> None:
        for task, heard in self.running.items():
            if heard.where.place == stop.where.place and heard.where.user == stop.where.user:
                task.cancel()

    async def _work(self, heard: Heard) -> None:
        async with self.room:
            outcome = "failed"
            try:
                outcome = await self._once(heard)
            except Refused as refused:
                outcome = refused.state
                logger.error("nothing could be said on Slack: %s", refused.says())
                if hasattr(heard.act, "kind"):  # somebody waits for an answer
                    await self._apologise(heard)
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

    async def _submitted(self, heard: Heard) -> Answer | None:
        if not await self.claims.ours(heard.delivery):
            self.count(CHANNEL, "submitted", "repeat")
            return None
        try:
            answer = await self.responding.submit(heard)
        except Exception:
            self.count(CHANNEL, "submitted", "failed")
            return self._form_stays(heard)
        await self.claims.done(heard.delivery)
        self.count(CHANNEL, "submitted", "done")
        return answer

    def _form_stays(self, heard: Heard) -> Answer:
        """Nothing that was written is lost: the form is there again, with a reference."""
        reference = self.ids()
        logger.exception("unexpected failure on Slack, reference %s", reference)
        said = sentence(WORDS.unknown_failure.format(reference=reference))
        act = heard.act
        assert isinstance(act, Submitted)
        return {"response_action": "update", "view": again(act.again, said)}

    async def _apologise(self, heard: Heard) -> None:
        reference = self.ids()
        logger.exception("unexpected failure on Slack, reference %s", reference)
        said = sentence(WORDS.unknown_failure.format(reference=reference))
        try:
            await self.responding.telling.privately(said, heard.where)
        except Refused as refused:
            logger.error("nor could that be said: %s", refused.says())

    def _late(self, task: "asyncio.Task[Any]", heard: Heard) -> None:
        """A form that took long: what came of it takes the place of the waiting sign."""
        if task.cancelled() or task.exception() is not None or not task.result():
            return
        self._begin(heard, self._show_late(task.result(), heard))

    async def _show_late(self, answer: Answer, heard: Heard) -> None:
        act = heard.act
        assert isinstance(act, Submitted)
        view = answer.get("view") or act.again
        try:
            await self.responding.api.call("views.update", view_id=heard.where.view, view=view)
        except Refused as refused:
            logger.error("a form's answer was not shown: %s", refused.says())


def _kind(heard: Heard) -> str:
    return str(getattr(heard.act, "kind", heard.act.__class__.__name__.lower()))
