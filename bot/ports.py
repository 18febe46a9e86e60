"""What Leeway asks of the world. Implementations live in `adapters/` and do not inherit."""

from collections.abc import AsyncGenerator, Awaitable, Callable, Sequence
from datetime import datetime
from typing import NamedTuple, Protocol

import numpy as np
import numpy.typing as npt

from bot.guidance.passages import Passage
from bot.identifiers.guesses import Guess
from bot.language import Judged, Piece, Prompt

Vector = npt.NDArray[np.float32]
Vectors = npt.NDArray[np.float32]

Clock = Callable[[], datetime]
"""The time now, aware, in UTC."""

Ids = Callable[[], str]
"""A new id, unique and sortable by time."""

Progress = Callable[[int, int], None]
"""Called with (done, total) as long work goes on."""


NameLanguage = Callable[[str], Awaitable[str | None]]
"""The language that a text is in, as an ISO 639-1 code; null where none is likely."""


class Embedder(Protocol):
    """Turns texts into unit vectors, shape (n, dimension), float32."""

    @property
    def name(self) -> str:
        """Names the weights and the way they are used; part of an index's identity."""
        ...

    @property
    def languages(self) -> frozenset[str]:
        """The languages it understands, as ISO 639-1 codes: each finds texts in the others."""
        ...

    async def embed_questions(self, texts: Sequence[str]) -> Vectors:
        """Raises ModelUnavailable."""
        ...

    async def embed_passages(self, texts: Sequence[str]) -> Vectors:
        """Raises ModelUnavailable."""
        ...


class Recogniser(Protocol):
    """Says which words of a text are names or parts of addresses."""

    async def guesses(self, texts: Sequence[str]) -> tuple[tuple[Guess, ...], ...]:
        """For each text the words that may identify somebody, in order; raises ModelUnavailable."""
        ...


class LanguageModel(Protocol):
    """Words and weighs; decides nothing. Every use ends within the model's own time budget."""

    @property
    def name(self) -> str:
        """The model as its server calls it; recorded with the answer."""
        ...

    def stream(self, prompt: Prompt) -> AsyncGenerator[Piece, None]:
        """A draft as it is written, sentences with their `[n]` marks; raises ModelUnavailable."""
        ...

    async def judge(self, prompt: Prompt) -> Judged:
        """One opinion; raises ModelUnavailable."""
        ...


class Hit(NamedTuple):
    """A passage that may answer: BM25 score ≥ 0; cosines in [-1, 1], null only without vectors.

    `dense` is the passage's own cosine, `sentence` its best sentence's, `item` its whole item's.
    All are exact, whichever way found the passage. A tuple, as a question makes a hundred.
    """

    passage: str
    lexical: float
    dense: float | None = None
    sentence: float | None = None
    item: float | None = None


class Found(NamedTuple):
    """What one question found in the knowledge version that was live as it was asked.

    Not `by_meaning`, every hit has words alone: no vector was given, or none are ready yet.
    """

    version: str
    hits: tuple[Hit, ...]
    by_meaning: bool


class PassageIndex(Protocol):
    """Finds passages by meaning and by words. One knowledge version at a time."""

    async def build(
        self, version: str, passages: Sequence[Passage], progress: Progress | None = None
    ) -> None:
        """Make that version the live one, reusing unchanged vectors; cheap if it is built already.

        Meanwhile the version before goes on answering; where there is none, this one answers by
        words alone. `progress` counts vectors. Raises IndexUnavailable, ModelUnavailable.
        """
        ...

    async def search(self, question: str, vector: Vector | None, top: int) -> Found:
        """The union of the `top` by each way, unordered; without a vector, by words alone.

        `vector` is one question's, of shape (dimension,); `top` ≥ 1. Raises IndexUnavailable.
        """
        ...
