"""The whole product with a language model: asked as a channel asks, read as a person reads it."""

from collections.abc import Callable
from time import perf_counter

from adapters.bootstrap import Product, improving_of
from bot.answering.rewording import Reworded
from bot.answers import Answer, Coverage, Outcome
from bot.guidance.base import GuidanceBase
from bot.guidance.markdown import plain
from bot.leeway import Leeway
from bot.people import Role, Sender
from bot.ports import LanguageModel
from bot.replies import Reply
from bot.requests import Ask
from evals.cases import Case, load_cases
from evals.grounding import Connect, Tell, Told, since
from evals.product import LOCAL, NotAnswered

ADVISOR = Sender(channel=LOCAL, id=Role.ADVISOR.value)


def worded_by(product: Product, connect: Connect) -> Callable[[str, str], Tell[str]]:
    """The product with one model after the other."""

    def telling(name: str, url: str) -> Tell[str]:
        leeway = with_model(product, connect(name, url))
        return lambda question: tell(leeway, product.base, question)

    return telling


def with_model(product: Product, model: LanguageModel) -> Leeway:
    """The product's door with that model behind it."""
    desk = product.kept.desk
    improving = improving_of(product.settings, model, perf_counter, desk.wording)
    return Leeway(product.answering, desk, product.kept.sample, improving)


async def tell(leeway: Leeway, base: GuidanceBase, question: str) -> Told:
    """Ask a question and read on until nothing more comes; raises NotAnswered."""
    started = perf_counter()
    reply = await leeway.handle(Ask(text=question), ADVISOR)
    first_ms, answer = since(started), reply.answer
    if answer is None:
        raise NotAnswered(f"no answer to {question!r}")
    states = [
        (since(started), _words(better)) async for better in leeway.reworded(answer.id, ADVISOR)
    ]
    return Told(first_ms=first_ms, states=tuple(states), known=known_of(answer, base))


def _words(reply: Reply) -> Reworded:
    assert reply.answer is not None
    worded = reply.answer.composed_by == "model"
    return Reworded(sentences=reply.answer.steps if worded else (), use=reply.answer.model)


def known_of(answer: Answer, base: GuidanceBase) -> str:
    """All that guidance says in an answer that no model has worded."""
    cited = (plain(base.by_id[c.item].section(c.heading)) for c in answer.citations)
    return " ".join((answer.text, *cited))


def questions() -> tuple[str, ...]:
    """Golden questions that guidance answers: of the others, a model has nothing to say."""
    return tuple(case.ask for case in load_cases() if _answered(case))


def _answered(case: Case) -> bool:
    expect = case.expect
    stops = expect.verdict is not None and expect.verdict.outcome is Outcome.STOP
    silent = Coverage.UNCOVERED in expect.coverage
    says = bool(expect.items or expect.coverage or expect.verdict)
    return says and not (stops or silent or expect.signals or case.distance)
