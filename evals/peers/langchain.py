"""LangChain as its guides put it together: BM25 and FAISS in an EnsembleRetriever.

Half and half, as in its guide to hybrid search. Chunks of 500 characters with 100 of overlap did
better than its splitter's 4,000, which are more than the embedder reads, and its tutorial's 1,000.
An `id_key`, because chunks of equal text would otherwise become one; words in lower case, because
its BM25 only splits at blanks.
"""

import re
from collections.abc import Sequence

from langchain_classic.retrievers import EnsembleRetriever
from langchain_community.retrievers import BM25Retriever
from langchain_community.vectorstores import FAISS
from langchain_core.documents import Document as Chunk
from langchain_core.embeddings import Embeddings
from langchain_text_splitters import RecursiveCharacterTextSplitter

from evals.beir import Document
from evals.peers.embedding import Encoder
from evals.peers.system import CANDIDATES, file_text

SIZE, OVERLAP = 500, 100
_WORD = re.compile(r"\w+")


class _Embeddings(Embeddings):  # type: ignore[misc]  # the peers' types are in their environment
    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        return self._encoder.passages(texts)

    def embed_query(self, text: str) -> list[float]:
        return self._encoder.question(text)


class LangChain:
    """Implements `System`; `titled` puts the document's title above every chunk."""

    def __init__(self, *, titled: bool) -> None:
        self._titled = titled
        self._embeddings = _Embeddings(Encoder())
        self._retriever: EnsembleRetriever | None = None

    async def index(self, documents: Sequence[Document]) -> int:
        """Cut, embed and count words."""
        chunks = [chunk for document in documents for chunk in self._chunks(document)]
        words = BM25Retriever.from_documents(chunks, k=CANDIDATES, preprocess_func=_words)
        meaning = FAISS.from_documents(chunks, self._embeddings)
        self._retriever = EnsembleRetriever(
            retrievers=[words, meaning.as_retriever(search_kwargs={"k": CANDIDATES})],
            weights=[0.5, 0.5],
            id_key="chunk",
        )
        return len(chunks)

    async def find(self, question: str) -> Sequence[str]:
        """By reciprocal ranks."""
        assert self._retriever is not None
        return [chunk.metadata["document"] for chunk in self._retriever.invoke(question)]

    async def close(self) -> None:
        """Nothing is held open."""

    def _chunks(self, document: Document) -> list[Chunk]:
        splitter = RecursiveCharacterTextSplitter(chunk_size=SIZE, chunk_overlap=OVERLAP)
        if self._titled:
            pieces = splitter.split_text(document.text) or [""]
            texts = [file_text(document, piece) for piece in pieces]
        else:
            texts = splitter.split_text(file_text(document))
        return [
            Chunk(text, metadata={"document": document.id, "chunk": f"{document.id} {number}"})
            for number, text in enumerate(texts)
        ]


def _words(text: str) -> list[str]:
    return _WORD.findall(text.lower())
