"""The HTTP server: what is mounted, and how it starts and stops."""

import asyncio
import signal
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field

from aiohttp import web

from adapters.web.background import Background
from adapters.web.health import Health, Probe
from adapters.web.metrics import Metrics

Hook = Callable[[], Awaitable[None]]
MOST_BYTES = 1024 * 1024
GRACE_S = 25.0
"""So long accepted work may take to finish; orchestrators kill after thirty seconds."""


@dataclass
class Mounted:
    """A channel on the server: its routes by path (POST), and what it does first and last."""

    routes: Mapping[str, Callable[[web.Request], Awaitable[web.StreamResponse]]] = field(
        default_factory=dict
    )
    start: Hook | None = None
    stop: Hook | None = None


class Server:
    """One process: channels, health, metrics, and what goes on in the background."""

    def __init__(
        self,
        probes: Mapping[str, Probe],
        channels: Mapping[str, Mounted],
        background: Background,
        metrics: Metrics,
    ) -> None:
        self._channels, self._background = channels, background
        self.health = Health(probes)
        self.app = web.Application(middlewares=[metrics.watch], client_max_size=MOST_BYTES)
        self.app.router.add_get("/healthz", self.health.alive)
        self.app.router.add_get("/readyz", self.health.ready)
        self.app.router.add_get("/metrics", metrics.show)
        for mounted in channels.values():
            for path, handler in mounted.routes.items():
                self.app.router.add_post(path, self._unless_stopping(handler))

    def _unless_stopping(
        self, handler: Callable[[web.Request], Awaitable[web.StreamResponse]]
    ) -> Callable[[web.Request], Awaitable[web.StreamResponse]]:
        """What comes in while stopping is refused: the platform delivers it again, elsewhere."""

        async def taken(request: web.Request) -> web.StreamResponse:
            if self.health.stopping:
                raise web.HTTPServiceUnavailable(headers={"Retry-After": "5"})
            return await handler(request)

        return taken

    async def start(self, host: str, port: int) -> web.AppRunner:
        """Listen there, then begin what runs beside it; raises OSError if the port is taken."""
        runner = web.AppRunner(self.app, access_log=None, shutdown_timeout=GRACE_S)
        await runner.setup()
        try:
            await web.TCPSite(runner, host, port).start()
            for mounted in self._channels.values():
                if mounted.start is not None:
                    await mounted.start()
        except BaseException:
            await runner.cleanup()
            raise
        self._background.start()
        return runner

    async def stop(self, runner: web.AppRunner) -> None:
        """Take nothing new, finish what was accepted, then close."""
        self.health.stopping = True
        stops = [mounted.stop() for mounted in self._channels.values() if mounted.stop]
        await asyncio.gather(*stops, self._background.stop())
        await runner.cleanup()

    async def run(self, host: str, port: int, ready: Callable[[str], None]) -> None:
        """Serve until the process is told to end (SIGTERM, Ctrl-C)."""
        told = asyncio.Event()
        loop = asyncio.get_running_loop()
        for number in (signal.SIGTERM, signal.SIGINT):
            loop.add_signal_handler(number, told.set)
        runner = await self.start(host, port)
        ready("http://{}:{}".format(*runner.addresses[0][:2]))
        await told.wait()
        await self.stop(runner)
