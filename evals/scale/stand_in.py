"""Vectors that cost nothing, to fill a large index: mixtures of a few real ones.

To embed 100,000 passages takes hours here; how long a search takes depends on how many vectors
there are and roughly how they lie, not on what each means. Questions are embedded as ever.
"""

import hashlib
from collections.abc import Sequence

import numpy as np

from bot.ports import Vector, Vectors

NOISE = 0.02


class StandIn:
    """Implements `bot.ports.Embedder`. `real` are unit vectors, shape (n, dimension)."""

    def __init__(self, real: Vectors) -> None:
        self._real = real

    @property
    def name(self) -> str:
        """No real embedder has it."""
        return "stand-in"

    @property
    def languages(self) -> frozenset[str]:
        """None."""
        return frozenset()

    async def embed_questions(self, texts: Sequence[str]) -> Vectors:
        """The same as for passages."""
        return await self.embed_passages(texts)

    async def embed_passages(self, texts: Sequence[str]) -> Vectors:
        """The same vector for the same text."""
        return np.stack([self._mixed(text) for text in texts])

    def _mixed(self, text: str) -> Vector:
        digest = hashlib.sha256(text.encode()).digest()
        generator = np.random.default_rng(int.from_bytes(digest[:8]))
        one, other = self._real[generator.integers(0, len(self._real), size=2)]
        share = np.float32(generator.uniform())
        noise = generator.normal(scale=NOISE, size=one.shape).astype(np.float32)
        mixed = share * one + (1 - share) * other + noise
        unit: Vector = mixed / np.linalg.norm(mixed)
        return unit
