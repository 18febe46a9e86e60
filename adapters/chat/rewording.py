"""Better words for an answer: edited into its message as a language model finds them."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from contextlib import aclosing
from dataclasses import dataclass

from adapters.chat.door import Door
from adapters.chat.refused import NotTaken
from bot.people import Sender
from bot.replies import Reply

logger = logging.getLogger(__name__)

EVERY_S = 1.2
"""Slack allows about fifty edits a minute: https://docs.slack.dev/apis/web-api/rate-limits
Teams one a second: https://learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit"""

Edit = Callable[[Reply], Awaitable[None]]
"""Puts a reply in the place of the message that is there."""


@dataclass
class Rewording:
    """Follows what a model makes of an answer; the answer itself is there already, and complete."""

    leeway: Door
    every_s: float = EVERY_S

    async def follow(self, reply: Reply, sender: Sender, edit: Edit, *, once: bool = False) -> None:
        """Show each better state, `once`: the last one only. A refusal leaves what is there."""
        if reply.answer is None:
            return
        now = asyncio.get_running_loop().time
        waiting, edited = None, now()
        try:
            async with aclosing(self.leeway.reworded(reply.answer.id, sender)) as states:
                async for waiting in states:
                    if not once and now() - edited >= self.every_s:
                        await edit(waiting)
                        waiting, edited = None, now()
            if waiting is not None:
                await edit(waiting)
        except NotTaken as refused:
            logger.warning("better words were not shown: %s", refused.says())
