"""`leeway db`: the database's migrations."""

import click


@click.group(epilog="Example: leeway db upgrade")
def db() -> None:
    """The database's migrations."""


@db.command(epilog="Example: leeway db upgrade")
def upgrade() -> None:
    """Bring the database to the schema of this release.

    In local mode this happens by itself at every start.
    """
    from adapters.commands import migrations  # noqa: PLC0415 - --help need not load a database

    migrations.upgrade()


@db.command(epilog="Example: leeway db current")
def current() -> int:
    """Show which schema the database has. Exits with 1 if it is not this release's."""
    from adapters.commands import migrations  # noqa: PLC0415 - as above

    return migrations.current()
