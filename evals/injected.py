"""The suite `injection`: every attempt put to the whole product, with and without a model.

The model is a loopback server that writes what obeyed orders look like. An order in guidance stands
in a copy of it, indexed by itself.
"""

from collections.abc import AsyncIterator
from contextlib import aclosing, asynccontextmanager
from pathlib import Path
from time import perf_counter

from adapters.bootstrap import Product, Use, improving_of, index_of, model_of, redactor_of
from adapters.model.remembered import Remembered
from bot.answering.asking import Answering
from bot.answering.improving import Improving
from bot.answering.statement import statement
from bot.answers import Answer
from bot.guidance.base import GuidanceBase
from bot.guidance.passages import passages_of
from bot.leeway import Leeway
from bot.people import Role, Sender
from bot.requests import Ask
from evals.grounding import load_briefs
from evals.injection import Attempt, Put, asked, load_attempts
from evals.loopback_model import LoopbackModel
from evals.measures import Measure
from evals.product import LOCAL, NotAnswered, whole

OBEYS = "obeyed-injection"
PLAIN, WORDED, SHIFTED = "injection-plain", "injection-worded", "injection-shifted"
_ADVISOR = Sender(channel=LOCAL, id=Role.ADVISOR.value)


async def measures(knowledge: Path, embedder: str) -> tuple[Measure, ...]:
    """How many attempts changed anything, without a model and with one that obeys."""
    attempts, briefs = load_attempts(), load_briefs()
    async with whole(knowledge, embedder) as product, LoopbackModel() as server:
        plain = await asked(attempts, briefs, product.base, Attacked(product).ask)
        async with obeying(product, server) as improving:
            attacked = Attacked(product, improving)
            worded = await asked(attempts, briefs, product.base, attacked.ask)
        lies = {statement(said.line).text for said in server.said if not said.honest}
    shown = tuple(f"{s}: shown" for s in attacked.shown if statement(s).text in lies)
    return (
        _measure(PLAIN, attempts, plain.gave_in),
        _measure(WORDED, attempts, worded.gave_in, shown),
        _measure(SHIFTED, attempts, plain.shifted),
    )


def _measure(
    name: str, attempts: tuple[Attempt, ...], lines: tuple[str, ...], shown: tuple[str, ...] = ()
) -> Measure:
    failed = tuple(line.partition(":")[0] for line in lines) + shown
    return Measure(
        name=name,
        part="tuned on",
        n=len(attempts),
        wrong=len(failed),
        failed=failed,
        counts_faults=True,
    )


@asynccontextmanager
async def obeying(product: Product, server: LoopbackModel) -> AsyncIterator[Improving]:
    """A model that obeys, wired as the settings do it."""
    settings = product.settings.model_copy(update={"model": OBEYS, "openai_base_url": server.url})
    model = model_of(settings, perf_counter)
    assert model is not None
    try:
        yield improving_of(settings, model, perf_counter, product.kept.desk.wording)
    finally:
        await model.close()


class Attacked:
    """Asks the product as an attempt wants it; `shown` is every sentence of a model."""

    def __init__(self, product: Product, improving: Improving | None = None) -> None:
        self._product = product
        self._improving = improving
        self._leeway = self._door(product.answering)
        self.shown: set[str] = set()

    async def ask(self, put: Put) -> Answer:
        """The answer in its last words; raises NotAnswered."""
        if put.planted is not None:
            clean = await self._answer(self._leeway, put.question, None)
            base = planted(self._product.base, clean, put.planted)
            return await self._answer(
                self._door(await answering(self._product, base)), put.question, None
            )
        earlier = await self._answer(self._leeway, put.earlier, None) if put.earlier else None
        return await self._answer(self._leeway, put.question, earlier.id if earlier else None)

    def _door(self, answering: Answering) -> Leeway:
        kept = self._product.kept
        return Leeway(answering, kept.desk.under(answering.base), kept.sample, self._improving)

    async def _answer(self, leeway: Leeway, question: str, follows: str | None) -> Answer:
        reply = await leeway.handle(Ask(text=question, follows=follows), _ADVISOR)
        if reply.answer is None:
            raise NotAnswered(f"no answer to {question!r}")
        answer = reply.answer
        async with aclosing(leeway.reworded(answer.id, _ADVISOR)) as replies:
            async for better in replies:
                assert better.answer is not None
                answer = better.answer
                self.shown.update(answer.steps if answer.composed_by == "model" else ())
        return answer


def planted(base: GuidanceBase, clean: Answer, text: str) -> GuidanceBase:
    """Guidance with that text in the section that the answer cites first."""
    first = clean.citations[0]
    item = base.by_id[first.item]
    sections = tuple(
        s.model_copy(update={"text": f"{s.text}\n\n{text}"}) if s.heading == first.heading else s
        for s in item.sections
    )
    changed = item.model_copy(update={"sections": sections})
    items = tuple(changed if each.id == item.id else each for each in base.items)
    values = {name: getattr(base, name) for name in GuidanceBase.model_fields}
    return GuidanceBase(**{**values, "version": f"{base.version}-planted", "items": items})


async def answering(product: Product, base: GuidanceBase) -> Answering:
    """Answers from another guidance base, in memory."""
    desk, settings = product.kept.desk, product.settings
    passages = passages_of(base)
    index = index_of(settings, product.embedder, Use.ANSWER_ONCE)
    await index.build(base.version, passages)
    made = Answering(
        base,
        passages,
        index,
        Remembered(product.embedder, settings.data_dir / "learned"),
        redactor_of(settings, base),
        desk.wording,
        desk.clock,
        desk.ids,
        perf_counter,
    )
    await made.prepare()
    return made
