"""Signals found by phrase: words that come before any guidance."""

from collections.abc import Sequence
from functools import lru_cache

from bot.guidance.company import Signal
from bot.guidance.words import stems


def signals_by_phrase(question: str, signals: Sequence[Signal]) -> tuple[Signal, ...]:
    """The signals one of whose phrases stands in the question, word stem by word stem."""
    asked = _in_a_row(stems(question))
    return tuple(s for s in signals if any(phrase in asked for phrase in _sought(s.phrases)))


@lru_cache(maxsize=1_024)
def _sought(phrases: tuple[str, ...]) -> tuple[str, ...]:
    """What to look for, remembered: hundreds of phrases are held against every question."""
    stemmed = (stems(phrase) for phrase in phrases)
    return tuple(_in_a_row(phrase) for phrase in stemmed if phrase)


def _in_a_row(stemmed: Sequence[str]) -> str:
    # Stems have no spaces in them, so joined ones stand in a row where the strings do.
    return f" {' '.join(stemmed)} "
