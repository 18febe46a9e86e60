"""`leeway serve` in a process of its own: asked over HTTP, stopped with a signal."""

import shutil
from pathlib import Path

from adapters.bootstrap import Product
from adapters.commands.serving import probes, server_of
from tests.dialogues.conftest import LEARNED
from tests.load.slack import run


async def test_a_server_answers_everything_once_and_leaves_in_order(
    built: Product, tmp_path: Path
) -> None:
    for name in LEARNED:
        source, target = built.settings.data_dir / name, tmp_path / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copytree(source, target) if source.is_dir() else shutil.copy2(source, target)

    found = await run(rate=5, seconds=2, deliveries=4, data=tmp_path)

    assert (found["lost"], found["doubled"], found["not_acknowledged"]) == (0, 0, 0)
    assert found["exit_code"] == 0
    assert found["refused_by_slack"] == 0


async def test_what_has_to_work_is_looked_at(product: Product) -> None:
    for probe in probes(product).values():
        await probe()


async def test_without_slack_there_is_no_way_in(product: Product) -> None:
    paths = {resource.canonical for resource in server_of(product).app.router.resources()}

    assert paths == {"/healthz", "/readyz", "/metrics"}
