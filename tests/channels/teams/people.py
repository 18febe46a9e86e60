"""What people do in the loopback Teams: write, press, fill in. Everything is delivered signed."""

import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from tests.channels.teams.loopback import BOT, CHANNEL, TEAM, TENANT, LoopbackTeams, Said, chat_of
from tests.channels.teams.reading import pressable
from tests.channels.teams.rules import CARD, card_faults, every, task_faults

Activity = dict[str, Any]


@dataclass
class Colleague:
    """One user. `settled` waits until the app has dealt with what it took; `times`: deliveries."""

    teams: LoopbackTeams
    id: str
    settled: Callable[[], Awaitable[None]]
    times: int = 1

    @property
    def chat(self) -> str:
        return chat_of(self.id)

    async def write(self, text: str) -> str:
        """A message to Leeway alone; its id."""
        return await self._send(self.activity("message", text=text))

    async def mention(self, text: str, thread: str = "1") -> str:
        """`@Leeway …` in a channel."""
        mention = {
            "type": "mention",
            "text": "<at>Leeway</at>",
            "mentioned": {"id": BOT, "name": "Leeway"},
        }
        said = {"text": f"<at>Leeway</at>&nbsp;{text}", "entities": [mention]}
        return await self._send(self.activity("message", thread=thread, **said))

    async def install(self) -> None:
        """Teams tells of it twice."""
        member = {"membersAdded": [{"id": BOT}]}
        await self._send(self.activity("conversationUpdate", **member))
        await self._send(self.activity("installationUpdate", action="add"))

    async def invoke(self, name: str, value: Activity, on: Said | None = None) -> Activity:
        """Something that wants an answer; the answer."""
        activity = self.activity("invoke", name=name, value=value)
        if on is not None:
            in_channel = on.conversation.startswith("19:")
            thread = on.conversation.partition("messageid=")[2] if in_channel else ""
            activity = self.activity("invoke", thread=thread, name=name, value=value)
            activity["conversation"]["id"] = on.conversation
            activity["replyToId"] = on.id
        status, body = await self.teams.deliver(activity, self.times)
        assert status == 200, (status, body)
        if "task" in body:
            self.teams.refused += task_faults(body)
        if body.get("type") == CARD:
            self.teams.refused += card_faults(body["value"])
        await self.settled()
        return body

    async def press(
        self, action: Activity, on: Said | None = None, *, in_dialog: bool = False
    ) -> Activity:
        """A button; how Teams was answered, empty where it sends a message."""
        if in_dialog:
            return await self.invoke("task/submit", {"data": action["data"]})
        if action["type"] == "Action.Execute":
            value = {"action": {k: action.get(k) for k in ("type", "title", "verb", "data")}}
            return await self.invoke("adaptiveCard/action", {**value, "trigger": "manual"}, on)
        if (action["data"].get("msteams") or {}).get("type") == "task/fetch":
            value = {"data": action["data"], "context": {"theme": "default"}}
            return await self.invoke("task/fetch", value, on)
        activity = self.activity("message", value=action["data"])
        await self._send({**activity, **({"replyToId": on.id} if on else {})})
        return {}

    async def send(
        self, card: Activity, changes: dict[str, str], name: str = "task/submit"
    ) -> Activity:
        """A dialog with some fields changed, by their labels; how it was answered."""
        return await self.invoke(name, {"data": filled(card, changes)})

    async def judge(self, on: Said, reaction: str) -> Activity:
        """A thumb under an answer."""
        value = {"actionName": "feedback", "actionValue": {"reaction": reaction}}
        return await self.invoke("message/fetchTask", {"data": value}, on)

    async def send_reason(self, on: Said, card: Activity, changes: dict[str, str]) -> Activity:
        """The dialog that a thumb opened."""
        feedback = json.dumps(filled(card, changes))
        judged = {"reaction": "dislike", "feedback": feedback}
        value = {"actionName": "feedback", "actionValue": judged}
        return await self.invoke("message/submitAction", value, on)

    def activity(self, kind: str, thread: str = "", **more: Any) -> Activity:
        conversation: Activity = {"id": self.chat, "conversationType": "personal"}
        data: Activity = {"tenant": {"id": TENANT}}
        if thread:
            place = f"{CHANNEL};messageid={thread}"
            conversation = {"id": place, "conversationType": "channel", "isGroup": True}
            data |= {"team": {"id": TEAM}, "channel": {"id": CHANNEL}}
        return {
            "type": kind,
            "id": f"u{next(self.teams.numbers)}",
            "timestamp": "2026-11-23T10:00:00.000Z",
            "channelId": "msteams",
            "serviceUrl": self.teams.service_url,
            "from": {"id": self.id, "name": self.id.removeprefix("29:").title()},
            "recipient": {"id": BOT, "name": "Leeway"},
            "conversation": {**conversation, "tenantId": TENANT},
            "channelData": data,
            **more,
        }

    async def _send(self, activity: Activity) -> str:
        status, body = await self.teams.deliver(activity, self.times)
        assert (status, body) == (201, {}), (status, body)
        await self.settled()
        return str(activity["id"])


def fields_of(card: Activity) -> list[Activity]:
    """What can be filled in."""
    return [e for e in every(card) if str(e.get("type")).startswith("Input.")]


def filled(card: Activity, changes: dict[str, str]) -> Activity:
    """What Teams sends for a dialog: what its button carries, and what stands in its fields."""
    fields = fields_of(card)
    assert not set(changes) - set(map(label_of, fields)), f"{set(changes)} in {fields}"
    typed = {e["id"]: given(e, changes.get(label_of(e))) for e in fields}
    return {**pressable(card)[-1]["data"], **typed}


def label_of(element: Activity) -> str:
    return str(element.get("label") or element.get("title") or "")


def given(element: Activity, typed: str | None) -> str:
    """What a field holds when the form is sent."""
    if typed is None:
        return str(element.get("value") or "")
    for choice in element.get("choices") or ():
        if typed in {choice["title"], choice["value"]}:
            return str(choice["value"])
    return typed


def dialog(answer: Activity) -> Activity:
    """The card in a dialog."""
    card: Activity = answer["task"]["value"]["card"]["content"]
    return card
