"""The report on redaction for people: one table within 80 columns."""

from typing import Any

from rich.table import Table


def table(report: dict[str, Any]) -> Table:
    """Recall over all and by type, precision, false alarms and time."""
    shown = Table(title=f"{report['set']}: {report['texts']} texts", width=78)
    for column in ("", "found", "of", "share"):
        shown.add_column(column, justify="left" if not column else "right")
    for group in ("identifying", "all"):
        for half, figures in report[group].items():
            _row(shown, f"{group} types, {half}", figures, "recall")
    shown.add_section()
    for kind, figures in report["types"].items():
        _row(shown, kind + ("" if figures["identifying"] else " (stays)"), figures, "recall")
    shown.add_section()
    for half, figures in report["precision"].items():
        _row(shown, f"precision, {half}", figures, "precision")
    for half, figures in report["clean"].items():
        _row(shown, f"clean texts touched, {half}", figures, "touched")
    for name in ("patterns_ms", "full_ms"):
        p50, p95 = report[name]["p50"], report[name]["p95"]
        shown.add_row(name.replace("_", " "), f"p50 {p50}", f"p95 {p95}", "")
    return shown


def _row(shown: Table, name: str, figures: dict[str, Any], share: str) -> None:
    shown.add_row(name, str(figures["hits"]), str(figures["n"]), f"{figures[share]:.3f}")
