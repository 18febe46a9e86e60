"""`python -m evals.scale.process`: builds an index, or asks it, in a process of its own.

So the memory of one is not that of the other. Reads a `Task` from standard input, writes what was
measured to standard output, each one line of JSON.
"""

import asyncio
import os
import sys
from pathlib import Path
from typing import Literal

from bot.values import Value


class Task(Value):
    """What to do, with how many passages, in which folder."""

    do: Literal["build", "ask", "handle"]
    sets: tuple[Path, ...]
    knowledge: Path
    passages: int
    questions: int
    at_once: int
    folder: Path


async def done(task: Task) -> Value:
    """Do it; what was measured."""
    # Here, because numpy must not be imported before `main` set its threads.
    from adapters.bootstrap import embedder_of  # noqa: PLC0415
    from adapters.knowledge_folder import load  # noqa: PLC0415
    from adapters.settings import Settings  # noqa: PLC0415
    from evals.fixed import NOW  # noqa: PLC0415
    from evals.product import product  # noqa: PLC0415
    from evals.scale.guidance import filled, sentences_of  # noqa: PLC0415
    from evals.scale.measuring import ask, build, handle  # noqa: PLC0415

    if task.do == "handle":
        async with product(task.knowledge, "minilm") as door:
            return await handle(door, _questions(task), task.at_once)
    drawn = sentences_of(task.sets)
    base = filled(load(task.knowledge, NOW.date()), drawn, task.passages)
    embedder = embedder_of(Settings())
    if task.do == "build":
        return await build(base, drawn, task.folder, embedder)
    return await ask(base, _questions(task), task.folder, embedder, task.at_once)


def _questions(task: Task) -> list[str]:
    from evals.beir import read_set  # noqa: PLC0415 - after `main` set threads, as above

    each = -(-task.questions // len(task.sets))
    return [q.text for folder in task.sets for q in read_set(folder, limit=each).queries]


def main() -> None:
    """Do the task on standard input."""
    # Not a setting of ours: numpy reads it when it is imported.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # noqa: TID251
    task = Task.model_validate_json(sys.stdin.read())
    sys.stdout.write(asyncio.run(done(task)).model_dump_json() + "\n")


if __name__ == "__main__":
    main()
