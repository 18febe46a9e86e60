"""What `leeway doctor` says about Teams: off, at work, or what to do."""

import pytest
from pydantic import SecretStr

from adapters.commands.examining_channels import teams_state
from adapters.settings import Settings
from bot.errors import LeewayError
from tests.channels.teams.keys import APP, KeyServer

OUTBOUND = SecretStr("x")


async def test_without_settings_it_is_off_and_that_is_fine() -> None:
    assert "docs/guides/teams.md" in await teams_state(Settings())


async def test_with_keys_and_a_token_it_works() -> None:
    server = KeyServer()
    runner = await server.start()
    settings = Settings(
        microsoft_app_id=APP,
        teams_openid_metadata_url=server.metadata_url,
        teams_outbound_token=OUTBOUND,
    )
    try:
        assert await teams_state(settings) == f"is let in as {APP}, with 1 keys"
    finally:
        await runner.cleanup()


async def test_keys_that_cannot_be_fetched_say_what_to_do() -> None:
    settings = Settings(microsoft_app_id=APP, teams_openid_metadata_url="http://127.0.0.1:9/")
    with pytest.raises(LeewayError, match="let Leeway reach"):
        await teams_state(settings)


async def test_without_an_app_id_it_says_for_what() -> None:
    assert "for trying it" in await teams_state(Settings(teams_outbound_token=OUTBOUND))
