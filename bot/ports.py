"""What Leeway asks of the world. Implementations live in `adapters/` and do not inherit."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Protocol

import numpy as np
import numpy.typing as npt

from bot.entries import Entry
from bot.guidance.passages import Passage
from bot.people import Person, Sender
from bot.values import Value

Vector = npt.NDArray[np.float32]
Vectors = npt.NDArray[np.float32]

Clock = Callable[[], datetime]
"""The time now, aware, in UTC."""

Ids = Callable[[], str]
"""A new id, unique and sortable by time."""

Progress = Callable[[int, int], None]
"""Called with (done, total) as long work goes on."""


class Embedder(Protocol):
    """Turns texts into unit vectors, shape (n, dimension), float32."""

    @property
    def name(self) -> str:
        """Names the weights and the way they are used; part of an index's identity."""
        ...

    async def embed_questions(self, texts: Sequence[str]) -> Vectors:
        """Raises ModelUnavailable."""
        ...

    async def embed_passages(self, texts: Sequence[str]) -> Vectors:
        """Raises ModelUnavailable."""
        ...


class Hit(Value):
    """A passage found: cosine in [-1, 1] and BM25 score ≥ 0, each null if not found by it."""

    passage: str
    dense: float | None
    lexical: float | None


class PassageIndex(Protocol):
    """Finds passages by meaning and by words. One knowledge version at a time."""

    async def build(
        self, version: str, passages: Sequence[Passage], progress: Progress | None = None
    ) -> None:
        """Make that version the live one, reusing unchanged vectors; raises IndexUnavailable."""
        ...

    async def search(self, question: str, vector: Vector, top: int) -> tuple[Hit, ...]:
        """The union of the `top` by each way, unordered; raises IndexUnavailable."""
        ...


class Logbook(Protocol):
    """Where entries are kept. What `append` returned from is not lost."""

    async def append(self, entry: Entry) -> None:
        """Store one entry; raises StorageUnavailable."""
        ...

    async def get(self, entry_id: str) -> Entry:
        """Raises NotFound, StorageUnavailable."""
        ...

    async def of_person(self, person_id: str, newest: int) -> tuple[Entry, ...]:
        """The person's own entries, newest first; raises StorageUnavailable."""
        ...


class People(Protocol):
    """Who a sender is."""

    async def find(self, sender: Sender) -> Person:
        """An unknown sender is an advisor without a team; raises StorageUnavailable."""
        ...
