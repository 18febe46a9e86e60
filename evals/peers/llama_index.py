"""LlamaIndex as its guide to fusion puts it together: BM25 and a VectorStoreIndex, by ranks.

`QueryFusionRetriever(mode="reciprocal_rerank", num_queries=1)`, so that no language model is asked
for more questions. Its `SentenceSplitter` as it comes (256 and 512 tokens did no better); nodes
carry their file's path, as its reader of folders has it embedded.
"""

from collections.abc import Sequence
from typing import Any

from llama_index.core import Document as File
from llama_index.core import VectorStoreIndex
from llama_index.core.base.embeddings.base import BaseEmbedding
from llama_index.core.llms import MockLLM
from llama_index.core.node_parser import SentenceSplitter
from llama_index.core.retrievers import QueryFusionRetriever
from llama_index.retrievers.bm25 import BM25Retriever

from evals.beir import Document
from evals.peers.embedding import Encoder
from evals.peers.system import CANDIDATES, file_text


class _Embedding(BaseEmbedding):  # type: ignore[misc]  # the peers' types are in their environment
    encoder: Any

    def _get_text_embedding(self, text: str) -> list[float]:
        return self._get_text_embeddings([text])[0]

    def _get_text_embeddings(self, texts: list[str]) -> list[list[float]]:
        found: list[list[float]] = self.encoder.passages(texts)
        return found

    def _get_query_embedding(self, query: str) -> list[float]:
        found: list[float] = self.encoder.question(query)
        return found

    async def _aget_query_embedding(self, query: str) -> list[float]:
        return self._get_query_embedding(query)


class LlamaIndex:
    """Implements `System`; `titled` gives every node the document's title as metadata."""

    def __init__(self, *, titled: bool) -> None:
        self._titled = titled
        self._embedding = _Embedding(encoder=Encoder(), model_name="leeway")
        self._retriever: QueryFusionRetriever | None = None

    async def index(self, documents: Sequence[Document]) -> int:
        """Cut, embed and count words."""
        splitter = SentenceSplitter()
        nodes = splitter.get_nodes_from_documents([self._file(each) for each in documents])
        index = VectorStoreIndex(nodes, embed_model=self._embedding)
        candidates = min(CANDIDATES, len(nodes))
        self._retriever = QueryFusionRetriever(
            [
                index.as_retriever(similarity_top_k=candidates),
                BM25Retriever.from_defaults(nodes=nodes, similarity_top_k=candidates),
            ],
            llm=MockLLM(),
            mode="reciprocal_rerank",
            num_queries=1,
            similarity_top_k=2 * candidates,
            use_async=False,
        )
        return len(nodes)

    async def find(self, question: str) -> Sequence[str]:
        """By reciprocal ranks."""
        assert self._retriever is not None
        return [str(found.node.ref_doc_id) for found in self._retriever.retrieve(question)]

    async def close(self) -> None:
        """Nothing is held open."""

    def _file(self, document: Document) -> File:
        metadata = {"file_path": f"{document.id}.md"}
        if self._titled and document.title:
            metadata["title"] = document.title
        text = document.text if self._titled else file_text(document)
        return File(text=text, id_=document.id, metadata=metadata)
