"""The guidance index in memory: exact, gone with the process.

For tests and measurements, and for a process that answers once: with a cache that outlives it, it
starts a second earlier than Chroma.
"""

import asyncio
from collections.abc import Sequence

from adapters.index.embedding import embed_missing
from adapters.index.plan import Plan
from adapters.index.snapshot import Meaning, Snapshot
from adapters.vector_cache import MemoryVectorCache, VectorCache
from bot.errors import IndexUnavailable
from bot.guidance.passages import Passage
from bot.ports import Embedder, Found, Progress, Vector


class MemoryIndex:
    """Implements `bot.ports.PassageIndex`."""

    def __init__(self, embedder: Embedder, cache: VectorCache | None = None) -> None:
        self._embedder = embedder
        self._cache = cache or MemoryVectorCache()
        self._live: Snapshot | None = None

    async def build(
        self, version: str, passages: Sequence[Passage], progress: Progress | None = None
    ) -> None:
        """Make that version the live one; raises ModelUnavailable, IndexUnavailable."""
        plan = Plan.of(version, passages, self._embedder.name)
        words = await asyncio.to_thread(plan.words_only)
        self._live = self._live or words
        await embed_missing(plan, self._embedder, self._cache, progress)
        if not plan.keys:
            self._live = words
            return
        vectors = await asyncio.to_thread(self._cache.matrix, plan.all_keys)
        meant = await asyncio.to_thread(plan.vectors, vectors)
        self._live = words.with_meaning(Meaning(meant, meant.passages.nearest))

    async def search(self, question: str, vector: Vector | None, top: int) -> Found:
        """The union of the `top` by each way; raises IndexUnavailable before the first build."""
        if self._live is None:
            raise IndexUnavailable("no guidance is indexed yet; run: leeway knowledge index")
        return await self._live.found(question, vector, top)

    async def close(self) -> None:
        """Nothing is held open."""
