"""Brings a database to the schema that this release needs."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, inspect, text

from adapters.storage.database import open_engine, storage_errors
from bot.errors import StorageUnavailable

HEAD = "r0005"
"""The newest revision in `migrations/versions`; a test checks that it is."""

SCRIPTS = Path(__file__).parent / "migrations"


def upgrade(url: str) -> None:
    """Run every migration that is missing, all or none; raises SettingsInvalid, StorageUnavailable.

    Whoever comes second, from another process, waits and then finds nothing to do.
    """
    if current(url) != HEAD:  # else Alembic, 0.3 s to import, is not needed
        with _connected(url) as connection, _alone(connection):
            _run_migrations(connection)


def current(url: str) -> str | None:
    """The revision that the database is at, null before the first; raises as `upgrade` does."""
    with _connected(url) as connection:
        if not inspect(connection).has_table("alembic_version"):
            return None
        revision: str | None = connection.scalar(text("SELECT version_num FROM alembic_version"))
        return revision


def refuse_older(url: str) -> None:
    """Raises StorageUnavailable if this release's migrations are missing, and it can tell.

    A schema that only a newer release knows is let pass: that release has seen to it that this one
    works on.
    """
    try:
        at = current(url)
    except StorageUnavailable:
        return  # it may come back; until then, whoever needs it is told
    older = at != HEAD and [*SCRIPTS.glob(f"versions/{at}_*.py")]
    if at is None or older:
        has = f"the database is at {at or 'nothing'}, this release needs {HEAD}"
        raise StorageUnavailable(f"{has}: run leeway db upgrade")


def _run_migrations(connection: Connection) -> None:
    # Imported here because most starts find nothing to migrate.
    from alembic import command  # noqa: PLC0415
    from alembic.config import Config  # noqa: PLC0415
    from alembic.util import CommandError  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(SCRIPTS).replace("%", "%%"))
    config.attributes["connection"] = connection
    try:
        command.upgrade(config, "head")
    except CommandError as error:  # such as a revision that only a newer release knows
        raise StorageUnavailable(
            f"this release cannot migrate the database ({error}); run the release that wrote it"
        ) from error


@contextmanager
def _connected(url: str) -> Iterator[Connection]:
    engine = open_engine(url)
    try:
        with storage_errors(), engine.connect() as connection:
            yield connection
    finally:
        engine.dispose()


@contextmanager
def _alone(connection: Connection) -> Iterator[None]:
    if connection.dialect.name != "sqlite":
        with connection.begin():
            yield
        return
    # Python's sqlite3 begins no transaction before CREATE TABLE; ours locks from the start.
    connection.execution_options(isolation_level="AUTOCOMMIT")
    connection.exec_driver_sql("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        connection.exec_driver_sql("ROLLBACK")
        raise
    connection.exec_driver_sql("COMMIT")
