"""The Bot Connector's keys on loopback: OpenID metadata, key set, and tokens signed with them."""

import json
import time
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

import jwt
from aiohttp import web
from cryptography.hazmat.primitives.asymmetric import rsa
from jwt.algorithms import RSAAlgorithm

APP = "11111111-2222-3333-4444-555555555555"
ISSUER = "https://api.botframework.com"
KEY_ID = "key-1"


@lru_cache
def private_key(name: str = KEY_ID) -> rsa.RSAPrivateKey:
    """One for each name; making one takes a moment."""
    del name
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


def published(key_id: str, endorsements: list[str] | None) -> dict[str, Any]:
    public: dict[str, Any] = json.loads(RSAAlgorithm.to_jwk(private_key(key_id).public_key()))
    more = {} if endorsements is None else {"endorsements": endorsements}
    return {**public, "kid": key_id, "use": "sig", **more}


@dataclass
class KeyServer:
    """`keys` is what it publishes now; `asked` counts how often that was fetched."""

    keys: list[dict[str, Any]] = field(default_factory=lambda: [published(KEY_ID, ["msteams"])])
    asked: int = 0
    away: bool = False
    url: str = ""

    async def start(self) -> web.AppRunner:
        app = web.Application()
        app.router.add_get("/openid", self._metadata)
        app.router.add_get("/keys", self._keys)
        runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        self.url = "http://{}:{}".format(*runner.addresses[0][:2])
        return runner

    @property
    def metadata_url(self) -> str:
        return f"{self.url}/openid"

    async def _metadata(self, _: web.Request) -> web.Response:
        self.asked += 1
        if self.away:
            return web.Response(status=503)
        return web.json_response({"issuer": ISSUER, "jwks_uri": f"{self.url}/keys"})

    async def _keys(self, _: web.Request) -> web.Response:
        return web.json_response({"keys": self.keys})


def token(
    service_url: str,
    key: str = KEY_ID,
    algorithm: str = "RS256",
    kid: str | None = KEY_ID,
    **more: Any,
) -> str:
    """Signed as the Bot Connector signs; a claim that is null is left out."""
    now = int(time.time())  # noqa: TID251 - tokens are checked against the real time
    claims: dict[str, Any] = {
        "iss": ISSUER,
        "aud": APP,
        "serviceurl": service_url,
        "nbf": now - 60,
        "exp": now + 600,
    }
    kept = {name: value for name, value in {**claims, **more}.items() if value is not None}
    headers = {"kid": kid} if kid else {}
    signed_with: Any = None if algorithm == "none" else private_key(key)
    if algorithm == "HS256":
        signed_with = "a secret that is long enough to be one"
    return jwt.encode(kept, signed_with, algorithm=algorithm, headers=headers)
