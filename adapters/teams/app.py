"""The Teams app: botbuilder in front, for whose an activity is; everything else behind the intake.

A message is acknowledged at once; only an invoke waits a moment for what came of it.
"""

import asyncio
import logging
from dataclasses import dataclass
from typing import Any

from aiohttp import web
from pydantic import ValidationError

from adapters.chat.claims import Claims
from adapters.chat.door import Door
from adapters.chat.intake import Count
from adapters.chat.pacing import Paced
from adapters.chat.rewording import Rewording
from adapters.teams.acquaintance import Acquaintance
from adapters.teams.answering import Answering
from adapters.teams.authentication import KeysAway, TokenCheck
from adapters.teams.connector import LOOPBACK, Connector
from adapters.teams.drawing import cards_on
from adapters.teams.heard import Asks, Heard
from adapters.teams.inbound import hear
from adapters.teams.intake import TeamsIntake
from adapters.teams.messenger import TeamsMessenger
from adapters.teams.responding import Responding
from adapters.teams.telling import PAUSE_S, Telling
from adapters.teams.turns import Turns, respond
from bot.ports import Clock, Ids
from bot.record_ports import Deliveries, People, Places

logger = logging.getLogger(__name__)

START_S = 5.0
NOT_OURS = (501, {"error": {"code": "NotImplemented"}})


@dataclass
class TeamsApp:
    """Teams, ready to be mounted on a server. `check` is null in local mode without an app id.

    With a `tenant`, whoever installs the app in another one gets no answer.
    """

    turns: Turns
    check: TokenCheck | None
    connector: Connector
    intake: TeamsIntake
    tenant: str = ""

    async def receive(self, request: web.Request) -> web.StreamResponse:
        """`POST /api/messages`: 401 for what is not from the Bot Connector."""
        if self.check is None and not _from_here(request):
            return web.Response(status=401)
        return await respond(self.turns, request, self._turn)

    async def start(self) -> None:
        """Fetch keys and a token before anybody waits for them; later is early enough, too."""
        try:
            async with asyncio.timeout(START_S):
                if self.check is not None:
                    await self.check.keys.fetch()
                await self.connector.ready()
        except (KeysAway, TimeoutError):
            logger.warning("Microsoft does not answer yet: keys or token are fetched when needed")

    async def stop(self) -> None:
        """Finish what was accepted."""
        await self.intake.stop()

    async def _turn(self, activity: dict[str, Any]) -> tuple[int, dict[str, Any]] | None:
        heard = understood(activity)
        invoke = activity.get("type") == "invoke"
        if heard is not None and not self._welcome(heard):
            return (403, {}) if invoke else None
        if heard is None:
            return NOT_OURS if invoke else None
        if heard.where.asks is Asks.NOTHING:
            self.intake.take(heard)
            return None
        return 200, await self.intake.answer(heard)

    def _welcome(self, heard: Heard) -> bool:
        where = heard.where
        if not self.connector.trusts(where.spot.service_url):
            logger.error("an activity of a service that Leeway does not speak to was left alone")
            return False
        if self.tenant and where.tenant and where.tenant != self.tenant:
            logger.error("an activity of another tenant was left alone: %s", where.tenant)
            return False
        return True


def _from_here(request: web.Request) -> bool:
    """Whether, without an app id, it is from this machine, and from no page in its browser."""
    here = request.url.host in LOOPBACK and request.remote in LOOPBACK
    return here and request.content_type == "application/json"


def teams_app(
    leeway: Door,
    people: People,
    places: Places,
    deliveries: Deliveries,
    messenger: TeamsMessenger,
    clock: Clock,
    ids: Ids,
    count: Count,
    check: TokenCheck | None,
    tenant: str = "",
    pause_s: float = PAUSE_S,
) -> TeamsApp:
    """Put it together."""
    connector, conversations = messenger.connector, messenger.conversations
    paced = Paced(leeway)
    responding = Responding(
        paced,
        Acquaintance(people, connector),
        conversations,
        places,
        Telling(connector, conversations, pause_s),
        cards_on(connector, messenger.views, paced, places),
        Rewording(paced),
        clock,
    )
    claims = Claims(deliveries, clock)
    intake = TeamsIntake(claims, ids, count, responding, Answering(responding))
    return TeamsApp(Turns(check), check, connector, intake, tenant)


def understood(activity: dict[str, Any]) -> Heard | None:
    """What an activity means; one that is malformed means nothing, and is logged by its type."""
    try:
        return hear(activity)
    except (KeyError, IndexError, TypeError, AttributeError, ValidationError) as error:
        logger.warning("an activity of Teams' was not understood: %s", type(error).__name__)
        return None
