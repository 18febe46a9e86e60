"""`python -m evals.calibrate_limits`: fits which limit is meant where none is named.

Fitted on the golden cases that are not held out. Prints what the model does on questions that it
was not fitted on, and writes `bot/answering/limit_weights.py`.
"""

import asyncio
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import click
import numpy as np

from adapters.bootstrap import Product, build
from adapters.settings import Settings
from bot.answering.asking import TOP
from bot.answering.limits_asked import SURE_FROM, LimitsAsked, likelihood
from bot.answering.retrieval import fuse, items_of
from evals.calibration import irls
from evals.cases import Case, load_cases
from evals.fixed import NOW
from evals.product import data_folder

WRITTEN = Path(__file__).parents[1] / "bot" / "answering" / "limit_weights.py"
FEATURES = ("ahead", "score", "behind", "used", "fits")
RIDGE = 1.0
FOLDS = 10

Weighed = Mapping[str, Mapping[str, float]]


class Question(NamedTuple):
    """One question that names no limit: what is weighed of each, and the one it asks about."""

    weighed: Weighed
    limit: str | None


@click.command(epilog="Example: python -m evals.calibrate_limits --dry-run")
@click.option(
    "--knowledge", default="knowledge", show_default=True, type=click.Path(path_type=Path)
)
@click.option("--dry-run", is_flag=True, help="Write nothing.")
def calibrate_limits(knowledge: Path, dry_run: bool) -> None:
    """Fit the model for limits without a name and write its weights."""
    questions = asyncio.run(_questions(knowledge))
    weights = fitted(questions)
    click.echo(f"{len(questions)} questions")
    click.echo(f"ten folds: {_told(_across(questions))}")
    click.echo(f"as shipped: {_told([(q, weights) for q in questions])}")
    if not dry_run:
        WRITTEN.write_text(as_module(weights), encoding="utf-8")


async def _questions(knowledge: Path) -> list[Question]:
    with data_folder() as folder:
        settings = Settings(knowledge_dir=knowledge, data_dir=folder)
        built = await build(settings, clock=lambda: NOW)
        try:
            limits = LimitsAsked(built.base.limits)
            limits.learn(await built.embedder.embed_passages(limits.phrases))
            cases = [case for case in load_cases() if _says(case) and not case.held_out]
            found = [await _question(built, limits, case) for case in cases]
        finally:
            await built.close()
    return [question for question in found if question is not None]


def _says(case: Case) -> bool:
    """Whether a case says which limit it is about, or that there is none."""
    verdict = case.expect.verdict
    if case.distance is not None:
        return True
    return verdict is not None and bool(verdict.limit or {"limit"} & verdict.model_fields_set)


async def _question(built: Product, limits: LimitsAsked, case: Case) -> Question | None:
    (vector,) = await built.embedder.embed_questions([case.ask])
    found = await built.index.search(case.ask, vector, TOP)
    items = items_of(fuse(found, built.answering.passages), built.base)
    if limits.find(case.ask, vector, items).named:
        return None
    wanted = case.expect.verdict.limit if case.expect.verdict else None
    return Question(limits.weigh(case.ask, vector, items), wanted)


def fitted(questions: Sequence[Question], ridge: float = RIDGE) -> dict[str, float]:
    """Weights on the features as they are, and the bias; every limit of every question counts 1."""
    rows = [(w, id_ == q.limit) for q in questions for id_, w in q.weighed.items()]
    found = np.array([[weighed[name] for name in FEATURES] for weighed, _ in rows])
    mean, deviation = found.mean(axis=0), found.std(axis=0) + 1e-9
    design = np.column_stack([np.ones(len(rows)), (found - mean) / deviation])
    true = np.array([is_it for _, is_it in rows], dtype=np.float64)
    beta = irls(design, true, np.ones(len(rows)), ridge)
    slopes = beta[1:] / deviation
    bias = float(beta[0] - slopes @ mean)
    return {"bias": bias, **dict(zip(FEATURES, slopes.tolist(), strict=True))}


def _across(questions: Sequence[Question]) -> list[tuple[Question, dict[str, float]]]:
    """Each question with weights that were fitted on the other folds."""
    told = []
    for fold in range(FOLDS):
        others = [q for n, q in enumerate(questions) if n % FOLDS != fold]
        weights = fitted(others)
        told += [(q, weights) for n, q in enumerate(questions) if n % FOLDS == fold]
    return told


def _told(judged: Sequence[tuple[Question, Mapping[str, float]]]) -> str:
    """How many are right, and in which way the others are not."""
    guesses = [(question.limit, _guess(question.weighed, weights)) for question, weights in judged]
    about = [(limit, guess) for limit, guess in guesses if limit]
    right = sum(limit == guess for limit, guess in about)
    missed = sum(guess is None for _, guess in about)
    false = sum(guess is not None for limit, guess in guesses if limit is None)
    none = len(guesses) - len(about)
    return (
        f"{right} of {len(about)} limits right, {missed} missed, {len(about) - right - missed} "
        f"others; {false} of {none} without a limit given one"
    )


def _guess(weighed: Weighed, weights: Mapping[str, float]) -> str | None:
    best = max(weighed, key=lambda limit: likelihood(weighed[limit], weights))
    return best if likelihood(weighed[best], weights) >= SURE_FROM else None


def as_module(weights: Mapping[str, float]) -> str:
    """The module that the product reads its weights from."""
    lines = "".join(f'    "{name}": {weight:.3f},\n' for name, weight in weights.items())
    return (
        '"""Weights of the model for limits without a name, written by '
        f'`python -m evals.calibrate_limits`."""\n\nWEIGHTS = {{\n{lines}}}\n'
    )


if __name__ == "__main__":
    calibrate_limits()
