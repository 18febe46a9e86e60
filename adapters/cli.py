"""The `leeway` command: finds the subcommand, and turns what went wrong into one line.

A subcommand's module is imported when it is named, so that `leeway --help` answers at once.
Exit codes: 0 done, 1 a check found something or an answer failed, 2 wrong use or settings.
"""

import os
import sys
from collections.abc import Sequence

import click

from adapters.commands.named import Named
from bot.errors import GuidanceInvalid, LeewayError, ServiceFailed, SettingsInvalid

COMMANDS: dict[str, str] = {
    "ask": "One question, one answer; or many, from a file.",
    "chat": "The whole product in the terminal.",
    "serve": "Webhooks, health, metrics; Slack in Socket Mode.",
    "knowledge": "Check, index, try out, draft, compare and review guidance.",
    "consistency": "The same situation, between teams.",
    "log": "List, show and export what was recorded; check and purge it.",
    "themes": "What lies behind it all: evidence, owners; customers' words in.",
    "people": "Import and list people, teams and roles.",
    "outcomes": "What became of cases: take it in, and whether leeway pays back.",
    "pulse": "The three questions of the month, from five answers up.",
    "assess": "Where the company stands, and what moved since the last time.",
    "digest": "The weekly and monthly digests: send what is due, or look at one.",
    "manifest": "A chat app's manifest, ready to be uploaded.",
    "doctor": "Every setting and part: works or not, and what to do.",
    "db": "The database's migrations.",
}
"""Every subcommand, in the order of use; each has a module of its name in `commands`."""

FOUND_SOMETHING = 1
WRONG_USE = 2
INTERRUPTED = 130


class Commands(Named):
    """The commands of `leeway`."""

    commands_by_name = COMMANDS
    module = "adapters.commands.{}"


@click.group(
    cls=Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 88},
    epilog='Example: leeway ask "parcel 4 days late, can I give her £20?"',
)
@click.version_option(package_name="leeway", message="%(prog)s %(version)s")
def leeway() -> None:
    """What's the right thing to do here? Answers from your own company's guidance."""


def main() -> None:
    """Run the command line of this process."""
    # Not a setting of ours: numpy reads it when it is imported. Two threads for matrices this small
    # only wait for each other, on two cores for up to 8 ms.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # noqa: TID251
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        stream.reconfigure(errors="replace")  # type: ignore[union-attr]
    sys.exit(run(sys.argv[1:]))


def run(arguments: Sequence[str]) -> int:
    """Do what the arguments say; the exit code."""
    try:
        code = leeway.main(list(arguments), prog_name="leeway", standalone_mode=False)
        sys.stdout.flush()
        return code if isinstance(code, int) else 0
    except click.UsageError as error:
        return _usage(error)
    except (click.Abort, KeyboardInterrupt):
        return INTERRUPTED
    except BrokenPipeError:
        return _closed()
    except (click.ClickException, LeewayError, OSError) as error:
        return _failed(error)


def _usage(error: click.UsageError) -> int:
    path = error.ctx.command_path if error.ctx else "leeway"
    return _fail(f"{path}: {error.format_message().rstrip('.')}. See: {path} --help", WRONG_USE)


def _failed(error: click.ClickException | LeewayError | OSError) -> int:
    match error:
        case click.ClickException():
            return _fail(f"leeway: {error.format_message()}", error.exit_code)
        case SettingsInvalid():
            return _fail("\n".join(f"leeway: {fault}" for fault in str(error).splitlines()))
        case GuidanceInvalid():
            return _fail(f"leeway: {error}\nleeway: mend it; leeway knowledge check says the same")
        case ServiceFailed():
            return _fail(f"leeway: {error}; leeway doctor says what to do", FOUND_SOMETHING)
        case OSError():
            return _fail(f"leeway: {error.filename or 'file'}: {error.strerror or error}")
    return _fail(f"leeway: {error}")


def _closed() -> int:
    """Whoever read the output has seen enough; nor may the last flush at exit complain."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0


def _fail(message: str, code: int = WRONG_USE) -> int:
    click.echo(message, err=True)
    return code
