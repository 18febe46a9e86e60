"""The Bot Connector's REST API: activities go out as they are, and what it refuses gets a name.

https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-api-reference
botbuilder's own client drops everything of an entity but its type, and builds two retry policies
for each turn; plain JSON needs neither.
"""

import asyncio
import json
import logging
from collections.abc import Awaitable, Callable, Mapping
from datetime import timedelta
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urlsplit

from adapters.chat.refused import NotTaken
from adapters.teams.heard import Spot
from adapters.teams.phrases import ENGLISH

if TYPE_CHECKING:  # imported when Teams is first spoken to
    import aiohttp

logger = logging.getLogger(__name__)

Activity = dict[str, Any]
Token = Callable[[], Awaitable[str]]

TIMEOUT_S = 15
LONGEST_WAIT_S = 30.0
MOST_WAITS = 4
LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
NAMED = {
    # https://learn.microsoft.com/microsoftteams/platform/resources/bot-v3/bots-conversations
    "ConversationBlockedByUser": "blocked",
    "MessageWritesBlocked": "blocked",
    "BotDisabledByAdmin": "blocked",
    "BotNotInConversationRoster": "uninstalled",
    "ForbiddenOperationException": "uninstalled",
    "MessageSizeTooBig": "too_big",
    "ConversationNotFound": "gone",
}
BY_STATUS = {
    401: "unauthorized",
    403: "uninstalled",
    404: "gone",
    412: "throttled",
    413: "too_big",
    429: "throttled",
}
FOR_GOOD = frozenset({"blocked", "uninstalled", "too_big", "gone", "no_such_channel", "refused"})
"""States in which trying again does not help."""


class Refused(NotTaken):
    """Teams refused a call, or cannot be reached; `error` is its own word for it."""

    def __init__(self, state: str, error: str = "", *, again_in: timedelta | None = None) -> None:
        super().__init__(f"{state}: {error}")
        self.state, self.error, self.again_in = state, error, again_in
        self.for_good = state in FOR_GOOD

    def says(self) -> str:
        """For operators: what it is, and what to do."""
        return ENGLISH.states[self.state].format(error=self.error)


class Connector:
    """Speaks to whichever service a conversation is on. `anywhere`: not on loopback alone."""

    def __init__(self, token: Token, *, anywhere: bool) -> None:
        self._token, self._anywhere = token, anywhere
        self._session: aiohttp.ClientSession | None = None

    def trusts(self, service_url: str) -> bool:
        """Whether Leeway speaks there at all; a token never leaves for anywhere else."""
        try:
            address = urlsplit(service_url)
        except ValueError:
            return False
        on_loopback = address.hostname in LOOPBACK
        return on_loopback or (self._anywhere and address.scheme == "https")

    async def send(self, spot: Spot, activity: Activity, reply_to: str = "") -> str:
        """Say it; the id that the message then has. Raises Refused."""
        path = f"v3/conversations/{_part(spot.conversation)}/activities"
        tail = f"/{_part(reply_to)}" if reply_to else ""
        said = await self.call("POST", spot.service_url, path + tail, _of(spot, activity))
        return str(said.get("id") or "")

    async def once(self, spot: Spot, activity: Activity) -> str:
        """The same in one try; raises Refused."""
        path = f"v3/conversations/{_part(spot.conversation)}/activities"
        said = await self._try("POST", spot.service_url, path, _of(spot, activity))
        return str(said.get("id") or "")

    async def update(self, spot: Spot, activity_id: str, activity: Activity) -> None:
        """Put it in the place of a message; raises Refused."""
        path = f"v3/conversations/{_part(spot.conversation)}/activities/{_part(activity_id)}"
        await self.call("PUT", spot.service_url, path, {**_of(spot, activity), "id": activity_id})

    async def member(self, spot: Spot, user: str) -> dict[str, Any]:
        """The profile of somebody in a conversation; raises Refused."""
        path = f"v3/conversations/{_part(spot.conversation)}/members/{_part(user)}"
        return await self.call("GET", spot.service_url, path, None)

    async def begin(self, service_url: str, parameters: Mapping[str, object]) -> dict[str, Any]:
        """Begin a conversation, in one try; its `id`, and the `activityId` of what was said."""
        return await self._try("POST", service_url, "v3/conversations", parameters)

    async def call(
        self, verb: str, service_url: str, path: str, body: Mapping[str, object] | None
    ) -> dict[str, Any]:
        """What the service answers; waits where it asks to, longer each time. Raises Refused."""
        for waits in range(MOST_WAITS + 1):
            try:
                return await self._try(verb, service_url, path, body)
            except Refused as refused:
                asked = refused.again_in.total_seconds() if refused.again_in else 2.0**waits
                gives_up = waits == MOST_WAITS or asked > LONGEST_WAIT_S
                if refused.state != "throttled" or gives_up:
                    raise
                await asyncio.sleep(asked)
        raise AssertionError("the last try returns or raises")

    async def _try(
        self, verb: str, service_url: str, path: str, body: Mapping[str, object] | None
    ) -> dict[str, Any]:
        import aiohttp  # noqa: PLC0415 - as above

        if not self.trusts(service_url):
            raise Refused("forbidden", "its address is not on loopback, and there is no app id")
        token = await self._token()
        headers = {"Authorization": f"Bearer {token}"} if token else {}
        url = f"{service_url.rstrip('/')}/{path}"
        try:
            async with self._opened().request(verb, url, json=body, headers=headers) as response:
                text, status = await response.text(), response.status
        except (aiohttp.ClientError, TimeoutError, OSError) as error:
            raise Refused("unreachable", type(error).__name__) from error
        answer = _json(text)
        if status >= 400:
            raise _refused(status, answer, response.headers.get("Retry-After") or "")
        return answer

    def _opened(self) -> "aiohttp.ClientSession":
        import aiohttp  # noqa: PLC0415 - as above

        if self._session is None:
            timeout = aiohttp.ClientTimeout(total=TIMEOUT_S)
            self._session = aiohttp.ClientSession(timeout=timeout)
        return self._session

    async def ready(self) -> None:
        """Fetch a token before the first message waits for it; later is early enough, too."""
        try:
            await self._token()
        except Refused as refused:
            logger.error("Leeway cannot speak on Teams: %s", refused.says())

    async def close(self) -> None:
        """Let go of connections."""
        if self._session is not None:
            await self._session.close()
        self._session = None


def _part(text: str) -> str:
    return quote(text, safe="")


def _of(spot: Spot, activity: Activity) -> Activity:
    """An activity with what every one of them says about where it belongs."""
    conversation = {"id": spot.conversation}
    if spot.kind:  # without it, an answer is not streamed
        conversation["conversationType"] = spot.kind
    at = {"channelId": "msteams", "conversation": conversation}
    return {**activity, **at, "from": {"id": spot.bot}} if spot.bot else {**activity, **at}


def _json(text: str) -> dict[str, Any]:
    try:
        answer = json.loads(text or "{}")
    except ValueError:
        return {}
    return answer if isinstance(answer, dict) else {}


def _refused(status: int, answer: Mapping[str, Any], retry_after: str) -> Refused:
    error = answer.get("error")
    told: Mapping[str, Any] = error if isinstance(error, dict) else {}
    code = str(told.get("code") or f"http_{status}")
    state = NAMED.get(code) or BY_STATUS.get(status) or ("unreachable" if status >= 500 else None)
    seconds = float(retry_after) if retry_after.replace(".", "", 1).isdecimal() else None
    wait = timedelta(seconds=seconds) if seconds is not None and state == "throttled" else None
    if state is None:  # what is wrong with an activity of ours: no word of anybody's
        logger.error("Teams refused an activity: %s %s", code, told.get("message"))
    return Refused(state or "refused", code, again_in=wait)
