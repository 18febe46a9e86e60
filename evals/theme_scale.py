"""How long a run takes with very many entries, stored in SQLite as in production."""

import asyncio
import itertools
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from sqlalchemy import insert

from adapters.storage.database import open_engine
from adapters.storage.members import SqlMembers
from adapters.storage.migrating import upgrade
from adapters.storage.theme_schema import MEMBERS
from adapters.storage.writer import Writer
from bot.outer_loop.identity import Placing
from bot.outer_loop.theme import Curation, Member, MemberKind
from bot.ports import Vectors
from bot.values import Value
from evals.labelled import Labelled
from evals.memory import peak_mb

NEW = 500
_START = datetime(2026, 1, 1, tzinfo=UTC)


class Scale(Value):
    """Seconds for reading, grouping and storing: by the clock, and of processor time.

    Memory is the process's peak, in MB.
    """

    entries: int
    new: int
    themes: int
    placed: float
    anew_s: float
    anew_cpu_s: float
    incremental_s: float
    incremental_cpu_s: float
    memory_mb: float


def scale(sets: list[Labelled], number: int) -> Scale:
    """Group so many entries anew, then NEW more incrementally."""
    chance = np.random.default_rng(0)
    vectors = _mixed(np.vstack([data.vectors for data in sets]), number + NEW, chance)
    texts = [text for data in sets for text in data.texts]
    with TemporaryDirectory(prefix="leeway-scale-") as folder:
        url = f"sqlite:///{Path(folder) / 'leeway.db'}"
        upgrade(url)
        return asyncio.run(_measured(url, vectors, texts, number))


async def _measured(url: str, vectors: Vectors, texts: list[str], number: int) -> Scale:
    engine = open_engine(url)
    writer = Writer(engine)
    members = SqlMembers(engine, writer)
    ids = itertools.count()
    for start in range(0, number, 10_000):
        await _put(writer, vectors, texts, range(start, min(start + 10_000, number)))
    placed, whole, whole_cpu = await _timed(members, ids, anew=True)
    await _put(writer, vectors, texts, range(number, number + NEW))
    _, more, more_cpu = await _timed(members, ids, anew=False)
    await writer.close()
    engine.dispose()
    return Scale(
        entries=number,
        new=NEW,
        themes=len(set(placed) - {None}),
        placed=1 - placed.count(None) / number,
        anew_s=whole,
        anew_cpu_s=whole_cpu,
        incremental_s=more,
        incremental_cpu_s=more_cpu,
        memory_mb=peak_mb(),
    )


async def _timed(
    members: SqlMembers, ids: "itertools.count[int]", anew: bool
) -> tuple[list[str | None], float, float]:
    began, worked = time.perf_counter(), time.process_time()
    placed = await _run(members, ids, anew)
    return placed, time.perf_counter() - began, time.process_time() - worked


async def _run(members: SqlMembers, ids: "itertools.count[int]", anew: bool) -> list[str | None]:
    points = await members.points()
    placing = Placing(points, Curation(), lambda: f"t{next(ids)}")
    themes = placing.anew() if anew else placing.incrementally()
    rows = zip(points.ids, points.themes, themes, points.fresh, strict=True)
    placed = {entry: now for entry, was, now, fresh in rows if fresh or was != now}
    await members.settle(placed, [], [], len(points) if anew else None)
    return list(themes)


async def _put(writer: Writer, vectors: Vectors, texts: list[str], rows: range) -> None:
    made = [_row(row, texts[row % len(texts)], vectors[row]) for row in rows]
    await writer.run(lambda connection: connection.execute(insert(MEMBERS), made) and None)


def _row(number: int, text: str, vector: Vectors) -> dict[str, object]:
    entry, at = f"e{number:07}", _START + timedelta(minutes=number)
    member = Member(
        entry_id=entry,
        theme=None,
        kind=MemberKind.ASKED,
        at=at,
        text=text,
        whose=f"p{number % 500}",
    )
    return {
        "entry_id": entry,
        "theme": None,
        "fresh": True,
        "at": at,
        "speaker": member.speaker,
        "follows": None,
        "payload": member.model_dump_json(),
        "vector": vector.astype("<f2").tobytes(),
    }


def _mixed(real: Vectors, number: int, chance: np.random.Generator) -> Vectors:
    """Many more of the same sort: real texts' vectors, some much more often, each with noise."""
    weights = chance.permutation(1 / np.arange(1, len(real) + 1) ** 0.7)
    chosen = chance.choice(len(real), number, p=weights / weights.sum())
    other = chance.integers(len(real), size=number)
    noise = chance.standard_normal((number, real.shape[1]), dtype=np.float32)
    made = real[chosen] + 0.25 * real[other] + 0.6 * noise / np.sqrt(np.float32(real.shape[1]))
    unit: Vectors = made / np.linalg.norm(made, axis=1, keepdims=True)
    return unit.astype(np.float32, copy=False)
