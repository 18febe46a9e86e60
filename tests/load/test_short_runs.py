"""A short run of what the load scripts show at length."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from adapters.storage.database import open_engine
from adapters.storage.migrating import upgrade
from tests.load.pages import fill, plan, queries

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("store", ["sqlite", "postgresql"])
def test_killed_workers_lose_nothing_and_double_nothing(store: str) -> None:
    command = [sys.executable, "-m", "tests.load.crash", "--store", store]
    short = ["--kills", "8", "--deliveries", "90"]

    run = subprocess.run([*command, *short], cwd=ROOT, capture_output=True, text=True, check=False)

    assert run.returncode == 0, run.stdout + run.stderr
    assert json.loads(run.stdout)["entries"] == 90


def test_every_page_has_an_index_of_its_own(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'leeway.db'}"
    upgrade(url)
    engine = open_engine(url)
    fill(engine, 3_000)

    scans = {name: plan(engine, query) for name, query in queries(3_000).items()}

    engine.dispose()
    assert not any(scans.values()), scans
