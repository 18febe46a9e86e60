"""An embedder that embeds the same text once, for work that asks the same again and again."""

from collections.abc import Awaitable, Callable, Sequence

import numpy as np

from bot.ports import Embedder, Vector, Vectors

Embed = Callable[[Sequence[str]], Awaitable[Vectors]]


class Repeating:
    """Implements `bot.ports.Embedder` with another one."""

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder
        self._asked: dict[str, Vector] = {}
        self._told: dict[str, Vector] = {}

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
        return await _once(texts, self._asked, self._embedder.embed_questions)

    async def embed_passages(self, texts: Sequence[str]) -> Vectors:
        """Each text once; raises ModelUnavailable."""
        return await _once(texts, self._told, self._embedder.embed_passages)


async def _once(texts: Sequence[str], known: dict[str, Vector], embed: Embed) -> Vectors:
    new = [text for text in dict.fromkeys(texts) if text not in known]
    if new:
        known |= zip(new, await embed(new), strict=True)
    return np.stack([known[text] for text in texts])
