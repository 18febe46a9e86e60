"""Embeds what has no vector yet, keeping each batch as soon as it is there."""

import asyncio
from collections.abc import Iterator, Sequence
from itertools import islice

from adapters.index.plan import Plan
from adapters.index.vector_cache import VectorCache
from bot.ports import Embedder, Progress

BATCH = 32
"""Texts in one call: a killed build loses about two seconds of work."""

AT_ONCE = 2
"""Batches at a time: the encoder uses one thread each, and small machines have two cores."""


async def embed_missing(
    plan: Plan, embedder: Embedder, cache: VectorCache, progress: Progress | None
) -> None:
    """Afterwards `cache` has a vector for every key; raises ModelUnavailable, IndexUnavailable."""
    texts = plan.texts
    missing = await asyncio.to_thread(cache.missing, plan.all_keys)
    missing.sort(key=lambda key: len(texts[key]))  # an embedder pads a batch to its longest
    done = len(texts) - len(missing)
    _report(progress, done, len(texts))
    batches = _batches(missing)

    async def work() -> None:
        nonlocal done
        for keys in batches:
            vectors = await embedder.embed_passages([texts[key] for key in keys])
            await asyncio.to_thread(cache.add, keys, vectors)
            done += len(keys)
            _report(progress, done, len(texts))

    workers = [asyncio.create_task(work()) for _ in range(AT_ONCE)]
    try:
        await asyncio.gather(*workers)
    finally:
        for worker in workers:
            worker.cancel()


def _report(progress: Progress | None, done: int, total: int) -> None:
    if progress is not None:
        progress(done, total)


def _batches(keys: Sequence[str]) -> Iterator[list[str]]:
    rest = iter(keys)
    while batch := list(islice(rest, BATCH)):
        yield batch
