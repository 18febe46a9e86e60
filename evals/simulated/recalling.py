"""Answers that are worked out once for each text: an invented year repeats itself.

What depends on the moment, who takes it and by when, is worked out every time.
"""

from dataclasses import replace

from bot.answering.asking import Answering, Question, Told
from bot.answering.composing import compose
from bot.answers import Outcome
from bot.guidance.routing import route_to
from bot.people import Role

Known = dict[tuple[str, Role], Told]
"""What was answered, by text and role: of one version of the guidance."""


class Recalling(Answering):
    """Says what `bot.answering.asking.Answering` says, sooner where it was asked before."""

    def __init__(self, other: Answering, known: Known) -> None:
        vars(self).update(vars(other))
        self._known = known

    async def answer(self, question: Question) -> Told:
        """Answer one question; what follows up another is always worked out anew."""
        key = (question.text, question.role)
        if question.earlier is not None or key not in self._known:
            told = await super().answer(question)
            self._known.setdefault(key, told)
            return told
        return self._again(self._known[key], question)

    def _again(self, told: Told, question: Question) -> Told:
        now, ruling = self._clock(), told.situation.discretion.ruling
        urgent = ruling.outcome is Outcome.STOP
        owner = told.situation.route.owner
        route = route_to(self.base, owner, question.channel, now, urgent=urgent)
        situation = replace(told.situation, today=now.date(), route=route)
        composed = compose(situation, self._wording, question.cited)
        anew = {
            "id": self._ids(),
            "verdict": composed.verdict,
            "text": composed.text,
            "steps": composed.steps,
            "leeway": composed.leeway,
            "escalate_to": route,
            "citations": composed.citations,
        }
        return Told(told.answer.model_copy(update=anew), composed, situation)
