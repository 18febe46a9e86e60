"""A believable year of the invented company, told through the product's own door.

Everything is asked of `Leeway.handle` by somebody who may, with a clock that moves on and ids that
count: the same seed tells the same story. Texts name nobody, so that patterns alone redact them.
"""

from datetime import UTC, datetime, time

from adapters.bootstrap import Use, build, database_url, embedder_of
from adapters.model.repeating import Repeating
from adapters.settings import Settings
from adapters.storage.migrating import upgrade
from adapters.storage.sql_store import sql_store
from adapters.storage.store import Store
from bot.ports import Embedder
from evals.simulated.clock import Moving
from evals.simulated.plan import Plan
from evals.simulated.recalling import Known
from evals.simulated.year import Tell, Watch, Year


async def simulate(
    settings: Settings,
    plan: Plan,
    tell: Tell | None = None,
    store: Store | None = None,
    embedder: Embedder | None = None,
    watch: Watch | None = None,
    known: Known | None = None,
) -> int:
    """Tell the story into the data folder of the settings; how many entries the record has then.

    `watch` sees what there is at every look; `known` are answers of stories told before.
    Raises what `adapters.bootstrap.build` raises.
    """
    clock = Moving(datetime.combine(plan.start, time(6), UTC))
    embeds = embedder or embedder_of(settings)
    if store is None:
        upgrade(database_url(settings))
        store = sql_store(database_url(settings), durable=False)
    product = await build(
        settings,
        clock=clock,
        ids=clock.new_id,
        embedder=embeds if isinstance(embeds, Repeating) else Repeating(embeds),
        store=store,
        use=Use.ANSWER_ONCE,
    )
    try:
        await Year(product, clock, plan, watch, known).run(tell)
        return len([link async for link in product.store.record.links()])
    finally:
        await product.close()
