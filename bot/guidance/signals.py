"""Signals found by phrase: words that come before any guidance."""

from collections.abc import Sequence

from bot.guidance.company import Signal
from bot.guidance.words import phrase_stems, stems


def signals_by_phrase(question: str, signals: Sequence[Signal]) -> tuple[Signal, ...]:
    """The signals one of whose phrases stands in the question, word stem by word stem."""
    asked = tuple(stems(question))
    return tuple(s for s in signals if any(_stands(phrase_stems(p), asked) for p in s.phrases))


def _stands(phrase: tuple[str, ...], asked: tuple[str, ...]) -> bool:
    # Stems have no spaces in them, so joined ones stand in a row where the strings do.
    return bool(phrase) and f" {' '.join(phrase)} " in f" {' '.join(asked)} "
