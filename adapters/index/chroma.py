"""The guidance index: Chroma for meaning, BM25 for words, a file per version for exact cosines.

Beside the live collection a build makes the next one, verifies it and switches; killed at any point
it leaves the live one as it was, and every vector that it got.
"""

import asyncio
import logging
import sqlite3
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from adapters.index.chroma_place import ChromaPlace
from adapters.index.collection import NearestInChroma, complete, fill, recall
from adapters.index.embedding import embed_missing
from adapters.index.plan import Plan
from adapters.index.snapshot import Meaning, Snapshot
from adapters.index.versions import Versions
from adapters.vector_cache import SqliteVectorCache
from bot.errors import IndexUnavailable
from bot.guidance.passages import Passage
from bot.ports import Embedder, Found, Progress, Vector, Vectors

EXACT_UP_TO = 12_000
"""Passages; up to here one product over all vectors takes less time than asking Chroma does."""

_log = logging.getLogger(__name__)


class ChromaIndex:
    """Implements `bot.ports.PassageIndex`.

    `folder` is this index's own, on this machine, also where Chroma is a server. A build that
    fails leaves what was live; at the very first one that is the new version, by words alone.
    A version of up to `exact_up_to` passages is searched here, without asking Chroma.
    """

    def __init__(
        self,
        embedder: Embedder,
        folder: Path,
        place: ChromaPlace,
        exact_up_to: int = EXACT_UP_TO,
    ) -> None:
        self._embedder = embedder
        self._place = place
        self._exact_up_to = exact_up_to
        self._versions = Versions(folder)
        self._cache = SqliteVectorCache(folder / "vectors.sqlite3")
        self._building = asyncio.Lock()
        self._live: Snapshot | None = None

    async def search(self, question: str, vector: Vector | None, top: int) -> Found:
        """The union of the `top` by each way; raises IndexUnavailable before the first build."""
        if self._live is None:
            raise IndexUnavailable("no guidance is indexed yet; run: leeway knowledge index")
        return await self._live.found(question, vector, top)

    async def build(
        self, version: str, passages: Sequence[Passage], progress: Progress | None = None
    ) -> None:
        """Make that version the live one; raises IndexUnavailable, ModelUnavailable."""
        plan = await asyncio.to_thread(Plan.of, version, passages, self._embedder.name)
        words = await asyncio.to_thread(plan.words_only)
        async with self._building:
            self._live = self._live or words
            if not plan.passages:
                self._live = words
                return
            meaning = await asyncio.to_thread(self._already_built, plan)
            if meaning is None:
                meaning = await self._built(plan, progress)
            self._live = words.with_meaning(meaning)
            await asyncio.to_thread(self._place.only, plan.name)

    async def close(self) -> None:
        """Let go of Chroma's files and connections, for the end of the process."""
        await asyncio.to_thread(self._place.close)

    def _already_built(self, plan: Plan) -> Meaning | None:
        pointer = self._versions.pointer()
        vectors = self._versions.load(plan.name)
        if pointer is None or plan.name not in {pointer.live, pointer.previous}:
            return None
        if vectors is None or len(vectors) != len(plan.all_keys):
            return None
        try:
            if complete(self._place.to_search(plan.name), plan) is None:
                return None
        except IndexUnavailable as error:
            # It was complete when this machine switched to it: start without Chroma.
            _log.warning("starting without Chroma: %s", error)
        self._versions.switch(plan.name)
        return self._meaning(plan, vectors)

    async def _built(self, plan: Plan, progress: Progress | None) -> Meaning:
        try:
            async with self._versions.only_builder():
                await asyncio.to_thread(self._recall, plan)
                await embed_missing(plan, self._embedder, self._cache, progress)
                return await asyncio.to_thread(self._filled, plan)
        except (OSError, sqlite3.Error) as error:
            raise IndexUnavailable(
                f"the index folder cannot be written ({error}); free or allow it, and build again"
            ) from error

    def _recall(self, plan: Plan) -> None:
        if self._cache.missing(plan.keys):
            collection = complete(self._place.to_build(plan.name), plan)
            if collection is not None:
                recall(collection, plan, self._cache)

    def _filled(self, plan: Plan) -> Meaning:
        vectors = self._cache.matrix(plan.all_keys)
        client = self._place.to_build(plan.name)
        if complete(client, plan) is None:
            fill(client, plan, vectors)
        self._versions.save(plan.name, vectors)
        self._versions.switch(plan.name)
        self._tidy(plan)
        return self._meaning(plan, vectors)

    def _tidy(self, plan: Plan) -> None:
        self._cache.forget_unwanted(plan.all_keys)
        for name in list(self._versions.left_over()):
            try:
                self._place.drop(name)
            except IndexUnavailable as error:
                _log.warning("%s stays until the next build: %s", name, error)
            else:
                self._versions.remove(name)

    def _meaning(self, plan: Plan, vectors: Vectors) -> Meaning:
        mapped = self._versions.load(plan.name)
        version = plan.vectors(vectors if mapped is None else mapped)
        if len(plan.passages) <= self._exact_up_to:
            return Meaning(version, version.passages.nearest)
        connect = partial(self._place.to_search, plan.name)
        return Meaning(version, NearestInChroma(connect, plan, version.passages), asks=True)
