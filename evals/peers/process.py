"""`python -m evals.peers.process NAME`: one system, asked in lines of JSON on standard input.

The first line is a `Job`, answered with `Indexed`; each further one a question, answered with
`Answered`. The end of input is the end.
"""

import asyncio
import json
import os
import sys
from collections.abc import Callable
from importlib import import_module
from time import perf_counter, process_time
from typing import TextIO

from evals.memory import resident_mb
from evals.peers.system import Answered, Indexed, Job, System, each_once

SYSTEMS: dict[str, tuple[str, str, dict[str, bool]]] = {
    "leeway": ("leeway", "LeewayRetrieval", {}),
    "langchain": ("langchain", "LangChain", {"titled": False}),
    "langchain+titles": ("langchain", "LangChain", {"titled": True}),
    "llamaindex": ("llama_index", "LlamaIndex", {"titled": False}),
    "llamaindex+titles": ("llama_index", "LlamaIndex", {"titled": True}),
    "haystack": ("haystack", "Haystack", {"titled": False}),
    "haystack+titles": ("haystack", "Haystack", {"titled": True}),
}
"""Module, class and arguments by name; imported late, as each is in its own environment."""


def system_of(name: str) -> System:
    """Put one system together."""
    module, attribute, arguments = SYSTEMS[name]
    made: Callable[..., System] = getattr(import_module(f"evals.peers.{module}"), attribute)
    return made(**arguments)


async def serve(system: System, questions: TextIO, answers: TextIO) -> None:
    """Index what the first line holds, then answer line by line."""
    job = Job.model_validate_json(questions.readline())
    started = perf_counter()
    pieces = await system.index(job.documents)
    _say(answers, Indexed(seconds=perf_counter() - started, pieces=pieces))
    for line in questions:
        _say(answers, await _answered(system, json.loads(line)))
    await system.close()


async def _answered(system: System, question: str) -> Answered:
    started, worked = perf_counter(), process_time()
    found = each_once(await system.find(question))
    return Answered(
        documents=found,
        ms=(perf_counter() - started) * 1000,
        cpu_ms=(process_time() - worked) * 1000,
        rss_mb=resident_mb(),
    )


def _say(answers: TextIO, said: Indexed | Answered) -> None:
    answers.write(said.model_dump_json() + "\n")
    answers.flush()


def main(name: str) -> None:
    """Serve this process's standard input and output."""
    # Neither is a setting of ours: numpy and Haystack read them as they are imported.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # noqa: TID251
    os.environ["HAYSTACK_TELEMETRY_ENABLED"] = "false"  # noqa: TID251
    # What a framework prints must not get between the answers.
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    asyncio.run(serve(system_of(name), sys.stdin, answers))


if __name__ == "__main__":
    main(sys.argv[1])
