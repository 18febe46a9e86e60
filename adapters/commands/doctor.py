"""`leeway doctor`: every setting and part, and whether it works."""

import click


@click.command(epilog="Example: leeway doctor")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
def doctor(as_json: bool) -> int:
    """Look at every setting and part: works or not, and what to do.

    Exits with 1 if something does not work. Secrets are never shown.
    """
    from adapters.commands import examining  # noqa: PLC0415 - a second that --help need not pay

    return examining.examine(as_json)
