"""The way of one question: redact, search, signals, coverage, verdict, compose.

What it says to whoever answers is left out of all of it but the signals (`asides.py`).
"""

import asyncio
import logging
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, chain

import numpy as np

from bot.answering.asides import own_words, without_asides
from bot.answering.asked_language import AskedLanguage
from bot.answering.composing import Composed, compose
from bot.answering.coverage import Judged, judge
from bot.answering.discretion import Discretion, discretion
from bot.answering.inquiry import Inquiries, Inquiry
from bot.answering.limits_asked import Asked, LimitsAsked
from bot.answering.retrieval import RankedItem, fuse, items_of
from bot.answering.signals_heard import SignalsHeard
from bot.answering.situation import Searched, Situation
from bot.answering.vocabulary import Vocabulary
from bot.answering.watch import Timer, Watch
from bot.answers import Answer, Coverage, Outcome
from bot.errors import IndexUnavailable, ModelUnavailable
from bot.guidance.base import GuidanceBase
from bot.guidance.company import Signal
from bot.guidance.items import Limit
from bot.guidance.passages import Passage
from bot.guidance.routing import last_resort, route_to
from bot.people import Role
from bot.ports import Clock, Embedder, Found, Ids, NameLanguage, PassageIndex, Vector
from bot.redaction import Redactor
from bot.wording import Wording

logger = logging.getLogger(__name__)

TOP = 50


@dataclass(frozen=True)
class Told:
    """An answer, the parts that show it, and what it was composed from."""

    answer: Answer
    composed: Composed
    situation: Situation


@dataclass(frozen=True)
class Question:
    """One question as it is answered. `earlier` is the answer that it follows up.

    `cited` is how many citations stand before it in the same reply.
    """

    text: str
    role: Role
    channel: str
    earlier: Answer | None = None
    cited: int = 0

    def about(self, text: str, cited: int) -> "Question":
        """One of several in the same message, by the same person."""
        return replace(self, text=text, cited=cited)


class Answering:
    """Answers from one version of the guidance base."""

    def __init__(
        self,
        base: GuidanceBase,
        passages: Sequence[Passage],
        index: PassageIndex,
        embedder: Embedder,
        redactor: Redactor,
        wording: Wording,
        clock: Clock,
        ids: Ids,
        timer: Timer,
        name_language: NameLanguage | None = None,
    ) -> None:
        self.base = base
        self.passages = {passage.id: passage for passage in passages}
        self._index = index
        self._embedder = embedder
        self._redactor = redactor
        self._wording = wording
        self._clock = clock
        self._ids = ids
        self._timer = timer
        self._limits, self._inquiries = LimitsAsked(base.limits), Inquiries()
        self._heard = SignalsHeard(base, passages, self._limits.phrases + self._inquiries.examples)
        self._vocabulary = Vocabulary(base)
        self._language = AskedLanguage(base, embedder.languages, name_language)

    async def prepare(self) -> None:
        """Learn signals, limits and kinds of questions by meaning; before it words only tell."""
        asked = (self._heard.texts, self._limits.phrases, self._inquiries.examples)
        learned = await self._embedder.embed_passages([*chain(*asked)])
        heard, limits, inquiries, _ = np.split(learned, [*accumulate(map(len, asked))])
        self._limits.learn(limits)
        self._inquiries.learn(inquiries)
        await asyncio.to_thread(self._heard.learn, heard)

    async def answer(self, question: Question) -> Told:
        """Answer one question; with the embedder or the index away, from what is left."""
        watch = Watch(self._timer)
        asked = self._redactor.patterns(question.text).text
        watch.lap("redact")
        case = sought = without_asides(asked) or asked
        told = asked
        if question.earlier:
            told = f"{question.earlier.question}\n{asked}"
            sought = without_asides(told) or told
        vector = await self._embed(sought)
        # Nobody in danger goes unheard because of how they put it.
        whole = vector if sought == told else await self._embed(told)
        watch.lap("embed")
        found = await self._search(sought, vector)
        watch.lap("search")
        other = await self._language.other(asked)
        ranked = fuse(found, self.passages) if found else ()
        signals = self._heard.hear(asked, whole)
        items = items_of(ranked, self.base)
        limits = await self._limits_asked(case, vector, items)
        # A follow-up ("what about 60?") is put as what it follows.
        put = self._inquiries.of(question.earlier.question if question.earlier else case, vector)
        judged = judge(case, ranked, items, put)
        if put.asks and judged.coverage is Coverage.UNCOVERED:
            limits = limits.held_back()
        searched = Searched.of(found, vector)
        situation = self._situation(
            question, case, put, judged, items, limits, searched, signals, other
        )
        composed = compose(situation, self._wording, question.cited)
        watch.lap("compose")
        return Told(self._record(asked, situation, composed, watch), composed, situation)

    async def _embed(self, text: str) -> Vector | None:
        try:
            vector: Vector = (await self._embedder.embed_questions([text]))[0]
            return vector
        except ModelUnavailable as failed:
            logger.warning("searching by words only: %s", failed)
            return None

    async def _search(self, text: str, vector: Vector | None) -> Found | None:
        try:
            return await self._index.search(text, vector, TOP)
        except IndexUnavailable as failed:
            logger.warning("answering from limits and signals only: %s", failed)
            return None

    async def _limits_asked(
        self, case: str, vector: Vector | None, items: Sequence[RankedItem]
    ) -> Asked:
        """What is asked for in the person's own words; what they quote tells the case.

        A customer's "compensated, says your website" must not make it another limit's.
        """
        whole, own = self._limits.find(case, vector, items), own_words(case).strip()
        if own in {"", case}:
            return whole
        nearest = await self._embed(own)
        found = await self._search(own, nearest)
        ranked = fuse(found, self.passages) if found else ()
        asked = self._limits.find(own, nearest, items_of(ranked, self.base))
        return whole if asked.limit in {None, whole.limit} else asked

    def _situation(
        self,
        question: Question,
        case: str,
        put: Inquiry,
        judged: Judged,
        items: Sequence[RankedItem],
        limits: Asked,
        searched: Searched,
        signals: Sequence[Signal],
        other_language: str | None,
    ) -> Situation:
        earlier = self._earlier_limit(question)
        reach = discretion(case, question.role, self.base, signals, limits, items, earlier)
        coverage = _at_least(judged.coverage, ruled=bool(limits.named or signals))
        urgent = reach.ruling.outcome is Outcome.STOP
        owner = self._owner(signals, reach, items)
        return Situation(
            base=self.base,
            role=question.role,
            today=self._clock().date(),
            signals=tuple(signals),
            items=tuple(items),
            coverage=coverage,
            confidence=judged.confidence,
            put=put,
            discretion=reach,
            route=route_to(self.base, owner, question.channel, self._clock(), urgent=urgent),
            searched=searched,
            missing=self._vocabulary.lacks(case)
            if coverage is Coverage.PARTIAL and other_language is None
            else (),
            language=self._language.of_guidance,
            other_language=other_language,
        )

    def _earlier_limit(self, question: Question) -> Limit | None:
        limit_id = question.earlier.verdict.limit if question.earlier else None
        item = self.base.by_id.get(limit_id or "")
        return item if isinstance(item, Limit) else None

    def _owner(
        self, signals: Sequence[Signal], reach: Discretion, items: Sequence[RankedItem]
    ) -> str:
        """Who takes it beyond the person's leeway."""
        if reach.ruling.decides in self.base.owner_by_id:
            return str(reach.ruling.decides)
        if signals:
            return signals[0].to
        if reach.ruling.limit is not None:
            return reach.ruling.limit.beyond
        touchpoints = [t for r in items[:1] for t in r.item.touchpoints]
        known = self.base.journey.touchpoints
        return next((known[t].owner for t in touchpoints if t in known), last_resort(self.base).id)

    def _record(self, asked: str, situation: Situation, composed: Composed, watch: Watch) -> Answer:
        return Answer(
            id=self._ids(),
            question=asked,
            coverage=situation.coverage,
            verdict=composed.verdict,
            text=composed.text,
            steps=composed.steps,
            leeway=composed.leeway,
            escalate_to=situation.route,
            citations=composed.citations,
            signals=tuple(s.id for s in situation.signals),
            composed_by="extract",
            confidence=round(situation.confidence, 3),
            knowledge_version=self.base.version,
            timings_ms=watch.total(),
        )


def _at_least(coverage: Coverage, *, ruled: bool) -> Coverage:
    """What a limit is named for, or a signal rules on, guidance does speak of."""
    return Coverage.PARTIAL if ruled and coverage is Coverage.UNCOVERED else coverage
