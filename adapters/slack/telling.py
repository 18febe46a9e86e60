"""Says a reply where it belongs: in the thread, to the person alone, in the modal, at home."""

import logging
from dataclasses import dataclass, field
from typing import Any

from adapters.chat.replies import sentence
from adapters.slack.blocks import MESSAGE_BLOCKS, Block, within
from adapters.slack.heard import Where
from adapters.slack.markdown import pieces
from adapters.slack.modals import shown
from adapters.slack.outbound import Files, message, render, summary
from adapters.slack.phrases import ENGLISH
from adapters.slack.pictures import Pictures
from adapters.slack.web_api import Refused, SlackApi
from bot.replies import Buttons, Reply

logger = logging.getLogger(__name__)


@dataclass
class Telling:
    """Speaks in answer to somebody. `sessions`: whether the workspace knows agents' sessions."""

    api: SlackApi
    pictures: Pictures
    sessions: bool = field(default=True)

    async def answer(self, reply: Reply, where: Where, *, follows: bool) -> str:
        """An answer in its thread, streamed: the verdict and what to do come first; its `ts`."""
        if reply.answer is None:
            return await self.in_thread(reply, where)
        try:
            return await self._stream(reply, where, follows=follows)
        except Refused as refused:
            logger.warning("not streamed (%s); posted instead", refused.error)
            return await self.in_thread(reply, where, follows=follows)

    async def edit(self, reply: Reply, where: Where, ts: str, *, follows: bool = False) -> None:
        """Put another reply in a message's place."""
        said = {"text": summary(reply), "blocks": message(reply, follows=follows)}
        await self.api.call("chat.update", channel=where.channel, ts=ts, **said)

    async def _stream(self, reply: Reply, where: Where, *, follows: bool) -> str:
        first, rest = pieces(reply, follows=follows)
        outside = {"recipient_user_id": where.user, "recipient_team_id": where.team}
        started = await self.api.call(
            "chat.startStream",
            channel=where.channel,
            thread_ts=where.thread,
            markdown_text=first,
            **({} if where.private else outside),
        )
        at = {"channel": where.channel, "ts": started["ts"]}
        await self.api.call(
            "chat.stopStream",
            **at,
            markdown_text=rest or None,
            blocks=_doing(reply),
            session_status="active",
        )
        return str(started["ts"])

    async def in_thread(self, reply: Reply, where: Where, *, follows: bool = False) -> str:
        """A message in the thread; its `ts`."""

        async def post(files: Files) -> dict[str, Any]:
            return await self.api.call(
                "chat.postMessage",
                channel=where.channel,
                thread_ts=where.thread or None,
                text=summary(reply),
                blocks=message(reply, follows=follows, files=files),
                unfurl_links=False,
            )

        return str((await self.pictures.post(reply, post))["ts"])

    async def privately(self, reply: Reply, where: Where, *, again: bool = False) -> None:
        """To the person alone, where they are; if Slack does not let us, as a direct message.

        `again`: in place of what a command or shortcut was answered with before. What is not kept
        shows no pictures: their files would be left behind.
        """
        said = {"text": summary(reply), "blocks": message(reply)}
        try:
            if where.private and where.channel and not where.response_url:
                await self.in_thread(reply, where)
            elif where.response_url:
                only_them = {"response_type": "ephemeral", "replace_original": again}
                await self.api.respond(where.response_url, {**said, **only_them})
            elif where.channel:
                to = {"channel": where.channel, "user": where.user}
                await self.api.call(
                    "chat.postEphemeral", **to, thread_ts=where.thread or None, **said
                )
            else:
                await self.api.call("chat.postMessage", channel=where.user, **said)
        except Refused as refused:
            logger.warning("not said there (%s); said directly", refused.error)
            await self.api.call("chat.postMessage", channel=where.user, **said)

    async def shared(self, reply: Reply, where: Where) -> Reply:
        """Say it to everybody in the channel; what to tell the one who wanted that."""
        in_channel = where.model_copy(update={"thread": "", "response_url": ""})
        try:
            await self.in_thread(reply, in_channel)
        except Refused as refused:
            return sentence(ENGLISH.not_shared.format(why=refused.says()))
        return sentence(ENGLISH.shared)

    async def in_modal(self, reply: Reply, where: Where) -> None:
        """In the modal that is open."""
        await self.api.call("views.update", view_id=where.view, view=shown(reply, where))

    async def working(self, where: Where) -> None:
        """Show that the answer is on its way; that it cannot be shown stops nothing.

        https://docs.slack.dev/ai/agent-sessions
        """
        await self._status(where, "processing", ENGLISH.working)

    async def done(self, where: Where) -> None:
        """Nothing goes on any more."""
        await self._status(where, "active", "")

    async def _status(self, where: Where, session: str, words: str) -> None:
        at = {"channel_id": where.channel, "thread_ts": where.thread}
        if self.sessions:
            try:
                await self.api.once("agents.sessions.setStatus", {**at, "status": session})
                return
            except Refused as refused:
                if refused.error in {"ratelimited", "unreachable"}:
                    return
                self.sessions = False
                logger.info("no agent sessions here: %s", refused.error)
        try:
            await self.api.once("assistant.threads.setStatus", {**at, "status": words})
        except Refused as refused:
            logger.info("no status: %s", refused.error)


def _doing(reply: Reply) -> list[Block]:
    """What can be done with an answer."""
    buttons = Reply(parts=tuple(part for part in reply.parts if isinstance(part, Buttons)))
    return within(render(buttons), MESSAGE_BLOCKS, ENGLISH.shortened)
