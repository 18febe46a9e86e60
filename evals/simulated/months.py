"""What comes with the months: outcomes of cases, the pulse, and every quarter an assessment."""

import csv
import io
from collections.abc import Iterator
from datetime import date, timedelta

import numpy as np

from bot.standing_requests import AnswerPulse, Felt, ImportOutcomes, ShowAssessment
from evals.simulated.contacts import World
from evals.simulated.seasons import Story

_ANSWER = 0.6
_FELT = tuple(Felt)

# Of a hundred customers, with an action and without one.
_STAYS, _BUYS_AGAIN, _COMPLAINS = (0.9, 0.84), (0.34, 0.28), (0.05, 0.09)
_SCORE, _ASKED = (4.15, 3.85), 0.4


async def months_outcomes(world: World, today: date) -> None:
    """What became of the last month's cases, and of as many in which nobody needed leeway."""
    used, world.used = world.used, []
    rows = [*_rows(world.chance, used, 0, today)]
    others = [world.new_case() for _ in range(round(1.4 * len(used)))]
    rows += _rows(world.chance, others, 1, today)
    out = io.StringIO()
    csv.writer(out).writerows([("case", "kind", "date", "value"), *rows])
    if rows:
        await world.do(world.staff.admin, ImportOutcomes(csv=out.getvalue()))


def _rows(
    chance: np.random.Generator, cases: list[str], group: int, today: date
) -> Iterator[tuple[str, str, str, str]]:
    for case in cases:
        day = (today - timedelta(days=int(chance.integers(1, 20)))).isoformat()
        stays = chance.random() < _STAYS[group]
        yield (case, "kept" if stays else "left", day, "")
        if stays and chance.random() < _BUYS_AGAIN[group]:
            yield (case, "came_back", day, "")
        if chance.random() < _COMPLAINS[group]:
            yield (case, "complained", day, "")
        if chance.random() < _ASKED:
            score = int(np.clip(round(chance.normal(_SCORE[group], 0.9)), 1, 5))
            yield (case, "survey", day, str(score))


async def answer_pulse(world: World, story: Story) -> None:
    """Most advisors answer; while something is broken, fewer of them hear back."""
    today = world.clock().date()
    heard = 0.45 if story.broken(today) else 0.62
    good = {"room": 0.74, "knew": 0.68, "heard": heard}
    for advisor in world.staff.advisors:
        if world.chance.random() < _ANSWER:
            felt = {question: _felt(world.chance, share) for question, share in good.items()}
            await world.do(advisor, AnswerPulse.model_validate(felt))


def _felt(chance: np.random.Generator, good: float) -> Felt:
    if chance.random() < good:
        return _FELT[int(chance.integers(0, 2))]
    return _FELT[int(chance.integers(2, 5))]


async def assess(world: World) -> None:
    """The CX team assesses, and keeps it."""
    await world.do(world.staff.cx, ShowAssessment(keep=True))
