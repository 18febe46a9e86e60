"""The work of `leeway people`."""

from pathlib import Path

import click

from adapters.commands.starting import told
from adapters.terminal.people import SENDERS
from bot.people import Role
from bot.record_requests import ImportPeople, ShowPeople


def imported(file: Path) -> int:
    """Take people in."""
    try:
        text = file.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise click.ClickException(f"{file}: save it as UTF-8") from error
    return told(ImportPeople(csv=text), SENDERS[Role.ADMIN])


def everyone() -> int:
    """List people."""
    return told(ShowPeople(), SENDERS[Role.ADMIN])
