"""One person's conversation in a terminal: a line in, what to show out."""

from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import aclosing
from dataclasses import dataclass, field, replace

from rich.console import RenderableType

from adapters.terminal.filling import Filling, Left, begin, step
from adapters.terminal.form_view import show
from adapters.terminal.inbound import Become, Forget, Heard, Hint, Local, Quit, read
from adapters.terminal.layout import choices, heading, paragraph
from adapters.terminal.outbound import added, offered, render
from adapters.terminal.people import SENDERS
from adapters.terminal.phrases import ENGLISH, TerminalPhrases
from bot.leeway import Leeway
from bot.people import Role
from bot.replies import Form, Reply
from bot.requests import Ask, Request, ShowHelp, ShowMine, ShowWhy

Shown = list[RenderableType]

Tend = Callable[[str], Awaitable[int]]
"""Does what is due by itself; how much came back to the one with that id at this terminal."""


@dataclass
class Conversation:
    """What has been said, which form is open, as whom the person speaks, in which language."""

    leeway: Leeway
    role: Role = Role.ADVISOR
    heard: Heard = field(default_factory=Heard)
    filling: Filling | None = None
    over: bool = False
    tend: Tend | None = None
    answered: Reply | None = None
    say: TerminalPhrases = ENGLISH

    @property
    def prompt(self) -> str:
        """What the next line will be taken for."""
        if self.filling is None:
            return self._name(self.role)
        return self.filling.open.label if self.filling.open else self.filling.form.title

    async def hear(self, line: str) -> Shown:
        """Do what a line asks for."""
        if self.filling is not None:
            return await self._fill(self.filling, line)
        meant = read(line, replace(self.heard, say=self.say))
        if isinstance(meant, Local):
            return self._locally(meant)
        return await self._handle(meant)

    async def better(self) -> AsyncGenerator[Shown, None]:
        """What a model adds to the answer just shown, as it comes: to be printed below it."""
        before, self.answered = self.answered, None
        if before is None or before.answer is None:
            return
        replies = self.leeway.reworded(before.answer.id, SENDERS[self.role])
        async with aclosing(replies):
            async for reply in replies:
                if lines := added(before, reply):
                    yield lines
                before = reply

    def leave_form(self) -> bool:
        """Cancel the open form; whether there was one."""
        was_open, self.filling = self.filling is not None, None
        return was_open

    async def _fill(self, filling: Filling, line: str) -> Shown:
        taken = step(filling, line)
        if isinstance(taken, Left):
            self.filling = None
            return [paragraph(self.say.cancelled)]
        if isinstance(taken, Filling):
            self.filling = taken
            return list(show(taken))
        return await self._handle(taken)

    async def _handle(self, request: Request) -> Shown:
        reply = await self.leeway.handle(request, SENDERS[self.role])
        self._remember(reply)
        shown = render(reply, say=self.say)
        if isinstance(request, Ask) and request.follows and reply.ok:
            shown = [paragraph(self.say.follows, "dim"), *shown]
        if isinstance(request, ShowHelp):
            shown += _commands(self.say)
        if await self._came_back() and not isinstance(request, ShowMine):
            shown += ["", paragraph(self.say.came_back, "cyan")]
        if isinstance(request, ShowWhy) and self.heard.buttons:
            shown += ["", choices([button.label for button in self.heard.buttons])]
        return shown

    async def _came_back(self) -> bool:
        """Whether something came back to the person, to be said where no form is open."""
        if self.tend is None:
            return False
        return await self.tend(SENDERS[self.role].id) > 0 and self.filling is None

    def _remember(self, reply: Reply) -> None:
        """A failed reply leaves the form open: one more Enter tries again."""
        form = next((part for part in reply.parts if isinstance(part, Form)), None)
        if reply.ok or form:
            self.filling = begin(form, self.say) if form else None
        buttons = offered(reply)
        self.answered = reply if reply.answer else None
        if reply.answer is not None:
            # An answer without buttons was not recorded: nothing can follow it up.
            self.heard = Heard(reply.answer.id, buttons) if buttons else Heard()
        elif buttons:
            self.heard = replace(self.heard, buttons=buttons)

    def _locally(self, meant: Local) -> Shown:
        match meant:
            case Quit():
                self.over = True
                return [paragraph(self.say.goodbye)]
            case Forget():
                self.heard = Heard()
                return [paragraph(self.say.forgotten)]
            case Become():
                self.role, self.heard = meant.role, Heard()
                return [paragraph(self.say.now_asking.format(role=self._name(meant.role)))]
            case Hint():
                return [paragraph(meant.text)] if meant.text else []

    def _name(self, role: Role) -> str:
        return self.say.prompts[role.value]


def _commands(say: TerminalPhrases) -> Shown:
    width = max(len(command) for command, _ in say.commands) + 2
    lines = (paragraph(does, mark=f"{name:<{width}}") for name, does in say.commands)
    more = paragraph(say.more_commands, "dim")
    return ["", heading(say.commands_title), *lines, more]
