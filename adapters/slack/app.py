"""The Slack app: slack-bolt in front, over HTTP or Socket Mode, everything else behind the intake.

Bolt checks signatures and the replay window, and speaks Socket Mode. Every payload is acknowledged
at once; only a form waits a moment for what came of it.
"""

import asyncio
import logging
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web
from pydantic import ValidationError
from slack_bolt.adapter.aiohttp import to_aiohttp_response, to_bolt_request
from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.app.async_app import AsyncApp
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.context.ack.async_ack import AsyncAck

from adapters.chat.claims import Claims
from adapters.chat.door import Door
from adapters.chat.intake import Count
from adapters.chat.pacing import Paced
from adapters.chat.rewording import Rewording
from adapters.slack.acquaintance import Acquaintance
from adapters.slack.cards import cards_on
from adapters.slack.heard import Heard, Submitted
from adapters.slack.inbound import hear
from adapters.slack.intake import SlackIntake
from adapters.slack.pictures import PAUSE_S, Pictures
from adapters.slack.responding import Responding
from adapters.slack.telling import Telling
from adapters.slack.web_api import SlackApi
from bot.ports import Clock, Ids
from bot.record_ports import Deliveries, People, Places

logger = logging.getLogger(__name__)

EVERYTHING = re.compile(r".*", re.DOTALL)


@dataclass
class SlackApp:
    """Slack, ready to be mounted on a server."""

    bolt: AsyncApp
    intake: SlackIntake
    app_token: str = ""
    socket: AsyncSocketModeHandler | None = None
    connecting: "asyncio.Task[None] | None" = field(default=None)

    async def receive(self, request: web.Request) -> web.StreamResponse:
        """`POST /slack/events`: 401 for what Slack has not signed."""
        answer = await self.bolt.async_dispatch(await to_bolt_request(request))
        return await to_aiohttp_response(answer)

    async def start(self) -> None:
        """Connect by socket, if that is how Slack is set up; goes on trying by itself."""
        if self.app_token:
            self.socket = AsyncSocketModeHandler(self.bolt, self.app_token)
            self.connecting = asyncio.create_task(self.socket.connect_async())  # type: ignore[no-untyped-call]

    async def stop(self) -> None:
        """Take nothing more, then finish what was accepted."""
        await self.intake.stop()
        if self.socket is not None:
            await self.socket.close_async()  # type: ignore[no-untyped-call]
            # Slack's client leaves the task that it processes messages in to be waited for.
            await asyncio.gather(self.socket.client.message_processor, return_exceptions=True)
            await self.intake.stop()  # what came in by socket meanwhile
        if self.connecting is not None:
            self.connecting.cancel()
            await asyncio.gather(self.connecting, return_exceptions=True)


def slack_app(
    leeway: Door,
    people: People,
    places: Places,
    deliveries: Deliveries,
    api: SlackApi,
    clock: Clock,
    ids: Ids,
    count: Count,
    signing_secret: str,
    app_token: str,
    pause_s: float = PAUSE_S,
) -> SlackApp:
    """Put it together."""
    telling, acquaintance = Telling(api, Pictures(api, pause_s)), Acquaintance(people, api)
    paced = Paced(leeway)
    cards = cards_on(api, paced, places)
    rewording = Rewording(paced)
    responding = Responding(paced, acquaintance, places, telling, cards, rewording, clock)
    intake = SlackIntake(Claims(deliveries, clock), ids, count, responding)
    return SlackApp(bolt_app(api, signing_secret, intake), intake, app_token)


def bolt_app(api: SlackApi, signing_secret: str, intake: SlackIntake) -> AsyncApp:
    """Bolt with one listener for everything; what a payload means is decided in `inbound`."""

    async def authorized(**_: Any) -> AuthorizeResult:
        # Without a call to Slack: an event is accepted even while Slack's API does not answer.
        return AuthorizeResult(enterprise_id=None, team_id=None, bot_token=api.token)

    async def listen(ack: AsyncAck, body: dict[str, Any]) -> None:
        heard = understood(body)
        if heard is None:
            await ack()
        elif isinstance(heard.act, Submitted):
            answer = await intake.submit(heard)
            await (ack(**answer) if answer else ack())
        else:
            await ack()
            intake.take(heard)

    bolt = AsyncApp(
        name="leeway",
        logger=_bolts_logger(),
        client=api.client(),
        authorize=authorized,
        signing_secret=signing_secret,
        ignoring_self_events_enabled=False,  # inbound leaves out whatever machines say
        attaching_conversation_kwargs_enabled=False,
        attaching_function_token_enabled=False,
    )
    for kind in (bolt.event, bolt.command, bolt.action, bolt.view, bolt.shortcut):
        _listener(kind)(listen)
    return bolt


def _listener(kind: Any) -> Callable[[Callable[..., Any]], Any]:
    listener: Callable[[Callable[..., Any]], Any] = kind(EVERYTHING)
    return listener


def _bolts_logger() -> logging.Logger:
    """Below an error, Bolt's logs say what anybody knows, or what somebody wrote."""
    made = logging.getLogger("slack_bolt.leeway")
    made.setLevel(logging.ERROR)
    return made


def understood(body: dict[str, Any]) -> Heard | None:
    """What a payload means; one that is malformed means nothing, and is logged by its type."""
    try:
        return hear(body)
    except (KeyError, IndexError, TypeError, ValidationError) as error:
        logger.warning("a payload of Slack's was not understood: %s", type(error).__name__)
        return None
