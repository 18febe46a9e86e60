"""What Slack delivers: a form waits a moment for what came of it, and a person can stop waiting."""

import logging
from dataclasses import dataclass
from typing import Any

from adapters.chat.intake import Intake
from adapters.slack.heard import CHANNEL, Heard, Stop, Submitted
from adapters.slack.modals import again, loading
from adapters.slack.phrases import ENGLISH
from adapters.slack.responding import Responding
from adapters.slack.web_api import Refused
from bot.replies import Reply

logger = logging.getLogger(__name__)

FORM_S = 2.0
"""A form's answer is worth waiting for so long; Slack waits three seconds."""

Answer = dict[str, Any]
"""How a form's being sent is acknowledged: errors, or another view."""


@dataclass
class SlackIntake(Intake[Heard]):
    """Work on its way."""

    responding: Responding
    channel = CHANNEL

    def take(self, heard: Heard) -> None:
        """Work on it from now on; returns at once."""
        if isinstance(heard.act, Stop):
            self._cancel(heard)
        super().take(heard)

    async def do(self, heard: Heard) -> None:
        """Do it; raises Refused."""
        await self.responding.do(heard)

    async def apologise(self, said: Reply, heard: Heard) -> None:
        """To the person alone; raises Refused."""
        await self.responding.telling.privately(said, heard.where)

    async def submit(self, heard: Heard) -> Answer | None:
        """What a form came to, or that it is still being worked on; null for a repeat."""
        work = self.answered(heard, self._sent, None, _form_stays)
        view = loading(heard.where, ENGLISH.saving)
        meanwhile = {"response_action": "update", "view": view}
        return await self.within(FORM_S, heard, work, meanwhile, self._show_late)

    def _cancel(self, stop: Heard) -> None:
        for task, heard in self.running.items():
            if heard.where.place == stop.where.place and heard.where.user == stop.where.user:
                task.cancel()

    async def _sent(self, heard: Heard) -> Answer | None:
        return await self.responding.submit(heard)

    async def _show_late(self, answer: Answer | None, heard: Heard) -> None:
        """A form that took long: what came of it takes the place of the waiting sign."""
        if answer is None:
            return
        act = heard.act
        assert isinstance(act, Submitted)
        view = answer.get("view") or act.again
        try:
            await self.responding.api.call("views.update", view_id=heard.where.view, view=view)
        except Refused as refused:
            logger.error("a form's answer was not shown: %s", refused.says())


def _form_stays(heard: Heard, said: Reply) -> Answer | None:
    """Nothing that was written is lost: the form is there again, with a reference."""
    act = heard.act
    assert isinstance(act, Submitted)
    return {"response_action": "update", "view": again(act.again, said)}
