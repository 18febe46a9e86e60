"""An answer as it is now, from everything that happened to its question."""

from collections.abc import Sequence

from bot.answers import Answer
from bot.entries import AnswerReworded, Asked, Entry


def answer_of(asked: Asked, history: Sequence[Entry]) -> Answer:
    """The answer in the words in which the person saw it last."""
    words = next((entry for entry in history if isinstance(entry, AnswerReworded)), None)
    return asked.answer if words is None else asked.answer.worded(words)
