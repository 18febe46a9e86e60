"""`python -m evals`: finds the subcommand; exit 0 done, 1 it got worse, 2 wrong use."""

import os
import sys

import click

from adapters.commands.named import Named
from bot.errors import LeewayError

COMMANDS = {
    "run": "Golden cases, abstention and boundary twins, against the baseline.",
    "bench": "A public set in BEIR's layout through the product's own retrieval.",
    "peers": "The same sets through LangChain, LlamaIndex and Haystack, side by side.",
    "clusters": "How well entries are grouped into themes, how steadily, and how fast.",
    "latency": "How long an answer takes, as the folder of guidance grows.",
    "redact": "Redaction over labelled texts: what is found, what is taken wrongly.",
    "grounding": "Answers worded by a model that misbehaves in every way.",
    "small": "Answers worded by a real model that is often wrong.",
    "simulate": "An invented year in a data folder, for the demo and for measuring.",
    "year": "Invented years, judged: what is found in them, and what should not be.",
}
WRONG_USE = 2
INTERRUPTED = 130


class Commands(Named):
    """The commands of `python -m evals`, which need seconds to import."""

    commands_by_name = COMMANDS
    module = "evals.{}_command"


@click.group(cls=Commands, epilog="Example: python -m evals run --suite golden")
def evals() -> None:
    """How well Leeway answers, measured."""


def main(arguments: list[str]) -> int:
    """Do what the arguments say; the exit code."""
    # Before numpy is imported: two threads wait for each other longer than they work.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # noqa: TID251 - as adapters/cli.py does
    try:
        code = evals.main(arguments, prog_name="python -m evals", standalone_mode=False)
    except click.UsageError as error:
        path = error.ctx.command_path if error.ctx else "python -m evals"
        return _fail(f"{error.format_message().rstrip('.')}. See: {path} --help")
    except click.ClickException as error:
        return _fail(error.format_message())
    except click.Abort:
        return INTERRUPTED
    except (LeewayError, OSError) as error:
        return _fail(str(error))
    return code if isinstance(code, int) else 0


def _fail(message: str) -> int:
    for line in message.splitlines():
        click.echo(f"evals: {line}", err=True)
    return WRONG_USE


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
