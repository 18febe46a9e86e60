"""The work of `leeway outcomes`, `pulse`, `assess` and `digest`."""

from pathlib import Path

import click

from adapters.bootstrap import Product, Use
from adapters.chat.picture import draw
from adapters.commands.paper import html, markdown
from adapters.commands.starting import REFUSED, shown_to, told, with_product
from adapters.terminal.people import SENDERS, sender_called
from bot.outer_loop.definitions import definition
from bot.outer_loop.digests import Cadence
from bot.outer_loop.measuring import FACTORS
from bot.people import Role, Sender
from bot.replies import Chart, Reply
from bot.requests import Request
from bot.standing_requests import (
    ImportOutcomes,
    ShowAssessment,
    ShowDigest,
    ShowPayback,
    ShowPulse,
)
from bot.wording import ENGLISH

_CADENCES: dict[str, Cadence] = {
    Role.TEAM_LEAD.value: "weekly",
    Role.CX.value: "weekly",
    Role.OWNER.value: "monthly",
    Role.EXECUTIVE.value: "monthly",
}


class WrongReader(click.ClickException):
    """There is no such role or person; says what to write."""

    exit_code = 2


def outcomes_imported(file: Path) -> int:
    """Take outcomes in."""
    try:
        text = file.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise click.ClickException(f"{file}: save it as UTF-8") from error
    return told(ImportOutcomes(csv=text), SENDERS[Role.ADMIN])


def payback(as_json: bool) -> int:
    """Print the comparison."""
    return _printed(ShowPayback(), as_json)


def pulse(as_json: bool) -> int:
    """Print the months."""
    return _printed(ShowPulse(), as_json)


def assessed(form: str, days: int, *, keep: bool) -> int:
    """Print the assessment as Markdown, HTML or JSON."""
    request = ShowAssessment.model_validate({"days": days, "keep": keep})

    async def work(product: Product) -> tuple[Reply, str]:
        reply = await product.leeway.handle(request, SENDERS[Role.CX])
        return reply, product.base.company.locale.partition("_")[0]

    reply, language = with_product(work, Use.RECORDS)
    if not reply.ok:
        click.echo(markdown(reply), err=True)
        return REFUSED
    if form == "html":
        click.echo(html(reply, language))
    else:
        click.echo(markdown(reply) if form == "md" else _json(reply))
    return 0


def defined(measure: str) -> int:
    """Print what a measure means."""
    known = [measure for measures in FACTORS.values() for measure in measures]
    if measure not in known:
        raise click.UsageError(f"there is no measure {measure!r}; they are {', '.join(known)}")
    meant = definition(measure, ENGLISH.themes)
    click.echo(f"{meant.title}: {meant.plain}")
    return 0


def digests_sent(to: str | None) -> int:
    """Send what is due, and say to how many."""
    if to is not None and to not in _CADENCES:
        raise WrongReader(f"digests go to {', '.join(_CADENCES)}; a person's only with --dry-run")
    wanted = sorted({_CADENCES[to]} if to else set(_CADENCES.values()))

    async def work(product: Product) -> int:
        number = 0
        for cadence in wanted:
            number += await product.kept.sending.send(cadence)
        await product.kept.dispatching.run_once()
        return number

    number = with_product(work, Use.RECORDS)
    click.echo(f"Digests made for {number} people." if number else "Nothing was due.")
    return 0


def digest_shown(to: str, as_json: bool, picture: Path | None) -> int:
    """Print one digest, and draw its chart if that is asked for."""

    async def work(product: Product) -> int:
        sender = await _reader(product, to)
        if picture is None and not as_json:
            return await shown_to(product, ShowDigest(), sender)
        reply = await product.leeway.handle(ShowDigest(), sender)
        if not reply.ok:
            click.echo(markdown(reply), err=True)
            return REFUSED
        if as_json:
            click.echo(_json(reply))
        if picture is not None:
            _draw(reply, picture)
        return 0

    return with_product(work, Use.RECORDS)


def _draw(reply: Reply, picture: Path) -> None:
    chart = next((part for part in reply.parts if isinstance(part, Chart)), None)
    if chart is None:
        click.echo("A quiet time has no chart.", err=True)
        return
    picture.write_bytes(draw(chart))
    click.echo(chart.alt, err=True)


async def _reader(product: Product, to: str) -> Sender:
    """A role's own view, or a person's; raises WrongReader."""
    if to in _CADENCES:
        return SENDERS[Role(to)]
    people = await product.store.people.everyone()
    if all((person.email or "").lower() != to.lower() for person in people):
        raise WrongReader(
            f"{to} is neither one of {', '.join(_CADENCES)} nor an e-mail address of "
            "anybody; see leeway people list"
        )
    return sender_called(to.lower())


def _printed(request: Request, as_json: bool) -> int:
    if not as_json:
        return told(request, SENDERS[Role.CX])

    async def work(product: Product) -> Reply:
        return await product.leeway.handle(request, SENDERS[Role.CX])

    reply = with_product(work, Use.RECORDS)
    click.echo(_json(reply))
    return 0 if reply.ok else REFUSED


def _json(reply: Reply) -> str:
    return reply.document.model_dump_json(indent=2) if reply.document else "null"
