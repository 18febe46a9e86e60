"""A public set through the product's own retrieval: what comes out, and in what form."""

import io
from pathlib import Path

import pytest
from rich.console import Console

from adapters.index.memory import MemoryIndex
from adapters.model.hashed import HashedEmbedder
from bot.answers import Coverage
from evals.beir import BeirSet, Document, Query
from evals.bench import Bench, Found, abstention, bench
from evals.bench_report import print_bench, rrf_baselines
from evals.corpus import Corpus
from evals.proportions import Proportion

DOCUMENTS = (
    Document(id="late/parcel", title="Late parcel", text="The parcel is late. Say sorry."),
    Document(id="Broken Lamp", title="", text="A lamp that arrives broken is replaced."),
    Document(id="empty", title="Title\nalone", text=""),
)
DATA = BeirSet(
    name="tiny",
    documents=DOCUMENTS,
    queries=(Query(id="1", text="parcel late"), Query(id="2", text="lamp broken")),
    grades={"1": {"late/parcel": 1}, "2": {"Broken Lamp": 2}},
    uncovered=(Query(id="3", text="quantum chromodynamics", kind="far"),),
)


def test_documents_of_any_id_become_items_with_their_title_as_context() -> None:
    corpus = Corpus("tiny", DOCUMENTS)

    assert set(corpus.doc_of.values()) == {"late/parcel", "Broken Lamp", "empty"}
    assert {p.context for p in corpus.passages} == {"Late parcel", "", "Title\nalone"}
    assert {p.item for p in corpus.passages} == set(corpus.base.by_id)


def test_a_long_document_becomes_several_passages_of_one_item() -> None:
    text = "A sentence of exactly seven words here. " * 60
    corpus = Corpus("long", (Document(id="a", title="A", text=text),))

    assert len(corpus.passages) > 2
    assert {p.item for p in corpus.passages} == {"d0"}
    assert len({p.id for p in corpus.passages}) == len(corpus.passages)


@pytest.fixture
async def tiny() -> Bench:
    embedder = HashedEmbedder()
    return await bench(DATA, embedder, MemoryIndex(embedder), repeat=2)


async def test_a_set_that_is_easy_is_found(tiny: Bench) -> None:
    assert tiny.ndcg == (1.0, 1.0)
    assert tiny.recall == (1.0, 1.0)
    assert tiny.mrr == (1.0, 1.0)


async def test_json_is_as_the_interface_promises(tiny: Bench) -> None:
    document = tiny.as_json()

    assert list(document) == [
        "set", "queries", "ndcg@10", "recall@5", "mrr@10", "abstention", "latency_ms", "index_s",
        "passages", "rss_mb",
    ]  # fmt: skip
    assert list(document["abstention"]) == ["auroc", "uncovered_recall", "false_abstention"]
    assert (document["set"], document["queries"], document["ndcg@10"]) == ("tiny", 2, 1.0)
    assert 0 < document["latency_ms"]["p50"] <= document["latency_ms"]["p95"]
    assert document["rss_mb"] > 10


async def test_without_uncovered_questions_there_is_no_abstention() -> None:
    embedder = HashedEmbedder()
    data = DATA.model_copy(update={"uncovered": ()})

    assert (await bench(data, embedder, MemoryIndex(embedder))).as_json()["abstention"] is None


def found(coverage: str, confidence: float) -> Found:
    return Found((), Coverage(coverage), confidence)


def test_abstention_is_told_by_kind() -> None:
    covered = [found("covered", 0.9), found("uncovered", 0.2), *[found("partial", 0.5)] * 2]
    queries = [Query(id=k, text="?", kind=k) for k in ("near", "far", "far")]
    uncovered = [found("covered", 0.6), found("uncovered", 0.1), found("uncovered", 0.1)]

    judged = abstention(covered, queries, uncovered)

    assert judged.false == Proportion(hits=1, n=4)
    assert judged.uncovered == Proportion(hits=2, n=3)
    assert judged.by_kind == {
        "near": Proportion(hits=0, n=1),
        "far": Proportion(hits=2, n=2),
    }
    assert judged.auroc == pytest.approx((3 + 2 + 2 + 2) / 12)


async def test_the_table_fits_into_eighty_columns(tiny: Bench) -> None:
    out = io.StringIO()
    long = tiny.model_copy(update={"name": "a-set-with-quite-a-long-name/part"})

    print_bench([tiny, long], Console(file=out, width=80), {"tiny": "0.792 / 0.865"})

    text = out.getvalue()
    assert max(map(len, text.splitlines())) <= 80
    assert "0.792" in text
    assert "far" in text


def test_baselines_are_read_from_the_sets_readme(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text(
        "| set | BM25 | dense | RRF |\n| --- | --- | --- | --- |\n"
        "| tau-policies | 0.601 / 0.700 | 0.724 / 0.825 | 0.747 / 0.832 |\n"
    )

    assert rrf_baselines(tmp_path) == {"tau-policies": "0.747 / 0.832"}
    assert rrf_baselines(tmp_path / "nowhere") == {}
