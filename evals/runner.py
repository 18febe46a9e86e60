"""Asks the product every case of the suites wanted, and judges what it answers."""

import asyncio
from collections.abc import Callable, Sequence
from time import perf_counter
from typing import Protocol

from bot.answers import Answer, Coverage
from bot.people import Role
from bot.values import Value
from evals.cases import Case
from evals.evaluators import Judgement
from evals.latency import Latency, latency_of
from evals.measures import SUITES, Measure, tally
from evals.ranking import auroc

AT_ONCE = 4
"""How many twins are under way together; golden cases go one by one, for their latency."""

WARM_UP = 5

Progress = Callable[[int, int], None]


class Asks(Protocol):
    """The product, as far as the evals need it."""

    async def ask(self, text: str, role: Role) -> Answer:
        """The answer to one question by a person in that role."""
        ...


class Run(Value):
    """Everything a run found out. `seconds` by suite."""

    measures: tuple[Measure, ...]
    failures: tuple[Judgement, ...]
    latency: Latency | None
    confidence_auroc: float | None
    seconds: dict[str, float]


NOTHING = Run(measures=(), failures=(), latency=None, confidence_auroc=None, seconds={})


async def run(
    product: Asks,
    golden: Sequence[Case],
    twins: Sequence[Case],
    suites: Sequence[str],
    progress: Progress | None = None,
) -> Run:
    """Ask golden cases one by one and twins several at once, then judge them by every suite."""
    by_cases = [suite for suite in suites if suite != "twins"]
    asked = golden if by_cases else ()
    done = _Counter(len(asked) + len(twins), progress)
    started = perf_counter()
    answered = await _one_by_one(product, asked, done)
    between = perf_counter()
    twinned = await _at_once(product, twins, done)
    judgements = [
        *(j for suite in by_cases for j in _judge(suite, asked, answered)),
        *_judge("twins", twins, twinned),
    ]
    return Run(
        measures=tally(judgements),
        failures=tuple(j for j in judgements if not j.ok),
        latency=latency_of([answer.timings_ms for answer in answered]),
        confidence_auroc=_auroc(asked, answered) if "abstention" in suites else None,
        seconds=_seconds(cases=between - started, twins=perf_counter() - between),
    )


def _seconds(**parts: float) -> dict[str, float]:
    return {name: round(seconds, 1) for name, seconds in parts.items()}


class _Counter:
    def __init__(self, total: int, progress: Progress | None) -> None:
        self._done, self._total, self._progress = 0, total, progress

    def one_more(self) -> None:
        self._done += 1
        if self._progress:
            self._progress(self._done, self._total)


async def _one_by_one(product: Asks, cases: Sequence[Case], done: _Counter) -> list[Answer]:
    for case in cases[:WARM_UP]:
        await product.ask(case.ask, case.role)
    answers = []
    for case in cases:
        answers.append(await product.ask(case.ask, case.role))
        done.one_more()
    return answers


async def _at_once(product: Asks, cases: Sequence[Case], done: _Counter) -> list[Answer]:
    room = asyncio.Semaphore(AT_ONCE)

    async def one(case: Case) -> Answer:
        async with room:
            answer = await product.ask(case.ask, case.role)
            done.one_more()
            return answer

    return await asyncio.gather(*(one(case) for case in cases))


def _judge(suite: str, cases: Sequence[Case], answers: Sequence[Answer]) -> list[Judgement]:
    return [
        judgement
        for case, answer in zip(cases, answers, strict=True)
        for evaluator in SUITES[suite]
        for judgement in evaluator(case, answer)
    ]


def _auroc(cases: Sequence[Case], answers: Sequence[Answer]) -> float | None:
    """How well confidence alone tells covered cases from uncovered ones."""
    pairs = [(c, a.confidence) for c, a in zip(cases, answers, strict=True) if c.expect.coverage]
    uncovered = [score for case, score in pairs if case.distance is not None]
    covered = [s for case, s in pairs if Coverage.UNCOVERED not in case.expect.coverage]
    return round(auroc(covered, uncovered), 3) if covered and uncovered else None
