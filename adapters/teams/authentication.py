"""Whose activity it is: tokens in, checked by botbuilder; tokens out, asked for by botbuilder.

https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-authentication
Stock botbuilder 4.17.1 fetches keys while everything else waits, looks for new ones only a day
later, and answers 500 to several kinds of bad token; here keys come over aiohttp, an unknown key
is looked for again, and whatever is wrong with a token is one refusal.
"""

import asyncio
import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

import aiohttp
from botframework.connector.auth import (
    AuthenticationConstants,
    ChannelValidation,
    ClaimsIdentity,
    JwtTokenExtractor,
    MicrosoftAppCredentials,
    SimpleCredentialProvider,
    VerifyOptions,
)
from jwt import PyJWK

from adapters.teams.connector import Refused

METADATA_URL = AuthenticationConstants.TO_BOT_FROM_CHANNEL_OPENID_METADATA_URL
TIMEOUT_S = 10
KEPT_S, AGAIN_S = 24 * 3600.0, 60.0
"""Keys are fetched anew after a day; for a key that is not among them, once a minute at most."""
TOLERANCE_S = 300
"""How far clocks may differ, as Microsoft asks for."""
FRESH_S = 240.0
"""msal renews a token five minutes before its end; so long it is not asked."""


class Unauthenticated(Exception):
    """The activity is not from the Bot Connector, or not for this app."""


class KeysAway(Exception):
    """The keys that tokens are signed with cannot be fetched just now."""


@dataclass(frozen=True)
class Key:
    """What `JwtTokenExtractor` wants to know of a key."""

    public_key: Any
    endorsements: list[str]


@dataclass
class Keys:
    """The Bot Connector's keys, in place of botbuilder's `_OpenIdMetadata`."""

    url: str
    found: dict[str, dict[str, Any]] = field(default_factory=dict)
    fetched: float | None = None
    turn: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def get(self, key_id: str | None) -> Key:
        """The key of that id; raises Unauthenticated, KeysAway."""
        if self._old(KEPT_S) or (key_id not in self.found and self._old(AGAIN_S)):
            await self.fetch()
        key = self.found.get(key_id or "")
        if key is None:
            raise Unauthenticated("unknown key")
        return Key(PyJWK(key).key, list(key.get("endorsements") or []))

    def _old(self, most_s: float) -> bool:
        now = asyncio.get_running_loop().time()
        return self.fetched is None or now - self.fetched > most_s

    async def fetch(self) -> None:
        """Take the keys that are published now; those of before stay if they cannot be had."""
        async with self.turn:
            if not self._old(1.0):
                return  # somebody else just has
            try:
                self.found = await self._published()
            except (aiohttp.ClientError, TimeoutError, OSError, ValueError, KeyError) as error:
                if not self.found:
                    raise KeysAway(type(error).__name__) from error
            self.fetched = asyncio.get_running_loop().time()

    async def _published(self) -> dict[str, dict[str, Any]]:
        timeout = aiohttp.ClientTimeout(total=TIMEOUT_S)
        async with aiohttp.ClientSession(timeout=timeout, raise_for_status=True) as session:
            metadata = json.loads(await (await session.get(self.url)).text())
            keys = json.loads(await (await session.get(metadata["jwks_uri"])).text())
        return {key["kid"]: key for key in keys["keys"] if "kid" in key}


class TokenCheck:
    """Lets in what the Bot Connector has signed for this app: issuer, audience, service."""

    def __init__(self, app_id: str, metadata_url: str) -> None:
        assert app_id, "without an app id anybody would be let in"
        self.keys = Keys(metadata_url)
        self._app = SimpleCredentialProvider(app_id, "")
        issuer = [AuthenticationConstants.TO_BOT_FROM_CHANNEL_TOKEN_ISSUER]
        algorithms = AuthenticationConstants.ALLOWED_SIGNING_ALGORITHMS
        options = VerifyOptions(issuer, None, TOLERANCE_S, False)
        self._extractor = JwtTokenExtractor(options, metadata_url, algorithms)
        self._extractor.open_id_metadata = self.keys

    async def check(self, header: str, channel_id: str, service_url: str) -> ClaimsIdentity:
        """Who it is from; raises Unauthenticated, KeysAway."""
        try:
            identity = await self._extractor.get_identity_from_auth_header(header, channel_id)
            found = await ChannelValidation.validate_identity(identity, self._app)
        except (KeysAway, Unauthenticated):
            raise
        except Exception as error:
            raise Unauthenticated(type(error).__name__) from error
        claimed = found.get_claim_value(AuthenticationConstants.SERVICE_URL_CLAIM)
        if not channel_id or not service_url or claimed != service_url:
            raise Unauthenticated("service url")
        if "exp" not in found.claims:
            raise Unauthenticated("no expiry")
        return found


class Credentials:
    """The tokens that Leeway speaks with; msal asks for them in a thread."""

    def __init__(self, app_id: str, password: str, tenant: str) -> None:
        self._credentials = MicrosoftAppCredentials(app_id, password, tenant)
        self._token, self._until = "", 0.0
        self._turn = asyncio.Lock()

    async def token(self) -> str:
        """A bearer token for the connector; raises Refused."""
        now = asyncio.get_running_loop().time
        async with self._turn:
            if now() >= self._until:
                self._token, self._until = await self._asked(), now() + FRESH_S
        return self._token

    async def _asked(self) -> str:
        try:
            return str(await asyncio.to_thread(self._credentials.get_access_token))
        except PermissionError as error:
            raise Refused("unauthorized", str(error)) from error
        except Exception as error:  # msal lets through whatever its HTTP client raises
            raise Refused("unreachable", type(error).__name__) from error


async def no_token() -> str:
    """In local mode without an app id."""
    return ""


def fixed_token(token: str) -> Callable[[], Awaitable[str]]:
    """Always the same, for tests and gateways on loopback."""

    async def given() -> str:
        return token

    return given
