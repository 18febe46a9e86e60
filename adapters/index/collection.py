"""One version's collection in Chroma: filled once, verified, then only read."""

import logging
import time
from collections.abc import Callable, Iterator

import numpy as np
from chromadb.api import ClientAPI
from chromadb.api.models.Collection import Collection
from chromadb.errors import NotFoundError

from adapters.index.chroma_place import chroma_errors
from adapters.index.matrix import Matrix, Rows
from adapters.index.plan import Plan
from adapters.vector_cache import VectorCache
from bot.errors import IndexUnavailable
from bot.ports import Vector, Vectors

BATCH = 500
"""Passages in one call: below every Chroma's greatest batch, and a few MB over HTTP."""

RESTS_S = 5.0
"""After a failure, how long questions leave Chroma alone."""

_log = logging.getLogger(__name__)


def complete(client: ClientAPI, plan: Plan) -> Collection | None:
    """The plan's collection if it is there and holds every passage; raises IndexUnavailable."""
    with chroma_errors():
        try:
            # No embedding function: Chroma's default one would download a model.
            collection = client.get_collection(plan.name, embedding_function=None)
        except NotFoundError:
            return None
        return collection if collection.count() == len(plan.passages) else None


def fill(client: ClientAPI, plan: Plan, vectors: Vectors) -> None:
    """Put every passage in, again or for the first time; raises IndexUnavailable.

    Whoever fills the same plan at the same time writes the same, so no two can disagree.
    """
    with chroma_errors():
        collection = client.get_or_create_collection(
            plan.name,
            configuration={"hnsw": {"space": "cosine"}},
            metadata={"version": plan.version},
            embedding_function=None,
        )
        for rows in _batches(len(plan.passages)):
            passages = plan.passages[rows]
            collection.upsert(
                ids=[passage.id for passage in passages],
                embeddings=vectors[rows],
                documents=[passage.text for passage in passages],
                metadatas=[
                    {"key": key, "item": passage.item, "kind": passage.kind}
                    for key, passage in zip(plan.keys[rows], passages, strict=True)
                ],
            )
        count = collection.count()
    if count != len(plan.passages):
        raise IndexUnavailable(
            f"Chroma holds {count} of {len(plan.passages)} passages of {plan.name}; build it again"
        )


def recall(collection: Collection, plan: Plan, cache: VectorCache) -> None:
    """Take over the vectors that another replica embedded; raises IndexUnavailable."""
    for rows in _batches(len(plan.passages)):
        with chroma_errors():
            found = collection.get(
                ids=[passage.id for passage in plan.passages[rows]],
                include=["embeddings", "metadatas"],
            )
        keys = [str(metadata["key"]) for metadata in found["metadatas"] or ()]
        cache.add(keys, np.asarray(found["embeddings"], dtype=np.float32))


class NearestInChroma:
    """Finds rows by asking Chroma; while Chroma fails, by looking through the matrix itself.

    `connect` gives a client, and raises IndexUnavailable; it is asked again after each failure.
    """

    def __init__(
        self,
        connect: Callable[[], ClientAPI],
        plan: Plan,
        matrix: Matrix,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self._connect = connect
        self._name = plan.name
        self._rows = {passage.id: row for row, passage in enumerate(plan.passages)}
        self._matrix = matrix
        self._monotonic = monotonic
        self._collection: Collection | None = None
        self._rests_until = float("-inf")

    def __call__(self, vector: Vector, top: int) -> Rows:
        """The rows of about the `top` greatest cosines (by HNSW: 99 of 100 of them)."""
        if self._monotonic() >= self._rests_until:
            try:
                return self._ask(vector, top)
            except IndexUnavailable as error:
                _log.warning("searching without Chroma for %.0f s: %s", RESTS_S, error)
                self._collection = None
                self._rests_until = self._monotonic() + RESTS_S
        return self._matrix.nearest(vector, top)

    def _ask(self, vector: Vector, top: int) -> Rows:
        collection = self._collection
        with chroma_errors():
            if collection is None:
                collection = self._connect().get_collection(self._name, embedding_function=None)
                self._collection = collection
            found = collection.query(query_embeddings=vector[np.newaxis], n_results=top, include=[])
            return np.array([self._rows[passage] for passage in found["ids"][0]], dtype=np.intp)


def _batches(size: int) -> Iterator[slice]:
    return (slice(start, min(start + BATCH, size)) for start in range(0, size, BATCH))
