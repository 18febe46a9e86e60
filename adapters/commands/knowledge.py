"""`leeway knowledge`: for those who keep the guidance base."""

from pathlib import Path

import click

FOLDER = click.Path(file_okay=False, path_type=Path)
AS_JSON = click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")


@click.group(epilog="Example: leeway knowledge check")
def knowledge() -> None:
    """Check, index, try out and review the guidance base."""


@knowledge.command(
    epilog="\b\nExamples:\n  leeway knowledge check\n  leeway knowledge check drafts"
)
@click.argument("folder", required=False, type=FOLDER, metavar="[DIR]")
@AS_JSON
def check(folder: Path | None, as_json: bool) -> int:
    """Find what is wrong in the folder, with file and line.

    DIR is LEEWAY_KNOWLEDGE_DIR unless given. Exits with 1 if there are errors; warnings are shown
    and leave it at 0.
    """
    from adapters.commands import curating  # noqa: PLC0415 - a second that --help need not pay

    return curating.check(folder, as_json)


@knowledge.command(epilog="Example: leeway knowledge index")
def index() -> None:
    """Build the index, or refresh it: what did not change is not learned again.

    Everything that answers does this by itself when it starts; here you see how far it is.
    """
    from adapters.commands import curating  # noqa: PLC0415 - as above

    curating.index()


@knowledge.command("try", epilog='Example: leeway knowledge try "she waited in all day, no driver"')
@click.argument("question")
@click.option("--top", default=8, show_default=True, type=click.IntRange(1, 50), metavar="N")
@AS_JSON
def try_out(question: str, top: int, as_json: bool) -> int:
    """Show what a question finds and why: passages with their scores, coverage, limits, signals.

    Nothing is recorded.
    """
    from adapters.commands import trying  # noqa: PLC0415 - as above

    return trying.try_out(question, top, as_json)


@knowledge.command(epilog="Example: leeway knowledge stale")
@AS_JSON
def stale(as_json: bool) -> int:
    """List what is past its review date, first what most answers rested on."""
    from adapters.commands import reviewing  # noqa: PLC0415 - as above

    return reviewing.stale(as_json)
