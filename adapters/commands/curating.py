"""The work of `leeway knowledge check` and `index`."""

import asyncio
import time
from collections import Counter
from pathlib import Path

import click

from adapters.bootstrap import embedder_of, index_of, utc_now
from adapters.commands.starting import progress_bar
from adapters.knowledge_folder import load, read
from adapters.settings import Settings, read_settings
from adapters.terminal.clean import clean
from bot.guidance.base import GuidanceBase
from bot.guidance.check import checked
from bot.guidance.faults import as_json as as_report
from bot.guidance.faults import report
from bot.guidance.passages import passages_of
from bot.guidance.reading import Reading

FOUND_SOMETHING = 1


def check(folder: Path | None, as_json: bool) -> int:
    """Print the folder's faults; the exit code."""
    place = folder or read_settings().knowledge_dir
    reading = checked(read(place), utc_now().date())
    if as_json:
        click.echo(as_report(reading.faults).model_dump_json(indent=2))
    else:
        if reading.faults:
            click.echo(clean(report(reading.faults, str(place))))
        click.echo(_summary(place, reading))
    return 0 if reading.base else FOUND_SOMETHING


def _summary(place: Path, reading: Reading) -> str:
    found = as_report(reading.faults)
    wrong = f"{_count(found.errors, 'error')}, {_count(found.warnings, 'warning')}"
    if reading.base is None:
        return f"{place}: {wrong}. Leeway can't start on it until the errors are mended."
    return f"{place}: {contents(reading.base)}; {wrong}."


def contents(base: GuidanceBase) -> str:
    """How much of what there is."""
    kinds = Counter(item.kind for item in base.items)
    counts = (_count(kinds[kind], kind) for kind in ("principle", "example", "limit"))
    return ", ".join([*counts, _count(len(base.signals.signals), "signal")])


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def index() -> None:
    """Build the index and say what it holds."""
    settings = read_settings()
    started = time.perf_counter()
    passages, version = asyncio.run(indexed(settings))
    seconds = time.perf_counter() - started
    click.echo(f"{_count(passages, 'passage')} of version {version} ready in {seconds:.1f} s.")


async def indexed(settings: Settings) -> tuple[int, str]:
    """Build the index; how many passages it holds, and of which version of the guidance."""
    base = load(settings.knowledge_dir, utc_now().date())
    passages = passages_of(base)
    ready = index_of(settings, embedder_of(settings))
    try:
        with progress_bar() as progress:
            await ready.build(base.version, passages, progress)
    finally:
        await ready.close()
    return len(passages), base.version
