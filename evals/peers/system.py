"""What every system does, and the lines of JSON in which it is asked."""

from collections.abc import Iterable, Sequence
from typing import Protocol

from bot.values import Value
from evals.beir import Document

CANDIDATES = 10
"""Chunks that each of a peer's retrievers brings: the fewest that fill a list of ten.

The frameworks' own defaults are 2 (LlamaIndex), 4 (LangChain) and 10 (Haystack).
"""


class System(Protocol):
    """Finds documents for a question, over one corpus."""

    async def index(self, documents: Sequence[Document]) -> int:
        """Make them searchable; how many pieces they were cut into."""
        ...

    async def find(self, question: str) -> Sequence[str]:
        """The ids of documents, best first; a document may come several times."""
        ...

    async def close(self) -> None:
        """Let go of files, for the end of the process."""
        ...


class Job(Value):
    """The first line to a system: what it will be asked about."""

    name: str
    documents: tuple[Document, ...]


class Indexed(Value):
    """Its answer to the job."""

    seconds: float
    pieces: int


class Answered(Value):
    """Its answer to a question: each document once; milliseconds, and those of any processor.

    `rss_mb` is what the process takes now. Processor time says more where the machine is busy.
    """

    documents: tuple[str, ...]
    ms: float
    cpu_ms: float
    rss_mb: float


def file_text(document: Document, text: str | None = None) -> str:
    """The document as a file would hold it, or a piece of it: the title above the text."""
    own = document.text if text is None else text
    return f"{document.title}\n\n{own}" if document.title else own


def each_once(documents: Iterable[str]) -> tuple[str, ...]:
    """A document counts where its best piece stands."""
    return tuple(dict.fromkeys(documents))
