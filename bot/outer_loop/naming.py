"""What a theme is called: its distinctive words, its most central verbatim, or a model's title."""

import math
import re
from collections import Counter
from collections.abc import Awaitable, Callable, Mapping, Sequence

import numpy as np

from bot.guidance.words import SMALL, stem
from bot.outer_loop.theme import Member
from bot.ports import Vectors

WORDS = 8
_LEAST = 2
_WORD = re.compile(r"[^\W\d_]{3,}(?:['’-][^\W\d_]+)*")
_PLACEHOLDER = re.compile(r"\[[^\]]*\]")

WordTitle = Callable[[Sequence[str], Sequence[str]], Awaitable[str | None]]
"""A model's title from distinctive words and verbatims, null if it has none; never raises."""


def words_of(text: str) -> set[str]:
    """The words of a redacted text, in lower case, without what stands for a customer's data."""
    return {word.lower() for word in _WORD.findall(_PLACEHOLDER.sub(" ", text))}


def common(texts: Sequence[str]) -> Counter[str]:
    """In how many of all texts each word stands."""
    return Counter(word for text in texts for word in words_of(text))


def distinctive(
    members: Sequence[Member], everywhere: Mapping[str, int], of: int
) -> tuple[str, ...]:
    """The words that set a theme's members apart, the first most: class-based TF-IDF.

    `everywhere` says in how many of `of` texts each word stands. A word that only one person used
    may tell who it was: it is left out. So are words that carry no situation, which reasons share
    ("and they"), and further forms of a word that is there already.
    """
    counts: Counter[str] = Counter()
    speakers: dict[str, set[str]] = {}
    for member in members:
        for word in words_of(member.text):
            counts[word] += 1
            speakers.setdefault(word, set()).add(member.speaker)
    weights = {
        word: count / len(members) * math.log(1 + of / max(everywhere.get(word, 0), count))
        for word, count in counts.items()
        if len(speakers[word]) >= _LEAST and word not in SMALL
    }
    # A word in a few of many members is no title, however rare it is elsewhere.
    ranked = sorted(weights, key=lambda word: (-weights[word], word))
    first: dict[str, str] = {}
    for word in ranked:
        first.setdefault(stem(word), word)
    return tuple(first.values())[:WORDS]


def central(vectors: Vectors) -> int:
    """The row nearest to the middle of all, for unit rows of shape (n, d)."""
    return int(np.argmax(vectors @ vectors.mean(axis=0)))


def grounded(title: str, members: Sequence[Member]) -> bool:
    """Whether every longer word of a model's title begins like one that the members use."""
    used = {word for member in members for word in words_of(member.text)}
    stems = {word[:5] for word in used}
    said = [word for word in words_of(title) if len(word) > 3]
    return bool(said) and all(word[:5] in stems for word in said)
