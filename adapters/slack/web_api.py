"""Slack's Web API: calls go out, and what Slack refuses gets a name.

https://docs.slack.dev/apis/web-api · https://docs.slack.dev/apis/web-api/rate-limits
"""

import asyncio
import json
import logging
from collections.abc import Mapping
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from adapters.chat.refused import NotTaken
from adapters.slack.phrases import ENGLISH

if TYPE_CHECKING:  # half a second to import, which nobody pays who does not speak on Slack
    import aiohttp
    from slack_sdk.web.async_client import AsyncWebClient

logger = logging.getLogger(__name__)

TIMEOUT_S = 15
LONGEST_WAIT_S = 30
MOST_WAITS = 3
READS = frozenset({"users.info", "auth.test", "usergroups.users.list"})
UPLOADS = frozenset({"files.getUploadURLExternal", "files.completeUploadExternal"})
"""Methods that take no JSON, as slack_sdk calls them."""

NAMED = {
    **dict.fromkeys(
        ("token_revoked", "token_expired", "invalid_auth", "account_inactive", "not_authed"),
        "token_revoked",
    ),
    **dict.fromkeys(("user_not_found", "user_disabled", "user_not_visible"), "user_deactivated"),
    **dict.fromkeys(("restricted_action", "cannot_dm_bot", "no_permission"), "restricted"),
    **{name: name for name in ("is_archived", "channel_not_found", "not_in_channel")},
    **{name: name for name in ("missing_scope", "ratelimited", "unreachable")},
}
FOR_GOOD = frozenset({"is_archived", "channel_not_found", "user_deactivated", "refused"})
"""States in which trying again does not help."""


class Refused(NotTaken):
    """Slack refused a call, or cannot be reached; `error` is Slack's own word for it."""

    def __init__(self, error: str, *, again_in: timedelta | None = None, needed: str = "") -> None:
        super().__init__(error)
        self.error, self.again_in, self.needed = error, again_in, needed

        self.state = NAMED.get(error, "refused")
        self.for_good = self.state in FOR_GOOD

    def says(self) -> str:
        """For operators: what it is, and what to do."""
        return ENGLISH.states[self.state].format(error=self.error, needed=self.needed)


class SlackApi:
    """One workspace's Web API. Its connections are opened as they are first needed."""

    def __init__(self, token: str, url: str) -> None:
        self.token, self.url = token, url
        self._session: aiohttp.ClientSession | None = None
        self._client: AsyncWebClient | None = None

    def client(self) -> "AsyncWebClient":
        """Slack's own client, on connections that are kept."""
        import aiohttp  # noqa: PLC0415 - as above
        from slack_sdk.web.async_client import AsyncWebClient  # noqa: PLC0415

        if self._client is None:
            timeout = aiohttp.ClientTimeout(total=TIMEOUT_S)
            self._session = aiohttp.ClientSession(timeout=timeout)
            self._client = AsyncWebClient(
                self.token, self.url, session=self._session, retry_handlers=[]
            )
        return self._client

    async def call(self, method: str, **arguments: object) -> dict[str, Any]:
        """What Slack answers; waits where it asks to. Raises Refused."""
        for waits in range(MOST_WAITS + 1):
            try:
                return await self.once(method, arguments)
            except Refused as refused:
                wait = refused.again_in
                if wait is None or waits == MOST_WAITS or wait.total_seconds() > LONGEST_WAIT_S:
                    raise
                await asyncio.sleep(wait.total_seconds())
        raise AssertionError("the last try returns or raises")

    async def once(self, method: str, arguments: Mapping[str, object]) -> dict[str, Any]:
        """What Slack answers to one try; raises Refused."""
        import aiohttp  # noqa: PLC0415 - as above
        from slack_sdk.errors import SlackApiError, SlackClientError  # noqa: PLC0415

        given = {name: value for name, value in arguments.items() if value is not None}
        try:
            if method in READS:
                answer = await self.client().api_call(method, http_verb="GET", params=given)
            elif method in UPLOADS:
                answer = await self.client().api_call(method, params=_flat(given))
            else:
                answer = await self.client().api_call(method, json=given)
        except SlackApiError as error:
            raise _refused(error.response) from error
        except (SlackClientError, aiohttp.ClientError, TimeoutError, OSError) as error:
            raise Refused("unreachable") from error
        return dict(answer.data) if isinstance(answer.data, dict) else {}

    async def respond(self, response_url: str, body: Mapping[str, object]) -> None:
        """Answer where something was typed or pressed, by the address that came with it.

        https://docs.slack.dev/interactivity/handling-user-interaction#message_responses
        """
        import aiohttp  # noqa: PLC0415 - as above

        self.client()
        assert self._session is not None
        try:
            async with self._session.post(response_url, json=dict(body)) as response:
                text = await response.text()
        except (aiohttp.ClientError, TimeoutError, OSError) as error:
            raise Refused("unreachable") from error
        if response.status != 200:
            raise Refused(text[:60] or "refused")

    async def upload(self, upload_url: str, content: bytes) -> None:
        """A file, where Slack said that it goes; raises Refused."""
        import aiohttp  # noqa: PLC0415 - as above

        self.client()
        assert self._session is not None
        try:
            async with self._session.post(upload_url, data=content) as response:
                await response.read()
        except (aiohttp.ClientError, TimeoutError, OSError, ValueError) as error:
            raise Refused("unreachable") from error
        if response.status != 200:
            raise Refused(f"http_{response.status}")

    async def close(self) -> None:
        """Let go of connections."""
        if self._session is not None:
            await self._session.close()
        self._session = self._client = None


def _flat(given: Mapping[str, object]) -> dict[str, object]:
    """Arguments as a form has them: what is more than a text or number goes as JSON."""
    whole = (str, int)
    return {k: v if isinstance(v, whole) else json.dumps(v) for k, v in given.items()}


def _refused(response: Any) -> Refused:
    """Slack's answer, as far as it is one."""
    data = response.data if isinstance(response.data, dict) else {}
    error = str(data.get("error") or f"http_{response.status_code}")
    if response.status_code == 429:
        seconds = (response.headers or {}).get("Retry-After") or "1"
        wait = timedelta(seconds=float(seconds) if seconds.replace(".", "").isdecimal() else 1)
        return Refused("ratelimited", again_in=wait)
    if response.status_code >= 500:
        return Refused("unreachable")
    detail = (data.get("response_metadata") or {}).get("messages")
    if detail and error.startswith("invalid_"):  # names of our own blocks and fields, no words
        logger.error("Slack refused %s: %s", error, detail)
    return Refused(error, needed=str(data.get("needed") or ""))
