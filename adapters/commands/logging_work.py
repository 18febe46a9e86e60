"""The work of `leeway log`."""

import csv
import json
from collections.abc import AsyncGenerator, Mapping
from contextlib import aclosing
from datetime import datetime
from typing import Any, TextIO

import click

from adapters.bootstrap import Product, Use
from adapters.commands.starting import shown_to, told, with_product
from adapters.terminal.clean import clean
from adapters.terminal.people import SENDERS, sender_called
from bot.logbook.rows import COLUMNS, Row
from bot.people import Person, Role, Sender
from bot.record_requests import EraseEntries, ShowLogbook, VerifyRecord
from bot.requests import ShowEntry

_PAGE = 20
_FILTERS = ("only", "team", "touchpoint", "case", "since", "until")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


class WrongReader(click.ClickException):
    """Nobody reads like that; says what to write."""

    exit_code = 2


Given = Mapping[str, Any]
"""Options by name, as the command line was given them."""


def listed(given: Given) -> int:
    """Print one page."""

    async def work(product: Product) -> int:
        return await shown_to(product, _asked(given), await _reader(product, given))

    return with_product(work, Use.RECORDS)


def listed_as_json(given: Given) -> int:
    """Print as many rows as a page has, as one document."""

    async def work(product: Product) -> list[Row]:
        found: list[Row] = []
        async with aclosing(_rows(product, given)) as rows:
            async for row in rows:
                found.append(row)
                if len(found) == _PAGE:
                    break
        return found

    found = with_product(work, Use.RECORDS)
    click.echo(json.dumps([row.model_dump(mode="json") for row in found], ensure_ascii=False))
    return 0


def shown(entry: str, given: Given) -> int:
    """Print one entry."""

    async def work(product: Product) -> int:
        return await shown_to(product, ShowEntry(entry=entry), await _reader(product, given))

    return with_product(work, Use.RECORDS)


def exported(given: Given, form: str, output: TextIO) -> int:
    """Write every row as it comes."""

    async def work(product: Product) -> int:
        writer = csv.writer(output, lineterminator="\n")
        if form == "csv":
            writer.writerow(COLUMNS)
        async for row in _rows(product, given):
            if form == "csv":
                writer.writerow([_cell(value) for value in row.model_dump(mode="json").values()])
            else:
                output.write(row.model_dump_json() + "\n")
        return 0

    return with_product(work, Use.RECORDS)


def verified() -> int:
    """Check the chain."""
    return told(VerifyRecord(), SENDERS[Role.ADMIN])


def purged(before: datetime | None, case: str, person: str) -> int:
    """Erase, and say how much."""
    return told(EraseEntries(before=before, case=case, person=person), SENDERS[Role.ADMIN])


async def _rows(product: Product, given: Given) -> AsyncGenerator[Row, None]:
    async for row in product.leeway.export(_asked(given), await _reader(product, given)):
        yield row


def _asked(given: Given) -> ShowLogbook:
    return ShowLogbook.model_validate({name: given[name] for name in _FILTERS})


async def _reader(product: Product, given: Given) -> Sender:
    """As whom entries are read; raises WrongReader."""
    role, email = given["role"], (given["email"] or "").strip().lower()
    if email:
        if all((person.email or "").lower() != email for person in await _imported(product)):
            raise WrongReader(f"nobody has the e-mail address {email}; see leeway people list")
        return sender_called(email)
    if role is None and product.settings.env != "local":
        raise WrongReader(
            "say as whom: --as cx reads every text, and names where somebody allowed it; "
            "--email ADDRESS reads what that person may see"
        )
    return SENDERS[Role(role or Role.CX)]


async def _imported(product: Product) -> list[Person]:
    return [person for person in await product.store.people.everyone() if person.known]


def _cell(value: object) -> str:
    """A cell that no spreadsheet takes for a formula."""
    if isinstance(value, list):
        return " ".join(map(str, value))
    text = clean(str(value)) if value is not None else ""
    return f"'{text}" if isinstance(value, str) and text.startswith(_FORMULA) else text
