"""Which collection is live, and what else may stay: one small file, replaced whole."""

import asyncio
import shutil
import sqlite3
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, closing
from pathlib import Path

import numpy as np
from pydantic import ValidationError

from adapters.index.plan import PREFIX
from bot.ports import Vectors
from bot.values import Value

ASKS_AGAIN_S = 0.2


class Pointer(Value):
    """The names of the live collection and of the one before it, which others may still read."""

    live: str
    previous: str | None = None


class Versions:
    """The index folder: `live.json`, and a folder per collection with its `vectors.npy`."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._file = folder / "live.json"

    def pointer(self) -> Pointer | None:
        """None before the first build, and where the file says nothing sensible."""
        try:
            return Pointer.model_validate_json(self._file.read_bytes())
        except (OSError, ValidationError):
            return None

    def switch(self, name: str) -> None:
        """Make that collection the live one, in one step that cannot be half done."""
        before = self.pointer()
        if before is None or before.live != name:
            pointer = Pointer(live=name, previous=before.live if before else None)
            _replace(self._file, pointer.model_dump_json().encode())

    def left_over(self) -> Iterator[str]:
        """Collections neither live nor previous: old ones, and those of killed builds."""
        pointer = self.pointer()
        kept = {pointer.live, pointer.previous} if pointer else set()
        for path in self._folder.glob(f"{PREFIX}*"):
            if path.name not in kept:
                yield path.name

    def remove(self, name: str) -> None:
        """Remove that collection's folder."""
        shutil.rmtree(self._folder / name, ignore_errors=True)

    def save(self, name: str, vectors: Vectors) -> None:
        """Keep the version's vectors beside its collection."""
        path = self._folder / name / "vectors.npy"
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.with_suffix(".part").open("wb") as file:
            np.save(file, vectors, allow_pickle=False)
        path.with_suffix(".part").replace(path)

    def load(self, name: str) -> Vectors | None:
        """The vectors, mapped from their file rather than read; None if there are none."""
        try:
            mapped = np.load(self._folder / name / "vectors.npy", mmap_mode="r", allow_pickle=False)
        except (OSError, ValueError):
            return None
        return np.asarray(mapped)

    @asynccontextmanager
    async def only_builder(self) -> AsyncIterator[None]:
        """Wait until no other process builds here, and keep others out; frees itself at a kill.

        Raises OSError or sqlite3.Error if the folder cannot be written.
        """
        self._folder.mkdir(parents=True, exist_ok=True)
        # SQLite's own lock, because it is one that every platform has.
        path = self._folder / "building.lock"
        with closing(sqlite3.connect(path, timeout=0, isolation_level=None)) as lock:
            while not _taken(lock):  # noqa: ASYNC110 — no event reaches us from another process
                await asyncio.sleep(ASKS_AGAIN_S)
            yield


def _taken(lock: sqlite3.Connection) -> bool:
    try:
        lock.execute("BEGIN EXCLUSIVE")
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode == sqlite3.SQLITE_BUSY:
            return False
        raise
    return True


def _replace(path: Path, content: bytes) -> None:
    part = path.with_suffix(".part")
    part.write_bytes(content)
    part.replace(path)
