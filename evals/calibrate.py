"""`python -m evals.calibrate SETS`: fits the decision how far guidance covers a question.

Prints what the fitted models do on sets and questions that they were not fitted on, and writes
`bot/answering/coverage_weights.py`. With the same sets, guidance, embedder and seed it writes the
same file.
"""

import asyncio
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

import click
import numpy as np
from rich.console import Console
from rich.table import Table

from adapters.bootstrap import embedder_of, index_of
from adapters.settings import Settings
from bot.answering.coverage import probability
from evals.calibration import (
    Bin,
    Sample,
    Weights,
    calibration,
    cross_validated,
    fit,
    left_out,
    lower_cut,
    table,
    upper_cut,
)
from evals.calibration_data import Asking, golden, public

WRITTEN = Path(__file__).parents[1] / "bot" / "answering" / "coverage_weights.py"
ALONE_FEATURES = ("top", "sentence", "doubt", "words")
LINKED_FEATURES = ("family", "asks", "told")
LINKED_RIDGE = 1e-2
"""Fitted on a hundred and thirty questions, not on thousands."""
LOST = 0.05
"""The share of covered questions that may be called uncovered."""
LINKED_LOST = 0.05
"""The same for linked guidance."""
RIGHT = 0.95
"""The share of questions called covered that have to be."""

LIKELIER = 0.5
"""Covered is never said of what more likely is not."""

Judged = Sequence[tuple[Sample, float]]


class Fitted(NamedTuple):
    """One model, its cut points, and how far its probabilities can be believed."""

    weights: Weights
    partial_from: float
    covered_from: float
    calibration: Sequence[Bin]


@click.command(epilog="Example: python -m evals.calibrate sets --knowledge knowledge")
@click.argument("sets", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option(
    "--knowledge",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=Path("knowledge"),
    show_default=True,
    help="The guidance base of the golden cases.",
)
@click.option("--embedder", default="minilm", show_default=True, help="As LEEWAY_EMBEDDER.")
@click.option("--seed", default=0, show_default=True, help="Chooses what is taken away.")
@click.option(
    "--work",
    type=click.Path(file_okay=False, path_type=Path),
    help="A folder for vectors, to be quicker the next time.",
)
@click.option("--dry-run", is_flag=True, help="Write nothing.")
def calibrate(
    sets: Path, knowledge: Path, embedder: str, seed: int, work: Path | None, dry_run: bool
) -> None:
    """Fit coverage's two models and write them where the product reads them."""
    screen = Console(width=110)
    with TemporaryDirectory(prefix="leeway-calibrate-") as name:
        folder = work or Path(name)
        folder.mkdir(parents=True, exist_ok=True)
        of_sets = asyncio.run(_public(sets, embedder, folder, seed))
    of_cases = asyncio.run(golden(knowledge, embedder))
    alone = fit_alone(of_sets, screen)
    linked = fit_linked(of_cases, seed, screen)
    if not dry_run:
        WRITTEN.write_text(as_module(alone, linked), encoding="utf-8")


async def _public(sets: Path, embedder: str, work: Path, seed: int) -> list[Sample]:
    settings = Settings(data_dir=work, embedder=embedder)
    used = embedder_of(settings)
    index = index_of(settings, used)
    try:
        return await public(sets, Asking(used, index, work), seed)
    finally:
        await index.close()


def fit_alone(samples: Sequence[Sample], screen: Console) -> Fitted:
    """The model for flat lists of items, on public sets."""
    unseen = left_out(samples, ALONE_FEATURES)
    trained = [(s, p) for s, p in unseen if s.train]
    partial_from = lower_cut(trained, LOST)
    covered_from = max(LIKELIER, partial_from)
    weights = fit([s for s in samples if s.train], ALONE_FEATURES)
    bins = calibration(trained)
    _print("alone, each set's family left out", unseen, partial_from, covered_from, bins, screen)
    _print_single(samples, screen)
    return Fitted(weights, partial_from, covered_from, bins)


def fit_linked(samples: Sequence[Sample], seed: int, screen: Console) -> Fitted:
    """The model for linked guidance, on the golden cases that are not held out."""
    tuning = [s for s in samples if s.train]
    weights = fit(tuning, LINKED_FEATURES, LINKED_RIDGE)
    fitted = [(s, probability(s.features, weights)) for s in tuning]
    partial_from = lower_cut(fitted, LINKED_LOST)
    covered_from = upper_cut(fitted, RIGHT, max(LIKELIER, partial_from))
    unseen = cross_validated(tuning, LINKED_FEATURES, seed)
    bins = calibration(unseen)
    _print("linked, ten folds", unseen, partial_from, covered_from, bins, screen)
    everything = [(s, probability(s.features, weights)) for s in samples]
    _print("linked, as shipped", everything, partial_from, covered_from, (), screen)
    return Fitted(weights, partial_from, covered_from, bins)


def _print(
    title: str,
    judged: Judged,
    partial_from: float,
    covered_from: float,
    bins: Sequence[Bin],
    screen: Console,
) -> None:
    columns = "test|kind|in|out|AUROC|refused|kept|recognised|covered"
    shown = Table(*columns.split("|"), title=title)
    for row in table(judged):
        covered = np.array([p for s, p in judged if (s.test, s.kind) == (row.test, "covered")])
        others = np.array([p for s, p in judged if (s.test, s.kind) == (row.test, row.kind)])
        shares = (covered >= partial_from, others < partial_from, covered >= covered_from)
        figures = (row.auroc, row.refused, *(float(share.mean()) for share in shares))
        counts = (str(row.covered), str(row.uncovered))
        shown.add_row(row.test, row.kind, *counts, *(f"{figure:.3f}" for figure in figures))
    screen.print(shown)
    for each in bins:
        screen.print(f"  said {each.said:.2f}, covered {each.covered:.2f} (n {each.n})")


def _print_single(samples: Sequence[Sample], screen: Console) -> None:
    """What the best score alone does, to see what the model adds."""
    for row in table([(s, s.features["top"]) for s in samples]):
        line = f"best score alone: {row.test}, {row.kind}:"
        screen.print(f"  {line} AUROC {row.auroc:.3f}, refused {row.refused:.2f}")


def as_module(alone: Fitted, linked: Fitted) -> str:
    """The module that the product reads its weights from."""
    return f'''"""Coverage's weights and cut points, written by `python -m evals.calibrate`."""

from typing import NamedTuple


class Model(NamedTuple):
    """A logistic model, where *partial* and *covered* begin, and what its word is worth.

    `calibration` holds (probability said, share covered, questions) on questions it was not
    fitted on, half of them covered.
    """

    weights: dict[str, float]
    partial_from: float
    covered_from: float
    calibration: tuple[tuple[float, float, int], ...]


ALONE = {_as_code(alone)}

LINKED = {_as_code(linked)}
'''


def _as_code(fitted: Fitted) -> str:
    weights = "".join(f'        "{name}": {w:.3f},\n' for name, w in fitted.weights.items())
    bins = "".join(f"        ({b.said:.3f}, {b.covered:.3f}, {b.n}),\n" for b in fitted.calibration)
    return (
        f"Model(\n    weights={{\n{weights}    }},\n"
        f"    partial_from={fitted.partial_from:.3f},\n"
        f"    covered_from={fitted.covered_from:.3f},\n"
        f"    calibration=(\n{bins}    ),\n)"
    )


if __name__ == "__main__":
    calibrate()
