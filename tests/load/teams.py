"""Questions on Teams at a steady rate: is each acknowledged at once, answered once, and not lost?

    python -m tests.load.teams --rate 30 --seconds 60 --deliveries 2

`leeway serve` runs in a process of its own, against a Bot Connector and a key server on loopback,
with real tokens and the local answerer. `--data` keeps its data folder.
"""

import argparse
import asyncio
import json
import os
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import Any

from tests.channels.teams.keys import APP, KeyServer, token
from tests.channels.teams.loopback import BOT, OUTBOUND, TENANT, LoopbackTeams
from tests.load.slack import ANSWERED_S, ASKS, ROOT, USERS, free_port, ready

BAR_MS = 1000.0
RUN = os.getpid()
"""In a data folder that is kept, a delivery of the run before would be a repeat."""


async def serve(
    teams: LoopbackTeams, keys: KeyServer, data: Path, port: int
) -> asyncio.subprocess.Process:
    ours = ("LEEWAY_", "SLACK_", "MICROSOFT_")
    environ = {
        **{k: v for k, v in os.environ.items() if not k.startswith(ours)},  # noqa: TID251
        "LEEWAY_DATA_DIR": str(data),
        "LEEWAY_TEAMS_OPENID_METADATA_URL": keys.metadata_url,
        "LEEWAY_TEAMS_OUTBOUND_TOKEN": OUTBOUND,
        "MICROSOFT_APP_ID": APP,
    }
    command = ["-c", "from adapters.cli import main; main()", "serve", "--port", str(port)]
    return await asyncio.create_subprocess_exec(sys.executable, *command, cwd=ROOT, env=environ)


def question(teams: LoopbackTeams, number: int) -> dict[str, Any]:
    """Each in a conversation of its own, so that what is answered twice is seen."""
    user, chat = f"29:u{number % USERS:03}", f"a:{RUN}-{number}"
    return {
        "type": "message",
        "id": f"{RUN}-{number}",
        "channelId": "msteams",
        "serviceUrl": teams.service_url,
        "from": {"id": user, "name": user},
        "recipient": {"id": BOT, "name": "Leeway"},
        "conversation": {"id": chat, "conversationType": "personal", "tenantId": TENANT},
        "text": f"{ASKS[number % len(ASKS)]} ({number})",
    }


async def deliver(
    teams: LoopbackTeams, bearer: str, number: int, deliveries: int
) -> tuple[int, float]:
    """The worst status, and how long the slowest took in ms."""
    started = time.perf_counter()
    said = question(teams, number)
    sent = (teams.deliver(said, bearer=bearer) for _ in range(deliveries))
    statuses = [status for status, _ in await asyncio.gather(*sent)]
    return max(statuses), (time.perf_counter() - started) * 1000


async def ask(teams: LoopbackTeams, rate: float, count: int, deliveries: int) -> dict[str, Any]:
    bearer = f"Bearer {token(teams.service_url)}"
    began, tasks = time.perf_counter(), []
    for number in range(count):
        tasks.append(asyncio.create_task(deliver(teams, bearer, number, deliveries)))
        await asyncio.sleep(max(0.0, began + (number + 1) / rate - time.perf_counter()))
    acknowledged = await asyncio.gather(*tasks)
    until = time.monotonic() + ANSWERED_S
    while answered(teams) < count and time.monotonic() < until:  # noqa: ASYNC110 - a count
        await asyncio.sleep(0.1)
    took = time.perf_counter() - began
    await asyncio.sleep(1)  # what is doubled would come now
    answers = Counter(said.conversation for said in teams.said)
    times = sorted(ms for _, ms in acknowledged)
    return {
        "events": count,
        "deliveries_each": deliveries,
        "not_acknowledged": sum(status != 201 for status, _ in acknowledged),
        "ack_ms": {
            "p50": round(times[len(times) // 2], 1),
            "p99": round(times[int(len(times) * 0.99)], 1),
            "max": round(times[-1], 1),
        },
        "lost": count - answered(teams),
        "doubled": sum(n > 1 for n in answers.values()),
        "refused": len(teams.refused),
        "seconds_until_all_were_answered": round(took, 1),
    }


def answered(teams: LoopbackTeams) -> int:
    return len({said.conversation for said in teams.said if not said.streaming})


async def run(rate: float, seconds: float, deliveries: int, data: Path) -> dict[str, Any]:
    teams, keys = LoopbackTeams(), KeyServer()
    runners = [await teams.start(), await keys.start()]
    teams.profiles = {f"29:u{n:03}": {"name": f"user {n}"} for n in range(USERS)}
    port = free_port()
    process = await serve(teams, keys, data, port)
    try:
        await ready(f"http://127.0.0.1:{port}")
        teams.messages_url = f"http://127.0.0.1:{port}/api/messages"
        found = await ask(teams, rate, int(rate * seconds), deliveries)
    finally:
        process.terminate()
        code = await process.wait()
        await teams.stop(runners[0])
        await runners[1].cleanup()
    return {**found, "exit_code": code}


def main() -> int:
    parser = argparse.ArgumentParser(description="Questions on Teams at a steady rate.")
    parser.add_argument("--rate", type=float, default=30, help="activities a second")
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--deliveries", type=int, default=2, help="how often each is delivered")
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
