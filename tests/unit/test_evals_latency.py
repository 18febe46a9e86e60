"""Guidance filled up, its index built and asked: what is measured, and how it is shown."""

import json
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from adapters.bootstrap import build as build_product
from adapters.knowledge_folder import load
from adapters.model.hashed import HashedEmbedder
from adapters.settings import Settings
from adapters.storage.store import memory_store
from bot.guidance.base import GuidanceBase
from bot.guidance.passages import passages_of
from evals.__main__ import main
from evals.product import Asked as Door
from evals.scale.guidance import filled, sentences_of
from evals.scale.measuring import Asked, Built, ask, build, handle
from evals.scale.report import Scale, said, table
from evals.scale.stand_in import StandIn

ROOT = Path(__file__).parents[2]
DRAWN = tuple(f"Sentence number {number} says nothing much" for number in range(40))


@pytest.fixture(scope="module")
def shipped() -> GuidanceBase:
    return load(ROOT / "knowledge", date(2026, 11, 23))


def test_guidance_is_filled_up_to_about_so_many_passages(shipped: GuidanceBase) -> None:
    wanted = len(passages_of(shipped)) + 100

    base = filled(shipped, DRAWN, wanted)

    assert wanted - 4 < len(passages_of(base)) <= wanted
    assert base.items[: len(shipped.items)] == shipped.items
    assert len(base.by_id) == len(base.items)


def test_the_same_is_drawn_again(shipped: GuidanceBase) -> None:
    wanted = len(passages_of(shipped)) + 20

    assert filled(shipped, DRAWN, wanted) == filled(shipped, DRAWN, wanted)
    assert filled(shipped, DRAWN, wanted) != filled(shipped, DRAWN, wanted, seed=1)


def test_guidance_that_has_enough_stays_as_it_is(shipped: GuidanceBase) -> None:
    assert filled(shipped, DRAWN, 10).items == shipped.items


def test_sentences_are_each_there_once(tmp_path: Path) -> None:
    texts = ["Say sorry at once. Then listen.", "Say sorry at once. And refund the delivery."]
    lines = (json.dumps({"_id": str(n), "text": text}) for n, text in enumerate(texts))
    (tmp_path / "corpus.jsonl").write_text("\n".join(lines))

    assert sentences_of([tmp_path]) == ("Say sorry at once.", "And refund the delivery.")


async def test_a_stand_in_is_the_same_unit_vector_for_the_same_text() -> None:
    real = await HashedEmbedder().embed_passages(["late parcel", "broken lamp", "angry"])
    stand_in = StandIn(real)

    first, second, third = await stand_in.embed_passages(["one", "one", "two"])

    assert np.array_equal(first, second)
    assert not np.array_equal(first, third)
    assert float(np.linalg.norm(first)) == pytest.approx(1.0, abs=1e-5)


async def test_every_stage_of_an_answer_is_timed(shipped: GuidanceBase, tmp_path: Path) -> None:
    base = filled(shipped, DRAWN, len(passages_of(shipped)) + 8)
    embedder = HashedEmbedder()

    built = await build(base, DRAWN, tmp_path, embedder)
    asked = await ask(base, ["parcel late", "40 quid goodwill?"] * 12, tmp_path, embedder, 4)

    assert built.passages == len(passages_of(base))
    assert built.vectors > 2 * built.passages
    assert built.embedded_a_second > 0
    assert list(asked.stages) == ["redact", "embed", "search", "compose", "total"]
    assert 0 < asked.stages["search"][0] < asked.stages["total"][1]
    assert asked.limit[0] > 0
    assert asked.a_second > 0
    assert asked.rss_mb > 10


SCALE = Scale(
    built=Built(seconds=12.0, passages=1000, vectors=4000, embedded_a_second=40.0),
    asked=Asked(
        stages={"embed": (8.0, 12.0), "total": (11.0, 18.0)},
        limit=(8.5, 12.0),
        at_once=16,
        a_second=120.4,
        crowded=(90.0, 160.0),
        rss_mb=312.3,
    ),
)


def test_the_ratio_is_that_of_the_slow_ones() -> None:
    assert SCALE.as_json()["ratio_p95"] == 1.5
    assert SCALE.as_json()["embedding_s"] == 100.0


def test_the_table_has_a_column_for_each_size() -> None:
    rows = table([SCALE, SCALE]).splitlines()

    assert {row.count("|") for row in rows} == {4}
    assert "| whole answer | 11.0 / 18.0 | 11.0 / 18.0 |" in rows
    assert "| whole to that, p95 | 1.50 × | 1.50 × |" in rows


async def test_through_the_door_all_that_was_asked_is_kept(tmp_path: Path) -> None:
    settings = Settings(knowledge_dir=ROOT / "knowledge", data_dir=tmp_path)
    product = await build_product(settings, embedder=HashedEmbedder(), store=memory_store())

    handled = await handle(Door(product.leeway, product.base), ["parcel late", "40 quid?"] * 3, 2)

    kept = [link async for link in product.store.record.links("asked")]
    await product.close()
    assert len(kept) == 3 * 6
    assert handled.a_second > 0
    assert "2 at once" in said(handled)


def test_a_folder_without_documents_is_told_in_a_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["latency", str(tmp_path), "--passages", "10"]) == 2

    assert "corpus.jsonl" in capsys.readouterr().err
