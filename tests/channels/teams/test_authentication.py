"""Whose activities are taken: the Bot Connector's, for this app, from where they say they are."""

import asyncio
import time
from typing import Any

import pytest

from adapters.teams.authentication import Credentials, KeysAway, TokenCheck
from adapters.teams.connector import Connector, Refused, Spot
from tests.channels.answering import AnsweringLoop
from tests.channels.teams.keys import APP, KeyServer, published, token
from tests.channels.teams.playing import Playing

NOW = int(time.time())  # noqa: TID251 - tokens are checked against the real time


def message(playing: Playing) -> dict[str, Any]:
    return playing.colleague("29:ada").activity("message", text="late")


async def answered(playing: Playing, **claims: Any) -> int:
    signed = token(playing.teams.service_url, **claims)
    return (await playing.teams.deliver(message(playing), bearer=f"Bearer {signed}"))[0]


async def test_what_the_bot_connector_signed_is_taken(
    playing: Playing, door: AnsweringLoop
) -> None:
    assert await answered(playing) == 201
    await playing.settled()

    assert [text for text, _, _ in door.asked] == ["late"]


@pytest.mark.parametrize(
    "claims",
    [
        {"exp": NOW - 3600},
        {"exp": None},
        {"nbf": NOW + 3600},
        {"aud": "another-app"},
        {"aud": None},
        {"iss": "https://login.microsoftonline.com/common"},
        {"iss": None},
        {"serviceurl": "https://elsewhere.example.org/"},
        {"serviceurl": None},
        {"key": "another-key"},
        {"kid": "nobody-knows-it"},
        {"kid": None},
        {"algorithm": "none"},
        {"algorithm": "HS256"},
    ],
    ids=lambda claims: "-".join(map(str, claims)),
)
async def test_any_other_token_is_401(
    playing: Playing, door: AnsweringLoop, claims: dict[str, Any]
) -> None:
    assert await answered(playing, **claims) == 401
    await playing.settled()

    assert door.heard == []
    assert playing.teams.said == []


@pytest.mark.parametrize(
    "header", ["", "Bearer", "Bearer ", "Bearer a.b.c", "Basic x", "Bearer x y", "Bearer é"]
)
async def test_garbage_is_401(playing: Playing, header: str) -> None:
    assert (await playing.teams.deliver(message(playing), bearer=header))[0] == 401


async def test_a_channel_that_the_key_does_not_vouch_for_is_401(playing: Playing) -> None:
    other = message(playing) | {"channelId": "webchat"}
    assert (await playing.teams.deliver(other))[0] == 401


async def test_an_activity_without_a_service_or_channel_is_401(playing: Playing) -> None:
    for missing in ("serviceUrl", "channelId"):
        activity = {k: v for k, v in message(playing).items() if k != missing}
        assert (await playing.teams.deliver(activity))[0] == 401


async def test_an_invoke_is_answered_with_200_and_a_body(playing: Playing) -> None:
    """botbuilder's own aiohttp adapter answers 500 to every invoke that has a body."""
    ada = playing.colleague("29:ada")
    answer = await ada.invoke("task/fetch", {"data": {"leeway": {"kind": "open_log"}}})

    assert answer["task"]["type"] == "continue"
    assert playing.teams.refused == []


async def test_what_is_no_activity_is_400(playing: Playing) -> None:
    assert playing.teams.session
    signed = {"Authorization": f"Bearer {token(playing.teams.service_url)}"}
    for body in (b"{", b"[]", b'"x"'):
        url = playing.teams.messages_url
        async with playing.teams.session.post(url, data=body, headers=signed) as response:
            assert response.status == 400


async def test_keys_are_fetched_once_and_again_for_one_that_is_new(playing: Playing) -> None:
    """botbuilder looks for a new key a day later, and raises IndexError until then."""
    assert [await answered(playing), await answered(playing)] == [201, 201]
    assert playing.keys.asked == 1

    playing.keys.keys.append(published("key-2", ["msteams"]))
    assert playing.app.check
    assert playing.app.check.keys.fetched is not None
    playing.app.check.keys.fetched -= 120
    assert await answered(playing, key="key-2", kid="key-2") == 201
    assert await answered(playing, key="key-3", kid="key-3") == 401
    assert playing.keys.asked == 2


async def test_without_keys_teams_is_asked_to_come_back(playing: Playing) -> None:
    assert playing.app.check
    playing.keys.away = True
    playing.app.check.keys.found, playing.app.check.keys.fetched = {}, None

    assert await answered(playing) == 503


async def test_fetching_keys_holds_nothing_else_up() -> None:
    server = KeyServer()
    runner = await server.start()
    check = TokenCheck(APP, server.metadata_url)
    ticks = 0

    async def tick() -> None:
        nonlocal ticks
        while True:
            ticks += 1
            await asyncio.sleep(0)

    ticking = asyncio.create_task(tick())
    await check.keys.fetch()  # the server answers on the same loop: it would wait for ever
    ticking.cancel()
    await runner.cleanup()

    assert ticks > 1


async def test_an_app_id_is_never_empty() -> None:
    """With an empty one, botbuilder accepts anyone."""
    with pytest.raises(AssertionError, match="anybody would be let in"):
        TokenCheck("", "http://127.0.0.1:9/")


async def test_keys_that_cannot_be_had_have_a_name() -> None:
    with pytest.raises(KeysAway):
        await TokenCheck(APP, "http://127.0.0.1:9/").keys.get("x")


async def test_a_token_never_leaves_for_another_machine_without_an_app_id() -> None:
    async def given() -> str:
        return "secret"

    local = Connector(given, anywhere=False)
    with pytest.raises(Refused, match="forbidden"):
        await local.send(Spot(service_url="https://smba.example.org/", conversation="a"), {})
    anywhere = Connector(given, anywhere=True)
    assert anywhere.trusts("https://smba.example.org/")
    assert not anywhere.trusts("http://smba.example.org/")
    assert not anywhere.trusts("http://[")
    assert anywhere.trusts("http://127.0.0.1:9/")


async def test_credentials_that_are_not_accepted_have_a_name() -> None:
    class Wrong:
        def get_access_token(self) -> str:
            raise PermissionError("AADSTS7000215")

    credentials = Credentials("app", "password", "tenant")
    credentials._credentials = Wrong()
    with pytest.raises(Refused, match="unauthorized") as refused:
        await credentials.token()

    assert "MICROSOFT_APP_PASSWORD" in refused.value.says()


async def test_a_token_is_asked_for_once_in_a_while() -> None:
    class Right:
        asked = 0

        def get_access_token(self) -> str:
            self.asked += 1
            return f"token-{self.asked}"

    credentials = Credentials("app", "password", "tenant")
    credentials._credentials = Right()

    assert {await credentials.token() for _ in range(3)} == {"token-1"}
