"""A model's view of coverage: it may make Leeway more careful, never bolder."""

from collections.abc import Collection

from bot.answering.brief import Brief
from bot.answering.prompting import coverage_prompt
from bot.answering.prompts.coverage import VERSION
from bot.answers import Coverage
from bot.errors import ModelUnavailable
from bot.language import Governs, Judged, ModelUse, Opinion, Prices
from bot.ports import LanguageModel


async def second_opinion(model: LanguageModel, brief: Brief) -> Judged | None:
    """Ask whether the passages settle the situation; null if the model did not say."""
    if not brief.passages:
        return None
    try:
        return await model.judge(coverage_prompt(brief))
    except ModelUnavailable:
        return None


def merged(coverage: Coverage, opinion: Opinion | None, passages: Collection[int]) -> Coverage:
    """Coverage after a second opinion: what was covered may become covered in part.

    A "yes" that names one of the passages confirms; a "yes" without one counts as "partly". What
    was uncovered stays so: a question's own text must not be able to talk a model into coverage.
    """
    if opinion is None or coverage is not Coverage.COVERED:
        return coverage
    confirmed = opinion.governs is Governs.YES and opinion.passage in passages
    return Coverage.COVERED if confirmed else Coverage.PARTIAL


def counted(use: ModelUse, judged: Judged, prices: Prices) -> ModelUse:
    """What the model did for an answer, its opinion included."""
    return use.model_copy(
        update={
            "prompts": (*use.prompts, VERSION),
            "usage": use.usage + judged.usage,
            "cost": use.cost + prices.cost(judged.usage),
        }
    )
