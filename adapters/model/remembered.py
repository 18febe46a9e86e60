"""An embedder that keeps what it embedded: texts of the last starts are read from a file.

For the phrases, examples and sentences that are learned at start-up (10 s of embedding, some
milliseconds from a file); the index keeps its passages' vectors itself.
"""

import asyncio
import logging
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from adapters.vector_cache import SqliteVectorCache, key_of
from bot.errors import IndexUnavailable
from bot.ports import Embedder, Vectors

_NONE: Vectors = np.zeros((0, 0), dtype=np.float32)

_log = logging.getLogger(__name__)


class Remembered:
    """Implements `bot.ports.Embedder` around another one; `folder` is its own."""

    def __init__(self, embedder: Embedder, folder: Path) -> None:
        self._embedder = embedder
        self._path = folder / "vectors.sqlite3"
        self._cache = SqliteVectorCache(self._path)

    @property
    def name(self) -> str:
        """The vectors are the other one's."""
        return self._embedder.name

    @property
    def languages(self) -> frozenset[str]:
        """The other one's."""
        return self._embedder.languages

    async def embed_questions(self, texts: Sequence[str]) -> Vectors:
        """Not remembered: a question is rarely asked twice, and may be personal."""
        return await self._embedder.embed_questions(texts)

    async def embed_passages(self, texts: Sequence[str]) -> Vectors:
        """From the file; what is not in it is embedded and kept; raises ModelUnavailable."""
        keys = [key_of(self.name, text) for text in texts]
        by_key = dict(zip(keys, texts, strict=True))
        try:
            missing = await asyncio.to_thread(self._missing, keys)
            if missing:
                vectors = await self._embedder.embed_passages([by_key[key] for key in missing])
                await asyncio.to_thread(self._keep, keys, missing, vectors)
            return await asyncio.to_thread(self._cache.matrix, keys) if keys else _NONE
        except IndexUnavailable as failed:
            _log.warning("%s; until then each start takes longer", failed)
            return await self._embedder.embed_passages(texts)

    def _missing(self, keys: Sequence[str]) -> list[str]:
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise IndexUnavailable(f"{self._path.parent} cannot be made ({error})") from error
        return self._cache.missing(keys)

    def _keep(self, wanted: Sequence[str], keys: Sequence[str], vectors: Vectors) -> None:
        self._cache.add(keys, vectors)
        self._cache.forget_unwanted(wanted)
