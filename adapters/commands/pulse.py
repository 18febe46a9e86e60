"""`leeway pulse`: what the three questions of the month say."""

import click


@click.command(epilog="Example: leeway pulse --json")
@click.option("--json", "as_json", is_flag=True, help="Print the months as one JSON document.")
def pulse(as_json: bool) -> int:
    """Show the pulse month by month, from five answers up.

    It is answered in chat: /answer in the terminal, the button under /leeway pulse in Slack.
    """
    from adapters.commands import standing_work  # noqa: PLC0415 - --help need not pay a second

    return standing_work.pulse(as_json)
