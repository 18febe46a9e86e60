"""The tables of a comparison, as Markdown: for the terminal and for README as they are.

Percentiles are of milliseconds: by the clock, and of processor time.
"""

from collections.abc import Iterator, Sequence

from evals.peers.comparison import Compared, Row, rows

COLUMNS = {
    "ndcg@10": "nDCG@10",
    "recall@5": "recall@5",
    "mrr@10": "MRR@10",
    "p50_ms": "p50",
    "p95_ms": "p95",
    "cpu_p50_ms": "CPU p50",
    "cpu_p95_ms": "CPU p95",
    "index_s": "index s",
    "pieces": "pieces",
    "rss_mb": "MB",
}
_DIGITS = {"ndcg@10": 3, "recall@5": 3, "mrr@10": 3, "pieces": 0, "rss_mb": 0}


def of_set(each: Compared) -> str:
    """One set's table under its name."""
    return f"{each.name} ({each.queries} questions)\n\n{_table(rows([each]))}\n"


def of_all(sets: Sequence[Compared]) -> str:
    """The macro average's table."""
    return f"macro average of {len(sets)} sets\n\n{_table(rows(sets))}\n"


def _table(lines: Sequence[Row]) -> str:
    head = ["system", *COLUMNS.values(), "Leeway ahead by (95 %)"]
    rule = ["---", *["--:"] * (len(head) - 1)]
    return "\n".join("| " + " | ".join(cells) + " |" for cells in (head, rule, *_cells(lines)))


def _cells(lines: Sequence[Row]) -> Iterator[list[str]]:
    for row in lines:
        figures = [f"{row.figures[name]:.{_DIGITS.get(name, 1)}f}" for name in COLUMNS]
        yield [row.system, *figures, _lead(row)]


def _lead(row: Row) -> str:
    if row.lead is None:
        return ""
    return f"{row.lead.mean:+.3f} ({row.lead.low:+.3f} to {row.lead.high:+.3f})"
