"""Pictures in messages: uploaded first, and shown by their file. If that fails, words say it.

https://docs.slack.dev/reference/methods/files.getUploadURLExternal
https://docs.slack.dev/reference/block-kit/composition-objects/slack-file-object
"""

import asyncio
import logging
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

from adapters.chat.picture import drawn
from adapters.slack.blocks import ALT, cut
from adapters.slack.outbound import Files
from adapters.slack.web_api import Refused, SlackApi
from bot.replies import Chart, Reply

logger = logging.getLogger(__name__)

TRIES, PAUSE_S = 5, 1.0
"""Slack looks at a file after it was uploaded; until then it takes no block that shows it."""
KEPT = 100
NOT_YET = "invalid_blocks"

Post = Callable[[Files], Awaitable[dict[str, Any]]]


@dataclass
class Pictures:
    """Uploads each chart once, however many people get it."""

    api: SlackApi
    pause_s: float = PAUSE_S
    files: "OrderedDict[Chart, str]" = field(default_factory=OrderedDict)

    async def post(self, reply: Reply, post: Post) -> dict[str, Any]:
        """What Slack answers to the reply, posted with its pictures or else without.

        Raises Refused.
        """
        files = await self._files(reply)
        for left in reversed(range(TRIES if files else 0)):
            try:
                return await post(files)
            except Refused as refused:
                if refused.error != NOT_YET:
                    raise
            if left:
                await asyncio.sleep(self.pause_s)
        for chart in files:  # Slack may have lost it: the next one who gets it has a new file
            self.files.pop(chart, None)
            logger.warning("a picture was not taken by Slack; its words are said instead")
        return await post({})

    async def _files(self, reply: Reply) -> Files:
        charts = [part for part in reply.parts if isinstance(part, Chart)]
        new = Reply(parts=tuple(c for c in charts if c not in self.files))
        try:
            for chart, png in (await drawn(new)).items():
                self.files[chart] = await self._uploaded(chart, png)
        except Refused as refused:
            logger.warning("a picture was not uploaded: %s", refused.says())
        while len(self.files) > KEPT:
            self.files.popitem(last=False)
        return {chart: self.files[chart] for chart in charts if chart in self.files}

    async def _uploaded(self, chart: Chart, png: bytes) -> str:
        """The id of the file, which nobody sees but by what is posted with it. Raises Refused."""
        about = {"filename": "chart.png", "length": len(png), "alt_txt": cut(chart.alt, ALT)}
        place = await self.api.call("files.getUploadURLExternal", **about)
        file = str(place.get("file_id") or "")
        await self.api.upload(str(place.get("upload_url") or ""), png)
        named = [{"id": file, "title": chart.title}]
        await self.api.call("files.completeUploadExternal", files=named)
        return file
