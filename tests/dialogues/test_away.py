"""With the index or the embedder away, the person on Slack still hears what can be said."""

from dataclasses import replace
from time import perf_counter

from adapters.bootstrap import Product
from adapters.index.memory import MemoryIndex
from adapters.model.manifest import ModelFiles
from adapters.model.minilm import MANIFEST
from adapters.model.onnx_embedder import OnnxEmbedder
from bot.answering.asking import Answering
from bot.errors import ModelUnavailable
from bot.guidance.passages import passages_of
from bot.leeway import Leeway
from bot.ports import Embedder, PassageIndex
from bot.redaction import Redactor
from tests.channels.slack.playing import on_slack
from tests.dialogues.conftest import Time
from tests.dialogues.slack_voice import SlackVoice, people_on_slack

FORTY = "can i give her £40 goodwill, shes called 5 times"


def gone() -> Embedder:
    """An embedder whose files are not there any more."""

    def locate() -> ModelFiles:
        raise ModelUnavailable("its files are gone")

    return OnnxEmbedder("gone", MANIFEST, locate)


def over(product: Product, index: PassageIndex, embedder: Embedder) -> Product:
    desk = product.kept.desk
    answering = Answering(
        product.base,
        passages_of(product.base),
        index,
        embedder,
        Redactor((), frozenset()),
        desk.wording,
        desk.clock,
        desk.ids,
        perf_counter,
    )
    return replace(product, leeway=Leeway(answering, desk, product.kept.sample))


async def heard(product: Product, time: Time, text: str) -> str:
    """What an advisor reads on Slack."""
    await product.store.people.take_in(people_on_slack(product))
    async with on_slack(product.leeway, product.store, time, product.kept.desk.ids) as playing:
        return await SlackVoice(playing, product, time).ask("advisor", text)


async def test_without_an_index_limits_still_decide(product: Product, time: Time) -> None:
    never_built = MemoryIndex(product.embedder)

    said = await heard(over(product, never_built, product.embedder), time, FORTY)

    assert "Ask your team lead first: £40" in said
    assert "Guidance can't be searched just now" in said


async def test_without_an_embedder_words_are_searched(product: Product, time: Time) -> None:
    said = await heard(over(product, product.index, gone()), time, FORTY)

    assert "Ask your team lead first: £40" in said
    assert "Searched by words only just now" in said
    assert "Nearest example" in said
