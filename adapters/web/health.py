"""Whether the process lives, and whether it can do its work."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping

from aiohttp import web

from bot.errors import LeewayError

logger = logging.getLogger(__name__)

Probe = Callable[[], Awaitable[None]]
"""Returns if that part works; raises LeewayError, which says why not."""

PATIENCE_S = 2.0


class Health:
    """`/healthz` and `/readyz`. `stopping` is set once nothing new is taken."""

    def __init__(self, probes: Mapping[str, Probe]) -> None:
        self._probes = probes
        self.stopping = False

    async def alive(self, _request: web.Request) -> web.Response:
        """The process answers."""
        return web.json_response({"status": "ok"})

    async def ready(self, _request: web.Request) -> web.Response:
        """Every part works, or 503 with what does not."""
        found = dict(
            zip(self._probes, await asyncio.gather(*map(_look, self._probes.values())), strict=True)
        )
        faults = {part: fault for part, fault in found.items() if fault}
        if self.stopping:
            faults["server"] = "stopping"
        parts = {part: fault or "ok" for part, fault in {**found, **faults}.items()}
        status = "not ready" if faults else "ok"
        return web.json_response({"status": status, "parts": parts}, status=503 if faults else 200)


async def _look(probe: Probe) -> str:
    try:
        async with asyncio.timeout(PATIENCE_S):
            await probe()
    except TimeoutError:
        return "does not answer"
    except LeewayError as failed:
        logger.warning("not ready: %s", type(failed).__name__)
        return type(failed).__name__
    return ""
