"""`leeway assess`: where the company stands."""

import click


@click.command(epilog="Example: leeway assess --format html > november.html")
@click.option(
    "--format", "form", type=click.Choice(["md", "html", "json"]), default="md", show_default=True
)
@click.option(
    "--days",
    type=click.IntRange(7, 366),
    default=91,
    show_default=True,
    help="How far it looks back.",
)
@click.option("--no-keep", is_flag=True, help="Look only, and keep the last one to compare with.")
@click.option("--define", metavar="MEASURE", help="Say what one measure means, and nothing else.")
def assess(form: str, days: int, no_keep: bool, define: str | None) -> int:
    """Assess the current state by success factor and stage, with movement since the last time.

    Every measure comes with its interval, what it rests on, and its definition. It is kept, so that
    the next one shows movement.
    """
    from adapters.commands import standing_work  # noqa: PLC0415 - --help need not pay a second

    if define is not None:
        return standing_work.defined(define)
    return standing_work.assessed(form, days, keep=not no_keep)
