"""`leeway log`: what was recorded."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any, TextIO, TypeVar

import click

F = TypeVar("F", bound=Callable[..., Any])


class Day(click.DateTime):
    """The beginning of a day, in UTC."""

    def __init__(self) -> None:
        super().__init__(["%Y-%m-%d"])

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> datetime:
        """Fails as click's own does."""
        day: datetime = super().convert(value, param, ctx)
        return day.replace(tzinfo=UTC)


READER = (
    click.option(
        "--as",
        "role",
        type=click.Choice(["cx", "admin"]),
        help="Read as the CX team: every text, and names only where somebody allowed it. As an "
        "admin: no texts but one's own. In local mode cx unless said; in production, say it.",
    ),
    click.option("--email", help="Read as that person: what they may see."),
)
FILTERS = (
    click.option(
        "--only",
        type=click.Choice(["asked", "action_logged", "escalated"]),
        help="One kind of entry.",
    ),
    click.option("--team", help="Of one team."),
    click.option("--touchpoint", help="About one touchpoint of journey.yaml."),
    click.option("--case", default="", help="About one of your own case numbers."),
    click.option("--since", type=Day(), help="From that day on (UTC)."),
    click.option("--until", type=Day(), help="Before that day (UTC)."),
    *READER,
)


def taking(*options: Callable[[F], F]) -> Callable[[F], F]:
    """These options for a command, in their order."""

    def decorate(command: F) -> F:
        for option in reversed(options):
            command = option(command)
        return command

    return decorate


@click.group(epilog="Example: leeway log list --only escalated")
def log() -> None:
    """List, show and export what was recorded; check and purge it."""


@log.command("list", epilog="Example: leeway log list --only action_logged --since 2026-11-01")
@taking(*FILTERS)
@click.option("--json", "as_json", is_flag=True, help="Print the page as one JSON document.")
def list_entries(as_json: bool, **asked: Any) -> int:
    """List the newest entries."""
    from adapters.commands import logging_work  # noqa: PLC0415 - --help need not pay a second

    return logging_work.listed_as_json(asked) if as_json else logging_work.listed(asked)


@log.command(epilog="Example: leeway log show 01m8089cevmvrzf3f0fnhbe4xn")
@click.argument("entry", metavar="ID")
@taking(*READER)
def show(entry: str, **reader: str | None) -> int:
    """Show one entry, and what happened to it."""
    from adapters.commands import logging_work  # noqa: PLC0415 - as above

    return logging_work.shown(entry, reader)


@log.command(epilog="Example: leeway log export --format csv -o november.csv --since 2026-11-01")
@taking(*FILTERS)
@click.option(
    "--format", "form", type=click.Choice(["jsonl", "csv"]), default="jsonl", show_default=True
)
@click.option("-o", "output", type=click.File("w", encoding="utf-8"), default="-", metavar="FILE")
def export(form: str, output: TextIO, **asked: Any) -> int:
    """Write every entry, newest first, to a file or to standard output."""
    from adapters.commands import logging_work  # noqa: PLC0415 - as above

    return logging_work.exported(asked, form, output)


@log.command(epilog="Example: leeway log verify")
def verify() -> int:
    """Check that nothing in the record was altered. Exits with 1 if something was."""
    from adapters.commands import logging_work  # noqa: PLC0415 - as above

    return logging_work.verified()


@log.command(epilog="Example: leeway log purge --before 2025-01-01 --yes")
@click.option("--before", type=Day(), help="Everything older than that day (UTC).")
@click.option("--case", default="", help="Everything about one of your own case numbers.")
@click.option("--person", default="", help="Everything of one person: e-mail address or id.")
@click.option("--yes", is_flag=True, help="Do not ask.")
def purge(before: datetime | None, case: str, person: str, yes: bool) -> int:
    """Erase texts for good; the record still shows that nothing else was altered."""
    if sum((before is not None, bool(case.strip()), bool(person.strip()))) != 1:
        raise click.UsageError("say one of --before, --case, --person")
    if not yes:
        click.confirm("Erase these texts for good?", abort=True, err=True)
    from adapters.commands import logging_work  # noqa: PLC0415 - as above

    return logging_work.purged(before, case, person)
