"""What Teams delivers: an invoke waits a moment for what came of it."""

import logging
from dataclasses import dataclass
from typing import Any

from adapters.chat.intake import Intake
from adapters.teams.answering import Answered, Answering
from adapters.teams.connector import Refused
from adapters.teams.heard import CHANNEL, Asks, Greet, Heard, Noticed
from adapters.teams.responding import Responding
from bot.replies import Reply

logger = logging.getLogger(__name__)

INVOKE_S = 3.5
"""An invoke's answer is worth waiting for so long; Teams waits five seconds."""

OPENS = frozenset({Asks.DIALOG, Asks.REFRESH})
"""Looking at something: doing it twice does not matter."""

Body = dict[str, Any]


@dataclass
class TeamsIntake(Intake[Heard]):
    """Work on its way."""

    responding: Responding
    answering: Answering
    invoke_s: float = INVOKE_S
    channel = CHANNEL

    async def do(self, heard: Heard) -> None:
        """Do it; raises Refused."""
        await self.responding.do(heard)

    async def apologise(self, said: Reply, heard: Heard) -> None:
        """To the person alone, if anybody waits for an answer; raises Refused."""
        if not isinstance(heard.act, Noticed | Greet):
            await self.responding.telling.privately(said, heard.where)

    async def answer(self, heard: Heard) -> Body:
        """What an invoke came to, or that it is still being worked on; empty for a repeat."""
        work = self.answered(
            heard,
            self.answering.answer,
            Answered({}),
            self.answering.failed,
            claimed=heard.where.asks not in OPENS,
        )
        meanwhile = Answered(self.answering.late(heard))
        answered = await self.within(self.invoke_s, heard, work, meanwhile, self._tell_late)
        return answered.body

    async def _tell_late(self, answered: Answered, heard: Heard) -> None:
        """An invoke that took long: what came of it is said in the person's own chat."""
        if answered.late is None:
            return
        try:
            await self.responding.telling.privately(answered.late, heard.where)
        except Refused as refused:
            logger.error("what came of it was not said: %s", refused.says())
