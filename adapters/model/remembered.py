"""An embedder that keeps what it embedded last: the same texts at every start are read from a file.

For the few hundred phrases and examples that are learned at start-up (3 s of embedding, 1 ms from
the file); the index keeps its passages' vectors itself.
"""

import asyncio
import hashlib
import logging
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from bot.ports import Embedder, Vectors

KEPT = 6
"""Files, the newest first, two for a start: a version or two of guidance, another embedder."""

_log = logging.getLogger(__name__)


class Remembered:
    """Implements `bot.ports.Embedder` around another one; `folder` is its own."""

    def __init__(self, embedder: Embedder, folder: Path) -> None:
        self._embedder = embedder
        self._folder = folder

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
        """From the file of exactly these texts, or embedded and kept; raises ModelUnavailable."""
        path = self._folder / f"{_key(self.name, texts)}.npy"
        kept = await asyncio.to_thread(_load, path, len(texts))
        if kept is not None:
            return kept
        vectors = await self._embedder.embed_passages(texts)
        await asyncio.to_thread(_keep, path, vectors)
        return vectors


def _key(name: str, texts: Sequence[str]) -> str:
    digest = hashlib.sha256(name.encode())
    for text in texts:
        encoded = text.encode()
        digest.update(len(encoded).to_bytes(8, "big") + encoded)
    return digest.hexdigest()[:32]


def _load(path: Path, rows: int) -> Vectors | None:
    try:
        vectors: Vectors = np.load(path, allow_pickle=False)
    except (OSError, ValueError, EOFError):
        return None
    fits = vectors.ndim == 2 and len(vectors) == rows and vectors.dtype == np.float32
    return vectors if fits else None


def _keep(path: Path, vectors: Vectors) -> None:
    """Replaces the file whole; where nothing can be written, the next start embeds again."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.with_suffix(".part").open("wb") as file:
            np.save(file, vectors, allow_pickle=False)
        path.with_suffix(".part").replace(path)
        newest = sorted(path.parent.glob("*.npy"), key=lambda p: -p.stat().st_mtime_ns)
        for old in newest[KEPT:]:
            old.unlink(missing_ok=True)
    except OSError as error:
        _log.warning("%s cannot be written (%s); the next start takes longer", path, error)
