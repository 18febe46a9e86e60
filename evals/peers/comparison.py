"""What each system reached on each set, and whether Leeway's lead over it is more than chance."""

from collections.abc import Sequence
from statistics import fmean
from typing import Any

from bot.values import Value
from evals.significance import Difference, macro_paired

OURS = "leeway"


class Measured(Value):
    """One system on one set. `ndcg` has a figure for each query; `rss_mb` is at the end.

    `p50` and `p95` are milliseconds, `cpu_p50` and `cpu_p95` those of any processor.
    """

    system: str
    ndcg: tuple[float, ...]
    recall: float
    mrr: float
    p50: float
    p95: float
    cpu_p50: float
    cpu_p95: float
    index_s: float
    pieces: int
    rss_mb: float

    @property
    def figures(self) -> dict[str, float]:
        """Rounded, by the names that the interface gives them."""
        return {
            "ndcg@10": round(fmean(self.ndcg), 4),
            "recall@5": round(self.recall, 4),
            "mrr@10": round(self.mrr, 4),
            "p50_ms": round(self.p50, 2),
            "p95_ms": round(self.p95, 2),
            "cpu_p50_ms": round(self.cpu_p50, 2),
            "cpu_p95_ms": round(self.cpu_p95, 2),
            "index_s": round(self.index_s, 2),
            "pieces": self.pieces,
            "rss_mb": round(self.rss_mb, 1),
        }


class Compared(Value):
    """Every system on one set, Leeway first."""

    name: str
    measured: tuple[Measured, ...]

    @property
    def queries(self) -> int:
        """How many questions each was asked."""
        return len(self.measured[0].ndcg)


class Row(Value):
    """One line of a table; `lead` is Leeway minus this system in nDCG@10, null for Leeway."""

    system: str
    figures: dict[str, float]
    lead: Difference | None


def rows(sets: Sequence[Compared]) -> tuple[Row, ...]:
    """A line for each system over those sets, each set counting the same (macro average)."""
    return tuple(
        _row([compared.measured[number] for compared in sets], sets)
        for number in range(len(sets[0].measured))
    )


def _row(own: Sequence[Measured], sets: Sequence[Compared]) -> Row:
    figures = [measured.figures for measured in own]
    pairs = [
        (compared.measured[0].ndcg, theirs.ndcg) for compared, theirs in zip(sets, own, strict=True)
    ]
    return Row(
        system=own[0].system,
        figures={name: round(fmean(f[name] for f in figures), 4) for name in figures[0]},
        lead=None if own[0].system == OURS else macro_paired(pairs),
    )


def as_json(sets: Sequence[Compared]) -> dict[str, Any]:
    """Every set by itself, then their macro average."""
    return {
        "sets": [
            {"set": each.name, "queries": each.queries, "systems": _documents(rows([each]))}
            for each in sets
        ],
        "macro": _documents(rows(sets)),
    }


def _documents(table: Sequence[Row]) -> list[dict[str, Any]]:
    return [
        {"system": row.system, **row.figures, "leeway_minus": row.lead and row.lead.model_dump()}
        for row in table
    ]
