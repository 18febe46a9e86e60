"""The work of `leeway knowledge stale`."""

from collections import Counter
from datetime import date

import click
from rich.table import Table
from rich.text import Text

from adapters.bootstrap import Product, Use, utc_now
from adapters.commands.starting import with_product
from adapters.terminal.clean import line
from adapters.terminal.layout import console, heading
from adapters.terminal.people import SENDERS
from bot.guidance.items import Status
from bot.people import Role
from bot.record_requests import ShowLogbook
from bot.values import Value


class Stale(Value):
    """An item past its review date, and how many answers rested on it."""

    item: str
    title: str
    path: str
    owner: str
    review_by: date
    answers: int


def stale(as_json: bool) -> int:
    """Print what is past its date, the most used first; the exit code."""
    found = with_product(lambda product: overdue(product, utc_now().date()), Use.RECORDS)
    if as_json:
        documents = (item.model_dump_json() for item in found)
        click.echo(f"[{', '.join(documents)}]")
    elif not found:
        click.echo("Nothing is past its review date.")
    else:
        _show(found)
    return 0


async def overdue(product: Product, today: date) -> list[Stale]:
    """Current items past their date, first those that most answers rested on."""
    used: Counter[str] = Counter()
    async for row in product.leeway.export(ShowLogbook(only="asked"), SENDERS[Role.CX]):
        used.update(row.guidance)
    found = [
        Stale(
            item=item.id,
            title=item.title,
            path=item.path,
            owner=item.owner,
            review_by=item.review_by,
            answers=used[item.id],
        )
        for item in product.base.items
        if item.status is Status.CURRENT and item.stale_on(today)
    ]
    return sorted(found, key=lambda item: (-item.answers, item.review_by))


def _show(found: list[Stale]) -> None:
    table = Table(box=None, padding=(0, 1), header_style="dim")
    table.add_column("answers", justify="right")
    for name in ("review by", "owner", "item"):
        table.add_column(name, overflow="fold", no_wrap=name == "review by")
    for item in found:
        cells = (str(item.answers), item.review_by.isoformat(), item.owner, item.item)
        table.add_row(*(Text(line(cell)) for cell in cells))
    console().print(heading(f"{len(found)} past their review date"), "", table, sep="\n")
