"""`leeway serve` in a process of its own: asked over HTTP, stopped with a signal."""

import json
import shutil
from dataclasses import replace
from pathlib import Path
from types import ModuleType

import aiohttp
import pytest
from pydantic import SecretStr

from adapters.bootstrap import Product
from adapters.commands.serving import probes, server_of
from bot.errors import SettingsInvalid
from tests.dialogues.conftest import LEARNED
from tests.load import slack, teams


@pytest.mark.parametrize("channel", [slack, teams])
async def test_a_server_answers_everything_once_and_leaves_in_order(
    channel: ModuleType, built: Product, tmp_path: Path
) -> None:
    for name in LEARNED:
        source, target = built.settings.data_dir / name, tmp_path / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copytree(source, target) if source.is_dir() else shutil.copy2(source, target)

    found = await channel.run(rate=5, seconds=2, deliveries=4, data=tmp_path)

    assert (found["lost"], found["doubled"], found["not_acknowledged"]) == (0, 0, 0)
    assert found["exit_code"] == 0
    assert found["refused"] == 0


async def test_what_has_to_work_is_looked_at(product: Product) -> None:
    for probe in probes(product).values():
        await probe()


def ways_in(product: Product, host: str) -> set[str]:
    return {resource.canonical for resource in server_of(product, host).app.router.resources()}


async def test_what_is_not_set_up_has_no_way_in(product: Product) -> None:
    health = {"/healthz", "/readyz", "/metrics"}

    assert ways_in(product, "0.0.0.0") == health
    assert ways_in(product, "127.0.0.1") == {*health, "/api/messages"}  # to try Teams here


async def test_teams_without_an_app_id_is_refused_for_others(product: Product) -> None:
    settings = product.settings.model_copy(update={"teams_outbound_token": SecretStr("x")})
    with pytest.raises(SettingsInvalid, match="MICROSOFT_APP_ID: Teams needs it"):
        server_of(replace(product, settings=settings), "0.0.0.0")


async def test_without_an_app_id_only_this_machine_comes_in(product: Product) -> None:
    server = server_of(product)
    runner = await server.start("127.0.0.1", 0)
    port = runner.addresses[0][1]
    said = {"type": "typing", "from": {"id": "1"}, "channelId": "msteams"}
    try:
        async with aiohttp.ClientSession() as session:
            url = f"http://127.0.0.1:{port}/api/messages"
            async with session.post(url, json=said) as taken:
                assert taken.status == 201
            async with session.post(url, json=said, headers={"Host": "a.example"}) as rebound:
                assert rebound.status == 401
            async with session.post(url, data=json.dumps(said)) as from_a_page:
                assert from_a_page.status == 401
    finally:
        await server.stop(runner)
