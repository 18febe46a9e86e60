"""The table of a bench, beside a plain baseline where the sets' README gives one."""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from rich.console import Console
from rich.table import Table

from evals.bench import Bench
from evals.proportions import Proportion

WIDTH = 80


def rrf_baselines(folder: Path) -> dict[str, str]:
    """nDCG@10 / recall@5 by set: the last column of the table in the folder's README."""
    readme = folder / "README.md"
    text = readme.read_text(encoding="utf-8") if readme.exists() else ""
    row = re.compile(r"^\| ([\w-]+) \|.*\| (\d\.\d+ / \d\.\d+) \|$", re.MULTILINE)
    return dict(row.findall(text))


def print_bench(
    benches: Sequence[Bench], console: Console, baselines: Mapping[str, str] | None = None
) -> None:
    """Quality and size of every set, then abstention where a set has uncovered questions."""
    table = _table("set", "queries", "nDCG@10", "rec@5", "MRR@10", "p50", "p95", "pass.")
    if baselines:
        table.add_column("RRF", justify="right", no_wrap=True)
    for bench in benches:
        figures = bench.as_json()
        row = [
            bench.name,
            str(figures["queries"]),
            *(f"{figures[name]:.3f}" for name in ("ndcg@10", "recall@5", "mrr@10")),
            f"{bench.p50:.1f}",
            f"{bench.p95:.1f}",
            str(bench.passages),
        ]
        table.add_row(*row, *([baselines.get(bench.name, "–").split()[0]] if baselines else []))
    console.print(table)
    _print_abstention(benches, console)
    memory = max(bench.rss_mb for bench in benches)
    indexing = sum(bench.index_s for bench in benches)
    console.print(f"Indexing {indexing:.1f} s, memory {memory:.0f} MB; p50 and p95 in ms.")


def _print_abstention(benches: Sequence[Bench], console: Console) -> None:
    judged = [(bench.name, bench.abstention) for bench in benches if bench.abstention]
    if not judged:
        return
    table = _table("uncovered questions", "AUROC", "recognised", "false abstention")
    for name, found in judged:
        table.add_row(name, f"{found.auroc:.3f}", _share(found.uncovered), _share(found.false))
        for kind, recognised in found.by_kind.items():
            table.add_row(f"  {kind}", "", _share(recognised), "")
    console.print(table)


def _share(proportion: Proportion) -> str:
    return f"{proportion.share:.3f} ({proportion.hits}/{proportion.n})"


def _table(first: str, *others: str) -> Table:
    table = Table(width=WIDTH, box=None, header_style="bold", padding=(0, 1, 0, 0))
    table.add_column(first)
    for name in others:
        table.add_column(name, justify="right", no_wrap=True)
    return table
