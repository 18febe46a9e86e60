"""What commands share: the settings read, the product put together and closed again."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from typing import TypeVar

from rich.console import Console
from rich.progress import BarColumn, SpinnerColumn, TextColumn
from rich.progress import Progress as Bar

from adapters.bootstrap import Product, Use, build
from adapters.settings import Settings, read_settings
from adapters.terminal.layout import console
from adapters.terminal.outbound import render
from bot.people import Sender
from bot.ports import Progress
from bot.requests import Request

T = TypeVar("T")
REFUSED = 1
LEARNING = "Learning the guidance"


def with_product(work: Callable[[Product], Awaitable[T]], use: Use = Use.ANSWER_ONCE) -> T:
    """Run the work on the product, in a loop of its own."""

    async def run() -> T:
        async with running(read_settings(), use) as product:
            return await work(product)

    return asyncio.run(run())


def told(request: Request, sender: Sender) -> int:
    """Ask for something that needs no answering, and print what comes back; the exit code."""
    return with_product(lambda product: shown_to(product, request, sender), Use.RECORDS)


async def shown_to(product: Product, request: Request, sender: Sender) -> int:
    """The same on a product that is there already."""
    reply = await product.leeway.handle(request, sender)
    console().print(*render(reply, actions=False), sep="\n")
    return 0 if reply.ok else REFUSED


@asynccontextmanager
async def running(settings: Settings, use: Use) -> AsyncIterator[Product]:
    """The product, put together for that; closed in the end."""
    with progress_bar() as progress:
        product = await build(settings, progress, use=use)
    try:
        yield product
    finally:
        await product.close()


@contextmanager
def progress_bar(doing: str = LEARNING) -> Iterator[Progress]:
    """That it goes on, and how far what it is `doing`: on standard error, only on a terminal."""
    screen = Console(stderr=True)
    words = (TextColumn("{task.description}"), TextColumn("{task.fields[count]}"))
    columns = (SpinnerColumn(), words[0], BarColumn(), words[1])
    with Bar(*columns, console=screen, transient=True, disable=not screen.is_terminal) as bar:
        task = bar.add_task("Getting ready", total=None, count="")

        def show(done: int, total: int) -> None:
            if done < total:
                said = f"{done} of {total}"
                bar.update(task, description=doing, completed=done, total=total, count=said)

        yield show
