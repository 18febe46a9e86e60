"""`leeway consistency`: the same situation, between teams."""

import click

from adapters.commands.knowledge import AS_JSON, DEFINE


@click.command(epilog="Example: leeway consistency")
@AS_JSON
@DEFINE
def consistency(as_json: bool, define: str | None) -> int:
    """Show where teams decide the same situation differently: as a spread, never by person."""
    from adapters.commands import reviewing  # noqa: PLC0415 - --help need not pay a second

    if define is not None:
        return reviewing.defined("consistency", define)
    return reviewing.consistency(as_json)
