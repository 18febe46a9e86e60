"""`python -m evals redact`: how much of what identifies people redaction finds."""

import json
from collections.abc import Iterator
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path

import click

from adapters.knowledge_folder import load
from adapters.model.names import Rampart
from bot.redaction import FullRedaction, Redactor, words_to_keep
from evals.fixed import NOW
from evals.measures import Measure, Part
from evals.redaction import run

GROUPS = {
    "identifying": "identifying spans found",
    "precision": "replaced rightly",
    "clean": "clean texts touched",
}


@click.command(epilog="Example: python -m evals redact labelled.jsonl --json")
@click.argument("file", type=click.Path(exists=True, path_type=Path))
@click.option("--json", "in_json", is_flag=True, help="One JSON document.")
@click.option(
    "--knowledge",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=Path("knowledge"),
    show_default=True,
    help="The guidance base, for its order numbers and the words that stay.",
)
def redact(file: Path, in_json: bool, knowledge: Path) -> int:
    """Measure redaction on labelled texts: a JSONL file, or a folder with items.jsonl."""
    redactor, full = redaction(knowledge)
    return run(file, redactor, full, as_json=in_json)


def measure(file: Path, knowledge: Path) -> Iterator[Measure]:
    """What a run keeps of redaction: spans found, replacements that were right, false alarms."""
    redactor, full = redaction(knowledge)
    printed = StringIO()
    with redirect_stdout(printed):
        run(file, redactor, full, as_json=True)
    report = json.loads(printed.getvalue())
    halves: tuple[tuple[str, Part], ...] = (("tuned", "tuned on"), ("held_out", "held out"))
    for group, title in GROUPS.items():
        for half, part in halves:
            counted = report[group][half]
            faults = group == "clean"
            wrong = counted["hits"] if faults else counted["n"] - counted["hits"]
            name = f"{report['set']}: {title}"
            yield Measure(name=name, part=part, n=counted["n"], wrong=wrong, counts_faults=faults)


def redaction(knowledge: Path) -> tuple[Redactor, FullRedaction]:
    """Redaction as the product has it for that company: patterns alone, and all of it."""
    base = load(knowledge, NOW.date())
    redactor = Redactor(base.company.order_number_patterns, words_to_keep(base))
    return redactor, FullRedaction(redactor, Rampart().guesses)
