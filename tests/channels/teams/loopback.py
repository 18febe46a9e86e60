"""A Bot Connector on loopback: conversations, messages, streams, members, and what it rejects.

https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-api-reference
What it rejects is in `rules.py`; what it keeps is what people would then see.
"""

import itertools
import json
from dataclasses import dataclass, field
from typing import Any

import aiohttp
from aiohttp import web

from tests.channels.teams.keys import token
from tests.channels.teams.rules import activity_faults

Activity = dict[str, Any]
BOT, TENANT, OUTBOUND = "28:leeway", "tenant-1", "outbound-1"
TEAM, CHANNEL = "19:team@thread.tacv2", "19:general@thread.tacv2"
MOST_BYTES = 100 * 1024


@dataclass
class Said:
    """A message as it stands; while it is streamed, `streaming` says which part came last."""

    conversation: str
    id: str
    activity: Activity
    streaming: str = ""
    sequence: int = 0
    edits: int = 0
    texts: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return str(self.activity.get("text") or "")

    @property
    def cards(self) -> list[Activity]:
        return [a["content"] for a in self.activity.get("attachments") or ()]


@dataclass
class LoopbackTeams:
    """One tenant. `refused` holds everything that the app did which Teams would not take."""

    said: list[Said] = field(default_factory=list)
    typing: list[str] = field(default_factory=list)
    calls: list[tuple[str, str, Activity]] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    fails: list[tuple[int, Activity, dict[str, str]]] = field(default_factory=list)
    profiles: dict[str, Activity] = field(default_factory=dict)
    aliases: dict[str, str] = field(default_factory=dict)
    numbers: "itertools.count[int]" = field(default_factory=lambda: itertools.count(1))
    breaks: bool = False
    url: str = ""
    messages_url: str = ""
    session: aiohttp.ClientSession | None = None

    async def start(self) -> web.AppRunner:
        app = web.Application(client_max_size=2 * MOST_BYTES)
        base = "/v3/conversations"
        app.router.add_post(base, self._guarded(self._begin))
        app.router.add_post(base + "/{conversation}/activities", self._guarded(self._send))
        app.router.add_post(base + "/{conversation}/activities/{id}", self._guarded(self._send))
        app.router.add_put(base + "/{conversation}/activities/{id}", self._guarded(self._update))
        app.router.add_get(base + "/{conversation}/members/{id}", self._guarded(self._member))
        runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        self.url = "http://{}:{}".format(*runner.addresses[0][:2])
        self.session = aiohttp.ClientSession()
        return runner

    async def stop(self, runner: web.AppRunner) -> None:
        if self.session:
            await self.session.close()
        await runner.cleanup()

    @property
    def service_url(self) -> str:
        return f"{self.url}/"

    def _guarded(self, handler: Any) -> Any:
        async def handled(request: web.Request) -> web.Response:
            text = await request.text()
            body: Activity = json.loads(text) if text else {}
            self.calls.append((request.method, request.path, body))
            if request.headers.get("Authorization") != f"Bearer {OUTBOUND}":
                return self._refuse(401, "Unauthorized", "token")
            if self.fails:
                status, answer, headers = self.fails.pop(0)
                return web.json_response(answer, status=status, headers=headers)
            if len(text.encode()) > MOST_BYTES:
                return self._refuse(413, "MessageSizeTooBig", request.path)
            answered: web.Response = handler(request.match_info, body)
            return answered

        return handled

    def _refuse(self, status: int, code: str, why: str) -> web.Response:
        self.refused.append(f"{code}: {why}")
        return web.json_response({"error": {"code": code, "message": why}}, status=status)

    def _begin(self, _: Any, body: Activity) -> web.Response:
        activity = body.get("activity")
        faults = list(activity_faults(activity)) if activity else []
        if faults:
            return self._refuse(400, "BadSyntax", "; ".join(faults))
        channel = ((body.get("channelData") or {}).get("channel") or {}).get("id")
        number = f"{next(self.numbers)}"
        if channel:
            conversation = f"{channel};messageid={number}"
        else:
            (member,) = body["members"]
            conversation = chat_of(self.aliases.get(member["id"], member["id"]))
        answer = {"id": conversation}
        if activity:
            self.said.append(Said(conversation, number, activity))
            answer["activityId"] = number
        return web.json_response(answer, status=201)

    def _send(self, at: Any, body: Activity) -> web.Response:
        conversation = at["conversation"]
        if body["type"] == "typing" and not body.get("entities"):
            self.typing.append(conversation)
            return web.json_response({}, status=201)
        faults = list(activity_faults(body))
        if faults:
            return self._refuse(400, "BadSyntax", "; ".join(faults))
        info = next((e for e in body.get("entities") or () if e["type"] == "streaminfo"), None)
        if info:
            return self._stream(conversation, body, info)
        made = Said(conversation, f"m{next(self.numbers)}", body)
        self.said.append(made)
        return web.json_response({"id": made.id}, status=201)

    def _stream(self, conversation: str, body: Activity, info: Activity) -> web.Response:
        """https://learn.microsoft.com/microsoftteams/platform/bots/streaming-ux#response-codes"""
        if body["conversation"].get("conversationType") != "personal":
            return self._refuse(403, "ContentStreamNotAllowed", "not a personal chat")
        if "streamId" not in info:
            open_now = [s for s in self.said if s.conversation == conversation and s.streaming]
            if open_now or info["streamSequence"] != 1:
                return self._refuse(403, "ContentStreamNotAllowed", "one at a time, from 1 on")
            said = Said(conversation, f"m{next(self.numbers)}", body, info["streamType"], 1)
            said.texts.append(said.text)
            self.said.append(said)
            return web.json_response({"id": said.id}, status=201)
        said = self.message(conversation, info["streamId"])
        if not said.streaming or self.breaks:
            return self._refuse(403, "ContentStreamNotAllowed", "it has ended")
        if info["streamType"] != "final" and info["streamSequence"] != said.sequence + 1:
            return self._refuse(400, "ContentStreamSequenceOrderPreConditionFailed", "sequence")
        before = said.text if said.streaming == "streaming" else ""
        if info["streamType"] == "streaming" and not str(body.get("text")).startswith(before):
            return self._refuse(403, "ContentStreamNotAllowed", "it does not go on")
        said.activity, said.sequence = body, info.get("streamSequence", 0)
        said.streaming = "" if info["streamType"] == "final" else info["streamType"]
        said.texts.append(said.text)
        return web.json_response({}, status=202)

    def _update(self, at: Any, body: Activity) -> web.Response:
        faults = list(activity_faults(body))
        if faults:
            return self._refuse(400, "BadSyntax", "; ".join(faults))
        try:
            said = self.message(at["conversation"], at["id"])
        except LookupError:
            return self._refuse(404, "ActivityNotFoundInConversation", at["id"])
        said.activity, said.edits = body, said.edits + 1
        return web.json_response({"id": said.id})

    def _member(self, at: Any, _: Activity) -> web.Response:
        profile = self.profiles.get(at["id"])
        if profile is None:
            return web.json_response(
                {"error": {"code": "MemberNotFoundInConversation"}}, status=404
            )
        return web.json_response({"id": at["id"], **profile})

    def message(self, conversation: str, message_id: str) -> Said:
        found = [s for s in self.said if (s.conversation, s.id) == (conversation, message_id)]
        if not found:
            raise LookupError(message_id)
        return found[0]

    # deliveries

    async def deliver(
        self, activity: Activity, times: int = 1, bearer: str | None = None, to: str = ""
    ) -> tuple[int, Activity]:
        """POST it, signed, so many times; the first one's status and body."""
        assert self.session
        signed = token(activity.get("serviceUrl") or self.service_url)
        headers = {"Authorization": f"Bearer {signed}" if bearer is None else bearer}
        answers = []
        sent = {} if bearer == "" else headers
        for _ in range(times):
            url = to or self.messages_url
            async with self.session.post(url, json=activity, headers=sent) as response:
                text = await response.text()
                answers.append((response.status, json.loads(text) if text[:1] == "{" else {}))
        return answers[0]


def chat_of(account: str) -> str:
    """The conversation of that account with Leeway alone."""
    return f"a:{account.removeprefix('29:')}"
