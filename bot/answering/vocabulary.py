"""The words that guidance has, and those of a question that it has not."""

from functools import cached_property

from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

from bot.answering.coverage import asked_words, text_of
from bot.answering.meaning import form, forms
from bot.guidance.base import GuidanceBase

_MISTYPED = 0.8
"""From this likeness on, an unknown word is a known one with a slip in it."""


class Vocabulary:
    """Every word of one guidance base, in all its inflections; read when first asked for."""

    def __init__(self, base: GuidanceBase) -> None:
        self._base = base

    def lacks(self, question: str) -> tuple[str, ...]:
        """The question's words of content that stand nowhere in guidance, in order.

        A mistyped word counts as the one that was meant.
        """
        unknown = (word for word in asked_words(question) if form(word) not in self._known)
        return tuple(word for word in unknown if not self._nearly(form(word)))

    def _nearly(self, word: str) -> bool:
        like = DamerauLevenshtein.normalized_similarity
        return (
            process.extractOne(word, self._known, scorer=like, score_cutoff=_MISTYPED) is not None
        )

    @cached_property
    def _known(self) -> frozenset[str]:
        return frozenset().union(*(forms(text_of(item)) for item in self._base.answerable()))
