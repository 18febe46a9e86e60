"""The same answer in better words: a model words its steps, and may lower its coverage.

All else stays the code's own: verdict, leeway, route and citations are those of the first answer.
"""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import aclosing
from dataclasses import dataclass, replace

from bot.answering.asking import Told
from bot.answering.brief import Brief, brief_of
from bot.answering.composing import compose
from bot.answering.rewording import Reworded, Rewording, Timer, worth_wording
from bot.answering.second_opinion import counted, merged, second_opinion
from bot.answering.steps import with_steps
from bot.answering.verdict_words import VerdictWords
from bot.answers import Coverage, Words
from bot.language import Judged, ModelUse, Prices
from bot.ports import LanguageModel
from bot.redaction import Redacted
from bot.wording import Wording


@dataclass(frozen=True)
class Improved:
    """An answer as far as it is worded; `finished` on the last one."""

    told: Told
    finished: bool


class Improving:
    """Has answers worded by a model, and asks it for a second opinion on their coverage."""

    def __init__(
        self, model: LanguageModel, prices: Prices, timer: Timer, wording: Wording
    ) -> None:
        self._model = model
        self._prices = prices
        self._rewording = Rewording(model, prices, timer)
        self._wording = wording

    async def drafts(self, told: Told, question: Redacted) -> AsyncGenerator[Improved, None]:
        """Every state worth showing, each in place of the one before; none where no model is asked.

        No model is asked about a question in which names were not looked for. Never raises for a
        failing model: the last state then has guidance's own words.
        """
        brief = self._brief(told, question.text)
        if not question.complete or not worth_wording(brief):
            return
        opinion = asyncio.ensure_future(self._opinion(brief))
        try:
            async with aclosing(self._rewording.drafts(brief)) as drafts:
                async for draft in drafts:
                    judged = await _settled(opinion, draft) if draft.finished else None
                    yield Improved(self._told(told, brief, draft, judged), draft.finished)
        finally:
            await _dropped(opinion)

    def _brief(self, told: Told, question: str) -> Brief:
        situation, words = told.situation, VerdictWords(told.situation.base, self._wording)
        ruling = situation.discretion.ruling
        return brief_of(
            question,
            words.lead(ruling),
            words.who(ruling.decides) if ruling.decides else "",
            ruling,
            situation.role,
            situation.coverage,
            told.composed.citations,
            told.composed.leeway,
            situation.base,
            situation.language,
        )

    async def _opinion(self, brief: Brief) -> Judged | None:
        """Only what is covered can become less so."""
        if brief.coverage is not Coverage.COVERED:
            return None
        return await second_opinion(self._model, brief)

    def _told(self, told: Told, brief: Brief, draft: Reworded, judged: Judged | None) -> Told:
        opinion = judged.opinion if judged else None
        coverage = merged(brief.coverage, opinion, {passage.n for passage in brief.passages})
        composed = told.composed
        if coverage is not brief.coverage:
            situation = replace(told.situation, coverage=coverage)
            composed = compose(situation, self._wording)
        heading, steps = self._wording.phrases.heading_do, draft.sentences or composed.steps
        parts = with_steps(composed.parts, composed.steps, draft.sentences, heading)
        composed = composed.model_copy(update={"parts": parts, "steps": steps})
        words = Words(
            coverage=coverage,
            text=composed.text,
            steps=steps,
            composed_by="model" if draft.sentences else "extract",
            model=self._use(draft.use, judged),
        )
        return replace(told, answer=told.answer.worded(words), composed=composed)

    def _use(self, use: ModelUse | None, judged: Judged | None) -> ModelUse | None:
        return counted(use, judged, self._prices) if use and judged else use


async def _settled(opinion: "asyncio.Future[Judged | None]", draft: Reworded) -> Judged | None:
    """The opinion, waited for only where the model is there."""
    if draft.use is not None and draft.use.failed and not opinion.done():
        return None
    return await opinion


async def _dropped(opinion: "asyncio.Future[Judged | None]") -> None:
    opinion.cancel()
    await asyncio.wait({opinion})
