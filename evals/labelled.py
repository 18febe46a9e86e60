"""Texts that people have sorted: a clustering set, or a BEIR set's questions by their document."""

import asyncio
import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from bot.ports import Embedder, Vectors
from evals.beir import read_set

_AT_ONCE = 64


@dataclass(frozen=True)
class Labelled:
    """Texts with their label and unit vector, shape (n, dimension), in one order for all.

    `strays` are texts that belong nowhere, labelled each by itself, behind the others.
    """

    name: str
    texts: tuple[str, ...]
    labels: tuple[str, ...]
    vectors: Vectors
    strays: int = 0

    @property
    def true_groups(self) -> int:
        """How many labels there are, strays aside."""
        return len(set(self.labels[: len(self.labels) - self.strays]))


def read_labelled(folder: Path, embedder: Embedder) -> Labelled:
    """Read `items.jsonl` if it is there, else questions by their first relevant document.

    Raises SetInvalid, OSError, ModelUnavailable.
    """
    items = folder / "items.jsonl"
    strays: list[str] = []
    if items.exists():
        rows = [json.loads(line) for line in items.read_text(encoding="utf-8").splitlines()]
        texts, labels = [row["text"] for row in rows], [row["label"] for row in rows]
    else:
        data = read_set(folder)
        texts = [query.text for query in data.queries]
        labels = [max(g := data.grades[q.id], key=lambda d: g[d]) for q in data.queries]
        strays = [query.text for query in data.uncovered]
    every = texts + strays
    labels += [f"stray {n}" for n in range(len(strays))]
    vectors = asyncio.run(_embedded(every, embedder))
    return Labelled(folder.name, tuple(every), tuple(labels), vectors, len(strays))


async def _embedded(texts: list[str], embedder: Embedder) -> Vectors:
    starts = range(0, len(texts), _AT_ONCE)
    return np.vstack([await embedder.embed_passages(texts[s : s + _AT_ONCE]) for s in starts])
