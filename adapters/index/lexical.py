"""Search by words: BM25 over stemmed English words.

Method: Robertson and Zaragoza 2009, "The Probabilistic Relevance Framework: BM25 and Beyond", as
computed eagerly by bm25s (Lù 2024, "BM25S: Orders of magnitude faster lexical search").
"""

import logging
import re
from collections.abc import Sequence

import bm25s
import numpy as np
import numpy.typing as npt
import Stemmer

from bot.guidance.passages import Passage

Scores = npt.NDArray[np.float32]

K1 = 1.2
CONTEXT_COUNTS = 3
"""A word of an item's title or a section's heading counts as often as three in its text."""

_WORD = re.compile(r"\w\w+|\d")  # a letter alone says nothing; a digit alone may be an amount

# As it is imported it asks for debugging messages of every program that logs.
logging.getLogger("bm25s").setLevel(logging.WARNING)


class Lexical:
    """The words of all passages of one version. Safe to use from several threads at once."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        self._size = len(passages)
        texts = [_words(_indexed(passage)) for passage in passages]
        stems = _stems(sorted({word for text in texts for word in text}))
        ids = {stem: number for number, stem in enumerate(sorted(set(stems.values())))}
        self._ids = {word: ids[stem] for word, stem in stems.items()}
        self._stem_ids = ids
        self._bm25: bm25s.BM25 | None = None
        if ids:  # bm25s cannot index nothing
            self._bm25 = bm25s.BM25(k1=K1)
            corpus = [[self._ids[word] for word in text] for text in texts]
            self._bm25.index((corpus, ids), create_empty_token=False, show_progress=False)

    def scores(self, question: str) -> Scores:
        """Every passage's score, shape (passages,), in their order; 0 where no word is common."""
        ids = self._known(_words(question))
        if self._bm25 is None or not ids:
            return np.zeros(self._size, dtype=np.float32)
        scores: Scores = self._bm25.get_scores_from_ids(ids)
        return scores

    def _known(self, words: Sequence[str]) -> list[int]:
        strange = _stems([word for word in words if word not in self._ids])
        found = (
            self._ids[word] if word in self._ids else self._stem_ids.get(strange[word])
            for word in words
        )
        return [number for number in found if number is not None]


def _indexed(passage: Passage) -> str:
    return " ".join([*[passage.context] * CONTEXT_COUNTS, passage.text])


def _words(text: str) -> list[str]:
    # Small words stay: their weight says how little they tell (0.006 nDCG@10 better than a list).
    return _WORD.findall(text.lower())


def _stems(words: Sequence[str]) -> dict[str, str]:
    # A stemmer of its own for each call: it has state and must not be shared between threads;
    # making one takes 4 µs.
    return dict(zip(words, Stemmer.Stemmer("english").stemWords(list(words)), strict=True))
