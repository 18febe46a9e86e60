"""An embedder without a model: texts that share words are near. For tests, and quick to start."""

import hashlib
import re
from collections.abc import Sequence

import numpy as np

from bot.ports import Vectors

_WORD = re.compile(r"\w+")


class HashedEmbedder:
    """Implements `bot.ports.Embedder` by adding up one fixed random direction per word.

    The same text always has the same vector, in every process and on every machine.
    """

    def __init__(self, dimension: int = 256) -> None:
        self._dimension = dimension

    @property
    def name(self) -> str:
        """Names the dimension too: vectors of another one are of another kind."""
        return f"hashed-{self._dimension}"

    @property
    def languages(self) -> frozenset[str]:
        """None: it knows no word of any."""
        return frozenset()

    async def embed_questions(self, texts: Sequence[str]) -> Vectors:
        """Shape (len(texts), dimension)."""
        return self._embed(texts)

    async def embed_passages(self, texts: Sequence[str]) -> Vectors:
        """Shape (len(texts), dimension)."""
        return self._embed(texts)

    def _embed(self, texts: Sequence[str]) -> Vectors:
        vectors = np.zeros((len(texts), self._dimension), dtype=np.float32)
        for row, text in enumerate(texts):
            for word in _WORD.findall(text.lower()) or [""]:  # an empty text is a word of its own
                vectors[row] += self._direction(word)
        norms = np.linalg.norm(vectors, axis=1, keepdims=True)
        unit: Vectors = vectors / np.maximum(norms, np.float32(1e-12))
        return unit

    def _direction(self, word: str) -> Vectors:
        bits = hashlib.shake_128(word.encode()).digest(self._dimension // 8 + 1)
        ones = np.unpackbits(np.frombuffer(bits, dtype=np.uint8))[: self._dimension]
        return ones.astype(np.float32) * 2 - 1
