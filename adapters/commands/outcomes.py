"""`leeway outcomes`: what became of cases, and whether doing the right thing pays back."""

from pathlib import Path

import click


@click.group(invoke_without_command=True, epilog="Example: leeway outcomes --json")
@click.option("--json", "as_json", is_flag=True, help="Print the comparison as one JSON document.")
@click.pass_context
def outcomes(context: click.Context, as_json: bool) -> int:
    """Compare cases where leeway was used with the others.

    Not an experiment: it shows what goes together, not what causes what.
    """
    if context.invoked_subcommand is not None:
        return 0
    from adapters.commands import standing_work  # noqa: PLC0415 - --help need not pay a second

    return standing_work.payback(as_json)


@outcomes.command("import", epilog="Example: leeway outcomes import outcomes.csv")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def take_in(file: Path) -> int:
    """Take in every outcome of a CSV file, or none if a line is wrong.

    Its columns: case, kind (kept, left, came_back, complained, survey), date (2026-11-30), value (a
    survey's score). Case numbers are kept only as keyed hashes; importing again replaces.
    """
    from adapters.commands import standing_work  # noqa: PLC0415 - as above

    return standing_work.outcomes_imported(file)
