"""The whole product, built once for all dialogues, with a fixed clock and counted ids."""

import asyncio
import itertools
import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from adapters.bootstrap import Product, build
from adapters.keeping import kept
from adapters.model.remembered import Remembered
from adapters.outer import outer_of
from adapters.settings import Settings
from adapters.storage.store import memory_store
from bot.leeway import Leeway
from bot.redaction import Redactor, words_to_keep

KNOWLEDGE = Path(__file__).parents[2] / "knowledge"
MONDAY_MORNING = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)
LEARNED = ("index/vectors.sqlite3", "learned", "background")
"""What is embedded once and the same every time: kept between runs, to save half a minute."""


@pytest.fixture(scope="session")
def data_dir(
    tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest
) -> Iterator[Path]:
    folder = tmp_path_factory.mktemp("data")
    kept = request.config.cache.mkdir("leeway-learned") if request.config.cache else None
    for name in LEARNED:
        if kept and (kept / name).exists():
            _copy(kept / name, folder / name)
    yield folder
    for name in LEARNED:
        if kept and (folder / name).exists():
            _copy(folder / name, kept / name)


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    if source.is_dir():
        shutil.copytree(source, target, dirs_exist_ok=True)
    else:
        shutil.copy2(source, target)


class Time:
    """A clock that goes on only when a dialogue says so."""

    def __init__(self) -> None:
        self.now = MONDAY_MORNING

    def __call__(self) -> datetime:
        return self.now

    def passes(self, span: timedelta) -> None:
        self.now += span


@pytest.fixture(scope="session")
def session_time() -> Time:
    return Time()


@pytest.fixture(scope="session")
def built(data_dir: Path, session_time: Time) -> Iterator[Product]:
    numbers = itertools.count(1)
    with asyncio.Runner() as runner:
        built = runner.run(
            build(
                Settings(knowledge_dir=KNOWLEDGE, data_dir=data_dir, review_share=0),
                clock=session_time,
                ids=lambda: f"id-{next(numbers):06}",
            )
        )
        yield built
        runner.run(built.close())


@pytest.fixture
def time(session_time: Time) -> Time:
    """Monday morning, at the beginning of every dialogue."""
    session_time.now = MONDAY_MORNING
    return session_time


@pytest.fixture
def product(built: Product, time: Time) -> Product:
    """The product with nothing recorded yet: what one dialogue does is not there in the next."""
    store, desk = memory_store(), built.kept.desk
    fresh = kept(
        built.settings,
        store,
        built.base,
        Redactor(built.base.company.order_number_patterns, words_to_keep(built.base)),
        desk.wording,
        time,
        desk.ids,
    )
    outer = outer_of(
        fresh.desk,
        store,
        built.embedder,
        remembering=Remembered(built.embedder, built.settings.data_dir / "background"),
    )
    leeway = Leeway(built.answering, fresh.desk, fresh.sample, further=outer.routes)
    return replace(built, store=store, kept=fresh, outer=outer, leeway=leeway)
