"""A Slack on loopback: its Web API, its signed deliveries, its sockets, and what it rejects.

What it rejects is in `rules.py`; what it keeps is what people would then see.
"""

import asyncio
import hashlib
import hmac
import itertools
import json
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

import aiohttp
from aiohttp import web

from tests.channels.slack.rules import message_faults, stream_faults, view_faults

Payload = dict[str, Any]
TEAM, BOT = "T1", "UBOT"
SECRET, TOKEN, APP_TOKEN = "shhh", "xoxb-1", "xapp-1"

# https://docs.slack.dev/interactivity/handling-user-interaction#modal_responses: three seconds
TRIGGER_S = 3.0

SCOPES = {
    # the scope that each method needs, as its page says (docs.slack.dev/reference/methods/<method>)
    "chat.postMessage": "chat:write",
    "chat.postEphemeral": "chat:write",
    "chat.update": "chat:write",
    "chat.startStream": "chat:write",
    "chat.appendStream": "chat:write",
    "chat.stopStream": "chat:write",
    "agents.sessions.setStatus": "chat:write",
    "assistant.threads.setStatus": "chat:write",
    "assistant.threads.setSuggestedPrompts": "assistant:write",
    "files.getUploadURLExternal": "files:write",
    "files.completeUploadExternal": "files:write",
    "users.info": "users:read",
    "usergroups.users.list": "usergroups:read",
}


@dataclass
class Said:
    """A message as it stands; `ephemeral_to` for one that a single person sees."""

    channel: str
    ts: str
    text: str
    blocks: list[Payload]
    thread: str = ""
    ephemeral_to: str = ""
    streaming: bool = False
    markdown: str = ""


@dataclass
class File:
    """An upload. Slack shows it once it is `complete` and has been looked at so many times."""

    length: int
    alt: str
    content: bytes = b""
    complete: bool = False
    looks: int = 0


@dataclass
class LoopbackSlack:
    """One workspace. `refused` holds everything that the app did which Slack would not take."""

    scopes: set[str] = field(default_factory=lambda: {*SCOPES.values(), "users:read.email"})
    said: list[Said] = field(default_factory=list)
    views: dict[str, Payload] = field(default_factory=dict)
    homes: dict[str, Payload] = field(default_factory=dict)
    prompts: dict[str, list[Payload]] = field(default_factory=dict)
    statuses: list[tuple[str, str, str]] = field(default_factory=list)
    calls: list[tuple[str, Payload]] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    fails: dict[str, list[Payload]] = field(default_factory=dict)
    profiles: dict[str, Payload] = field(default_factory=dict)
    groups: dict[str, list[str]] = field(default_factory=dict)
    files: dict[str, File] = field(default_factory=dict)
    looks: int = 0
    triggers: dict[str, float] = field(default_factory=dict)
    numbers: "itertools.count[int]" = field(default_factory=lambda: itertools.count(1))
    url: str = ""
    events_url: str = ""
    socket: web.WebSocketResponse | None = None
    connected: asyncio.Event = field(default_factory=asyncio.Event)
    acknowledged: dict[str, "asyncio.Future[Payload]"] = field(default_factory=dict)
    session: aiohttp.ClientSession | None = None

    # the server

    async def start(self) -> web.AppRunner:
        app = web.Application()
        app.router.add_route("*", "/api/{method}", self._api)
        app.router.add_post("/respond/{user}/{channel}", self._responded)
        app.router.add_post("/upload/{file}", self._uploaded)
        app.router.add_get("/socket", self._socket)
        runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        host, port = runner.addresses[0][:2]
        self.url = f"http://{host}:{port}"
        self.session = aiohttp.ClientSession()
        return runner

    async def stop(self, runner: web.AppRunner) -> None:
        if self.session:
            await self.session.close()
        if self.socket is not None:
            await self.socket.close()
        await runner.cleanup()

    @property
    def api_url(self) -> str:
        return f"{self.url}/api/"

    async def _api(self, request: web.Request) -> web.Response:
        method = request.match_info["method"]
        call = await request.json() if request.can_read_body else dict(request.query)
        self.calls.append((method, call))
        token = request.headers.get("Authorization", "").removeprefix("Bearer ")
        if token not in {TOKEN, APP_TOKEN}:
            return self._refuse(method, "invalid_auth")
        if self.fails.get(method):
            answer = self.fails[method].pop(0)
            # https://docs.slack.dev/apis/web-api/rate-limits
            wait = {"Retry-After": str(answer.get("retry_after", 0))}
            limited = answer.get("error") == "ratelimited"
            status = 429 if limited else answer.get("status", 200)
            return web.json_response(answer, status=status, headers=wait if limited else {})
        needed = SCOPES.get(method)
        if needed is not None and needed not in self.scopes:
            return web.json_response({"ok": False, "error": "missing_scope", "needed": needed})
        handler: Callable[[Payload], Payload] | None = getattr(
            self, "_" + method.replace(".", "_").lower(), None
        )
        if handler is None:
            return self._refuse(method, "unknown_method")
        try:
            return web.json_response({"ok": True, **handler(call)})
        except NotYet as soon:
            return web.json_response({"ok": False, "error": soon.faults[0]})
        except Wrong as wrong:
            return self._refuse(method, *wrong.faults)

    def _refuse(self, method: str, *faults: str) -> web.Response:
        self.refused += [f"{method}: {fault}" for fault in faults]
        error = faults[0].partition(":")[0]
        metadata = {"messages": list(faults)}
        return web.json_response({"ok": False, "error": error, "response_metadata": metadata})

    def _ts(self) -> str:
        return f"1700000000.{next(self.numbers):06}"

    # methods: docs.slack.dev/reference/methods/<method>

    def _chat_postmessage(self, call: Payload) -> Payload:
        check(message_faults(call))
        self._look_at_files(call.get("blocks") or [])
        channel = self.channel_of(call["channel"])
        said = Said(channel, self._ts(), call.get("text", ""), call.get("blocks") or [])
        said.thread = call.get("thread_ts") or ""
        self.said.append(said)
        return {"channel": channel, "ts": said.ts}

    def _look_at_files(self, blocks: list[Payload]) -> None:
        """github.com/slackapi/slack-github-action/issues/413: files are ready a moment later"""
        for file in (b["slack_file"]["id"] for b in blocks if b["type"] == "image"):
            found = self.files.get(file)
            if found is None or not found.complete:
                raise Wrong([f"invalid_blocks: slack_file {file}"])
            found.looks += 1
            if found.looks <= self.looks:
                raise NotYet(["invalid_blocks"])

    def _files_getuploadurlexternal(self, call: Payload) -> Payload:
        file = f"F{next(self.numbers):08}"
        self.files[file] = File(int(call["length"]), call.get("alt_txt", ""))
        return {"file_id": file, "upload_url": f"{self.url}/upload/{file}"}

    def _files_completeuploadexternal(self, call: Payload) -> Payload:
        files = json.loads(call["files"])
        for file in files:
            found = self.files.get(file["id"])
            if found is None or len(found.content) != found.length:
                raise Wrong(["file_not_found"])
            found.complete = True
        return {"files": files}

    def _chat_postephemeral(self, call: Payload) -> Payload:
        check(message_faults(call))
        said = Said(call["channel"], self._ts(), call["text"], call["blocks"])
        said.ephemeral_to, said.thread = call["user"], call.get("thread_ts") or ""
        self.said.append(said)
        return {"message_ts": said.ts}

    def _chat_update(self, call: Payload) -> Payload:
        check(message_faults(call))
        said = self.message(call["channel"], call["ts"])
        said.text, said.blocks = call.get("text", ""), call.get("blocks") or []
        return {"channel": said.channel, "ts": said.ts}

    def _chat_startstream(self, call: Payload) -> Payload:
        check(stream_faults(call))
        if not call["channel"].startswith("D"):
            missing = [k for k in ("recipient_user_id", "recipient_team_id") if not call.get(k)]
            check(f"missing_{name}" for name in missing)
        if not call.get("thread_ts"):
            raise Wrong(["invalid_thread_ts"])
        said = Said(call["channel"], self._ts(), "", [], call["thread_ts"], streaming=True)
        said.markdown = call.get("markdown_text", "")
        self.said.append(said)
        return {"channel": said.channel, "ts": said.ts}

    def _chat_appendstream(self, call: Payload) -> Payload:
        check(stream_faults(call))
        said = self._stream(call)
        said.markdown += call.get("markdown_text", "")
        return {"channel": said.channel, "ts": said.ts}

    def _chat_stopstream(self, call: Payload) -> Payload:
        check(stream_faults(call))
        said = self._stream(call)
        said.markdown += call.get("markdown_text") or ""
        said.blocks, said.streaming = call.get("blocks") or [], False
        if "session_status" in call:
            self.statuses.append((said.channel, said.thread, call["session_status"]))
        return {"channel": said.channel, "ts": said.ts}

    def _stream(self, call: Payload) -> Said:
        said = self.message(call["channel"], call["ts"])
        if not said.streaming:
            raise Wrong(["message_not_in_streaming_state"])
        return said

    def _agents_sessions_setstatus(self, call: Payload) -> Payload:
        if call["status"] not in {"active", "processing", "suspended", "closed"}:
            raise Wrong(["invalid_arguments: status"])
        if not call.get("thread_ts"):
            raise Wrong(["invalid_arguments: thread_ts"])
        self.statuses.append((call["channel_id"], call["thread_ts"], call["status"]))
        return {}

    def _assistant_threads_setstatus(self, call: Payload) -> Payload:
        self.statuses.append((call["channel_id"], call["thread_ts"], call["status"]))
        return {}

    def _assistant_threads_setsuggestedprompts(self, call: Payload) -> Payload:
        # https://docs.slack.dev/ai/migrating-to-agent-messaging: prompts with a thread are lost
        if len(call["prompts"]) > 4:
            raise Wrong(["invalid_arguments: prompts"])
        if "thread_ts" not in call:
            self.prompts[call["channel_id"]] = call["prompts"]
        return {}

    def _views_open(self, call: Payload) -> Payload:
        check(view_faults(call["view"]))
        until = self.triggers.pop(call["trigger_id"], None)
        if until is None:
            raise Wrong(["exchanged_trigger_id"])
        if time.monotonic() > until:
            raise Wrong(["expired_trigger_id"])
        view_id = f"V{next(self.numbers)}"
        self.views[view_id] = {**call["view"], "id": view_id, "hash": f"h{next(self.numbers)}"}
        return {"view": self.views[view_id]}

    def _views_update(self, call: Payload) -> Payload:
        check(view_faults(call["view"]))
        if call["view_id"] not in self.views:
            raise Wrong(["not_found"])
        self.show(call["view_id"], call["view"])
        return {"view": self.views[call["view_id"]]}

    def show(self, view_id: str, view: Payload) -> None:
        self.views[view_id] = {**view, "id": view_id, "hash": f"h{next(self.numbers)}"}

    def _views_publish(self, call: Payload) -> Payload:
        check(view_faults(call["view"]))
        home = {**call["view"], "id": f"H{call['user_id']}", "hash": f"h{next(self.numbers)}"}
        self.homes[call["user_id"]] = home
        return {"view": home}

    def _users_info(self, call: Payload) -> Payload:
        if call["user"] not in self.profiles:
            raise Wrong(["user_not_found"])
        return {"user": self.profiles[call["user"]]}

    def _usergroups_users_list(self, call: Payload) -> Payload:
        if call["usergroup"] not in self.groups:
            raise Wrong(["no_such_subteam"])
        return {"users": self.groups[call["usergroup"]]}

    def _auth_test(self, _call: Payload) -> Payload:
        return {"user_id": BOT, "team": "Sandbox", "user": "leeway", "team_id": TEAM}

    def _apps_connections_open(self, _call: Payload) -> Payload:
        return {"url": self.url.replace("http", "ws") + "/socket"}

    async def _uploaded(self, request: web.Request) -> web.Response:
        """https://docs.slack.dev/reference/methods/files.getUploadURLExternal: raw bytes"""
        found = self.files.get(request.match_info["file"])
        content = await request.read()
        if found is None or not content.startswith(b"\x89PNG"):
            return web.Response(status=404)
        found.content = content
        return web.Response(text=f"OK - {len(content)}")

    async def _responded(self, request: web.Request) -> web.Response:
        body = await request.json()
        faults = list(message_faults(body))
        if faults:
            self.refused += [f"response_url: {fault}" for fault in faults]
            return web.Response(status=400, text="invalid_blocks")
        said = Said(request.match_info["channel"], self._ts(), body["text"], body["blocks"])
        said.ephemeral_to = request.match_info["user"]
        self.said.append(said)
        return web.Response(text="ok")

    def message(self, channel: str, ts: str) -> Said:
        found = [s for s in self.said if (s.channel, s.ts) == (channel, ts)]
        if not found:
            raise Wrong(["message_not_found"])
        return found[0]

    @staticmethod
    def channel_of(address: str) -> str:
        if address[0] == "U":
            return f"D{address[1:]}"
        if address[0] == "#":
            return "C" + "".join(c for c in address if c.isalnum()).upper()
        return address

    # deliveries

    def trigger(self) -> str:
        """https://docs.slack.dev/interactivity/handling-user-interaction: used once, for 3 s"""
        made = f"{next(self.numbers)}.trigger"
        self.triggers[made] = time.monotonic() + TRIGGER_S
        return made

    async def deliver(
        self, payload: Payload, times: int = 1, *, secret: str = SECRET, at: float | None = None
    ) -> tuple[int, str]:
        """Over HTTP, signed; each further time as a retry. The first answer.

        https://docs.slack.dev/authentication/verifying-requests-from-slack
        """
        is_event, is_command = payload.get("type") == "event_callback", "command" in payload
        if is_event or payload.get("type") == "url_verification":
            body, kind = json.dumps(payload), "application/json"
        else:
            form = payload if is_command else {"payload": json.dumps(payload)}
            body, kind = urlencode(form), "application/x-www-form-urlencoded"
        answers = await asyncio.gather(
            *(self._post(body, kind, retry, secret, at) for retry in range(times))
        )
        return answers[0]

    async def _post(
        self, body: str, kind: str, retry: int, secret: str, at: float | None
    ) -> tuple[int, str]:
        stamp = str(int(at if at is not None else time.time()))  # noqa: TID251 - Bolt compares
        base = f"v0:{stamp}:{body}".encode()
        signature = "v0=" + hmac.new(secret.encode(), base, hashlib.sha256).hexdigest()
        headers = {
            "Content-Type": kind,
            "X-Slack-Request-Timestamp": stamp,
            "X-Slack-Signature": signature,
        }
        if retry:
            # https://docs.slack.dev/apis/events-api#retries
            headers |= {"X-Slack-Retry-Num": str(retry), "X-Slack-Retry-Reason": "http_timeout"}
        assert self.session
        async with self.session.post(self.events_url, data=body, headers=headers) as response:
            return response.status, await response.text()

    async def _socket(self, request: web.Request) -> web.WebSocketResponse:
        """https://docs.slack.dev/apis/events-api/using-socket-mode"""
        self.socket = web.WebSocketResponse()
        await self.socket.prepare(request)
        await self.socket.send_json({"type": "hello"})
        self.connected.set()
        async for got in self.socket:
            answer = json.loads(got.data)
            waiting = self.acknowledged.get(answer["envelope_id"])
            if waiting is not None and not waiting.done():
                waiting.set_result(answer.get("payload") or {})
        return self.socket

    async def send(self, payload: Payload, kind: str, envelope: str) -> Payload:
        """Over the socket; what it was acknowledged with."""
        assert self.socket is not None
        self.acknowledged[envelope] = asyncio.get_running_loop().create_future()
        await self.socket.send_json(
            {
                "type": kind,
                "envelope_id": envelope,
                "payload": payload,
                "accepts_response_payload": kind != "events_api",
            }
        )
        return await asyncio.wait_for(self.acknowledged[envelope], 5)


class Wrong(Exception):
    """Slack would not take this."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__(*faults)
        self.faults = faults


class NotYet(Wrong):
    """Slack will take it a moment later: nothing is wrong with it."""


def check(faults: Any) -> None:
    """Raises Wrong if there are any."""
    found = list(faults)
    if found:
        raise Wrong(found)
