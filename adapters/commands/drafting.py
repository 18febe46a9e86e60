"""The work of `leeway knowledge draft`."""

from pathlib import Path

import click

from adapters.bootstrap import Product, Use
from adapters.commands.starting import told, with_product
from adapters.terminal.clean import line
from adapters.terminal.people import SENDERS
from bot.guidance_requests import DraftExample, ShowNominated
from bot.outer_loop.drafting import Draft
from bot.people import Role
from bot.replies import Reply, Text

WRONG_USE = 2


def nominated() -> int:
    """List what leads nominated."""
    return told(ShowNominated(), SENDERS[Role.CX])


def written(entry: str, theme: str, folder: Path | None) -> int:
    """Write the draft, unless a file of its name is there; the exit code."""

    async def work(product: Product) -> tuple[Reply, Path, str]:
        request = DraftExample(entry=entry, theme=theme)
        reply = await product.leeway.handle(request, SENDERS[Role.CX])
        say = product.kept.desk.wording.phrases.guidance
        place = folder or product.settings.knowledge_dir / "examples"
        return reply, place, f"{say.draft_written}\n{say.draft_next}\n{say.draft_there}"

    reply, place, sentences = with_product(work, Use.RECORDS)
    if not isinstance(reply.document, Draft):
        why = " ".join(part.text for part in reply.parts if isinstance(part, Text))
        click.echo(f"leeway knowledge draft: {line(why)}", err=True)
        return WRONG_USE
    done, further, there = sentences.splitlines()
    path = place / f"{reply.document.id}.md"
    try:
        place.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8") as file:
            file.write(reply.document.text)
    except FileExistsError:
        click.echo(f"leeway knowledge draft: {there.format(path=path)}", err=True)
        return WRONG_USE
    click.echo(f"{done.format(path=path)}\n{further}")
    return 0
