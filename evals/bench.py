"""A public set through the product's own retrieval and coverage: quality, latency, size."""

from collections.abc import Sequence
from statistics import fmean
from time import perf_counter
from typing import Any, NamedTuple

from bot.answering.asking import TOP
from bot.answering.coverage import judge
from bot.answering.retrieval import fuse, items_of
from bot.answers import Coverage
from bot.ports import Embedder, PassageIndex, Vector
from bot.values import Value
from evals.beir import BeirSet, Query
from evals.corpus import Corpus
from evals.latency import percentiles
from evals.memory import resident_mb
from evals.proportions import Proportion
from evals.ranking import auroc, ndcg, recall, reciprocal_rank

BATCH = 64
TIMED = 200
WARM_UP = 5


class Abstention(Value):
    """How well what is not covered is told from what is; `by_kind` recognises each sort apart."""

    auroc: float
    uncovered: Proportion
    false: Proportion
    by_kind: dict[str, Proportion]


class Bench(Value):
    """What one set shows. `ndcg`, `recall` and `mrr` have a figure for each query."""

    name: str
    ndcg: tuple[float, ...]
    recall: tuple[float, ...]
    mrr: tuple[float, ...]
    abstention: Abstention | None
    p50: float
    p95: float
    index_s: float
    passages: int
    rss_mb: float

    def as_json(self) -> dict[str, Any]:
        """Exactly as the interface promises."""
        judged = self.abstention
        return {
            "set": self.name,
            "queries": len(self.ndcg),
            "ndcg@10": round(fmean(self.ndcg), 4),
            "recall@5": round(fmean(self.recall), 4),
            "mrr@10": round(fmean(self.mrr), 4),
            "abstention": judged
            and {
                "auroc": round(judged.auroc, 4),
                "uncovered_recall": round(judged.uncovered.share, 4),
                "false_abstention": round(judged.false.share, 4),
            },
            "latency_ms": {"p50": self.p50, "p95": self.p95},
            "index_s": round(self.index_s, 2),
            "passages": self.passages,
            "rss_mb": round(self.rss_mb, 1),
        }


class Found(NamedTuple):
    """What the product makes of one query: documents best first, coverage, confidence."""

    documents: tuple[str, ...]
    coverage: Coverage
    confidence: float


class Retrieval:
    """The product's retrieval over one corpus."""

    def __init__(self, corpus: Corpus, embedder: Embedder, index: PassageIndex) -> None:
        self._corpus = corpus
        self._embedder = embedder
        self._index = index
        self._by_id = {passage.id: passage for passage in corpus.passages}

    async def build(self) -> None:
        """Index the corpus."""
        await self._index.build(self._corpus.base.version, self._corpus.passages)

    async def find(self, text: str) -> Found:
        """One question by itself, as in the product."""
        return await self._found(text, (await self._embedder.embed_questions([text]))[0])

    async def find_all(self, queries: Sequence[Query]) -> list[Found]:
        """Many questions, embedded in batches."""
        found = []
        for start in range(0, len(queries), BATCH):
            texts = [query.text for query in queries[start : start + BATCH]]
            vectors = await self._embedder.embed_questions(texts)
            found += [
                await self._found(text, vector) for text, vector in zip(texts, vectors, strict=True)
            ]
        return found

    async def _found(self, text: str, vector: Vector) -> Found:
        ranked = fuse(await self._index.search(text, vector, TOP), self._by_id)
        items = items_of(ranked, self._corpus.base)
        judged = judge(text, ranked, items)
        documents = tuple(self._corpus.doc_of[r.item.id] for r in items)
        return Found(documents, judged.coverage, judged.confidence)


async def bench(data: BeirSet, embedder: Embedder, index: PassageIndex, repeat: int = 1) -> Bench:
    """Index the set, ask everything in it, then time some questions one by one."""
    corpus = Corpus(data.name, data.documents)
    retrieval = Retrieval(corpus, embedder, index)
    await embedder.embed_questions(["warm"])
    started = perf_counter()
    await retrieval.build()
    index_s = perf_counter() - started
    p50, p95 = percentiles(await _timings(retrieval, data.queries, repeat))
    rss_mb = resident_mb()
    found = await retrieval.find_all(data.queries)
    ranked = [
        (each.documents, data.grades[q.id]) for q, each in zip(data.queries, found, strict=True)
    ]
    uncovered = await retrieval.find_all(data.uncovered)
    return Bench(
        name=data.name,
        ndcg=tuple(ndcg(documents, grades) for documents, grades in ranked),
        recall=tuple(recall(documents, grades) for documents, grades in ranked),
        mrr=tuple(reciprocal_rank(documents, grades) for documents, grades in ranked),
        abstention=abstention(found, data.uncovered, uncovered) if uncovered else None,
        p50=p50,
        p95=p95,
        index_s=index_s,
        passages=len(corpus.passages),
        rss_mb=rss_mb,
    )


async def _timings(retrieval: Retrieval, queries: Sequence[Query], repeat: int) -> list[float]:
    """Milliseconds of questions asked one after the other, spread over the set."""
    sample = queries[:: max(1, len(queries) // TIMED)][:TIMED]
    for query in sample[:WARM_UP]:
        await retrieval.find(query.text)
    timings = []
    for _ in range(max(1, repeat)):
        for query in sample:
            started = perf_counter()
            await retrieval.find(query.text)
            timings.append((perf_counter() - started) * 1000)
    return timings


def abstention(
    covered: Sequence[Found], queries: Sequence[Query], uncovered: Sequence[Found]
) -> Abstention:
    """Judge by coverage for the shares, by confidence for the AUROC."""
    kinds = dict.fromkeys(query.kind for query in queries if query.kind)
    of_kind = {
        kind: [each for query, each in zip(queries, uncovered, strict=True) if query.kind == kind]
        for kind in kinds
    }
    return Abstention(
        auroc=auroc([each.confidence for each in covered], [e.confidence for e in uncovered]),
        uncovered=_abstained(uncovered),
        false=_abstained(covered),
        by_kind={str(kind): _abstained(found) for kind, found in of_kind.items()},
    )


def _abstained(found: Sequence[Found]) -> Proportion:
    hits = sum(each.coverage is Coverage.UNCOVERED for each in found)
    return Proportion(hits=hits, n=len(found))
