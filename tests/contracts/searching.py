"""Asking an index, and looking at what it found."""

from bot.guidance.passages import Passage
from bot.ports import Embedder, Found, Hit, PassageIndex, Vector


async def vector_of(embedder: Embedder, question: str) -> Vector:
    vector: Vector = (await embedder.embed_questions([question]))[0]
    return vector


async def ask(index: PassageIndex, embedder: Embedder, question: str, top: int = 10) -> Found:
    return await index.search(question, await vector_of(embedder, question), top)


def ids(found: Found) -> set[str]:
    return {hit.passage for hit in found.hits}


def hit(found: Found, wanted: Passage) -> Hit:
    return next(hit for hit in found.hits if hit.passage == wanted.id)


def best_by_words(found: Found) -> str:
    return max(found.hits, key=lambda hit: hit.lexical).passage
