"""`python -m evals simulate`: an invented year in a data folder, for the demo and for measuring."""

import asyncio
import shutil
import time
from datetime import UTC, date, datetime
from pathlib import Path

import click

from adapters.bootstrap import utc_now
from adapters.settings import read_settings
from evals.simulate import simulate as tell_story
from evals.simulated.plan import plan_of

LEARNED = ("index/vectors.sqlite3", "learned")
HELP = "python -m evals simulate .leeway-demo --months 12"


@click.command(epilog=f"Example: {HELP}")
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.option("--seed", default=1, show_default=True, help="The same seed, the same story.")
@click.option(
    "--months", type=click.IntRange(1, 60), help="A year, or since before it broke, unless said."
)
@click.option("--entries", type=click.IntRange(1), help="About so many, instead of a usual year's.")
@click.option(
    "--until", type=click.DateTime(["%Y-%m-%d"]), help="The day after; today unless said."
)
@click.option("--quiet-year", is_flag=True, help="Nothing breaks and nothing is mended.")
def simulate(
    folder: Path,
    seed: int,
    months: int | None,
    entries: int | None,
    until: datetime | None,
    quiet_year: bool,
) -> None:
    """Tell a year of the invented company into FOLDER, unless one is there already."""
    if (folder / "leeway.db").exists():
        click.echo(f"{folder} holds a year already; remove it to tell another.")
        return
    end = until.replace(tzinfo=UTC).date() if until else utc_now().date()
    _simulate(folder, end, months, seed, entries, told=not quiet_year)


def lend(usual: Path, folder: Path) -> None:
    """What is embedded once need not be embedded again; both are named by their texts."""
    for name in LEARNED:
        source, target = usual / name, folder / name
        if source.exists() and not target.exists():
            target.parent.mkdir(parents=True, exist_ok=True)
            copy = shutil.copytree if source.is_dir() else shutil.copy2
            copy(source, target)


def _simulate(
    folder: Path, end: date, months: int | None, seed: int, entries: int | None, *, told: bool
) -> None:
    usual = read_settings()
    lend(usual.data_dir, folder)
    settings = usual.model_copy(update={"data_dir": folder})
    plan, started = plan_of(end, months, seed, entries, told), time.perf_counter()

    def tell(day: int, days: int) -> None:
        if day % 30 == 0 or day == days:
            click.echo(f"{day} of {days} days", err=True)

    written = asyncio.run(tell_story(settings, plan, tell))
    seconds = time.perf_counter() - started
    click.echo(
        f"{written} entries from {plan.start} to {plan.end} in {seconds:.0f} s, in {folder}."
    )
