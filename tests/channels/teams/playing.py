"""Leeway on the loopback Teams: the real app, on a real server, with real tokens."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from adapters.chat.door import Door
from adapters.storage.store import Store
from adapters.teams.app import TeamsApp, teams_app
from adapters.teams.authentication import TokenCheck, fixed_token
from adapters.teams.connector import Connector
from adapters.teams.conversations import Conversations
from adapters.teams.drawing import Views
from adapters.teams.messenger import TeamsMessenger
from adapters.web.background import Background
from adapters.web.metrics import Metrics
from adapters.web.server import Mounted, Server
from bot.inner_loop.dispatching import Dispatching
from bot.ports import Clock, Ids
from tests.channels.teams.keys import APP, KeyServer
from tests.channels.teams.loopback import OUTBOUND, TENANT, LoopbackTeams
from tests.channels.teams.people import Colleague


@dataclass
class Playing:
    """A tenant with Leeway in it."""

    teams: LoopbackTeams
    keys: KeyServer
    app: TeamsApp
    messenger: TeamsMessenger
    store: Store
    clock: Clock
    counted: list[tuple[str, str, str]] = field(default_factory=list)

    def colleague(self, user: str, times: int = 1) -> Colleague:
        return Colleague(self.teams, user, self.settled, times)

    async def settled(self) -> None:
        """Wait until everything that was taken is dealt with."""
        while running := list(self.app.intake.running):
            await asyncio.wait(running)

    async def send(self) -> int:
        """Whatever waits to go out."""
        dispatching = Dispatching(self.store.outbox, {"teams": self.messenger}, self.clock)
        return await dispatching.run_once()


@asynccontextmanager
async def on_teams(
    leeway: Door,
    store: Store,
    clock: Clock,
    ids: Ids,
    owners: dict[str, str] | None = None,
    *,
    teams: LoopbackTeams | None = None,
) -> AsyncIterator[Playing]:
    """Everything put together, and taken apart again; with `teams`, another process beside one."""
    outside = teams or LoopbackTeams()
    runners = [] if teams else [await outside.start()]
    keys = KeyServer()
    runners.append(await keys.start())
    counted: list[tuple[str, str, str]] = []
    connector = Connector(fixed_token(OUTBOUND), anywhere=False)
    conversations = Conversations(store.places, connector, clock)
    views = Views(store.people, conversations, owners or {})
    messenger = TeamsMessenger(connector, store.places, views, clock)
    app = teams_app(
        leeway=leeway,
        people=store.people,
        places=store.places,
        deliveries=store.deliveries,
        messenger=messenger,
        clock=clock,
        ids=ids,
        count=lambda channel, kind, outcome: counted.append((channel, kind, outcome)),
        check=TokenCheck(APP, keys.metadata_url),
        tenant=TENANT,
        pause_s=0,
    )
    mounted = Mounted({"/api/messages": app.receive}, app.start, app.stop)
    server = Server({}, {"teams": mounted}, Background(), Metrics())
    runner = await server.start("127.0.0.1", 0)
    outside.messages_url = "http://{}:{}/api/messages".format(*runner.addresses[0][:2])
    try:
        yield Playing(outside, keys, app, messenger, store, clock, counted)
    finally:
        await server.stop(runner)
        await connector.close()
        if teams is None:
            await outside.stop(runners[0])
        await runners[-1].cleanup()
