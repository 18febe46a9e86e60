"""What the server counts, for Prometheus. No label holds anything about a person."""

from collections.abc import Awaitable, Callable
from time import perf_counter

from aiohttp import web
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, Counter, Histogram
from prometheus_client import generate_latest as text_of

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]
BUCKETS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5)


class Metrics:
    """Counters of one server."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self.requests = Counter(
            "leeway_http_requests",
            "Requests by route and status.",
            ["route", "status"],
            registry=self.registry,
        )
        self.seconds = Histogram(
            "leeway_http_seconds",
            "How long an answer took.",
            ["route"],
            buckets=BUCKETS,
            registry=self.registry,
        )
        self.worked = Counter(
            "leeway_channel_deliveries",
            "What came in, by channel, kind and what became of it.",
            ["channel", "kind", "outcome"],
            registry=self.registry,
        )
        self.sent = Counter(
            "leeway_outbox_messages", "Messages taken from the outbox.", registry=self.registry
        )

    def count(self, channel: str, kind: str, outcome: str) -> None:
        """One delivery of a channel was dealt with."""
        self.worked.labels(channel, kind, outcome).inc()

    async def show(self, _request: web.Request) -> web.Response:
        """`GET /metrics`."""
        body = text_of(self.registry)
        return web.Response(body=body, headers={"Content-Type": CONTENT_TYPE_LATEST})

    @web.middleware
    async def watch(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        """Count every request by its route, never by its path."""
        route = request.match_info.route.resource
        name = route.canonical if route else "none"
        started, status = perf_counter(), 500
        try:
            response = await handler(request)
            status = response.status
            return response
        except web.HTTPException as refused:
            status = refused.status
            raise
        finally:
            self.requests.labels(name, str(status)).inc()
            self.seconds.labels(name).observe(perf_counter() - started)
