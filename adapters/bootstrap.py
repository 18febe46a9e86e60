"""The only place where a port meets its implementation: settings in, the whole product out.

Clock and ids come from here and from nowhere else. What is slow to import is imported as it is
first needed, so that a command pays for what it uses.
"""

import asyncio
import logging
import secrets
import time
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import Enum, auto
from pathlib import Path
from typing import Protocol

from adapters.index.memory import MemoryIndex
from adapters.keeping import Kept, case_secrets, kept, store_of
from adapters.knowledge_folder import load
from adapters.model.budget import Budget
from adapters.model.folder_embedder import folder_embedder
from adapters.model.language_names import Py3LangId
from adapters.model.minilm import minilm
from adapters.model.remembered import Remembered
from adapters.model.steady import OpenModel
from adapters.outer import Outer, outer_of
from adapters.settings import Settings
from adapters.storage.store import Store
from adapters.vector_cache import SqliteVectorCache
from bot.answering.asking import Answering
from bot.answering.improving import Improving
from bot.answering.watch import Timer
from bot.errors import ServiceFailed
from bot.guidance.base import GuidanceBase
from bot.guidance.passages import Passage, passages_of
from bot.language import Prices
from bot.leeway import Leeway
from bot.ports import Clock, Embedder, Ids, LanguageModel, PassageIndex, Progress
from bot.redaction import Redactor, words_to_keep
from bot.wording import Wording
from bot.wordings import phrases_of

logger = logging.getLogger(__name__)

_CROCKFORD = "0123456789abcdefghjkmnpqrstvwxyz"


def utc_now() -> datetime:
    """The real time."""
    return datetime.now(UTC)  # noqa: TID251 - the one place where the clock comes from


def time_sortable_ids(clock: Clock) -> Ids:
    """Ids that sort by time (ULIDs, in lower case): 48 bits of milliseconds, 80 random bits."""
    last = 0

    def new() -> str:
        nonlocal last
        fresh = int(clock().timestamp() * 1000) << 80 | secrets.randbits(80)
        # Within one millisecond, or when the clock goes back, counting on keeps the order.
        last = fresh if fresh >> 80 > last >> 80 else last + 1
        return "".join(_CROCKFORD[last >> shift & 31] for shift in range(125, -1, -5))

    return new


class Use(Enum):
    """What the product is put together for: a command that answers once starts a second earlier."""

    SERVE = auto()
    ANSWER_ONCE = auto()
    RECORDS = auto()


class Index(PassageIndex, Protocol):
    """An index that holds files or connections open."""

    async def close(self) -> None:
        """Let go of them."""
        ...


@dataclass(frozen=True)
class Product:
    """Everything that runs, put together."""

    settings: Settings
    base: GuidanceBase
    embedder: Embedder
    index: Index
    store: Store
    kept: Kept
    outer: Outer
    answering: Answering
    leeway: Leeway
    model: OpenModel | None = None

    async def close(self) -> None:
        """Let go of files and connections."""
        if self.model is not None:
            await self.model.close()
        await self.kept.close()
        await self.index.close()
        await self.store.close()


async def build(
    settings: Settings,
    progress: Progress | None = None,
    *,
    clock: Clock = utc_now,
    ids: Ids | None = None,
    timer: Timer = time.perf_counter,
    embedder: Embedder | None = None,
    store: Store | None = None,
    model: OpenModel | None = None,
    use: Use = Use.SERVE,
) -> Product:
    """Put everything together and make it ready; raises SetupError, ServiceFailed.

    The index is built if this version of the guidance is not in it yet; `progress` tells how far.
    Without embedder or index it starts as well, and answers by words, as far as that goes.
    """
    embeds = embedder or embedder_of(settings)
    # Side by side: much of it is reading files and loading a model, which need no Python.
    base, index, stored, words, _ = await asyncio.gather(
        asyncio.to_thread(load, settings.knowledge_dir, clock().date()),
        asyncio.to_thread(index_of, settings, embeds, use),
        asyncio.to_thread(store_of, settings, database_url(settings), store),
        asyncio.to_thread(model_of, settings, timer, model, use),
        _warm(embeds, use),
    )
    new_id = ids or time_sortable_ids(clock)
    wording = Wording(phrases_of(base.company.locale), base.company.locale)
    redactor = redactor_of(settings, base)
    passages = passages_of(base)
    learned = Remembered(embeds, settings.data_dir / "learned")
    answering = Answering(
        *(base, passages, index, learned, redactor, wording, clock, new_id, timer), Py3LangId()
    )
    keeps = kept(settings, stored, base, redactor, wording, clock, new_id)
    if use is not Use.RECORDS:
        # Finding names needs a model of its own, which the first question need not wait for.
        await asyncio.gather(
            _ready(answering, passages, index, progress), keeps.desk.redact("parcel late")
        )
    improving = improving_of(settings, words, timer, wording) if words else None
    background = Remembered(embeds, settings.data_dir / "background")
    outer = outer_of(keeps.desk, stored, embeds, words, background)
    leeway = Leeway(answering, keeps.desk, keeps.sample, improving, outer.routes)
    return Product(settings, base, embeds, index, stored, keeps, outer, answering, leeway, words)


async def _ready(
    answering: Answering, passages: tuple[Passage, ...], index: Index, progress: Progress | None
) -> None:
    try:
        await index.build(answering.base.version, passages, progress)
        await answering.prepare()
    except ServiceFailed as failed:
        logger.warning("starting with what there is: %s", failed)


async def _warm(embedder: Embedder, use: Use) -> None:
    """Load models while the rest is put together; who needs one first hears what is wrong."""
    if use is Use.RECORDS:
        return
    with suppress(ServiceFailed):
        await asyncio.gather(
            embedder.embed_questions(["parcel late"]),
            *([Py3LangId()("parcel late")] if use is Use.SERVE else []),
        )


def redactor_of(settings: Settings, base: GuidanceBase) -> Redactor:
    """The patterns, for that company and its country; raises StorageUnavailable."""
    return Redactor(
        base.company.order_number_patterns,
        words_to_keep(base),
        region=base.company.locale.partition("_")[2],
        secret=case_secrets(settings)[0],
    )


def embedder_of(settings: Settings) -> Embedder:
    """The embedder that the settings name; raises SettingsInvalid, ModelUnavailable."""
    if settings.embedder == "minilm":
        return minilm()
    return folder_embedder(Path(settings.embedder.removeprefix("folder:")).expanduser())


def model_of(
    settings: Settings, timer: Timer, given: OpenModel | None = None, use: Use = Use.SERVE
) -> OpenModel | None:
    """The language model that the settings name, unless one is given; none if they name none."""
    if given is not None or not settings.model or use is Use.RECORDS:
        return given
    # openai takes a second to import; without a language model Leeway starts without it.
    from adapters.model.language_model import language_model  # noqa: PLC0415

    return language_model(
        settings.model,
        settings.openai_api_key.get_secret_value(),
        settings.openai_base_url,
        timer=timer,
        sleep=asyncio.sleep,
        chance=secrets.SystemRandom().random,
        budget=Budget(settings.model_first_words_s, settings.model_total_s),
    )


def improving_of(
    settings: Settings, model: LanguageModel, timer: Timer, wording: Wording
) -> Improving:
    """What has answers worded by that model, at the prices in the settings."""
    prices = Prices(read=settings.model_price_in, written=settings.model_price_out)
    return Improving(model, prices, timer, wording)


def index_of(settings: Settings, embedder: Embedder, use: Use = Use.SERVE) -> Index:
    """The index in Chroma: on a server if one is set, else embedded; raises SettingsInvalid.

    Where it is asked once, its vectors are read and searched here: that answers the same.
    """
    folder = settings.data_dir / "index"
    if use is not Use.SERVE and not settings.chroma_url:
        folder.mkdir(parents=True, exist_ok=True)
        return MemoryIndex(embedder, SqliteVectorCache(folder / "vectors.sqlite3"))
    # chromadb takes a second to import; what needs no index starts without it.
    from adapters.index.chroma import ChromaIndex  # noqa: PLC0415

    if settings.chroma_url:
        from adapters.index.chroma_served import ServedChroma  # noqa: PLC0415

        return ChromaIndex(embedder, folder, ServedChroma(settings.chroma_url))
    from adapters.index.chroma_embedded import EmbeddedChroma  # noqa: PLC0415

    return ChromaIndex(embedder, folder, EmbeddedChroma(folder))


def database_url(settings: Settings) -> str:
    """The database that the settings name, or the file in the data folder."""
    url = settings.database_url.get_secret_value()
    return url or f"sqlite:///{settings.data_dir / 'leeway.db'}"
