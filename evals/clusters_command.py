"""`python -m evals clusters`: how well entries are grouped, beside other ways; identity; speed."""

import json
import time
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table

from adapters.bootstrap import embedder_of
from adapters.settings import Settings
from evals.agreement import Agreement, agreement
from evals.arguments import folders
from evals.labelled import Labelled, read_labelled
from evals.stability import POLICIES, Stability, stability
from evals.theme_scale import Scale, scale
from evals.theme_ways import PEERS, WAYS

HELP = "python -m evals clusters sets/cluster-abcd-issues sets/banking77"


@click.command(epilog=f"Example: {HELP}")
@folders
@click.option("--json", "in_json", is_flag=True, help="One JSON document.")
@click.option("--scale", "number", type=click.IntRange(min=1_000), help="Speed, so many entries.")
@click.option("--embedder", default="minilm", show_default=True, help="As LEEWAY_EMBEDDER.")
def clusters(folders: tuple[Path, ...], in_json: bool, number: int | None, embedder: str) -> None:
    """Group labelled texts as themes are found, and by other ways; let them arrive in batches.

    BERTopic is left out unless `make theme-peers` has installed it.
    """
    used = embedder_of(Settings(embedder=embedder))
    sets = [read_labelled(folder, used) for folder in folders]
    if number is not None:
        measured = scale(sets, number)
        click.echo(measured.model_dump_json(indent=1) if in_json else said(measured))
        return
    ways = {name: way for name, way in WAYS.items() if PEERS.exists() or "BERTopic" not in name}
    found = [_timed(name, data) for name in ways for data in sets]
    steady = [stability(data, policy) for policy in POLICIES for data in sets]
    if in_json:
        document = {
            "agreement": [each.model_dump() for each in found],
            "stability": [each.model_dump() for each in steady],
        }
        click.echo(json.dumps(document, indent=1))
        return
    console = Console(width=160)
    console.print(_agreements(found, sets))
    console.print(_stabilities(steady, sets))


def _timed(way: str, data: Labelled) -> Agreement:
    began = time.perf_counter()
    labels = WAYS[way](data)
    return agreement(way, data, labels, time.perf_counter() - began)


def said(measured: Scale) -> str:
    """The figures of a run with very many entries."""
    return (
        f"{measured.entries:,} entries, {measured.themes} themes, {measured.placed:.0%} placed: "
        f"all anew {measured.anew_s:.1f} s (processor {measured.anew_cpu_s:.1f}), "
        f"{measured.new} new {measured.incremental_s:.1f} s "
        f"(processor {measured.incremental_cpu_s:.1f}), "
        f"peak {measured.memory_mb:.0f} MB"
    )


def _agreements(found: list[Agreement], sets: list[Labelled]) -> Table:
    """A row for each way: ARI / V-measure, groups, share placed (and of strays), by set."""
    table = Table(title="ARI / V, groups, placed (strays placed)")
    table.add_column("way")
    for data in sets:
        table.add_column(f"{data.name} ({len(data.texts)}, {data.true_groups} labels)")
    for way in dict.fromkeys(each.way for each in found):
        table.add_row(way, *(_cell(each) for each in found if each.way == way))
    return table


def _cell(each: Agreement) -> str:
    strays = "" if each.strays is None else f" ({each.strays:.0%})"
    return f"{each.rand:.3f} / {each.v:.3f}, {each.groups}, {each.placed:.0%}{strays}"


def _stabilities(steady: list[Stability], sets: list[Labelled]) -> Table:
    """A row for each policy: share of texts that keep their theme, worst batch, between orders."""
    table = Table(title="10 batches, 3 orders: keep their theme (worst batch), ARI between, ARI")
    table.add_column("grouped anew")
    for data in sets:
        table.add_column(data.name)
    for policy in POLICIES:
        cells = (
            f"{each.kept:.1%} ({each.worst:.1%}), {each.orders:.3f}, {each.rand:.3f}"
            for each in steady
            if each.policy == policy
        )
        table.add_row(policy, *cells)
    return table
