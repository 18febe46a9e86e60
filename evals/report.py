"""The report of a run: a table within 80 columns, or one JSON document."""

from collections.abc import Sequence
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from evals.baseline import Change
from evals.evaluators import Judgement
from evals.latency import Latency
from evals.measures import TITLES, Measure
from evals.runner import Run

WIDTH = 80
LISTED = 20


def as_json(run: Run, changes: Sequence[Change]) -> dict[str, Any]:
    """Everything, with every failure of cases that are not held out."""
    return {
        "measures": {m.key: _figures(m) for m in run.measures},
        "confidence_auroc": run.confidence_auroc,
        "latency_ms": run.latency.model_dump() if run.latency else None,
        "seconds": run.seconds,
        "worse": any(change.worse for change in changes),
        "changes": [change.model_dump() for change in changes],
        "failures": [failure.model_dump(exclude={"ok"}) for failure in run.failures],
    }


def _figures(measure: Measure) -> dict[str, Any]:
    low, high = measure.shown.interval
    return {
        "hits": measure.shown.hits,
        "n": measure.n,
        "share": round(measure.shown.share, 4),
        "interval": [round(low, 4), round(high, 4)],
        "failed": list(measure.failed),
    }


def print_report(run: Run, changes: Sequence[Change], console: Console) -> None:
    """Measures, failures, latency, and what differs from the baseline."""
    console.print(_measures(run.measures))
    if run.confidence_auroc is not None:
        console.print(f"Confidence tells covered from uncovered: AUROC {run.confidence_auroc:.3f}")
    if run.latency:
        console.print(_latency(run.latency))
    if run.seconds:
        spent = ", ".join(f"{name} {seconds} s" for name, seconds in run.seconds.items())
        console.print(f"Took: {spent}\n")
    _print_failures(run.failures, console)
    _print_changes(changes, console)


def _measures(measures: Sequence[Measure]) -> Table:
    table = Table(width=WIDTH, box=None, header_style="bold", padding=(0, 2, 0, 0))
    table.add_column("measure")
    for name in ("of n", "share", "95 % interval"):
        table.add_column(name, justify="right", no_wrap=True)
    for measure in measures:
        held = " (held out)" if measure.part == "held out" else ""
        low, high = measure.shown.interval
        table.add_row(
            TITLES.get(measure.name, measure.name) + held,
            f"{measure.shown.hits}/{measure.n}",
            f"{measure.shown.share:.3f}",
            f"{low:.3f}–{high:.3f}",
        )
    return table


def _latency(latency: Latency) -> str:
    shares = ", ".join(f"{stage} {share:.0%}" for stage, share in latency.stages.items())
    return f"Latency of {latency.n}: p50 {latency.p50} ms, p95 {latency.p95} ms ({shares})"


def _print_failures(failures: Sequence[Judgement], console: Console) -> None:
    if not failures:
        return
    shown = failures[:LISTED]
    console.print(f"Failures ({len(shown)} of {len(failures)}; --json has all):", style="bold")
    for failure in shown:
        console.print(Text(f"{failure.case} · {failure.measure}", style="yellow"))
        console.print(Text(f"  {failure.ask}", style="dim"))
        console.print(Text(f"  expected {failure.expected}"))
        console.print(Text(f"  got      {failure.got}"))


def _print_changes(changes: Sequence[Change], console: Console) -> None:
    for change in changes:
        style = "bold red" if change.worse else ""
        word = "WORSE than" if change.worse else "differs from"
        console.print(
            Text(f"{change.measure}: {word} the baseline, {change.was} → {change.now}", style)
        )
        for label, cases in (("now fails", change.broken), ("mended", change.mended)):
            if cases and not change.held_out:
                rest = f" and {len(cases) - LISTED} more" if len(cases) > LISTED else ""
                console.print(Text(f"  {label}: {', '.join(cases[:LISTED])}{rest}"))
