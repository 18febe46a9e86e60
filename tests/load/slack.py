"""Questions on Slack at a steady rate: is each acknowledged at once, answered once, and not lost?

    python -m tests.load.slack --rate 50 --seconds 60
    python -m tests.load.slack --rate 50 --seconds 60 --deliveries 4

`leeway serve` runs in a process of its own, against a Slack on loopback, with the local answerer.
`--data` keeps its data folder, so that guidance is learned once.
"""

import argparse
import asyncio
import json
import os
import socket
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import Any

import aiohttp

from tests.channels.slack.loopback import SECRET, TEAM, TOKEN, LoopbackSlack

ROOT = Path(__file__).parents[2]
ASKS = (
    "parcel 4 days late, can I give her £20 goodwill?",
    "customer wants to cancel refill, do i have to offer something first",
    "kettle dead after four months, no receipt",
    "can i give her 40 quid goodwill, shes called 5 times",
)
USERS = 40
READY_S, ANSWERED_S = 300.0, 600.0
BAR_MS = 500.0
RUN = os.getpid()
"""In a data folder that is kept, a delivery of the run before would be a repeat."""


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port: int = server.getsockname()[1]
        return port


async def serve(slack: LoopbackSlack, data: Path, port: int) -> asyncio.subprocess.Process:
    environ = {
        **{k: v for k, v in os.environ.items() if not k.startswith(("LEEWAY_", "SLACK_"))},  # noqa: TID251
        "LEEWAY_DATA_DIR": str(data),
        "LEEWAY_SLACK_API_URL": slack.api_url,
        "SLACK_BOT_TOKEN": TOKEN,
        "SLACK_SIGNING_SECRET": SECRET,
    }
    command = ["-c", "from adapters.cli import main; main()", "serve", "--port", str(port)]
    return await asyncio.create_subprocess_exec(sys.executable, *command, cwd=ROOT, env=environ)


async def ready(url: str) -> None:
    async with aiohttp.ClientSession() as session:
        until = time.monotonic() + READY_S
        while time.monotonic() < until:
            try:
                async with session.get(f"{url}/readyz") as response:
                    if response.status == 200:
                        return
            except aiohttp.ClientError:
                pass
            await asyncio.sleep(0.5)
    raise SystemExit("leeway serve did not become ready")


def question(number: int) -> dict[str, Any]:
    user = f"U{number % USERS:03}"
    said = {"type": "message", "channel_type": "im", "user": user, "channel": f"D{user[1:]}"}
    text = f"{ASKS[number % len(ASKS)]} ({number})"
    return {
        "type": "event_callback",
        "team_id": TEAM,
        "event_id": f"Ev{RUN}-{number}",
        "event": {**said, "text": text, "ts": f"{number}.1"},
    }


async def deliver(slack: LoopbackSlack, number: int, deliveries: int) -> tuple[int, float]:
    """The first answer's status, and how long the slowest took in ms."""
    started = time.perf_counter()
    status, _ = await slack.deliver(question(number), deliveries)
    return status, (time.perf_counter() - started) * 1000


async def ask(slack: LoopbackSlack, rate: float, count: int, deliveries: int) -> dict[str, Any]:
    began, tasks = time.perf_counter(), []
    for number in range(count):
        tasks.append(asyncio.create_task(deliver(slack, number, deliveries)))
        await asyncio.sleep(max(0.0, began + (number + 1) / rate - time.perf_counter()))
    acknowledged = await asyncio.gather(*tasks)
    until = time.monotonic() + ANSWERED_S
    while len(slack.said) < count and time.monotonic() < until:  # noqa: ASYNC110 - a count
        await asyncio.sleep(0.1)
    took = time.perf_counter() - began
    await asyncio.sleep(1)  # what is doubled would come now
    answers = Counter(said.thread for said in slack.said)
    times = sorted(ms for _, ms in acknowledged)
    return {
        "events": count,
        "deliveries_each": deliveries,
        "not_acknowledged": sum(status != 200 for status, _ in acknowledged),
        "ack_ms": {
            "p50": round(times[len(times) // 2], 1),
            "p99": round(times[int(len(times) * 0.99)], 1),
            "max": round(times[-1], 1),
        },
        "lost": count - len(answers),
        "doubled": sum(n > 1 for n in answers.values()),
        "refused": len(slack.refused),
        "seconds_until_all_were_answered": round(took, 1),
    }


async def run(rate: float, seconds: float, deliveries: int, data: Path) -> dict[str, Any]:
    slack = LoopbackSlack()
    outside = await slack.start()
    slack.profiles = {f"U{n:03}": {"name": f"user {n}", "profile": {}} for n in range(USERS)}
    port = free_port()
    process = await serve(slack, data, port)
    try:
        await ready(f"http://127.0.0.1:{port}")
        slack.events_url = f"http://127.0.0.1:{port}/slack/events"
        found = await ask(slack, rate, int(rate * seconds), deliveries)
    finally:
        process.terminate()
        code = await process.wait()
        await slack.stop(outside)
    return {**found, "exit_code": code}


def main() -> int:
    parser = argparse.ArgumentParser(description="Questions on Slack at a steady rate.")
    parser.add_argument("--rate", type=float, default=50, help="events a second")
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--deliveries", type=int, default=1, help="how often each is delivered")
    parser.add_argument("--data", type=Path, help="a data folder to keep")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        data = given.data or Path(folder)
        found = asyncio.run(run(given.rate, given.seconds, given.deliveries, data))
    print(json.dumps(found, indent=2))  # noqa: T201 - its report
    wrong = found["lost"] or found["doubled"] or found["not_acknowledged"] or found["exit_code"]
    return 1 if wrong or found["ack_ms"]["p99"] >= BAR_MS else 0


if __name__ == "__main__":
    sys.exit(main())
