"""Each question of a message answered for itself, where that is sound.

What a signal says comes first and counts for the whole message, so that one is never split. Where
the person did not count their questions, each must find guidance of its own.
"""

from itertools import combinations
from typing import NamedTuple

from bot.answering.asking import Answering, Question, Told
from bot.answering.splitting import MOST, split
from bot.answers import Coverage, Outcome

_FOUND = 3
"""So many of the best items of two questions have to differ."""


class Answered(NamedTuple):
    """One question in the person's own words, not redacted, and what is said to it."""

    question: str
    told: Told


class Several(NamedTuple):
    """The answers to one message; `asked` is how many questions it held."""

    answers: tuple[Answered, ...]
    asked: int


async def answer_each(answering: Answering, question: Question) -> Several:
    """One answer, or one for each of the message's questions: the first three of them."""
    whole = Answered(question.text, await answering.answer(question))
    held = None if question.earlier else split(question.text)
    if held is None or whole.told.answer.signals:
        return Several((whole,), 1)
    answers: list[Answered] = []
    cited = 0
    for text in held.questions[:MOST]:
        told = await answering.answer(question.about(text, cited))
        cited += len(told.answer.citations)
        answers.append(Answered(text, told))
    if not held.sure and not _apart([each.told for each in answers]):
        return Several((whole,), 1)
    return Several(tuple(answers), len(held.questions))


def _apart(told: list[Told]) -> bool:
    """Whether each is covered, and by guidance that none of the others found."""
    if not all(_governed(each) for each in told):
        return False
    found = [{ranked.item.id for ranked in each.situation.items[:_FOUND]} for each in told]
    limits = [each.answer.verdict.limit for each in told if each.answer.verdict.limit]
    return len(set(limits)) == len(limits) and all(
        one.isdisjoint(other) for one, other in combinations(found, 2)
    )


def _governed(told: Told) -> bool:
    ruled = told.answer.verdict.outcome is not Outcome.NONE
    return told.answer.coverage is Coverage.COVERED or (
        ruled and told.answer.coverage is Coverage.PARTIAL
    )
