"""Leeway on the loopback Slack: the real app, on a real server, with real signatures."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from adapters.chat.door import Door
from adapters.slack.app import SlackApp, slack_app
from adapters.slack.messenger import SlackMessenger
from adapters.slack.web_api import SlackApi
from adapters.storage.store import Store
from adapters.web.background import Background
from adapters.web.metrics import Metrics
from adapters.web.server import Mounted, Server
from bot.inner_loop.dispatching import Dispatching
from bot.ports import Clock, Ids
from tests.channels.slack.loopback import APP_TOKEN, SECRET, TOKEN, LoopbackSlack
from tests.channels.slack.people import Colleague


@dataclass
class Playing:
    """A workspace with Leeway in it."""

    slack: LoopbackSlack
    app: SlackApp
    store: Store
    clock: Clock
    counted: list[tuple[str, str, str]] = field(default_factory=list)

    def colleague(self, user: str, times: int = 1) -> Colleague:
        return Colleague(self.slack, user, self.settled, times)

    async def settled(self) -> None:
        """Wait until everything that was taken is dealt with."""
        while running := list(self.app.intake.running):
            await asyncio.wait(running)

    async def draw(self) -> int:
        """Cards that show less than has happened."""
        return await self.app.intake.responding.cards.refresh()

    async def send(self) -> int:
        """Whatever waits to go out."""
        api = self.app.intake.responding.api
        messenger = SlackMessenger(api, self.store.places, self.clock, pause_s=0)
        dispatching = Dispatching(self.store.outbox, {"slack": messenger}, self.clock)
        return await dispatching.run_once()


@asynccontextmanager
async def on_slack(
    leeway: Door, store: Store, clock: Clock, ids: Ids, *, by_socket: bool = False
) -> AsyncIterator[Playing]:
    """Everything put together, and taken apart again; whatever Slack refused fails the test."""
    slack = LoopbackSlack()
    outside = await slack.start()
    counted: list[tuple[str, str, str]] = []
    api = SlackApi(TOKEN, slack.api_url)
    app = slack_app(
        leeway=leeway,
        people=store.people,
        places=store.places,
        deliveries=store.deliveries,
        api=api,
        clock=clock,
        ids=ids,
        count=lambda channel, kind, outcome: counted.append((channel, kind, outcome)),
        signing_secret=SECRET,
        app_token=APP_TOKEN if by_socket else "",
        pause_s=0,
    )
    mounted = Mounted({"/slack/events": app.receive}, app.start, app.stop)
    server = Server({}, {"slack": mounted}, Background(), Metrics())
    runner = await server.start("127.0.0.1", 0)
    slack.events_url = "http://{}:{}/slack/events".format(*runner.addresses[0][:2])
    try:
        yield Playing(slack, app, store, clock, counted)
    finally:
        await server.stop(runner)
        await api.close()
        await slack.stop(outside)
