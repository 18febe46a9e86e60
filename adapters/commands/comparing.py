"""The work of `leeway knowledge diff`."""

import asyncio
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import click
from rich.table import Table
from rich.text import Text

from adapters.bootstrap import Product, Use, embedder_of
from adapters.commands.golden_files import read_golden
from adapters.commands.rehearsing import Rehearsal, rehearsal
from adapters.commands.starting import progress_bar, with_product
from adapters.model.repeating import Repeating
from adapters.settings import read_settings
from adapters.terminal.clean import line
from adapters.terminal.layout import console, heading, paragraph
from adapters.terminal.people import SENDERS
from bot.answers import Quantity
from bot.outer_loop.golden import GoldenCase
from bot.outer_loop.replaying import (
    Comparison,
    Row,
    Seen,
    golden_questions,
    real_questions,
    replay,
    twin_questions,
)
from bot.people import Role
from bot.record_requests import ShowLogbook

BROKEN = 1
CASES = Path("evals") / "cases"
_MOST_SHOWN = 60
_WHAT = {"golden": "golden case", "twin": "twin", "log": "real question"}


class Wanted(NamedTuple):
    """Which questions are asked: files of golden cases, twins a group, questions of the log."""

    cases: tuple[Path, ...]
    twins: int
    last: int


def compared(old: Path, new: Path, wanted: Wanted, as_json: bool) -> int:
    """Print what changes; the exit code."""
    default = (CASES,) if CASES.is_dir() else ()
    cases = read_golden(wanted.cases or default)
    real = with_product(lambda p: _newest(p, wanted.last), Use.RECORDS) if wanted.last else []
    found = asyncio.run(_compare(old, new, cases, wanted.twins, real))
    if as_json:
        click.echo(found.model_dump_json(indent=2))
    else:
        _show(found)
    return BROKEN if found.broken else 0


async def _newest(product: Product, most: int) -> list[tuple[str, str]]:
    """Ids and texts of the newest questions."""
    found: list[tuple[str, str]] = []
    async for row in product.leeway.export(ShowLogbook(only="asked"), SENDERS[Role.CX]):
        found.append((row.id, row.text))
        if len(found) == most:
            break
    return found


async def _compare(
    old: Path,
    new: Path,
    cases: Sequence[GoldenCase],
    twins: int,
    real: Sequence[tuple[str, str]],
) -> Comparison:
    settings = read_settings()
    embedder = Repeating(embedder_of(settings))
    with progress_bar() as progress:
        before = await rehearsal(settings, old, embedder, progress)
        now = await rehearsal(settings, new, embedder, progress)
    questions = [*golden_questions(cases), *real_questions(real)]
    if twins:
        questions += twin_questions(before.base, now.base, twins)
    with progress_bar("Asking") as progress:
        return await replay(questions, before.ask, now.ask, _versions(before, now), progress)


def _versions(before: Rehearsal, now: Rehearsal) -> tuple[str, str]:
    return before.base.version, now.base.version


def _show(found: Comparison) -> None:
    screen = console()
    screen.print(heading(_headline(found)))
    for source, number in found.asked.items():
        changed = sum(row.source == source for row in found.rows)
        text = f"{number} × {_WHAT[source]}: {changed} change"
        if source != "log":
            text += (
                f"; wrong before {found.failed.get(source, 0)}, now {found.fails.get(source, 0)}"
            )
        screen.print(paragraph(text, mark="-", mark_style="dim"))
    if found.rows:
        screen.print("", _table(found.rows[:_MOST_SHOWN]), sep="\n")
    if len(found.rows) > _MOST_SHOWN:
        more = len(found.rows) - _MOST_SHOWN
        screen.print(paragraph(f"… and {more} more; --json shows all", "dim"))


def _headline(found: Comparison) -> str:
    if found.broken:
        return f"{len(found.broken)} broken: right before, wrong now"
    return (
        f"Nothing breaks; {len(found.rows)} answers change" if found.rows else "No answer changes"
    )


def _table(rows: Sequence[Row]) -> Table:
    table = Table(box=None, padding=(0, 1), header_style="dim", show_lines=False)
    table.add_column("", no_wrap=True)
    table.add_column("question", ratio=2, overflow="fold")
    table.add_column("before → now", ratio=3, overflow="fold")
    for row in rows:
        mark = "✗" if row.broken else "✓" if row.mended else "·"
        name = (f"\n{_WHAT[row.source]} {row.id}, as {row.role.value}", "dim")
        table.add_row(mark, Text.assemble(line(row.question), name), Text(_changes(row)))
    return table


def _changes(row: Row) -> str:
    """A line for each thing that changes."""
    said = []
    if "coverage" in row.changed:
        said.append(f"coverage: {row.old.coverage} → {row.new.coverage}")
    if {"outcome", "limit", "decides", "amount"} & set(row.changed):
        said.append(f"verdict: {_verdict(row.old)} → {_verdict(row.new)}")
    if "signals" in row.changed:
        said.append(f"signals: {_list(row.old.signals)} → {_list(row.new.signals)}")
    if "items" in row.changed:
        gone = [f"-{item}" for item in row.old.items if item not in row.new.items]
        come = [f"+{item}" for item in row.new.items if item not in row.old.items]
        said.append(f"cited: {' '.join([*gone, *come]) or 'in another order'}")
    if row.broken:
        said.append(f"not as expected: {', '.join(row.faults)}")
    return "\n".join(said)


def _verdict(seen: Seen) -> str:
    named = [seen.outcome.value, seen.limit or "", _amount(seen.amount)]
    if seen.decides:
        named.append(f"({seen.decides})")
    return " ".join(part for part in named if part)


def _amount(amount: Quantity | None) -> str:
    return f"{amount.value} {amount.currency or ''}".strip() if amount else ""


def _list(names: Sequence[str]) -> str:
    return ", ".join(names) or "none"
