"""`python -m evals year`: invented years, judged on what Leeway finds, and what it should not."""

import asyncio
import tempfile
import time
from datetime import UTC, date, datetime
from pathlib import Path

import click
from pydantic import TypeAdapter
from rich.console import Console

from adapters.bootstrap import embedder_of
from adapters.model.repeating import Repeating
from adapters.settings import Settings, read_settings
from evals.fixed import NOW
from evals.judging_years import Judged, judged, plans
from evals.simulate_command import lend
from evals.simulated.recalling import Known
from evals.year_bars import BARS
from evals.year_report import WIDTH, print_report

HELP = "python -m evals year --seeds 20"
WORSE = 1
_YEARS = TypeAdapter(tuple[Judged, ...])


@click.command(epilog=f"Example: {HELP}")
@click.option("--seeds", default=20, show_default=True, type=click.IntRange(min=1))
@click.option("--first", default=1, show_default=True, help="The first seed.")
@click.option("--until", type=click.DateTime(["%Y-%m-%d"]), help="The day after the last.")
@click.option("--json", "in_json", is_flag=True, help="One JSON document.")
def year(seeds: int, first: int, until: datetime | None, in_json: bool) -> int:
    """Tell invented years, with what breaks and without, and judge what Leeway says of them.

    A year takes a minute or two. Exits with 1 where a year misses a bar.
    """
    end = (until.replace(tzinfo=UTC) if until else NOW).date()
    usual = read_settings()
    with tempfile.TemporaryDirectory() as folder:
        settings = usual.model_copy(update={"data_dir": Path(folder)})
        lend(usual.data_dir, settings.data_dir)
        years = asyncio.run(_all(settings, range(first, first + seeds), end))
    if in_json:
        click.echo(_YEARS.dump_json(years, indent=1).decode())
    else:
        print_report(years, Console(width=WIDTH))
    return WORSE if any(bar.missed(years) for bar in BARS) else 0


async def _all(settings: Settings, seeds: range, end: date) -> tuple[Judged, ...]:
    years: list[Judged] = []
    # What is said in one year is said in the others, too.
    embedder, known = Repeating(embedder_of(settings)), Known()
    for seed in seeds:
        for plan in plans(seed, end):
            started = time.process_time()
            years.append(await judged(settings, plan, embedder, known))
            spent = time.process_time() - started
            name = "with the story" if years[-1].told else "nothing changes"
            click.echo(
                f"seed {seed}, {name}: {years[-1].entries} entries, {spent:.0f} s of processor",
                err=True,
            )
    return tuple(years)
