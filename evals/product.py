"""The whole product for the evals: from bootstrap, in a folder of its own, at a fixed time."""

import shutil
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from adapters.bootstrap import Product, build
from adapters.settings import Settings
from bot.answers import Answer
from bot.errors import IndexUnavailable, LeewayError
from bot.guidance.base import GuidanceBase
from bot.leeway import Leeway
from bot.people import Role, Sender
from bot.requests import Ask
from evals.fixed import NOW

LOCAL = "terminal"
"""The channel whose people need not be imported first: one for each role."""

SHIPPED = Path("knowledge")
KEPT = Path(".leeway") / "evals"
_VECTORS = ("index/vectors.sqlite3", "learned")
"""What of a data folder is slow to make and the same for the same texts."""


class NotAnswered(LeewayError):
    """The product gave no answer to a case."""


class Asked:
    """Asks the product as a local person would, through its one door."""

    def __init__(self, leeway: Leeway, base: GuidanceBase) -> None:
        self.base = base
        self._leeway = leeway

    async def ask(self, text: str, role: Role) -> Answer:
        """The answer to one question; raises NotAnswered."""
        sender = Sender(channel=LOCAL, id=role.value)
        reply = await self._leeway.handle(Ask(text=text), sender)
        if reply.answer is None:
            raise NotAnswered(f"no answer to {text!r}")
        return reply.answer


@asynccontextmanager
async def product(knowledge: Path, embedder: str) -> AsyncIterator[Asked]:
    """The product, to be asked."""
    async with whole(knowledge, embedder) as built:
        yield Asked(built.leeway, built.base)


@asynccontextmanager
async def whole(knowledge: Path = SHIPPED, embedder: str = "minilm") -> AsyncIterator[Product]:
    """Everything as it runs in production, with nothing left behind but vectors."""
    with data_folder() as folder:
        settings = Settings(knowledge_dir=knowledge, data_dir=folder, embedder=embedder)
        built = await build(settings, clock=lambda: NOW)
        try:
            await _searches_by_meaning(built)
            yield built
        finally:
            await built.close()


async def _searches_by_meaning(built: Product) -> None:
    """The product starts without vectors too; figures of that would mislead."""
    (vector,) = await built.embedder.embed_questions(["parcel late"])
    found = await built.index.search("parcel late", vector, 1)
    if not found.by_meaning:
        raise IndexUnavailable("the index has no vectors; the log above says why")


@contextmanager
def data_folder(kept: Path = KEPT) -> Iterator[Path]:
    """A data folder that goes away; vectors are taken from the last run and kept for the next."""
    with TemporaryDirectory(prefix="leeway-evals-") as name:
        folder = Path(name)
        _copy(kept, folder)
        yield folder
        _copy(folder, kept)


def _copy(source: Path, target: Path) -> None:
    for part in _VECTORS:
        if (source / part).is_dir():
            shutil.copytree(source / part, target / part, dirs_exist_ok=True)
        elif (source / part).is_file():
            (target / part).parent.mkdir(parents=True, exist_ok=True)
            # Whole or not at all, as two runs may end at the same time.
            shutil.copyfile(source / part, target / f"{part}.part")
            (target / f"{part}.part").replace(target / part)
