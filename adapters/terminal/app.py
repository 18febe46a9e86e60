"""The terminal: reads lines, shows what comes back, and leaves politely."""

import asyncio
import sys
from collections.abc import Awaitable, Callable, Iterator
from contextlib import aclosing, contextmanager, suppress
from dataclasses import dataclass, field
from typing import TypeVar

from rich.console import Console
from rich.text import Text

from adapters.terminal.clean import clean, line
from adapters.terminal.conversation import Conversation, Shown
from adapters.terminal.layout import heading, paragraph
from adapters.terminal.paging import cut
from adapters.terminal.phrases import ENGLISH, TerminalPhrases

with suppress(ImportError):  # not on every platform; then lines are typed without editing
    import readline  # noqa: F401 - gives input() editing and a history, in memory only

PATIENCE_S = 0.3
"""How long work may take before a spinner says that it goes on."""

T = TypeVar("T")
ReadLine = Callable[[str], str]
"""Shows a prompt and returns the next line; raises EOFError at the end."""


@dataclass
class Terminal:
    """A conversation on a screen. `rest` is what did not fit on it yet."""

    conversation: Conversation
    screen: Console
    read: ReadLine
    rest: list[str] = field(default_factory=list)

    def run(self, runner: asyncio.Runner, company: str) -> None:
        """Talk until the person leaves."""
        self.show(welcome(company, self.conversation.say))
        while not self.conversation.over:
            try:
                self._turn(runner)
            except EOFError:
                break
            except KeyboardInterrupt:
                self.screen.print()
                if not self.conversation.leave_form():
                    break
                self.show([paragraph(self.conversation.say.cancelled)])
        if not self.conversation.over:
            self.show([paragraph(self.conversation.say.goodbye)])

    def show(self, shown: Shown) -> None:
        """Print with air around it; on a small screen, the beginning first."""
        if not shown:
            return
        with self.screen.capture() as captured:
            self.screen.print(*shown, "", sep="\n")
        lines = captured.get().splitlines()
        if self.screen.is_terminal:
            lines, self.rest = cut(lines, self.screen.height)
        self._print(lines)

    def _turn(self, runner: asyncio.Runner) -> None:
        name = line(self.conversation.prompt)
        more = f" ({self.conversation.say.more.format(count=len(self.rest))})" if self.rest else ""
        typed = self.read(f"{name}{more} › ")
        rest, self.rest = self.rest, []
        if rest and not typed.strip():
            self._print(rest)
            return
        try:
            self.show(runner.run(self._patiently(typed)))
        except KeyboardInterrupt:
            self.show([paragraph(self.conversation.say.stopped)])
            return
        # Whoever stops it keeps the answer, and the words that came by then.
        with suppress(KeyboardInterrupt):
            runner.run(self._better())

    async def _patiently(self, typed: str) -> Shown:
        conversation = self.conversation
        return await patiently(conversation.hear(typed), self.screen, conversation.say)

    async def _better(self) -> None:
        """Print what a model adds to an answer, sentence by sentence."""
        said = False
        try:
            with waiting(self.screen, self.conversation.say.wording):
                async with aclosing(self.conversation.better()) as pieces:
                    async for lines in pieces:
                        self.screen.print(*lines, sep="\n")
                        said = True
        finally:
            if said:
                self.screen.print()

    def _print(self, lines: list[str]) -> None:
        self.screen.file.write("\n".join(lines) + "\n")
        self.screen.file.flush()


def welcome(company: str, say: TerminalPhrases = ENGLISH) -> Shown:
    """What a person sees first."""
    first = heading(f"Leeway · {company}")
    return [first, paragraph(say.welcome), paragraph(say.welcome_more, "dim")]


async def patiently(work: Awaitable[T], screen: Console, say: TerminalPhrases = ENGLISH) -> T:
    """Wait for the work; when it takes a while, say that it goes on."""
    with waiting(screen, say.working):
        return await work


@contextmanager
def waiting(screen: Console, says: str) -> Iterator[None]:
    """A spinner on a terminal, once it takes a while."""
    status = screen.status(Text(says, style="dim"))
    loop = asyncio.get_running_loop()
    later = loop.call_later(PATIENCE_S, status.start) if screen.is_terminal else None
    try:
        yield
    finally:
        if later is not None:
            later.cancel()
        status.stop()


def reader(screen: Console) -> ReadLine:
    """Typed lines, or those of a pipe or file, shown behind their prompt so that it reads alone."""
    if sys.stdin.isatty():
        return input

    def piped(prompt: str) -> str:
        typed = sys.stdin.readline()
        if not typed:
            raise EOFError
        screen.print(Text(f"{prompt}{clean(typed).strip()}", style="bold"))
        return typed

    return piped
