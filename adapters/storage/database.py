"""Opening the database, and what its faults become."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Protocol, cast

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import make_url
from sqlalchemy.exc import SQLAlchemyError

from bot.errors import SettingsInvalid, StorageUnavailable

BUSY_MS = 5000
"""How long a write waits for another process's to end."""


class _DbApiCursor(Protocol):
    def execute(self, statement: str) -> object: ...
    def close(self) -> object: ...


class _Pipelining(Protocol):
    def pipeline(self) -> AbstractContextManager[object]: ...


class _DbApiConnection(Protocol):
    def cursor(self) -> _DbApiCursor: ...


def open_engine(url: str, *, ping: bool = True, durable: bool = True) -> Engine:
    """An engine for that URL, as Leeway needs it; connects to nothing yet.

    Not `durable`: a power cut may lose everything, as with what can be told again.
    `ping` makes sure of a connection that lay idle, before every use; who tries again without it
    saves a way there and back.
    Raises SettingsInvalid for a URL that is none, StorageUnavailable where SQLite has no folder.
    """
    try:
        parsed = make_url(url)
        if parsed.drivername == "postgresql":
            parsed = parsed.set(drivername="postgresql+psycopg")
        engine = create_engine(parsed, pool_pre_ping=ping)
    except (SQLAlchemyError, ImportError) as error:  # ImportError: no driver for that database
        raise SettingsInvalid(
            f"the database URL cannot be used ({error}); give it as sqlite:///path/to/leeway.db"
        ) from error
    if engine.dialect.name == "sqlite":
        _make_folder(parsed.database)
        event.listen(engine, "connect", _prepare_sqlite)
        if not durable:
            event.listen(engine, "connect", _in_a_hurry)
    return engine


@contextmanager
def queued(connection: Connection) -> Iterator[None]:
    """For statements that return nothing: on a server, all of them in one way there and back."""
    if connection.dialect.name == "sqlite":
        yield
        return
    # The driver's own: SQLAlchemy has no word for it.
    with cast("_Pipelining", connection.connection.driver_connection).pipeline():
        yield


@contextmanager
def storage_errors() -> Iterator[None]:
    """Whatever SQLAlchemy or its driver raises becomes StorageUnavailable."""
    try:
        yield
    except SQLAlchemyError as error:
        # Without the statement's values: they are people's words.
        reason = str(getattr(error, "orig", None) or type(error).__name__)
        raise StorageUnavailable(f"the database failed: {reason}") from error


def _make_folder(database: str | None) -> None:
    if not database or database == ":memory:":
        raise SettingsInvalid("SQLite needs a file: give its URL as sqlite:///path/to/leeway.db")
    try:
        Path(database).parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StorageUnavailable(f"the database's folder cannot be made: {error}") from error


def _prepare_sqlite(connection: _DbApiConnection, _record: object) -> None:
    cursor = connection.cursor()
    cursor.execute(f"PRAGMA busy_timeout = {BUSY_MS}")
    cursor.execute("PRAGMA journal_mode = WAL")  # readers and the writer do not wait for each other
    cursor.execute("PRAGMA synchronous = FULL")  # what was confirmed outlives a power cut
    cursor.execute("PRAGMA foreign_keys = ON")
    cursor.close()


def _in_a_hurry(connection: _DbApiConnection, _record: object) -> None:
    cursor = connection.cursor()
    cursor.execute("PRAGMA synchronous = OFF")
    cursor.close()
