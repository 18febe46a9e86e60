"""`python -m evals run`: golden cases, abstention, twins and redaction against the baseline."""

import asyncio
import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import click
from rich.console import Console
from rich.progress import Progress as Bar

from evals.baseline import compare, read_baseline, write_baseline
from evals.cases import CASES, Case, check_against, load_cases
from evals.injected import measures as injected
from evals.measures import SUITES
from evals.oracle import read_bounds
from evals.product import product
from evals.report import as_json, print_report
from evals.runner import NOTHING, Progress, Run
from evals.runner import run as run_suites
from evals.twins import all_twins, sample

WORSE = 1
REDACTION = "redaction"
INJECTION = "injection"


@click.command(epilog="Example: python -m evals run --suite twins --all")
@click.option(
    "--suite",
    type=click.Choice([*SUITES, REDACTION, INJECTION]),
    help="Only this suite; injection takes minutes, and runs only when it is named.",
)
@click.option("--json", "in_json", is_flag=True, help="One JSON document with every failure.")
@click.option(
    "--knowledge",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=Path("knowledge"),
    show_default=True,
    help="The guidance base to ask.",
)
@click.option(
    "--cases",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=CASES,
    help="The folder of golden cases.  [default: the shipped ones]",
)
@click.option(
    "--held-out",
    type=click.Choice(["with", "without", "only"]),
    default="with",
    show_default=True,
    help="Which golden cases. Failures of held-out ones are listed with `only`.",
)
@click.option(
    "--labelled",
    type=click.Path(exists=True, path_type=Path),
    multiple=True,
    help="Labelled texts for the suite redaction, as `redact` takes them; may be given again.",
)
@click.option("--all", "every", is_flag=True, help="Every twin, not a sample: takes minutes.")
@click.option("--seed", default=0, show_default=True, help="Chooses the sample of twins.")
@click.option("--embedder", default="minilm", show_default=True, help="As LEEWAY_EMBEDDER.")
@click.option("--update-baseline", is_flag=True, help="Keep what this run measured.")
def run(
    suite: str | None,
    in_json: bool,
    knowledge: Path,
    cases: Path,
    held_out: str,
    labelled: tuple[Path, ...],
    every: bool,
    seed: int,
    embedder: str,
    update_baseline: bool,
) -> int:
    """Ask the product what is in evals/cases and around every limit; exit 1 when it got worse."""
    if suite == REDACTION and not labelled:
        raise click.UsageError("redaction needs --labelled FILE")
    suites = [name for name in SUITES if suite in {None, name}]
    golden = [case for case in load_cases(cases) if _wanted(case, held_out)]
    twins: Sequence[Case] = all_twins(read_bounds(knowledge)) if "twins" in suites else ()
    if not every:
        twins = sample(twins, seed)
    found = asyncio.run(_run(suites, golden, twins, knowledge, embedder))
    if held_out != "only":
        found = _without_held_out_failures(found)
    if suite in {None, REDACTION}:
        found = _with_redaction(found, labelled, knowledge)
    if suite == INJECTION:
        found = found.model_copy(update={"measures": asyncio.run(injected(knowledge, embedder))})
    if update_baseline:
        write_baseline(found.measures)
    changes = compare(found.measures, read_baseline())
    if in_json:
        click.echo(json.dumps(as_json(found, changes), ensure_ascii=False, indent=1))
    else:
        print_report(found, changes, Console(width=80))
    return WORSE if any(change.worse for change in changes) else 0


def _wanted(case: Case, held_out: str) -> bool:
    return held_out == "with" or case.held_out == (held_out == "only")


async def _run(
    suites: Sequence[str],
    golden: Sequence[Case],
    twins: Sequence[Case],
    knowledge: Path,
    embedder: str,
) -> Run:
    if not suites:
        return NOTHING
    async with product(knowledge, embedder) as asked:
        if set(suites) - {"twins"}:
            check_against(golden, asked.base)
        with progress_bar() as progress:
            return await run_suites(asked, golden, twins, suites, progress)


@contextmanager
def progress_bar() -> Iterator[Progress]:
    """How many questions are answered, on standard error, only on a terminal."""
    screen = Console(stderr=True)
    with Bar(console=screen, transient=True, disable=not screen.is_terminal) as bar:
        task = bar.add_task("Asking", total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)


def _with_redaction(found: Run, labelled: Sequence[Path], knowledge: Path) -> Run:
    if not labelled:
        return found
    # Loads a second model, which the other suites do without.
    from evals.redact_command import measure  # noqa: PLC0415

    measures = (each for file in labelled for each in measure(file, knowledge))
    return found.model_copy(update={"measures": (*found.measures, *measures)})


def _without_held_out_failures(found: Run) -> Run:
    """Whoever works on the product sees how many failed, and not on what."""
    shown = tuple(failure for failure in found.failures if not failure.held_out)
    return found.model_copy(update={"failures": shown})
