"""`leeway chat`: the whole product in the terminal."""

import click


@click.command(epilog='\b\nExamples:\n  leeway chat\n  echo "parcel 4 days late" | leeway chat')
@click.option(
    "--as",
    "role",
    type=click.Choice(["advisor", "team_lead", "owner", "cx", "executive", "admin"]),
    default="advisor",
    show_default=True,
    help="Who asks; /as changes it later.",
)
def chat(role: str) -> None:
    """Ask in plain words, log what you did, hand a case on.

    In it, /help lists what there is. What you type is remembered until you leave, no longer.
    """
    from adapters.commands import chatting  # noqa: PLC0415 - a second that --help need not pay

    chatting.talk(role)
