"""What `leeway doctor` says about the language model: off, reachable, or what to do."""

import pytest

from adapters.commands.examining import examine_model
from adapters.settings import Settings
from evals.loopback_model import LoopbackModel


async def test_without_a_model_it_is_off_and_that_is_fine() -> None:
    found = await examine_model(Settings())

    assert found.works
    assert "LEEWAY_MODEL" in found.says


async def test_a_model_that_answers_is_named() -> None:
    async with LoopbackModel() as server:
        found = await examine_model(Settings(model="honest", openai_base_url=server.url))

    assert found.works
    assert found.says.startswith("honest answers")


@pytest.mark.parametrize(("kind", "why"), [("unauthorised", "status 401"), ("slow", "in time")])
async def test_a_model_that_does_not_says_why_and_what_to_do(kind: str, why: str) -> None:
    async with LoopbackModel() as server:
        settings = Settings(model=kind, openai_base_url=server.url, model_first_words_s=0.2)
        found = await examine_model(settings)

    assert not found.works
    assert why in found.says
    assert "OPENAI_BASE_URL" in found.do
