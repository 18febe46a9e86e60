"""The work of `leeway log` and `leeway people`."""

import csv
import json
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any, TextIO

import click

from adapters.bootstrap import Product, Use
from adapters.commands.starting import with_product
from adapters.terminal.clean import clean
from adapters.terminal.layout import console
from adapters.terminal.outbound import render
from adapters.terminal.people import SENDERS
from bot.logbook.rows import COLUMNS
from bot.people import Role, Sender
from bot.record_requests import (
    EraseEntries,
    ImportPeople,
    ShowLogbook,
    ShowPeople,
    VerifyRecord,
)
from bot.replies import Reply
from bot.requests import Request, ShowEntry

FOUND_SOMETHING = 1
_PAGE = 20
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def listed(asked: Mapping[str, Any]) -> int:
    """Print one page."""
    return _print(_request(asked), _as(asked["email"]))


def listed_as_json(asked: Mapping[str, Any]) -> int:
    """Print as many rows as a page has, as one document."""

    async def work(product: Product) -> list[dict[str, Any]]:
        rows: list[dict[str, Any]] = []
        async for row in product.leeway.export(_request(asked), _as(asked["email"])):
            rows.append(row.model_dump(mode="json"))
            if len(rows) == _PAGE:
                break
        return rows

    click.echo(json.dumps(with_product(work, Use.RECORDS), ensure_ascii=False))
    return 0


def shown(entry: str, email: str | None) -> int:
    """Print one entry."""
    return _print(ShowEntry(entry=entry), _as(email))


def exported(asked: Mapping[str, Any], form: str, output: TextIO) -> int:
    """Write every row as it comes."""

    async def work(product: Product) -> int:
        writer = None if form == "jsonl" else csv.writer(output, lineterminator="\n")
        if writer is not None:
            writer.writerow(COLUMNS)
        async for row in product.leeway.export(_request(asked), _as(asked["email"])):
            if writer is None:
                output.write(row.model_dump_json() + "\n")
                continue
            writer.writerow([_cell(value) for value in row.model_dump(mode="json").values()])
        return 0

    return with_product(work, Use.RECORDS)


def verified() -> int:
    """Check the chain."""
    return _print(VerifyRecord(), SENDERS[Role.ADMIN])


def purged(before: datetime | None, case: str, person: str) -> int:
    """Erase, and say how much."""
    request = EraseEntries(before=before, case=case, person=person)
    return _print(request, SENDERS[Role.ADMIN])


def imported(file: Path) -> int:
    """Take people in."""
    try:
        text = file.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise click.ClickException(f"{file}: save it as UTF-8") from error
    return _print(ImportPeople(csv=text), SENDERS[Role.ADMIN])


def everyone() -> int:
    """List people."""
    return _print(ShowPeople(), SENDERS[Role.ADMIN])


def _as(email: str | None) -> Sender:
    if email is None:
        return SENDERS[Role.CX]
    return Sender(channel="command", id=email.lower(), email=email)


def _request(asked: Mapping[str, Any]) -> ShowLogbook:
    from adapters.commands.log import day  # noqa: PLC0415 - it imports this module

    given = {name: asked[name] for name in ("only", "team", "touchpoint", "case")}
    return ShowLogbook(**given, since=day(asked["since"]), until=day(asked["until"]))


def _print(request: Request, sender: Sender) -> int:
    async def work(product: Product) -> Reply:
        return await product.leeway.handle(request, sender)

    reply = with_product(work, Use.RECORDS)
    console().print(*render(reply, actions=False), sep="\n")
    return 0 if reply.ok else FOUND_SOMETHING


def _cell(value: object) -> str:
    """A cell that no spreadsheet takes for a formula."""
    if isinstance(value, list):
        return " ".join(map(str, value))
    text = clean(str(value)) if value is not None else ""
    return f"'{text}" if isinstance(value, str) and text.startswith(_FORMULA) else text
