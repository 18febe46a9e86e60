"""An embedder that can be watched, and told to fail."""

from collections.abc import Sequence

from adapters.model.hashed import HashedEmbedder
from bot.errors import ModelUnavailable
from bot.ports import Vectors


class WatchedEmbedder:
    """Hashes words, keeps the passages it was given, and fails after so many calls if told to."""

    def __init__(self, name: str, dimension: int = 64) -> None:
        self.name = name
        self.languages: frozenset[str] = frozenset()
        self._inner = HashedEmbedder(dimension)
        self.embedded: list[str] = []
        self.fails_after: int | None = None

    async def embed_questions(self, texts: Sequence[str]) -> Vectors:
        return await self._inner.embed_questions(texts)

    async def embed_passages(self, texts: Sequence[str]) -> Vectors:
        if self.fails_after is not None:
            if self.fails_after == 0:
                raise ModelUnavailable("told to fail")
            self.fails_after -= 1
        self.embedded += texts
        return await self._inner.embed_passages(texts)
