"""Haystack as its tutorial on hybrid retrieval puts it together: a pipeline over one store.

BM25 and embeddings from the `InMemoryDocumentStore`, joined by reciprocal ranks; `DocumentSplitter`
and every `top_k` as they come: 200 words, ten documents.
"""

from collections.abc import Sequence
from dataclasses import replace

from haystack import Document as Piece
from haystack import Pipeline, component
from haystack.components.joiners import DocumentJoiner
from haystack.components.preprocessors import DocumentSplitter
from haystack.components.retrievers.in_memory import (
    InMemoryBM25Retriever,
    InMemoryEmbeddingRetriever,
)
from haystack.document_stores.in_memory import InMemoryDocumentStore

from evals.beir import Document
from evals.peers.embedding import Encoder
from evals.peers.system import file_text


@component
class _TextEmbedder:
    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder

    # The peers' types are in their environment.
    @component.output_types(embedding=list[float])  # type: ignore[untyped-decorator]
    def run(self, text: str) -> dict[str, list[float]]:
        return {"embedding": self._encoder.question(text)}


class Haystack:
    """Implements `System`; `titled` puts the document's title above every piece."""

    def __init__(self, *, titled: bool) -> None:
        self._titled = titled
        self._encoder = Encoder()
        self._pipeline: Pipeline | None = None

    async def index(self, documents: Sequence[Document]) -> int:
        """Cut, embed and count words."""
        pieces = self._pieces(documents)
        vectors = self._encoder.passages([str(piece.content) for piece in pieces])
        store = InMemoryDocumentStore()
        store.write_documents(
            [replace(piece, embedding=v) for piece, v in zip(pieces, vectors, strict=True)]
        )
        self._pipeline = self._pipeline_over(store)
        return len(pieces)

    async def find(self, question: str) -> Sequence[str]:
        """By reciprocal ranks."""
        assert self._pipeline is not None
        found = self._pipeline.run({"embedder": {"text": question}, "words": {"query": question}})
        return [piece.meta["document"] for piece in found["joiner"]["documents"]]

    async def close(self) -> None:
        """Nothing is held open."""

    def _pieces(self, documents: Sequence[Document]) -> list[Piece]:
        splitter = DocumentSplitter()
        files = [
            Piece(
                content=(each.text if self._titled else file_text(each)) or each.title,
                meta={"document": each.id, "title": each.title},
            )
            for each in documents
        ]
        pieces: list[Piece] = splitter.run(documents=files)["documents"]
        if not self._titled:
            return pieces
        return [replace(p, content=f"{p.meta['title']}\n\n{p.content}".strip()) for p in pieces]

    def _pipeline_over(self, store: InMemoryDocumentStore) -> Pipeline:
        pipeline = Pipeline()
        pipeline.add_component("embedder", _TextEmbedder(self._encoder))
        pipeline.add_component("meaning", InMemoryEmbeddingRetriever(store))
        pipeline.add_component("words", InMemoryBM25Retriever(store))
        pipeline.add_component("joiner", DocumentJoiner(join_mode="reciprocal_rank_fusion"))
        pipeline.connect("embedder.embedding", "meaning.query_embedding")
        pipeline.connect("words", "joiner")
        pipeline.connect("meaning", "joiner")
        return pipeline
