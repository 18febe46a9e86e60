"""The work of `leeway chat`."""

import asyncio

from adapters.bootstrap import build
from adapters.commands.starting import progress_bar
from adapters.settings import read_settings
from adapters.terminal.app import Terminal, reader
from adapters.terminal.conversation import Conversation
from adapters.terminal.languages import terminal_phrases_of
from adapters.terminal.layout import console
from bot.people import Role


def talk(role: str) -> None:
    """Put the product together and talk until the person leaves."""
    screen = console()
    with asyncio.Runner() as runner:
        with progress_bar() as progress:
            product = runner.run(build(read_settings(), progress))
        try:
            say = terminal_phrases_of(product.base.company.locale)
            conversation = Conversation(product.leeway, Role(role), tend=product.kept.tend, say=say)
            Terminal(conversation, screen, reader(screen)).run(runner, product.base.company.name)
        finally:
            runner.run(product.close())
