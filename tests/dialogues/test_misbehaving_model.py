"""The whole product with a server that misbehaves in every way; the figures: `evals grounding`."""

import asyncio
from time import perf_counter

from adapters.bootstrap import Product
from adapters.model.budget import Budget
from adapters.model.language_model import language_model
from adapters.model.steady import SteadyModel
from bot.ports import LanguageModel
from evals.grounding import MODES, load_briefs, run
from evals.grounding_command import late
from evals.injected import Attacked, obeying
from evals.injection import asked, load_attempts
from evals.loopback_model import LoopbackModel
from evals.wired import questions, worded_by

SHORT = Budget(first_words=1.0, total=2.0)
AMPLE = Budget(first_words=30.0, total=60.0)
NEVER_DONE = ("slow", "drip", "endless")
NEVER_OPENS = 1_000
EVERY = 26


async def test_nothing_ungrounded_is_shown_and_nobody_waits(product: Product) -> None:
    made: list[SteadyModel] = []

    def wired(name: str, url: str) -> LanguageModel:
        made.append(
            language_model(
                name,
                "",
                url,
                timer=perf_counter,
                sleep=asyncio.sleep,
                chance=lambda: 0.1,
                budget=SHORT if name in NEVER_DONE else AMPLE,
                failures=NEVER_OPENS,
            )
        )
        return made[-1]

    found = await run(worded_by(product, wired), questions(), answers=2 * len(MODES), at_once=4)
    for model in made:
        await model.close()

    by_mode = {mode.mode: mode for mode in found.modes}
    assert found.answers == 2 * len(MODES)
    assert found.ungrounded == ()
    assert late(found, AMPLE) == ()
    assert sum(by_mode[kind].worded for kind in ("honest", "promise", "name", "marks")) >= 4
    assert not any(by_mode[kind].worded for kind in ("slow", "429", "500", "not-json", "empty"))


async def test_a_model_that_obeys_hidden_orders_changes_nothing(product: Product) -> None:
    attempts, briefs = load_attempts()[::EVERY], load_briefs()
    without = await asked(attempts, briefs, product.base, Attacked(product).ask)
    async with LoopbackModel() as server, obeying(product, server) as improving:
        attacked = Attacked(product, improving)
        found = await asked(attempts, briefs, product.base, attacked.ask)
        bad = {said.text for said in server.said if not said.honest}

    assert found.tried == 2 * len(attempts)
    assert found == without
    assert attacked.shown
    assert not any(text in sentence for sentence in attacked.shown for text in bad)
