"""`leeway knowledge`: for those who keep the guidance base."""

from pathlib import Path

import click

FOLDER = click.Path(file_okay=False, path_type=Path)
AS_JSON = click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")


DEFINE = click.option(
    "--define",
    is_flag=False,
    flag_value="",
    metavar="NUMBER",
    help="Say what the numbers mean and how they are computed; NUMBER: only one of them.",
)


@click.group(epilog="Example: leeway knowledge check")
def knowledge() -> None:
    """Check, index, try out and review the guidance base."""


@knowledge.command(
    epilog="\b\nExamples:\n  leeway knowledge check\n  leeway knowledge check drafts"
)
@click.argument("folder", required=False, type=FOLDER, metavar="[DIR]")
@AS_JSON
def check(folder: Path | None, as_json: bool) -> int:
    """Find what is wrong in the folder, with file and line.

    DIR is LEEWAY_KNOWLEDGE_DIR unless given. Exits with 1 if there are errors; warnings are shown
    and leave it at 0.
    """
    from adapters.commands import curating  # noqa: PLC0415 - a second that --help need not pay

    return curating.check(folder, as_json)


@knowledge.command(epilog="Example: leeway knowledge index")
def index() -> None:
    """Build the index, or refresh it: what did not change is not learned again.

    Everything that answers does this by itself when it starts; here you see how far it is.
    """
    from adapters.commands import curating  # noqa: PLC0415 - as above

    curating.index()


@knowledge.command("try", epilog='Example: leeway knowledge try "she waited in all day, no driver"')
@click.argument("question")
@click.option("--top", default=8, show_default=True, type=click.IntRange(1, 50), metavar="N")
@AS_JSON
def try_out(question: str, top: int, as_json: bool) -> int:
    """Show what a question finds and why: passages with their scores, coverage, limits, signals.

    Nothing is recorded.
    """
    from adapters.commands import trying  # noqa: PLC0415 - as above

    return trying.try_out(question, top, as_json)


@knowledge.command(epilog="Example: leeway knowledge stale")
@AS_JSON
@DEFINE
def stale(as_json: bool, define: str | None) -> int:
    """List what is past its review date, first what may have done most damage.

    Damage: days past the date, times the answers that rested on it since; those that did not help
    or were handed on count twice.
    """
    from adapters.commands import reviewing  # noqa: PLC0415 - as above

    return reviewing.stale(as_json) if define is None else reviewing.defined("stale", define)


@knowledge.command(epilog="Example: leeway knowledge proposals")
@AS_JSON
@DEFINE
def proposals(as_json: bool, define: str | None) -> int:
    """Propose to raise limits that are nearly always exceeded with approval.

    Counts come from replies that say what became of what an advisor asked for. Numbers of people
    only, never people; nothing below 5 of them.
    """
    from adapters.commands import reviewing  # noqa: PLC0415 - as above

    if define is not None:
        return reviewing.defined("proposals", define)
    return reviewing.proposals(as_json)


@knowledge.command(
    epilog="\b\nExamples:\n  leeway knowledge draft\n"
    "  leeway knowledge draft --entry 01m8089cevmvrzf3f0fnhbe4xn"
)
@click.option("--entry", default="", metavar="ID", help="A nominated action, or an escalation.")
@click.option("--theme", default="", metavar="ID", help="What advisors did about a theme.")
@click.option(
    "-o", "folder", type=FOLDER, metavar="DIR", help="Where to write it, instead of examples/."
)
def draft(entry: str, theme: str, folder: Path | None) -> int:
    """Write a draft example from what advisors did: redacted, with its sources.

    Without an option, list what leads nominated. Nothing is ever overwritten, and no answer uses a
    draft before its status is changed.
    """
    if entry and theme:
        raise click.UsageError("name one of the two: --entry or --theme")
    from adapters.commands import drafting  # noqa: PLC0415 - as above

    return drafting.written(entry, theme, folder) if entry or theme else drafting.nominated()


@knowledge.command(
    epilog="\b\nExamples:\n  leeway knowledge diff ../main/knowledge knowledge\n"
    "  leeway knowledge diff old new --cases golden.yaml --last 500 --json"
)
@click.argument("old", type=FOLDER)
@click.argument("new", type=FOLDER)
@click.option(
    "--cases",
    type=click.Path(exists=True, path_type=Path),
    multiple=True,
    help="Golden cases: a YAML or JSONL file, or a folder of them; may be given again.  "
    "[default: evals/cases, if it is there]",
)
@click.option(
    "--twins",
    default=2,
    show_default=True,
    type=click.IntRange(0, 100),
    metavar="N",
    help="So many boundary twins of each limit and kind.",
)
@click.option(
    "--last",
    default=100,
    show_default=True,
    type=click.IntRange(0, 100_000),
    metavar="N",
    help="The newest N questions of the logbook, as redacted as they are kept.",
)
@AS_JSON
def diff(
    old: Path, new: Path, cases: tuple[Path, ...], twins: int, last: int, as_json: bool
) -> int:
    """Ask the same questions to two versions of the guidance, and show which answers change.

    Golden cases, twins just under, at and over every limit, and real questions. Exits with 1 if a
    golden case or a twin was right in OLD and is wrong in NEW. Nothing is recorded, and the index
    in use is left alone.
    """
    from adapters.commands import comparing  # noqa: PLC0415 - as above

    return comparing.compared(old, new, comparing.Wanted(cases, twins, last), as_json)
