"""What a theme is called: words of its most central verbatims, or a model's title."""

import math
import re
from collections import Counter
from collections.abc import Awaitable, Callable, Collection, Iterator, Mapping, Sequence

import numpy as np

from bot.guidance.words import SMALL, stem
from bot.outer_loop.theme import Member
from bot.ports import Vectors

WORDS = 8
_LEAST = 2
_SHORTEST, _LONGEST = 3, 9
"""Words of a phrase."""
_WHOLE, _FURTHER, _LATER = 2.0, 0.5, 12.0
"""What it is worth that a clause is whole; costs that a verbatim is less central, a clause later.

What happened comes first; behind it stands why somebody did what they did.
"""
_CLAUSE = re.compile(r"[.,;:!?()\n]+|\s[-–—]\s")
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
    members: Sequence[Member],
    several: Collection[str],
    everywhere: Mapping[str, int],
    of: int,
) -> tuple[str, ...]:
    """The words that set a theme's members apart, the first most: class-based TF-IDF.

    `everywhere` says in how many of `of` texts each word stands. A word that not `several` people
    used may tell who it was: it is left out. So are words that carry no situation, which reasons
    share ("and they"), and further forms of a word that is there already.
    """
    counts = common([member.text for member in members])
    weights = {
        word: count / len(members) * math.log(1 + of / max(everywhere.get(word, 0), count))
        for word, count in counts.items()
        if word in several and word not in SMALL
    }
    # A word in a few of many members is no title, however rare it is elsewhere.
    ranked = sorted(weights, key=lambda word: (-weights[word], word))
    first: dict[str, str] = {}
    for word in ranked:
        first.setdefault(stem(word), word)
    return tuple(first.values())[:WORDS]


def shared(members: Sequence[Member]) -> frozenset[str]:
    """The words that several people used."""
    speakers: dict[str, set[str]] = {}
    for member in members:
        for word in words_of(member.text):
            speakers.setdefault(word, set()).add(member.speaker)
    return frozenset(word for word, people in speakers.items() if len(people) >= _LEAST)


def phrase(texts: Sequence[str], words: Sequence[str], several: Collection[str]) -> str | None:
    """How a clause of one of these texts begins, with most of the distinctive words; null for none.

    The first clause needs one of them, the others two.

    `texts` are the most central verbatims, the first most. Only words that `several` people used
    are in it, as one person's own may tell who it was.
    """
    weights = {stem(word): len(words) - place for place, word in enumerate(words)}
    best, most = None, 0.0
    for place, text in enumerate(texts):
        for nth, clause in enumerate(_CLAUSE.split(_PLACEHOLDER.sub(".", text))):
            further = _FURTHER * place + _LATER * nth
            for said, whole in _beginnings(clause.split(), several):
                held = {stem(word.lower()) for word in said} & weights.keys()
                worth = sum(weights[word] for word in held) + _WHOLE * whole - further
                if len(held) >= (_LEAST if nth else 1) and (best is None or worth > most):
                    best, most = " ".join(said), worth
    return best and best[0].upper() + best[1:]


def _beginnings(said: Sequence[str], several: Collection[str]) -> Iterator[tuple[list[str], bool]]:
    """The first words of a clause that may be shown, and whether they are all of it."""
    low = [word.lower() for word in said[:_LONGEST]]
    for size, word in enumerate(low, 1):
        if word not in several and word not in SMALL:
            return
        whole = size == len(said)
        if size >= _SHORTEST and (whole or word not in SMALL):
            yield list(said[:size]), whole


def central(vectors: Vectors, number: int = 1) -> list[int]:
    """So many rows, the nearest to the middle of all first, for unit rows of shape (n, d)."""
    order: list[int] = np.argsort(-(vectors @ vectors.mean(axis=0)), kind="stable").tolist()
    return order[:number]


def grounded(title: str, members: Sequence[Member]) -> bool:
    """Whether every longer word of a model's title begins like one that the members use."""
    used = {word for member in members for word in words_of(member.text)}
    stems = {word[:5] for word in used}
    said = [word for word in words_of(title) if len(word) > 3]
    return bool(said) and all(word[:5] in stems for word in said)
