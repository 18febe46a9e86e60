"""Dialogues at a terminal: everything is typed, everything is read from what was printed."""

import io
import re
from datetime import timedelta

from adapters.bootstrap import Product
from adapters.terminal.conversation import Conversation, Shown
from adapters.terminal.layout import console
from tests.dialogues.conftest import Time
from tests.dialogues.transcripts import Place

_COMMANDS: dict[Place, str] = {
    "my entries": "/mine",
    "what waits for me": "/reply",
    "my reviews": "/review",
    "the logbook": "/logbook",
    "the themes": "/themes",
    "my themes": "/own",
    "what guidance waits for": "/upkeep",
}


class TerminalVoice:
    """Implements `Voice`. `typed` holds every line, for whoever counts them."""

    def __init__(self, product: Product, time: Time) -> None:
        self._conversation = Conversation(product.leeway)
        self._tend, self._time = product.kept.tend, time
        self._themes = product.outer.tending
        self._shown = ""
        self.typed: list[str] = []

    async def ask(self, by: str, text: str) -> str:
        await self._become(by)
        return await self._type(text)

    async def follow_up(self, by: str, text: str) -> str:
        await self._become(by)
        return await self._type(f"+ {text}")

    async def press(self, by: str, label: str) -> str:
        await self._become(by)
        number = re.search(rf"(\d+)\s+{re.escape(label)}", self._shown)
        assert number, f"no button {label!r} in:\n{self._shown}"
        return await self._type(number[1])

    async def send(self, by: str, changes: dict[str, str]) -> str:
        assert self._conversation.role.value == by, "the one who opened the form sends it"
        for label, value in changes.items():
            filling = self._conversation.filling
            if filling and filling.open and filling.open.label == label:
                await self._type(value)
                continue
            number = re.search(rf"(\d+)\s+{re.escape(label)}\b", self._shown)
            assert number, f"no line {label!r} in:\n{self._shown}"
            await self._type(f"{number[1]} {value}")
        return await self._type("")

    async def look(self, by: str, at: Place) -> str:
        await self._become(by)
        return await self._type(_COMMANDS[at])

    async def wait(self, span: timedelta) -> str:
        self._time.passes(span)
        await self._themes.run_once()
        await self._tend("")
        return ""

    async def _become(self, by: str) -> None:
        if self._conversation.role.value != by:
            await self._type(f"/as {by}")

    async def _type(self, line: str) -> str:
        self.typed.append(line)
        self._shown = printed(await self._conversation.hear(line))
        return self._shown


def printed(shown: Shown) -> str:
    """What a very wide terminal shows: no sentence is broken within a table."""
    out = io.StringIO()
    screen = console(out)
    screen.width = 240
    screen.print(*shown, sep="\n")
    return out.getvalue()
