"""`leeway themes`: what lies behind what was asked, done and handed on."""

from pathlib import Path

import click

AS_JSON = click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")


@click.group(
    invoke_without_command=True,
    epilog="\b\nExamples:\n  leeway themes\n  leeway themes --define per-week",
)
@click.option("--over", is_flag=True, help="Those that are fixed, declined or dismissed.")
@click.option("--define", metavar="FIGURE", help="What a figure says and how it is computed.")
@AS_JSON
@click.pass_context
def themes(context: click.Context, over: bool, define: str | None, as_json: bool) -> int:
    """List themes with their evidence and owners; take customers' words in; write packs."""
    if context.invoked_subcommand is not None:
        return 0
    from adapters.commands import themes_work  # noqa: PLC0415 - --help need not pay a second

    if define is not None:
        return themes_work.defined(define)
    return themes_work.listed_as_json(over) if as_json else themes_work.listed(over)


@themes.command(epilog="Example: leeway themes show 01m8089cevmvrzf3f0fnhbe4xn")
@click.argument("theme", metavar="ID")
@AS_JSON
def show(theme: str, as_json: bool) -> int:
    """Show one theme: figures, verbatims, where it stands, whether it is ready to act on."""
    from adapters.commands import themes_work  # noqa: PLC0415 - as above

    return themes_work.shown_as_json(theme) if as_json else themes_work.shown(theme)


@themes.command(epilog="Example: leeway themes pack 01m8089cevmvrzf3f0fnhbe4xn -o packs")
@click.argument("theme", metavar="ID")
@click.option(
    "-o",
    "folder",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path(),
    metavar="DIR",
    help="Where to; the current folder unless given.",
)
def pack(theme: str, folder: Path) -> int:
    """Write the evidence pack of a theme: ID.md and ID.html, with chart and methods."""
    from adapters.commands import themes_work  # noqa: PLC0415 - as above

    return themes_work.packed(theme, folder)


@themes.command(
    "import", epilog="Example: leeway themes import survey.csv --columns text=Comment,date=When"
)
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--columns", default="", metavar="OURS=THEIRS,…", help="What ours are called there.")
@click.option("--skip-bad", is_flag=True, help="Leave out rows that are wrong.")
def take_in(file: Path, columns: str, skip_bad: bool) -> int:
    """Take in customers' words from a CSV file, redacted: all of it, or nothing if a row is wrong.

    Its columns: text, date, and where there are any touchpoint, source, score. What was taken in
    before is not taken in again.
    """
    from adapters.commands import themes_work  # noqa: PLC0415 - as above

    return themes_work.imported(file, columns, skip_bad)


@themes.command(epilog="Example: leeway themes refresh")
def refresh() -> int:
    """Group what was logged since the last time; leeway serve does it by itself."""
    from adapters.commands import themes_work  # noqa: PLC0415 - as above

    return themes_work.refreshed()
