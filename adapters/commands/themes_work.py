"""The work of `leeway themes`: as the CX team reads them."""

from pathlib import Path

import click

from adapters.bootstrap import Product, Use
from adapters.commands.starting import told, with_product
from adapters.terminal.people import SENDERS
from bot.errors import NotFound
from bot.outer_loop.documents import document
from bot.outer_loop.pack import html, markdown, pack_of
from bot.outer_loop.themes import Seen, Themes
from bot.people import Role
from bot.theme_requests import (
    ImportVerbatims,
    RefreshThemes,
    ShowDefinition,
    ShowTheme,
    ShowThemes,
)

CX = SENDERS[Role.CX]


def listed(over: bool) -> int:
    """Print the list."""
    return told(ShowThemes(over=over), CX)


def shown(theme: str) -> int:
    """Print one."""
    return told(ShowTheme(theme=theme), CX)


def defined(figure: str) -> int:
    """Print what a figure says."""
    return told(ShowDefinition(name=figure), CX)


def refreshed() -> int:
    """Group what is new."""
    return told(RefreshThemes(), CX)


def imported(file: Path, columns: str, skip_bad: bool) -> int:
    """Take customers' words in."""
    try:
        text = file.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise click.ClickException(f"{file}: save it as UTF-8") from error
    return told(ImportVerbatims(csv=text, columns=columns, skip_bad=skip_bad), CX)


def listed_as_json(over: bool) -> int:
    """Print all of them as one document."""

    async def work(product: Product) -> list[str]:
        at = product.outer.themes
        known = [k for k in await at.all() if k.over is over]
        seen = await Themes(at).seen(known, await at.desk.people.find(CX))
        return [document(at, one).model_dump_json() for one in seen]

    click.echo(f"[{', '.join(with_product(work, Use.RECORDS))}]")
    return 0


def shown_as_json(theme: str) -> int:
    """Print one, with verbatims."""

    async def work(product: Product) -> str:
        seen = await _seen(product, theme)
        return document(product.outer.themes, seen).model_dump_json(indent=2)

    click.echo(with_product(work, Use.RECORDS))
    return 0


def packed(theme: str, folder: Path) -> int:
    """Write the pack, and say where."""

    async def work(product: Product) -> tuple[str, str, str]:
        at, seen = product.outer.themes, await _seen(product, theme)
        pack = await pack_of(at, seen)
        language = at.desk.base.company.locale.partition("_")[0]
        return seen.known.theme.id, markdown(pack, at), html(pack, at, language)

    name, as_markdown, as_html = with_product(work, Use.RECORDS)
    folder.mkdir(parents=True, exist_ok=True)
    for ending, text in (("md", as_markdown), ("html", as_html)):
        path = folder / f"{name}.{ending}"
        path.write_text(text, encoding="utf-8")
        click.echo(path)
    return 0


async def _seen(product: Product, theme: str) -> Seen:
    at = product.outer.themes
    try:
        known = await at.one(theme)
    except NotFound as error:
        raise click.ClickException(f"there is no theme {theme}; see leeway themes") from error
    (seen,) = await Themes(at).seen([known], await at.desk.people.find(CX), words=True)
    return seen
