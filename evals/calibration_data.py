"""What coverage is calibrated on: public sets with items taken away, and golden cases."""

import hashlib
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from adapters.bootstrap import Product, build
from adapters.settings import Settings
from bot.answering.asking import TOP, Question
from bot.answering.coverage import features
from bot.answering.retrieval import fuse, items_of
from bot.answers import Coverage
from bot.ports import Embedder, PassageIndex, Vector
from evals.beir import BeirSet, Document, read_set
from evals.calibration import Kind, Sample
from evals.cases import Case, load_cases
from evals.corpus import Corpus
from evals.fixed import NOW
from evals.product import data_folder

FAMILIES = {
    "abcd-guidelines": "abcd",
    "tau-policies": "tau",
    "orsharc": "orsharc",
    "banking77": "banking",
    "clinc150": "clinc",
}
"""The sets that a third of the items is taken away from, by the source of their questions."""

TESTS: dict[str, tuple[str, Kind]] = {
    "abcd-guidelines/abstain": ("abcd", "near"),
    "banking77-oos": ("banking", "near"),
    "clinc150": ("clinc", "far"),
}
"""Sets with questions of their own out of scope, and what those are if the set does not say."""

ALIKE = frozenset({"banking", "clinc"})
"""Both hold questions about bank accounts: neither is foreign to the other."""

GOLDEN = "golden"
HELD_OUT = "golden, held out"

_SPLITS, _MOST = 4, 200
_FAR_OF_EACH = 40


class Asking:
    """Asks one index after the other; what was embedded is kept in `work`."""

    def __init__(self, embedder: Embedder, index: PassageIndex, work: Path) -> None:
        self._embedder = embedder
        self._index = index
        self._work = work
        self._vectors: dict[str, Vector] = {}

    async def embed(self, texts: Sequence[str]) -> None:
        """Before anything is asked: every question that will be."""
        distinct = sorted(set(texts))
        joined = "\0".join((self._embedder.name, *distinct))
        file = self._work / f"questions-{hashlib.sha256(joined.encode()).hexdigest()[:16]}.npy"
        if not file.exists():
            parts = [distinct[n : n + 64] for n in range(0, len(distinct), 64)]
            vectors = [await self._embedder.embed_questions(part) for part in parts]
            np.save(file, np.concatenate(vectors), allow_pickle=False)
        self._vectors = dict(zip(distinct, np.load(file, allow_pickle=False), strict=True))

    async def ask(
        self, name: str, documents: Sequence[Document], asked: Sequence[tuple[Kind, str]]
    ) -> list[tuple[Kind, dict[str, float]]]:
        """What coverage may weigh of each question, asked of those documents."""
        corpus = Corpus(name, documents)
        by_id = {passage.id: passage for passage in corpus.passages}
        await self._index.build(corpus.base.version, corpus.passages)
        weighed = []
        for kind, text in asked:
            found = await self._index.search(text, self._vectors[text], TOP)
            ranked = fuse(found, by_id)
            weighed.append((kind, features(text, ranked, items_of(ranked, corpus.base))))
        return weighed


async def public(folder: Path, asking: Asking, seed: int) -> list[Sample]:
    """Every split of every training set, then the tests."""
    sets = {name: read_set(folder / name) for name in {**FAMILIES, **TESTS}}
    everything = (q.text for data in sets.values() for q in (*data.queries, *data.uncovered))
    await asking.embed(list(everything))
    samples: list[Sample] = []
    for name, family in FAMILIES.items():
        rng = np.random.default_rng([seed, list(FAMILIES).index(name)])
        for number in range(_SPLITS):
            documents, asked = _split(sets[name], rng)
            asked += _foreign(sets, family)
            weighed = await asking.ask(f"{family}-{number}", documents, asked)
            samples += _samples(family, f"{name}, a third taken away", weighed, train=True)
    for name, (family, kind) in TESTS.items():
        data = sets[name]
        asked = [("covered", query.text) for query in data.queries]
        asked += [("far" if q.kind == "far" else kind, q.text) for q in data.uncovered]
        weighed = await asking.ask(f"{family}-test", data.documents, asked)
        samples += _samples(family, name, weighed, train=False)
    return samples


def _samples(
    family: str, test: str, weighed: Sequence[tuple[Kind, dict[str, float]]], *, train: bool
) -> Iterator[Sample]:
    for kind, weighs in weighed:
        yield Sample(family=family, test=test, kind=kind, features=weighs, train=train)


def _split(
    data: BeirSet, rng: np.random.Generator
) -> tuple[list[Document], list[tuple[Kind, str]]]:
    """Two thirds of the documents; questions with all their answers left, or none."""
    order = rng.permutation(len(data.documents))
    gone = {data.documents[n].id for n in order[: len(order) // 3]}
    relevant = [{d for d, g in data.grades[q.id].items() if g > 0} for q in data.queries]
    texts = [query.text for query in data.queries]
    left = [t for t, docs in zip(texts, relevant, strict=True) if not docs & gone]
    lost = [t for t, docs in zip(texts, relevant, strict=True) if docs <= gone]
    kinds: tuple[tuple[Kind, list[str]], ...] = (("covered", left), ("near", lost))
    asked = [(kind, texts[n]) for kind, texts in kinds for n in rng.permutation(len(texts))[:_MOST]]
    return [d for d in data.documents if d.id not in gone], asked


def _foreign(sets: dict[str, BeirSet], family: str) -> list[tuple[Kind, str]]:
    """Questions of the other sources, evenly spread."""
    near = ALIKE if family in ALIKE else {family}
    others = [sets[name].queries for name, own in FAMILIES.items() if own not in near]
    picked = (queries[:: max(1, len(queries) // _FAR_OF_EACH)] for queries in others)
    return [("far", query.text) for queries in picked for query in queries[:_FAR_OF_EACH]]


async def golden(knowledge: Path, embedder: str) -> list[Sample]:
    """The golden cases that say how far guidance covers them, asked of the whole product."""
    with data_folder() as folder:
        settings = Settings(knowledge_dir=knowledge, data_dir=folder, embedder=embedder)
        built = await build(settings, clock=lambda: NOW)
        try:
            cases = [(case, _kind(case)) for case in load_cases()]
            return [await _asked(built, case, kind) for case, kind in cases if kind]
        finally:
            await built.close()


def _kind(case: Case) -> Kind | None:
    if case.distance is not None:
        return case.distance
    judged = case.expect.coverage and Coverage.UNCOVERED not in case.expect.coverage
    return "covered" if judged else None


async def _asked(built: Product, case: Case, kind: Kind) -> Sample:
    told = await built.answering.answer(Question(case.ask, case.role, "terminal"))
    answer = told.answer
    (vector,) = await built.embedder.embed_questions([answer.question])
    found = await built.index.search(answer.question, vector, TOP)
    ranked = fuse(found, built.answering.passages)
    items = items_of(ranked, built.base)
    return Sample(
        family="golden",
        test=HELD_OUT if case.held_out else GOLDEN,
        kind=kind,
        features=features(answer.question, ranked, items, told.situation.put),
        train=not case.held_out,
    )
