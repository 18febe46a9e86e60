"""The work of `leeway knowledge stale`, `proposals` and `leeway consistency`."""

import click

from adapters.bootstrap import Product, Use
from adapters.commands.starting import told, with_product
from adapters.terminal.people import SENDERS
from bot.guidance_requests import ExplainNumbers, ShowConsistency, ShowProposals, ShowStale
from bot.outer_loop.staleness import StaleItems
from bot.people import Role
from bot.requests import Request
from bot.values import Value


def stale(as_json: bool) -> int:
    """Print what is past its date; the exit code."""
    if not as_json:
        return told(ShowStale(), SENDERS[Role.CX])
    found = _document(ShowStale())
    assert isinstance(found, StaleItems)
    click.echo(f"[{', '.join(item.model_dump_json() for item in found.items)}]")
    return 0


def proposals(as_json: bool) -> int:
    """Print which limits look too tight; the exit code."""
    return _shown(ShowProposals(), as_json)


def consistency(as_json: bool) -> int:
    """Print where teams decide differently; the exit code."""
    return _shown(ShowConsistency(), as_json)


def defined(table: str, number: str) -> int:
    """Print what the numbers of a table mean; the exit code."""
    of = f"{table}.{number.removeprefix(f'{table}.')}" if number else f"{table}."
    return told(ExplainNumbers(of=of), SENDERS[Role.CX])


def _shown(request: Request, as_json: bool) -> int:
    if not as_json:
        return told(request, SENDERS[Role.CX])
    click.echo(_document(request).model_dump_json(indent=2))
    return 0


def _document(request: Request) -> Value:
    """What a request says to a script; raises ClickException where it says nothing."""

    async def work(product: Product) -> Value | None:
        return (await product.leeway.handle(request, SENDERS[Role.CX])).document

    found = with_product(work, Use.RECORDS)
    if found is None:
        raise click.ClickException("it could not be read; the log above says why")
    return found
