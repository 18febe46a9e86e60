"""`leeway digest`: the weekly and the monthly digests."""

from pathlib import Path

import click


@click.command(
    epilog="\b\nExamples:\n  leeway digest\n  leeway digest --dry-run --to cx --picture chart.png"
)
@click.option(
    "--to",
    metavar="ROLE|E-MAIL",
    help="team_lead, cx (weekly), owner, executive (monthly), or, with --dry-run, an address.",
)
@click.option("--dry-run", is_flag=True, help="Show the digest; send nothing.")
@click.option("--json", "as_json", is_flag=True, help="With --dry-run: one JSON document.")
@click.option(
    "--picture",
    type=click.Path(dir_okay=False, path_type=Path),
    help="With --dry-run: write its chart as a PNG file, and print the text alternative.",
)
def digest(to: str | None, dry_run: bool, as_json: bool, picture: Path | None) -> int:
    """Send the digests that are due, each once a period; `leeway serve` does the same by itself."""
    if not dry_run and (as_json or picture):
        raise click.UsageError("--json and --picture go with --dry-run")
    from adapters.commands import standing_work  # noqa: PLC0415 - --help need not pay a second

    if dry_run:
        return standing_work.digest_shown(to or "cx", as_json, picture)
    return standing_work.digests_sent(to)
