"""Leeway itself as one of the systems: its own retrieval and coverage, over Chroma, as it ships."""

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from adapters.bootstrap import Index, embedder_of, index_of
from adapters.settings import Settings
from evals.beir import Document
from evals.bench import Retrieval
from evals.corpus import Corpus


class LeewayRetrieval:
    """Implements `System`. What it finds it also judges, as every question is in the product."""

    def __init__(self) -> None:
        self._folder = TemporaryDirectory(prefix="leeway-peers-")
        settings = Settings(data_dir=Path(self._folder.name))
        self._embedder = embedder_of(settings)
        self._index: Index = index_of(settings, self._embedder)
        self._retrieval: Retrieval | None = None

    async def index(self, documents: Sequence[Document]) -> int:
        """As a folder of guidance."""
        corpus = Corpus("peers", documents)
        self._retrieval = Retrieval(corpus, self._embedder, self._index)
        await self._retrieval.build()
        return len(corpus.passages)

    async def find(self, question: str) -> Sequence[str]:
        """Embed, search, fuse, judge."""
        assert self._retrieval is not None
        return (await self._retrieval.find(question)).documents

    async def close(self) -> None:
        """Let go of Chroma's files."""
        await self._index.close()
        self._folder.cleanup()
