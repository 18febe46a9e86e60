"""An embedder that can be watched, and told to fail."""

import asyncio
from collections.abc import Sequence

from adapters.model.hashed import HashedEmbedder
from bot.errors import ModelUnavailable
from bot.ports import Vectors

_TURNS = 10
"""Of the event loop: enough for whoever gathers the calls to hear of the one that failed."""


class WatchedEmbedder:
    """Hashes words, keeps the passages it was given, and fails after so many calls if told to.

    The last call before that is still going on for a while after the next one has failed.
    """

    def __init__(self, name: str, dimension: int = 64) -> None:
        self.name = name
        self.languages: frozenset[str] = frozenset()
        self._inner = HashedEmbedder(dimension)
        self.embedded: list[str] = []
        self.fails_after: int | None = None
        self._failed = asyncio.Event()

    async def embed_questions(self, texts: Sequence[str]) -> Vectors:
        return await self._inner.embed_questions(texts)

    async def embed_passages(self, texts: Sequence[str]) -> Vectors:
        if self.fails_after == 0:
            self._failed.set()
            raise ModelUnavailable("told to fail")
        if self.fails_after is not None:
            self.fails_after -= 1
            if self.fails_after == 0:
                await self._failed.wait()
                for _ in range(_TURNS):
                    await asyncio.sleep(0)  # a turn of the loop, no time
        self.embedded += texts
        return await self._inner.embed_passages(texts)
