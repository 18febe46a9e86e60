"""`leeway people`: people, teams, roles."""

from pathlib import Path

import click


@click.group(epilog="Example: leeway people list")
def people() -> None:
    """Take people in, with their teams and roles; see who is there."""


@people.command("import", epilog="Example: leeway people import people.csv")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def take_in(file: Path) -> int:
    """Add or update everybody in a CSV file, or nobody if a line is wrong.

    Its columns: name, email, role, and where they apply team, slack_id, teams_id. Whoever has
    several roles has a line for each.
    """
    from adapters.commands import staffing  # noqa: PLC0415 - --help need not pay a second

    return staffing.imported(file)


@people.command("list", epilog="Example: leeway people list")
def list_people() -> int:
    """List everybody, and the senders whom nobody has imported."""
    from adapters.commands import staffing  # noqa: PLC0415 - as above

    return staffing.everyone()
