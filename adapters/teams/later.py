"""Teams' way in before anybody has come: botbuilder takes two seconds to import."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from aiohttp import web

if TYPE_CHECKING:
    from adapters.teams.app import TeamsApp


@dataclass
class TeamsLater:
    """Makes the app in a thread: `at_once` as the server starts, else for the first request."""

    make: "Callable[[], TeamsApp]"
    at_once: bool
    made: "TeamsApp | None" = None
    turn: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def app(self) -> "TeamsApp":
        """The app, made once."""
        async with self.turn:
            if self.made is None:
                made = await asyncio.to_thread(self.make)
                await made.start()
                self.made = made
        return self.made

    async def receive(self, request: web.Request) -> web.StreamResponse:
        """`POST /api/messages`."""
        return await (self.made or await self.app()).receive(request)

    async def start(self) -> None:
        """Be ready before the first activity, where Teams is set up."""
        if self.at_once:
            await self.app()

    async def stop(self) -> None:
        """Finish what was accepted."""
        if self.made is not None:
            await self.made.stop()
