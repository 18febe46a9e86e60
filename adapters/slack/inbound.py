"""What a payload of Slack's means. IN: payload → what somebody did. Pure, sync.

Events: https://docs.slack.dev/apis/events-api · Commands:
https://docs.slack.dev/interactivity/implementing-slash-commands · what was pressed and sent is in
`interactions.py`. A payload that is nobody's request (another app's, an edit, a bot's) means null.
"""

import re
from html import unescape
from typing import Any

from adapters.chat.commands import COMMANDS
from adapters.slack.heard import Disconnected, FollowUp, Greet, Heard, Stop, Visit, Where
from adapters.slack.interactions import pressed, shortcut, submitted
from bot.requests import Ask

Payload = dict[str, Any]

_SAID = {None, "file_share", "thread_broadcast"}
"""Subtypes of messages that people write; the others are about messages, or from machines."""

_MENTION = re.compile(r"<@[UW][A-Z0-9]*(?:\|[^>]*)?>")
_LINK = re.compile(r"<((?:https?|mailto|tel):[^|>]+)(?:\|([^>]*))?>")
_CHANNEL = re.compile(r"<#[A-Z0-9]+(?:\|([^>]*))?>")
_SPECIAL = re.compile(r"<!(?:subteam\^[A-Z0-9]+|[a-z]+)(?:\^[^|>]*)*(?:\|([^>]*))?>")


def hear(payload: Payload) -> Heard | None:
    """What a payload means; raises KeyError or pydantic's ValidationError for a malformed one."""
    match payload.get("type"):
        case "event_callback":
            return _event(payload)
        case "block_actions":
            return pressed(payload)
        case "view_submission":
            return submitted(payload)
        case "shortcut" | "message_action":
            return shortcut(payload, words)
        case None if "command" in payload:
            return _command(payload)
        case _:
            return None


def words(text: str) -> str:
    """What somebody wrote, without Slack's markup: no mention, links as their words."""
    text = _MENTION.sub(" ", text)
    text = _LINK.sub(lambda m: m[2] or m[1].partition(":")[2].removeprefix("//"), text)
    text = _CHANNEL.sub(lambda m: m[1] or " ", text)
    text = _SPECIAL.sub(lambda m: m[1] or " ", text)
    return unescape(re.sub(r"[ \t]+", " ", text)).strip()


def _event(payload: Payload) -> Heard | None:
    event, delivery = payload["event"], f"slack:{payload['event_id']}"
    match event["type"]:
        case "message" | "app_mention":
            return _message(payload, event, delivery)
        case "app_home_opened":
            act = Greet() if event.get("tab") == "messages" else Visit()
            return Heard(delivery=delivery, where=_where(payload, event), act=act)
        case "agent_session_stopped":
            return Heard(delivery=delivery, where=_where(payload, event), act=Stop())
        case "tokens_revoked" | "app_uninstalled":
            return Heard(delivery=delivery, where=Where(user=""), act=Disconnected())
        case _:
            return None


def _where(payload: Payload, event: Payload) -> Where:
    direct = event.get("channel_type") == "im" or str(event["channel"]).startswith("D")
    return Where(
        user=event["user"],
        team=payload.get("team_id") or event.get("team") or "",
        channel=event["channel"],
        thread=event.get("thread_ts") or event.get("ts") or "",
        private=direct,
    )


def _message(payload: Payload, event: Payload, delivery: str) -> Heard | None:
    if event.get("bot_id") or event.get("subtype") not in _SAID or not event.get("user"):
        return None
    where, text = _where(payload, event), event.get("text") or ""
    if event["type"] == "app_mention" or where.private:
        # A mention in the DM comes as both events: the message is the one that counts.
        if event["type"] == "app_mention" and where.private:
            return None
        return Heard(delivery=delivery, where=where, act=Ask(text=words(text)))
    if "thread_ts" not in event or _MENTION.search(text):
        return None  # a mention of Leeway comes as an event of its own; of others, it is theirs
    return Heard(delivery=delivery, where=where, act=FollowUp(text=words(text)))


def _command(payload: Payload) -> Heard:
    text = words(payload.get("text") or "")
    made = COMMANDS.get(text.lower())
    where = Where(
        user=payload["user_id"],
        team=payload.get("team_id") or "",
        channel=payload.get("channel_id") or "",
        trigger=payload["trigger_id"],
        response_url=payload.get("response_url") or "",
    )
    act = made() if made else Ask(text=text)
    return Heard(delivery=f"slack:{payload['trigger_id']}", where=where, act=act)
