"""Migrations bring any database to the schema that the code expects."""

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory

from adapters.storage.database import open_engine
from adapters.storage.migrating import HEAD, SCRIPTS, current, upgrade
from adapters.storage.schema import METADATA
from adapters.storage.theme_schema import MEMBERS
from bot.errors import StorageUnavailable


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "100% leeway.db"


@pytest.fixture
def url(file: Path) -> str:
    return f"sqlite:///{file}"


def execute(file: Path, statement: str) -> None:
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute(statement)


def test_a_new_database_has_no_revision_and_then_the_newest(url: str) -> None:
    assert current(url) is None

    upgrade(url)

    assert current(url) == HEAD


def test_upgrading_again_changes_nothing(url: str, file: Path) -> None:
    upgrade(url)
    before = file.read_bytes()

    upgrade(url)

    assert file.read_bytes() == before


def test_the_newest_revision_is_the_one_that_is_looked_for() -> None:
    config = Config()
    config.set_main_option("script_location", str(SCRIPTS))

    assert ScriptDirectory.from_config(config).get_heads() == [HEAD]


def test_migrations_and_tables_agree(url: str) -> None:
    assert MEMBERS.metadata is METADATA
    upgrade(url)
    engine = open_engine(url)

    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, METADATA) == []
    engine.dispose()


def test_processes_that_start_together_upgrade_once(url: str) -> None:
    with ThreadPoolExecutor(4) as starting:
        for done in [starting.submit(upgrade, url) for _ in range(4)]:
            done.result()

    assert current(url) == HEAD


def test_a_migration_that_fails_leaves_the_database_as_it_was(url: str, file: Path) -> None:
    # The index's name is taken, so that the migration fails after it has made its table.
    execute(file, "CREATE TABLE other (by TEXT)")
    execute(file, "CREATE INDEX ix_entries_kind_number ON other (by)")

    with pytest.raises(StorageUnavailable, match="ix_entries_kind_number"):
        upgrade(url)

    execute(file, "CREATE TABLE entries (was_not_there TEXT)")
    assert current(url) is None


def test_a_database_of_a_newer_release_is_left_alone(url: str, file: Path) -> None:
    upgrade(url)
    execute(file, "UPDATE alembic_version SET version_num = 'r9999'")

    with pytest.raises(StorageUnavailable, match=r"r9999.*run the release that wrote it"):
        upgrade(url)


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")

    with pytest.raises(StorageUnavailable, match="folder"):
        upgrade(f"sqlite:///{tmp_path / 'file' / 'leeway.db'}")
