"""An embedder that keeps what it embedded last: texts of the last starts are read from files.

For the phrases, examples and sentences that are learned at start-up (10 s of embedding, some
milliseconds from a file); the index keeps its passages' vectors itself.
"""

import asyncio
import hashlib
import logging
from collections.abc import Iterable, Sequence
from pathlib import Path
from zipfile import BadZipFile

import numpy as np

from bot.ports import Embedder, Vector, Vectors

KEPT = 6
"""Files, the newest first, two for a start: a version or two of guidance, another embedder."""

_KEY = 16
"""Bytes that a text is known by."""
_NONE: Vectors = np.zeros((0, 0), dtype=np.float32)

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
        """From the files kept; what is in none is embedded and kept; raises ModelUnavailable."""
        keys = [_key(self.name, text) for text in texts]
        path = self._folder / f"{hashlib.sha256(b''.join(keys)).hexdigest()[:32]}.npz"
        known = await asyncio.to_thread(_known, path, set(keys))
        new = {key: text for key, text in zip(keys, texts, strict=True) if key not in known}
        if new:
            known.update(
                zip(new, await self._embedder.embed_passages([*new.values()]), strict=True)
            )
        vectors = np.stack([known[key] for key in keys]) if keys else _NONE
        if new or not path.exists():
            await asyncio.to_thread(_keep, path, keys, vectors)
        return vectors


def _key(name: str, text: str) -> bytes:
    return hashlib.sha256(f"{name}\0{text}".encode()).digest()[:_KEY]


def _known(path: Path, keys: set[bytes]) -> dict[bytes, Vector]:
    """Those vectors that are in a file: in that one, or else in the others beside it."""
    others = [other for other in path.parent.glob("*.npz") if other != path]
    known: dict[bytes, Vector] = {}
    for file in (path, *others):
        if keys <= known.keys():
            break
        known |= {key: vector for key, vector in _load(file) if key in keys}
    return known


def _load(path: Path) -> Iterable[tuple[bytes, Vector]]:
    try:
        with path.open("rb") as file, np.load(file, allow_pickle=False) as kept:
            keys, vectors = kept["keys"], kept["vectors"]
    except (OSError, ValueError, EOFError, KeyError, BadZipFile):
        return ()
    if vectors.ndim != 2 or vectors.dtype != np.float32 or keys.shape != (len(vectors), _KEY):
        return ()
    return zip((key.tobytes() for key in keys), vectors, strict=True)


def _keep(path: Path, keys: Sequence[bytes], vectors: Vectors) -> None:
    """Replaces the file whole; where nothing can be written, the next start embeds again."""
    rows = np.frombuffer(b"".join(keys), dtype=np.uint8).reshape(len(keys), _KEY)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.with_suffix(".part").open("wb") as file:
            np.savez(file, keys=rows, vectors=vectors)
        path.with_suffix(".part").replace(path)
        newest = sorted(path.parent.glob("*.np[yz]"), key=lambda p: -p.stat().st_mtime_ns)
        for old in newest[KEPT:]:
            old.unlink(missing_ok=True)
    except OSError as error:
        _log.warning("%s cannot be written (%s); the next start takes longer", path, error)
