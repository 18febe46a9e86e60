"""One size of guidance: its index built, and, in a fresh process, questions asked and timed."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from time import perf_counter

import numpy as np

from adapters.bootstrap import index_of
from adapters.index.matrix import Matrix
from adapters.index.versions import Versions
from adapters.settings import Settings
from bot.answering.asking import TOP, Answering, Question
from bot.guidance.base import GuidanceBase
from bot.guidance.passages import passages_of
from bot.people import Role
from bot.ports import Embedder, Vectors
from bot.redaction import Redactor, words_to_keep
from bot.values import Value
from bot.wording import ENGLISH, Wording
from evals.fixed import NOW
from evals.latency import percentiles
from evals.memory import resident_mb
from evals.product import Asked as Door
from evals.scale.stand_in import StandIn

REAL = 1_000
"""Sentences that are embedded for the stand-in, and to tell how fast embedding is."""
TURN = 20
WARM_UP = 10

Spread = tuple[float, float]
"""Median and 95th percentile, in milliseconds."""


class Built(Value):
    """An index: seconds without embedding, vectors it holds, and how many a second are embedded."""

    seconds: float
    passages: int
    vectors: int
    embedded_a_second: float


class Asked(Value):
    """Questions one by one, by stage; the same with embedding and exact search alone; many at once.

    `at_once` is that many questions in flight: answers a second, and how long each took.
    """

    stages: dict[str, Spread]
    limit: Spread
    at_once: int
    a_second: float
    crowded: Spread
    rss_mb: float


class Handled(Value):
    """The same through the product's door: customers' names taken out, everything kept."""

    passages: int
    alone: Spread
    at_once: int
    a_second: float
    crowded: Spread


async def build(
    base: GuidanceBase, drawn: Sequence[str], folder: Path, embedder: Embedder
) -> Built:
    """Build the index in `folder`, with stand-in vectors made of some of that embedder's."""
    await embedder.embed_questions(["warm"])
    started = perf_counter()
    step = max(1, len(drawn) // REAL)
    real = await embedder.embed_passages(drawn[::step][:REAL])
    rate = len(real) / (perf_counter() - started)
    index = index_of(Settings(data_dir=folder), StandIn(real))
    passages = passages_of(base)
    started = perf_counter()
    await index.build(base.version, passages)
    seconds = perf_counter() - started
    await index.close()
    return Built(
        seconds=seconds,
        passages=len(passages),
        vectors=len(_vectors(folder)),
        embedded_a_second=rate,
    )


async def ask(
    base: GuidanceBase,
    questions: Sequence[str],
    folder: Path,
    embedder: Embedder,
    at_once: int,
) -> Asked:
    """Answer from the index in `folder`, through the product's own way of a question."""
    nothing_left_to_embed = StandIn(np.zeros((0, 0), dtype=np.float32))
    index = index_of(Settings(data_dir=folder), nothing_left_to_embed)
    passages = passages_of(base)
    await index.build(base.version, passages)
    redactor = Redactor(base.company.order_number_patterns, words_to_keep(base))
    wording = Wording(ENGLISH, base.company.locale)
    answering = Answering(
        base, passages, index, embedder, redactor, wording, lambda: NOW, lambda: "id", perf_counter
    )
    await answering.prepare()
    exact = Matrix(_vectors(folder)[: len(passages)])
    for text in questions[:WARM_UP]:
        await answering.answer(_question(text))
    rss_mb = resident_mb()
    stages, limit = await _one_by_one(answering, embedder, exact, questions)
    a_second, crowded = await _many(partial(_answered, answering), questions, at_once)
    await index.close()
    return Asked(
        stages=stages,
        limit=limit,
        at_once=at_once,
        a_second=a_second,
        crowded=crowded,
        rss_mb=rss_mb,
    )


async def handle(door: Door, questions: Sequence[str], at_once: int) -> Handled:
    """Ask as a channel does: an answer is there once it is stored."""
    for text in questions[:WARM_UP]:
        await door.ask(text, Role.ADVISOR)

    async def tell(text: str) -> None:
        await door.ask(text, Role.ADVISOR)

    _, alone = await _many(tell, questions, 1)
    a_second, crowded = await _many(tell, questions, at_once)
    return Handled(
        passages=len(passages_of(door.base)),
        alone=alone,
        at_once=at_once,
        a_second=a_second,
        crowded=crowded,
    )


async def _answered(answering: Answering, text: str) -> None:
    await answering.answer(_question(text))


def _question(text: str) -> Question:
    return Question(text=text, role=Role.ADVISOR, channel="terminal")


def _vectors(folder: Path) -> Vectors:
    versions = Versions(folder / "index")
    pointer = versions.pointer()
    assert pointer is not None
    vectors = versions.load(pointer.live)
    assert vectors is not None
    return vectors


async def _one_by_one(
    answering: Answering, embedder: Embedder, exact: Matrix, questions: Sequence[str]
) -> tuple[dict[str, Spread], Spread]:
    """In turns, so that a busy moment of the machine falls on both."""
    timings: list[dict[str, float]] = []
    alone: list[float] = []
    for turn in _turns(questions):
        for text in turn:
            told = await answering.answer(_question(text))
            timings.append(dict(told.answer.timings_ms))
        for text in turn:
            started = perf_counter()
            (vector,) = await embedder.embed_questions([text])
            exact.nearest(vector, TOP)
            alone.append((perf_counter() - started) * 1000)
    stages = {name: percentiles([each[name] for each in timings]) for name in timings[0]}
    return stages, percentiles(alone)


async def _many(
    tell: Callable[[str], Awaitable[None]], questions: Sequence[str], at_once: int
) -> tuple[float, Spread]:
    """As soon as one is answered the next is asked."""
    rest = iter(questions)
    timings: list[float] = []

    async def advisor() -> None:
        for text in rest:
            started = perf_counter()
            await tell(text)
            timings.append((perf_counter() - started) * 1000)

    started = perf_counter()
    await asyncio.gather(*(advisor() for _ in range(at_once)))
    return len(timings) / (perf_counter() - started), percentiles(timings)


def _turns(questions: Sequence[str]) -> Iterator[Sequence[str]]:
    return (questions[start : start + TURN] for start in range(0, len(questions), TURN))
