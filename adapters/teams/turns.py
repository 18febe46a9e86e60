"""One activity, one turn: the seam to botbuilder-core, together with `authentication.py`.

Nothing else in Leeway knows botbuilder, so that Microsoft's successor can take its place here.
The adapter of botbuilder-integration-aiohttp is left out: 4.17.1 answers every invoke that has a
body with 500, because it serialises a plain dict as if it were a model; `respond` does not.
"""

import logging
from collections.abc import Awaitable, Callable
from typing import Any

from aiohttp import web
from botbuilder.core import CloudAdapterBase, InvokeResponse, TurnContext
from botbuilder.schema import Activity
from botframework.connector.auth import (
    AuthenticateRequestResult,
    BotFrameworkAuthentication,
    ClaimsIdentity,
)

from adapters.teams.authentication import KeysAway, TokenCheck, Unauthenticated

logger = logging.getLogger(__name__)

INVOKE = "invokeResponse"

Logic = Callable[[dict[str, Any]], Awaitable[tuple[int, dict[str, Any]] | None]]
"""Takes an activity as it came; a status and a body for an invoke, nothing for a message."""


class Malformed(Exception):
    """The body is no activity."""


class _Authentication(BotFrameworkAuthentication):  # type: ignore[misc]  # it has no types
    """botbuilder asks it who has come. It makes no client: Leeway speaks by `connector.py`."""

    def __init__(self, check: TokenCheck | None) -> None:
        self.check = check

    async def authenticate_request(
        self, activity: Activity, auth_header: str
    ) -> AuthenticateRequestResult:
        """See `BotFrameworkAuthentication`; raises Unauthenticated, KeysAway."""
        result = AuthenticateRequestResult()
        result.connector_factory = self
        if self.check is None:
            result.claims_identity = ClaimsIdentity({}, True)
        else:
            channel, service = activity.channel_id, activity.service_url
            result.claims_identity = await self.check.check(auth_header, channel, service)
        return result

    async def create(self, *_: object) -> object:
        """As a connector factory: botbuilder insists on a client, and never uses this one."""
        return self

    async def authenticate_streaming_request(self, *_: object) -> AuthenticateRequestResult:
        """See `BotFrameworkAuthentication`; Leeway takes no streaming connections."""
        raise Unauthenticated("streaming")

    def create_connector_factory(self, *_: object) -> object:
        """See `BotFrameworkAuthentication`."""
        return self

    async def create_user_token_client(self, *_: object) -> None:
        """See `BotFrameworkAuthentication`; nobody signs in to anything."""


class Turns(CloudAdapterBase):  # type: ignore[misc]
    """Runs turns. `check` is null in local mode without an app id alone."""

    def __init__(self, check: TokenCheck | None) -> None:
        super().__init__(_Authentication(check))

    async def run(
        self, header: str, body: dict[str, Any], logic: Logic
    ) -> tuple[int, dict[str, Any] | None]:
        """A status and what to answer; raises Malformed, Unauthenticated, KeysAway."""

        async def turn(context: TurnContext) -> None:
            answered = await logic(body)
            if answered is not None:
                status, value = answered
                response = InvokeResponse(status=status, body=value)
                context.turn_state[self._INVOKE_RESPONSE_KEY] = Activity(
                    type=INVOKE, value=response
                )

        try:
            activity = Activity().deserialize(body)
        except Exception as error:  # msrest raises whatever it stumbles over
            raise Malformed(type(error).__name__) from error
        response = await self.process_activity(header, activity, turn)
        return (201, None) if response is None else (int(response.status), response.body)


async def respond(turns: Turns, request: web.Request, logic: Logic) -> web.Response:
    """The answer to `POST /api/messages`: 401 for what is not the Bot Connector's."""
    header = request.headers.get("Authorization", "")
    if turns.bot_framework_authentication.check is not None and not header:
        return web.Response(status=401)
    try:
        body = await request.json()
        if not isinstance(body, dict):
            raise Malformed("no object")
        status, answer = await turns.run(header, body, logic)
    except (ValueError, Malformed):
        return web.Response(status=400)
    except Unauthenticated as refused:
        logger.warning("not let in on Teams: %s", refused)
        return web.Response(status=401)
    except KeysAway:
        return web.Response(status=503, headers={"Retry-After": "5"})
    return (
        web.Response(status=status) if answer is None else web.json_response(answer, status=status)
    )
