import asyncio
import io
import json
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

import aiohttp
import pytest
from aiohttp import web

from adapters.web.background import Background, Chore
from adapters.web.logs import JsonLines
from adapters.web.metrics import Metrics
from adapters.web.server import Mounted, Server
from bot.errors import StorageUnavailable


async def works() -> None:
    pass


async def fails() -> None:
    raise StorageUnavailable("the database of Jane Doe failed")


@asynccontextmanager
async def served(
    probe: Callable[[], Awaitable[None]] = works, *chores: Chore, mounted: Mounted | None = None
) -> AsyncIterator[tuple[Server, str, web.AppRunner]]:
    channels = {"chat": mounted} if mounted else {}
    server = Server({"database": probe}, channels, Background(*chores), Metrics())
    runner = await server.start("127.0.0.1", 0)
    host, port = runner.addresses[0][:2]
    try:
        yield server, f"http://{host}:{port}", runner
    finally:
        if runner.server is not None:
            await server.stop(runner)


async def got(url: str) -> tuple[int, str]:
    async with aiohttp.ClientSession() as session, session.get(url) as response:
        return response.status, await response.text()


async def test_a_server_that_works_says_so() -> None:
    async with served() as (_, url, _):
        assert await got(f"{url}/healthz") == (200, '{"status": "ok"}')
        assert (await got(f"{url}/readyz"))[0] == 200


async def test_what_does_not_work_is_named_without_what_it_says() -> None:
    async with served(fails) as (_, url, _):
        status, body = await got(f"{url}/readyz")

        assert status == 503
        assert json.loads(body)["parts"] == {"database": "StorageUnavailable"}
        assert (await got(f"{url}/healthz"))[0] == 200


async def test_requests_are_counted_by_route_never_by_path() -> None:
    async with served() as (_, url, _):
        await got(f"{url}/healthz")
        await got(f"{url}/jane.doe@example.org")
        _, body = await got(f"{url}/metrics")

    assert 'leeway_http_requests_total{route="/healthz",status="200"} 1.0' in body
    assert 'route="none",status="404"' in body
    assert "jane" not in body


async def test_what_was_accepted_is_finished_and_nothing_new_is_taken() -> None:
    at_work, go_on = asyncio.Event(), asyncio.Event()

    async def slow(_request: web.Request) -> web.Response:
        at_work.set()
        await go_on.wait()
        return web.Response(text="done")

    async def post(url: str) -> tuple[int, str]:
        async with aiohttp.ClientSession() as session, session.post(url) as response:
            return response.status, await response.text()

    async def stop_channel() -> None:
        assert (await post(f"{url}/events"))[0] == 503
        assert (await got(f"{url}/readyz"))[0] == 503
        go_on.set()

    mounted = Mounted({"/events": slow}, stop=stop_channel)
    async with served(mounted=mounted) as (server, url, runner):
        accepted = asyncio.create_task(post(f"{url}/events"))
        await at_work.wait()
        await server.stop(runner)

        assert await accepted == (200, "done")


async def test_a_chore_that_fails_is_done_again() -> None:
    done = asyncio.Event()
    tries: list[int] = []

    async def chore() -> None:
        tries.append(len(tries))
        if len(tries) == 1:
            raise StorageUnavailable("not yet")
        done.set()

    async with served(works, Chore("chore", chore, every_s=0)):
        await asyncio.wait_for(done.wait(), 5)

    assert len(tries) > 1


async def test_a_port_that_is_taken_is_said_at_once() -> None:
    async with served() as (_, url, _):
        other = Server({}, {}, Background(), Metrics())
        with pytest.raises(OSError, match="address already in use"):
            await other.start("127.0.0.1", int(url.rpartition(":")[2]))


def test_a_log_line_says_what_failed_and_never_what_was_said() -> None:
    out = io.StringIO()
    handler = logging.StreamHandler(out)
    handler.setFormatter(JsonLines())
    log = logging.Logger("leeway")
    log.addHandler(handler)
    try:
        raise ValueError("Jane Doe, order 12345678")
    except ValueError:
        log.exception("failed, reference %s", "r1")

    line = json.loads(out.getvalue())
    assert line["message"] == "failed, reference r1"
    assert line["exception"] == "ValueError"
    assert line["where"].startswith("test_web_server.py:")
    assert "Jane" not in out.getvalue()
