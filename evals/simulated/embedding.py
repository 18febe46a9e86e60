"""An embedder that embeds the same text once: an invented year repeats itself."""

from collections.abc import Sequence

import numpy as np

from bot.ports import Embedder, Vector, Vectors


class Repeating:
    """Implements `bot.ports.Embedder` with another one."""

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder
        self._known: dict[str, Vector] = {}

    @property
    def name(self) -> str:
        """The other's."""
        return self._embedder.name

    @property
    def languages(self) -> frozenset[str]:
        """The other's."""
        return self._embedder.languages

    async def embed_questions(self, texts: Sequence[str]) -> Vectors:
        """Each text once; raises ModelUnavailable."""
        new = [text for text in dict.fromkeys(texts) if text not in self._known]
        if new:
            self._known |= zip(new, await self._embedder.embed_questions(new), strict=True)
        return np.stack([self._known[text] for text in texts])

    async def embed_passages(self, texts: Sequence[str]) -> Vectors:
        """As the other does; raises ModelUnavailable."""
        return await self._embedder.embed_passages(texts)
