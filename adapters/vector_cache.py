"""Vectors by what they are the vector of, so that no text is embedded twice."""

import hashlib
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Protocol

import numpy as np

from bot.errors import IndexUnavailable
from bot.ports import Vectors

KEPT_FOR = 3
"""A vector that this many builds in a row did not want is forgotten."""

_TABLE = """
CREATE TABLE IF NOT EXISTS vectors (
    key TEXT PRIMARY KEY, vector BLOB NOT NULL, unwanted INTEGER NOT NULL DEFAULT 0
)"""


def key_of(embedder: str, text: str) -> str:
    """The same for the same text and embedder, wherever it stands."""
    return hashlib.sha256(f"{embedder}\0{text}".encode()).hexdigest()


class VectorCache(Protocol):
    """Blocking; keys are `key_of`'s."""

    def missing(self, keys: Sequence[str]) -> list[str]:
        """Those it has no vector for, each once, in their order."""
        ...

    def add(self, keys: Sequence[str], vectors: Vectors) -> None:
        """Keep one vector per key, shape (len(keys), dimension)."""
        ...

    def matrix(self, keys: Sequence[str]) -> Vectors:
        """The vectors of those keys, none missing, shape (len(keys), dimension)."""
        ...


class MemoryVectorCache:
    """Implements `VectorCache` for as long as the process lives."""

    def __init__(self) -> None:
        self._vectors: dict[str, Vectors] = {}

    def missing(self, keys: Sequence[str]) -> list[str]:
        """Those it has no vector for, each once, in their order."""
        return [key for key in dict.fromkeys(keys) if key not in self._vectors]

    def add(self, keys: Sequence[str], vectors: Vectors) -> None:
        """Keep one vector per key."""
        self._vectors.update(zip(keys, vectors, strict=True))

    def matrix(self, keys: Sequence[str]) -> Vectors:
        """The vectors of those keys, none missing."""
        return np.stack([self._vectors[key] for key in keys])


class SqliteVectorCache:
    """Implements `VectorCache` in one file. What was added outlives a killed process.

    Every method raises IndexUnavailable if the file cannot be used.
    """

    def __init__(self, path: Path) -> None:
        self._path = path

    def missing(self, keys: Sequence[str]) -> list[str]:
        """Those it has no vector for, each once, in their order."""
        with self._open() as db:
            known = {key for (key,) in db.execute("SELECT key FROM vectors")}
        return [key for key in dict.fromkeys(keys) if key not in known]

    def add(self, keys: Sequence[str], vectors: Vectors) -> None:
        """Keep one vector per key, as little-endian float32."""
        rows = zip(keys, (row.tobytes() for row in vectors.astype("<f4")), strict=True)
        with self._open() as db:
            db.executemany("INSERT OR REPLACE INTO vectors (key, vector) VALUES (?, ?)", rows)

    def matrix(self, keys: Sequence[str]) -> Vectors:
        """The vectors of those keys, none missing."""
        select = "SELECT vector FROM vectors WHERE key = ?"
        with self._open() as db:
            found = [db.execute(select, (key,)).fetchone()[0] for key in keys]
        joined = np.frombuffer(b"".join(found), dtype="<f4")
        return joined.reshape(len(keys), -1).astype(np.float32, copy=False)

    def forget_unwanted(self, wanted: Sequence[str]) -> None:
        """After a build that wanted those keys: drop what nobody has wanted for long."""
        with self._open() as db:
            db.execute("UPDATE vectors SET unwanted = unwanted + 1")
            rows = ((key,) for key in wanted)
            db.executemany("UPDATE vectors SET unwanted = 0 WHERE key = ?", rows)
            db.execute("DELETE FROM vectors WHERE unwanted > ?", (KEPT_FOR,))

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        try:
            with closing(sqlite3.connect(self._path)) as db, db:  # `db` again: commit or roll back
                db.execute(_TABLE)
                yield db
        except sqlite3.Error as error:
            raise IndexUnavailable(
                f"{self._path} cannot be used ({error}); it is safe to delete and build anew"
            ) from error
