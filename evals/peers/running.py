"""Asks every system the same questions, each in its own process."""

import json
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from statistics import fmean, median
from tempfile import TemporaryFile
from types import TracebackType
from typing import Self

from bot.errors import SetupError
from evals.beir import BeirSet
from evals.latency import percentiles
from evals.peers.comparison import Measured
from evals.peers.system import Answered, Indexed, Job
from evals.ranking import ndcg, recall, reciprocal_rank

ROOT = Path(__file__).parents[2]
PYTHON = ROOT / ".venv-peers" / "bin" / "python"

TURN = 20
"""Questions that one system is asked before the next one's turn.

So a busy moment of the machine falls on all of them, and each is as warm as in use.
"""
WARM_UP = 5


class PeerFailed(SetupError):
    """A system did not answer; the text says what it said last, or what to install."""


class Process:
    """A system in a process of its own. Use it in a `with`."""

    def __init__(self, name: str, command: Sequence[str]) -> None:
        """Start it; raises PeerFailed if there is no such program."""
        self.name = name
        # Closed with the process, not with this block.
        self._said = TemporaryFile("w+", encoding="utf-8", errors="replace")  # noqa: SIM115
        try:
            self._process = subprocess.Popen(  # noqa: S603 — our own module, our own arguments
                command,
                cwd=ROOT,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=self._said,
                encoding="utf-8",
            )
        except OSError as error:
            self._said.close()
            raise PeerFailed(f"{name} cannot be started ({error}); run: make peers") from error

    def index(self, job: Job) -> Indexed:
        """Wait for its index; raises PeerFailed."""
        return Indexed.model_validate_json(self._asked(job.model_dump_json()))

    def ask(self, question: str) -> Answered:
        """One question; raises PeerFailed."""
        return Answered.model_validate_json(self._asked(json.dumps(question)))

    def _asked(self, line: str) -> str:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        try:
            self._process.stdin.write(line + "\n")
            self._process.stdin.flush()
            answer = self._process.stdout.readline()
        except BrokenPipeError:
            answer = ""
        if not answer:
            self._process.wait()
            self._said.seek(0)
            last = self._said.read().strip().splitlines()[-1:] or ["it said nothing"]
            raise PeerFailed(f"{self.name} ended: {last[0]}")
        return answer

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if kind is not None:
            self._process.kill()
        self._process.communicate()
        self._said.close()


def command(name: str, python: Path = PYTHON) -> tuple[str, ...]:
    """What starts that system: Leeway where we are, its peers in their environment."""
    used = sys.executable if name == "leeway" else str(python)
    return (used, "-m", "evals.peers.process", name)


def measure(
    data: BeirSet, commands: Mapping[str, Sequence[str]], rounds: int = 1
) -> tuple[Measured, ...]:
    """Ask every system everything in the set, `rounds` times over; raises PeerFailed.

    What a question takes is the median of its rounds: a busy moment falls on one of them.
    """
    job = Job(name=data.name, documents=data.documents)
    with ExitStack() as stack:
        systems = [stack.enter_context(Process(n, each)) for n, each in commands.items()]
        indexed = [system.index(job) for system in systems]  # one after the other, alone
        texts = [query.text for query in data.queries]
        answers = [_asked_in_turns(systems, texts) for _ in range(rounds)]
        grades = [data.grades[query.id] for query in data.queries]
        return tuple(
            _measured(system.name, built, answered, grades)
            for system, built, *answered in zip(systems, indexed, *answers, strict=True)
        )


def _asked_in_turns(systems: Sequence[Process], texts: Sequence[str]) -> list[list[Answered]]:
    for system in systems:
        for text in texts[:WARM_UP]:
            system.ask(text)
    answers: list[list[Answered]] = [[] for _ in systems]
    for turn in _turns(texts):
        for system, own in zip(systems, answers, strict=True):
            own += [system.ask(text) for text in turn]
    return answers


def _turns(texts: Sequence[str]) -> Iterator[Sequence[str]]:
    return (texts[start : start + TURN] for start in range(0, len(texts), TURN))


def _measured(
    name: str,
    indexed: Indexed,
    answered: Sequence[Sequence[Answered]],
    grades: Sequence[Mapping[str, int]],
) -> Measured:
    ranked = [(each.documents, own) for each, own in zip(answered[0], grades, strict=True)]
    questions = list(zip(*answered, strict=True))
    p50, p95 = percentiles([median(each.ms for each in rounds) for rounds in questions])
    cpu_p50, cpu_p95 = percentiles([median(each.cpu_ms for each in rounds) for rounds in questions])
    return Measured(
        system=name,
        ndcg=tuple(ndcg(documents, own) for documents, own in ranked),
        recall=fmean(recall(documents, own) for documents, own in ranked),
        mrr=fmean(reciprocal_rank(documents, own) for documents, own in ranked),
        p50=p50,
        p95=p95,
        cpu_p50=cpu_p50,
        cpu_p95=cpu_p95,
        index_s=indexed.seconds,
        pieces=indexed.pieces,
        rss_mb=answered[-1][-1].rss_mb,
    )
