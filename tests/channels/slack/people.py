"""What people do in the loopback Slack: write, press, fill in. Everything is delivered signed."""

import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from tests.channels.slack.loopback import BOT, TEAM, LoopbackSlack, Said

Payload = dict[str, Any]


@dataclass
class Colleague:
    """One user. `settled` waits until the app has dealt with what it took; `times`: deliveries."""

    slack: LoopbackSlack
    id: str
    settled: Callable[[], Awaitable[None]]
    times: int = 1

    @property
    def dm(self) -> str:
        return f"D{self.id[1:]}"

    async def write(self, text: str, channel: str = "", thread: str = "") -> str:
        """A message in a channel, or to Leeway directly; its timestamp."""
        where = channel or self.dm
        kind = "im" if where.startswith("D") else "channel"
        return await self._event("message", where, text, thread, channel_type=kind)

    async def mention(self, text: str, channel: str = "C1", thread: str = "") -> str:
        """`@Leeway …` in a channel: Slack sends two events for it."""
        said = f"<@{BOT}> {text}"
        ts = await self._event("app_mention", channel, said, thread)
        await self._event("message", channel, said, thread, ts=ts, channel_type="channel")
        return ts

    async def open(self, tab: str) -> None:
        """The app's home, or the conversation with it."""
        event = {"type": "app_home_opened", "user": self.id, "channel": self.dm, "tab": tab}
        await self._deliver(event)

    async def stop(self, thread: str) -> None:
        event = {"type": "agent_session_stopped", "user": self.id, "channel": self.dm}
        await self._deliver({**event, "thread_ts": thread, "streaming_message_ts": []})

    async def command(self, text: str, channel: str = "C1") -> None:
        payload = {
            "command": "/leeway",
            "text": text,
            "user_id": self.id,
            "team_id": TEAM,
            "channel_id": channel,
            "trigger_id": self.slack.trigger(),
            "response_url": f"{self.slack.url}/respond/{self.id}/{channel}",
        }
        await self._send(payload)

    async def shortcut(self, callback: str, message: str = "") -> None:
        payload: Payload = {
            "type": "message_action" if message else "shortcut",
            "callback_id": callback,
            "user": {"id": self.id},
            "team": {"id": TEAM},
            "trigger_id": self.slack.trigger(),
        }
        if message:
            payload["message"] = {"text": message, "ts": "1.1", "user": "U9"}
            payload["channel"] = {"id": "C1"}
            payload["response_url"] = f"{self.slack.url}/respond/{self.id}/C1"
        await self._send(payload)

    async def press(self, element: Payload, on: Said | Payload) -> None:
        """A button of a message, a modal or the home."""
        payload: Payload = {
            "type": "block_actions",
            "user": {"id": self.id},
            "team": {"id": TEAM},
            "trigger_id": self.slack.trigger(),
            "actions": [{"type": element.get("type", "button"), **element}],
        }
        if isinstance(on, Said):
            container: Payload = {"type": "message", "message_ts": on.ts, "channel_id": on.channel}
            if on.thread:
                container["thread_ts"] = on.thread
            container["is_ephemeral"] = bool(on.ephemeral_to)
            payload |= {"container": container, "channel": {"id": on.channel}}
            payload["response_url"] = f"{self.slack.url}/respond/{self.id}/{on.channel}"
            if not on.ephemeral_to and on.channel.startswith("D"):
                del payload["response_url"]
        else:
            payload |= {"container": {"type": "view", "view_id": on["id"]}, "view": on}
        await self._send(payload)

    async def submit(self, view: Payload, changes: dict[str, str]) -> Payload:
        """Send a modal with some fields changed, by their labels; how it was acknowledged."""
        values = {b["block_id"]: given(b, changes) for b in view["blocks"] if b["type"] == "input"}
        left = set(changes) - {b["label"]["text"] for b in view["blocks"] if b["type"] == "input"}
        assert not left, f"no field {left} in {view['title']}"
        payload = {
            "type": "view_submission",
            "user": {"id": self.id},
            "team": {"id": TEAM},
            "trigger_id": self.slack.trigger(),
            "view": {**view, "state": {"values": values}},
        }
        _, body = await self.slack.deliver(payload, self.times)
        await self.settled()
        answer: Payload = json.loads(body) if body else {}
        if answer.get("response_action") == "update":
            self.slack.show(view["id"], answer["view"])
        return answer

    async def _event(
        self, kind: str, channel: str, text: str, thread: str, ts: str = "", **more: str
    ) -> str:
        ts = ts or self.slack._ts()
        event = {"type": kind, "user": self.id, "channel": channel, "text": text, "ts": ts, **more}
        await self._deliver({**event, "thread_ts": thread} if thread else event)
        return ts

    async def _deliver(self, event: Payload) -> None:
        event_id = f"Ev{next(self.slack.numbers)}"
        await self._send(
            {"type": "event_callback", "team_id": TEAM, "event_id": event_id, "event": event}
        )

    async def _send(self, payload: Payload) -> None:
        status, body = await self.slack.deliver(payload, self.times)
        assert (status, body) == (200, ""), (status, body)
        await self.settled()


def given(block: Payload, changes: dict[str, str]) -> Payload:
    """What a field holds when the form is sent."""
    element, label = block["element"], block["label"]["text"]
    if "options" in element:
        chosen = element.get("initial_option")
        if label in changes:
            chosen = next(
                o for o in element["options"] if changes[label] in {o["text"]["text"], o["value"]}
            )
        value: Payload = {"type": element["type"], "selected_option": chosen}
    else:
        text = changes.get(label, element.get("initial_value"))
        value = {"type": "plain_text_input", "value": text or None}
    return {element["action_id"]: value}


def elements(blocks: list[Payload]) -> list[Payload]:
    """Everything that can be pressed, by what it says."""
    found: list[Payload] = []
    for block in blocks:
        for element in block.get("elements", []):
            if element.get("type") == "button":
                found.append(element)
            elif element.get("type") == "feedback_buttons":
                for name in ("positive_button", "negative_button"):
                    judged = element[name]
                    found.append({**judged, "type": "feedback_buttons", "action_id": "feedback"})
    return found


def labelled(blocks: list[Payload], label: str) -> Payload | None:
    """The first one that says so."""
    return next((e for e in elements(blocks) if e["text"]["text"].startswith(label)), None)


def reading(blocks: list[Payload]) -> str:
    """What a person reads in blocks, with Slack's marks as they look."""
    return "\n".join(filter(None, map(_reading, blocks)))


def _reading(block: Payload) -> str:
    if block["type"] in {"section", "header"}:
        return shown(block["text"]["text"])
    if block["type"] == "context":
        return " ".join(shown(e["text"]) for e in block["elements"])
    if block["type"] == "input":
        hint = shown(block.get("hint", {}).get("text", ""))
        return f"{block['label']['text']} {_value(block['element'])} {hint}"
    return " | ".join(e["text"]["text"] for e in elements([block]))


def _value(element: Payload) -> str:
    if "initial_option" in element:
        return str(element["initial_option"]["text"]["text"])
    return str(element.get("initial_value", ""))


def shown(text: str) -> str:
    """Markup as it looks: bold is bold, entities are characters, a warning sign warns."""
    for mark, looks in ((":warning:", "!"), ("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&")):
        text = text.replace(mark, looks)
    lines = (line.replace("*", "").replace("\\", "") for line in text.split("\n"))
    return "\n".join(line.strip("_") for line in lines)
