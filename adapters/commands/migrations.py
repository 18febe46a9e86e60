"""The work of `leeway db`."""

import click

from adapters.bootstrap import database_url
from adapters.settings import read_settings
from adapters.storage import migrating

BEHIND = 1


def upgrade() -> None:
    """Migrate, and say from where to where."""
    url = database_url(read_settings())
    before = migrating.current(url)
    migrating.upgrade(url)
    if before == migrating.HEAD:
        click.echo(f"The database is at {before}, as this release needs it.")
    else:
        click.echo(f"The database went from {before or 'nothing'} to {migrating.HEAD}.")


def current() -> int:
    """Say where the database is; the exit code."""
    at = migrating.current(database_url(read_settings()))
    if at == migrating.HEAD:
        click.echo(f"{at}, as this release needs it.")
        return 0
    click.echo(f"{at or 'empty'}; this release needs {migrating.HEAD}: run leeway db upgrade.")
    return BEHIND
