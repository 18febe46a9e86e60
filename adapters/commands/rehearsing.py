"""Any folder of guidance, to be asked without being put into use."""

import time
from pathlib import Path

from adapters.bootstrap import redactor_of, time_sortable_ids, utc_now
from adapters.index.memory import MemoryIndex
from adapters.knowledge_folder import load
from adapters.model.language_names import Py3LangId
from adapters.model.remembered import Remembered
from adapters.settings import Settings
from adapters.terminal.people import CHANNEL
from adapters.vector_cache import SqliteVectorCache
from bot.answering.asking import Answering, Question
from bot.answering.several import answer_each
from bot.answers import Answer
from bot.guidance.passages import passages_of
from bot.people import Role
from bot.ports import Embedder, Progress
from bot.wording import Wording
from bot.wordings import phrases_of


class Rehearsal:
    """One version of the guidance; what it answers is recorded nowhere."""

    def __init__(self, answering: Answering) -> None:
        self.base = answering.base
        self._answering = answering

    async def ask(self, text: str, role: Role) -> Answer:
        """The answer, or the first one where the text holds several questions."""
        told = await answer_each(self._answering, Question(text, role, CHANNEL))
        return told.answers[0].told.answer


async def rehearsal(
    settings: Settings, folder: Path, embedder: Embedder, progress: Progress | None = None
) -> Rehearsal:
    """Read and index a folder, beside the index in use.

    Vectors are kept by what they are the vector of: only passages that nobody has seen before are
    embedded. Raises GuidanceInvalid, ModelUnavailable, IndexUnavailable.
    """
    base = load(folder, utc_now().date())
    passages, place = passages_of(base), settings.data_dir / "index"
    place.mkdir(parents=True, exist_ok=True)
    index = MemoryIndex(embedder, SqliteVectorCache(place / "vectors.sqlite3"))
    await index.build(base.version, passages, progress)
    answering = Answering(
        base,
        passages,
        index,
        Remembered(embedder, settings.data_dir / "learned"),
        redactor_of(settings, base),
        Wording(phrases_of(base.company.locale), base.company.locale),
        utc_now,
        time_sortable_ids(utc_now),
        time.perf_counter,
        Py3LangId(),
    )
    await answering.prepare()
    return Rehearsal(answering)
