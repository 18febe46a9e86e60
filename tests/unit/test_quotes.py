"""What somebody quotes tells the case; what is asked for, they ask in their own words."""

from pathlib import Path

import pytest

from adapters.bootstrap import build
from adapters.model.hashed import HashedEmbedder
from adapters.settings import Settings
from adapters.storage.store import memory_store
from bot.answers import Answer
from bot.people import Role
from evals.product import Asked
from tests.unit.loop import KNOWLEDGE

QUOTED = "> Your page says express is free and that the delivery charge is refunded. I want £100."


async def answer(text: str, folder: Path) -> Answer:
    settings = Settings(knowledge_dir=KNOWLEDGE, data_dir=folder)
    product = await build(settings, embedder=HashedEmbedder(), store=memory_store())
    try:
        return await Asked(product.leeway, product.base).ask(text, Role.ADVISOR)
    finally:
        await product.close()


@pytest.mark.parametrize("mark", ["", "The customer writes:\n"])
async def test_a_quote_names_no_other_limit_than_the_person_asks_about(
    mark: str, tmp_path: Path
) -> None:
    own = "can i give her a goodwill voucher of £20?"

    plain = await answer(own, tmp_path)
    quoted = await answer(f"{own}\n\n{mark}{QUOTED}", tmp_path)

    assert plain.verdict.limit == "goodwill-credit"
    assert quoted.verdict == plain.verdict


async def test_what_is_asked_for_in_a_quote_alone_is_found_there(tmp_path: Path) -> None:
    found = await answer("what do i say to her?\n> Please refund my delivery charge.", tmp_path)

    assert found.verdict.limit == "delivery-charge-refund"
