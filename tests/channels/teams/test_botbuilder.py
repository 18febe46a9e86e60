"""What botbuilder 4.17.1 gets wrong, and that Leeway does not. If one of the first fails after an
upgrade, its way around can go."""

from types import SimpleNamespace

import pytest
from botbuilder.core import InvokeResponse, TurnContext
from botbuilder.core.teams import TeamsActivityHandler
from botbuilder.schema import Activity
from botframework.connector.auth import JwtTokenExtractor, SimpleCredentialProvider, VerifyOptions
from botframework.connector.auth.jwt_token_extractor import _OpenIdMetadata
from msrest.universal_http.requests import ClientRetryPolicy

from adapters.teams.turns import Turns
from tests.channels.teams.keys import KEY_ID, published, token
from tests.channels.teams.playing import Playing


def test_its_entities_lose_everything_but_their_type() -> None:
    label = {"type": "https://schema.org/Message", "additionalType": ["AIGeneratedContent"]}
    said = Activity().deserialize({"type": "message", "entities": [label]})

    assert said.serialize()["entities"] == [{"type": "https://schema.org/Message"}]


async def test_its_handler_does_not_know_feedback() -> None:
    invoke = Activity(type="invoke", name="message/fetchTask", value={})
    context = TurnContext(Turns(None), invoke)
    answer = await TeamsActivityHandler().on_invoke_activity(context)

    assert answer is None or answer.status == 501


async def test_its_keys_raise_for_a_new_one_instead_of_looking_again() -> None:
    metadata = _OpenIdMetadata("http://127.0.0.1:9/")
    metadata.keys = [published(KEY_ID, ["msteams"])]

    with pytest.raises(IndexError):
        metadata._find("key-2")


async def test_without_an_app_id_it_lets_anybody_in() -> None:
    assert await SimpleCredentialProvider("", "").is_authentication_disabled()


async def test_garbage_for_a_token_is_an_error_of_the_library() -> None:
    options = VerifyOptions(["x"], None, 300, ignore_expiration=False)
    extractor = JwtTokenExtractor(options, "http://127.0.0.1:9/", ["RS256"])

    with pytest.raises(Exception, match="segments"):
        await extractor.get_identity_from_auth_header("Bearer garbage", "msteams")


def test_its_retry_policy_is_a_long_list() -> None:
    assert isinstance(ClientRetryPolicy.safe_codes, list)
    assert len(ClientRetryPolicy.safe_codes) > 500


def test_its_answers_hold_plain_dicts() -> None:
    """botbuilder-integration-aiohttp calls `serialize()` on them, and fails."""
    body = InvokeResponse(status=200, body={"task": {}}).body

    assert not hasattr(body, "serialize")


async def test_a_turn_of_leeways_builds_none_of_its_clients(playing: Playing) -> None:
    assert playing.app.check
    turns = playing.app.turns
    made = SimpleNamespace(seen=None)

    async def logic(_: object) -> None:
        made.seen = turns.bot_framework_authentication

    said = playing.colleague("29:ada").activity("typing")
    header = f"Bearer {token(playing.teams.service_url)}"
    assert await turns.run(header, said, logic) == (201, None)
    assert await made.seen.create() is made.seen  # in the place of a ConnectorClient
