"""Where Chroma is, as the index sees it, and what its faults become.

Importing this module imports chromadb (1.1 s): import it late.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol

from chromadb.api import ClientAPI
from chromadb.config import Settings

from bot.errors import IndexUnavailable, LeewayError


class ChromaPlace(Protocol):
    """Blocking, from any thread; every method raises IndexUnavailable."""

    def to_build(self, name: str) -> ClientAPI:
        """A client that waits long, for the collection of that name."""
        ...

    def to_search(self, name: str) -> ClientAPI:
        """A client that gives up soon, for the collection of that name."""
        ...

    def only(self, name: str) -> None:
        """Let go of what is held open for any other collection."""
        ...

    def drop(self, name: str) -> None:
        """Remove that collection, if it is there."""
        ...

    def close(self) -> None:
        """Let go of every file and connection; the next use opens them again."""
        ...


@contextmanager
def chroma_errors() -> Iterator[None]:
    """Chroma raises its own errors, httpx's, ValueError and what Rust throws: all become one."""
    try:
        yield
    except LeewayError:
        raise
    except Exception as error:
        raise IndexUnavailable(f"Chroma failed ({type(error).__name__}: {error})") from error


def settings() -> Settings:
    """Chroma's own settings: no telemetry, and Leeway's .env is not Chroma's to read."""
    return Settings(_env_file=None, anonymized_telemetry=False)
