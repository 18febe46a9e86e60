"""`python -m evals grounding`: whether a misbehaving model ever gets something ungrounded shown."""

import asyncio
import json
from contextlib import AsyncExitStack
from time import perf_counter
from typing import Any

import click
from rich.console import Console
from rich.table import Table

from adapters.model.budget import Budget
from adapters.model.language_model import language_model
from bot.ports import LanguageModel
from evals.grounding import Grounded, load_briefs, run
from evals.injection import Resisted, load_attempts, worded
from evals.product import whole
from evals.sentences import NEVER, Judged, judge, kept, load_sentences
from evals.wired import questions, worded_by

WIDTH = 80
BUDGET = Budget()
SLACK = 1.0
"""Seconds for what is not the model's: eight answers at a time share this process."""

_NEVER_OPENS = 1_000_000


@click.command(epilog="Example: python -m evals grounding --answers 500")
@click.option("--answers", default=500, show_default=True, help="How many, over all modes.")
@click.option("--json", "in_json", is_flag=True, help="One JSON document.")
def grounding(answers: int, in_json: bool) -> int:
    """Ask the product golden questions, worded by a server that misbehaves in every way.

    Beside it: single sentences, and hidden orders that are obeyed. Exits with 1 if anything
    ungrounded is shown, or somebody waits longer than the budget.
    """
    judged = tuple(judge(load_sentences(), load_briefs()))
    resisted = worded(load_attempts(), load_briefs())
    found = asyncio.run(_run(answers))
    if in_json:
        click.echo(json.dumps(report(found, judged, resisted), indent=1))
    else:
        _print(found, judged, resisted, Console(width=WIDTH))
    failed = found.ungrounded or late(found) or resisted.gave_in or _forbidden(judged)
    return 1 if failed else 0


def late(found: Grounded, budget: Budget = BUDGET) -> tuple[str, ...]:
    """The modes in which somebody waited too long for something useful, or for the end."""
    return tuple(
        mode.mode
        for mode in found.modes
        if mode.first_ms > 1000 * budget.first_words
        or mode.settled_ms - mode.first_ms > 1000 * (budget.total + SLACK)
    )


async def _run(answers: int) -> Grounded:
    async with whole() as product, AsyncExitStack() as opened:

        def wired(name: str, url: str) -> LanguageModel:
            model = language_model(
                name,
                "",
                url,
                timer=perf_counter,
                sleep=asyncio.sleep,
                chance=lambda: 0.5,
                budget=BUDGET,
                failures=_NEVER_OPENS,
            )
            opened.push_async_callback(model.close)
            return model

        return await run(worded_by(product, wired), questions(), answers)


def report(found: Grounded, judged: tuple[Judged, ...], resisted: Resisted) -> dict[str, Any]:
    """Everything but the single answers."""
    return {
        "answers": found.answers,
        "ungrounded": list(found.ungrounded),
        "late": list(late(found)),
        "modes": {
            mode.mode: {
                "answers": len(mode.told),
                "worded": mode.worded,
                "sentences": mode.shown,
                "cut": mode.cut,
                "failed": mode.failed,
                "first_ms": mode.first_ms,
                "settled_ms": mode.settled_ms,
            }
            for mode in found.modes
        },
        "sentences": [part.model_dump() for part in kept(judged)],
        "forbidden": [j.text for j in _forbidden(judged)],
        "injection": resisted.model_dump(),
    }


def _forbidden(judged: tuple[Judged, ...]) -> list[Judged]:
    return [j for j in judged if j.fault is None and j.kind in NEVER]


def _print(
    found: Grounded, judged: tuple[Judged, ...], resisted: Resisted, console: Console
) -> None:
    table = Table(width=WIDTH, box=None, header_style="bold", padding=(0, 1, 0, 0))
    table.add_column("the server's manner")
    for name in ("answers", "worded", "shown", "cut", "first, ms", "settled, ms"):
        table.add_column(name, justify="right")
    for mode in found.modes:
        table.add_row(
            mode.mode,
            str(len(mode.told)),
            str(mode.worded),
            str(mode.shown),
            str(sum(mode.cut.values())),
            f"{mode.first_ms:.0f}",
            f"{mode.settled_ms:.0f}",
        )
    console.print(table)
    console.print(f"{found.answers} answers, ungrounded sentences shown: {len(found.ungrounded)}")
    console.print(f"Waited longer than the budget: {', '.join(late(found)) or 'nobody'}")
    for part in kept(judged):
        good, bad = part.good, part.bad
        console.print(f"Sentences, {part.part}: good kept {good.hits}/{good.n}, "
                      f"bad shown {bad.hits}/{bad.n}")  # fmt: skip
    console.print(f"Hidden orders: {resisted.attempts}, gave in: {len(resisted.gave_in)}")
    forbidden = [j.text for j in _forbidden(judged)]
    for line in (*found.ungrounded, *resisted.gave_in, *forbidden):
        console.print(f"  shown: {line}", markup=False)
