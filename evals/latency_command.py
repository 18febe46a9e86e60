"""`python -m evals latency`: how long an answer takes, as the folder of guidance grows."""

import json
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

import click

from bot.errors import SetupError
from evals import arguments
from evals.scale.measuring import Asked, Built, Handled
from evals.scale.process import Task
from evals.scale.report import Scale, said, table

HELP = "python -m evals latency sets/orsharc sets/clinc150 --passages 1000 --passages 10000"
ROOT = Path(__file__).parents[1]


class NotMeasured(SetupError):
    """A process that measures ended; the text is what it said last."""


@click.command(epilog=f"Example: {HELP}")
@arguments.folders
@click.option(
    "--passages", multiple=True, default=(1_000, 10_000), show_default=True, help="May repeat."
)
@click.option("--questions", default=200, show_default=True, help="How many, from all the sets.")
@click.option("--at-once", default=16, show_default=True, help="Questions in flight together.")
@click.option(
    "--knowledge",
    default=Path("knowledge"),
    show_default=True,
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="The guidance that is filled up.",
)
@click.option("--json", "in_json", is_flag=True, help="One JSON document.")
def latency(
    folders: tuple[Path, ...],
    passages: tuple[int, ...],
    questions: int,
    at_once: int,
    knowledge: Path,
    in_json: bool,
) -> None:
    """Fill guidance up with sentences of public sets, ask their questions, time every stage."""
    sets = tuple(folder.resolve() for folder in folders)
    scales = []
    for size in passages:
        with TemporaryDirectory(prefix="leeway-latency-") as name:
            task = Task(
                do="build", sets=sets, knowledge=knowledge.resolve(), passages=size,
                questions=questions, at_once=at_once, folder=Path(name),
            )  # fmt: skip
            built = Built.model_validate_json(_measured(task, "build"))
            asked = Asked.model_validate_json(_measured(task, "ask"))
        scales.append(Scale(built=built, asked=asked))
    handled = Handled.model_validate_json(_measured(task, "handle"))
    if in_json:
        document = {
            "scales": [scale.as_json() for scale in scales],
            "handled": handled.model_dump(),
        }
        click.echo(json.dumps(document, indent=1))
        return
    click.echo(f"{table(scales)}\n\n{said(handled)}")


def _measured(task: Task, do: Literal["build", "ask", "handle"]) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "evals.scale.process"],
        input=task.model_copy(update={"do": do}).model_dump_json(),
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        last = done.stderr.strip().splitlines()[-1:] or ["it said nothing"]
        raise NotMeasured(f"{do} ended: {last[0]}")
    return done.stdout
