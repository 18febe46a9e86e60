"""Embeds what has no vector yet, keeping each batch as soon as it is there."""

import asyncio
from collections import deque
from collections.abc import Sequence

from adapters.index.plan import Plan
from adapters.vector_cache import VectorCache
from bot.ports import Embedder, Progress

BATCH = 32
"""Texts in one call: a killed build loses about two seconds of work."""

AT_ONCE = 2
"""Batches at a time: the encoder uses one thread each, and small machines have two cores."""


async def embed_missing(
    plan: Plan, embedder: Embedder, cache: VectorCache, progress: Progress | None
) -> None:
    """Afterwards `cache` has a vector for every key; raises ModelUnavailable, IndexUnavailable.

    Where a batch fails none is begun after it, and those under way are still kept.
    """
    texts = plan.texts
    missing = await asyncio.to_thread(cache.missing, plan.all_keys)
    missing.sort(key=lambda key: len(texts[key]))  # an embedder pads a batch to its longest
    done = len(texts) - len(missing)
    _report(progress, done, len(texts))
    batches = deque(_batches(missing))

    async def keep(keys: Sequence[str]) -> None:
        nonlocal done
        vectors = await embedder.embed_passages([texts[key] for key in keys])
        await asyncio.to_thread(cache.add, keys, vectors)
        done += len(keys)
        _report(progress, done, len(texts))

    async def work() -> None:
        while batches:
            try:
                await keep(batches.popleft())
            except Exception:
                batches.clear()
                raise

    workers = [work() for _ in range(AT_ONCE)]
    for result in await asyncio.gather(*workers, return_exceptions=True):
        if result is not None:
            raise result


def _report(progress: Progress | None, done: int, total: int) -> None:
    if progress is not None:
        progress(done, total)


def _batches(keys: Sequence[str]) -> list[Sequence[str]]:
    return [keys[start : start + BATCH] for start in range(0, len(keys), BATCH)]
