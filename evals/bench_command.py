"""`python -m evals bench`: a public set through the product's own retrieval and coverage."""

import asyncio
import json
from pathlib import Path
from tempfile import TemporaryDirectory

import click
from rich.console import Console

from adapters.bootstrap import embedder_of, index_of
from adapters.index.memory import MemoryIndex
from adapters.settings import Settings
from evals.beir import BeirSet, find_sets, read_set
from evals.bench import Bench
from evals.bench import bench as bench_set
from evals.bench_report import print_bench, rrf_baselines

HELP = "python -m evals bench sets/clinc150 --limit 500"


@click.command(epilog=f"Example: {HELP}")
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--all", "every", is_flag=True, help="Every set under the folder, in one table.")
@click.option("--json", "in_json", is_flag=True, help="One JSON document; a list with --all.")
@click.option("--limit", type=click.IntRange(min=1), help="Only so many questions, evenly spread.")
@click.option("--queries", help="Another file of questions in the folder, e.g. queries_gpt35.")
@click.option("--qrels", help="Only this file of judgements.  [default: all in qrels/]")
@click.option("--repeat", default=1, show_default=True, help="How often questions are timed.")
@click.option(
    "--index",
    type=click.Choice(["chroma", "memory"]),
    default="chroma",
    show_default=True,
    help="chroma: as in production.",
)
@click.option("--embedder", default="minilm", show_default=True, help="As LEEWAY_EMBEDDER.")
def bench(
    folder: Path,
    every: bool,
    in_json: bool,
    limit: int | None,
    queries: str | None,
    qrels: str | None,
    repeat: int,
    index: str,
    embedder: str,
) -> None:
    """Index a BEIR folder as guidance, ask its questions, and judge what comes."""
    found = []
    for each in find_sets(folder) if every else (folder,):
        data = read_set(each, queries, qrels, limit)
        if each != folder:
            data = data.model_copy(update={"name": str(each.relative_to(folder))})
        found.append(asyncio.run(_bench(data, index, embedder, repeat)))
    if in_json:
        documents = [each.as_json() for each in found]
        click.echo(json.dumps(documents if every else documents[0], indent=1))
    else:
        print_bench(found, Console(width=80), rrf_baselines(folder))


async def _bench(data: BeirSet, index: str, embedder: str, repeat: int) -> Bench:
    with TemporaryDirectory(prefix="leeway-bench-") as name:
        settings = Settings(data_dir=Path(name), embedder=embedder)
        used = embedder_of(settings)
        if index == "memory":
            return await bench_set(data, used, MemoryIndex(used), repeat)
        chroma = index_of(settings, used)
        try:
            return await bench_set(data, used, chroma, repeat)
        finally:
            await chroma.close()
