"""The app's manifest, ready to be uploaded: what Leeway needs of Slack, and nothing else. Pure.

https://docs.slack.dev/reference/app-manifest
"""

from typing import Any

from adapters.chat.phrases import ENGLISH as HOME
from adapters.slack.interactions import ASK_ABOUT, LOG
from adapters.slack.phrases import ENGLISH

SCOPES: dict[str, str] = {
    "app_mentions:read": "hear when somebody mentions Leeway in a channel",
    "assistant:write": "be an agent: suggested prompts in the conversation with it",
    "channels:history": "hear follow-ups, without a new mention, in threads of public channels",
    "chat:write": "answer, show that it is at work, send cards and replies",
    "commands": "/leeway and the shortcuts",
    "files:write": "show the chart of a digest as a picture",
    "groups:history": "hear follow-ups in threads of private channels it was invited to",
    "im:history": "hear what is asked in the conversation with it",
    "users:read": "the name of somebody it meets for the first time",
    "users:read.email": "their e-mail address, by which people are known on every channel",
}
"""Every scope, and the reason for it; docs/guides/slack.md has the same list."""

FOR_GROUPS = {"usergroups:read": "who is in the user groups that LEEWAY_SLACK_GROUPS names"}
EVENTS = (
    "agent_session_stopped",
    "app_home_opened",
    "app_mention",
    "app_uninstalled",
    "message.channels",
    "message.groups",
    "message.im",
    "tokens_revoked",
)
DESCRIPTION = "What's the right thing to do here? Answers from your own company's guidance."


def manifest(url: str = "", *, groups: bool = False) -> dict[str, Any]:
    """For events over HTTP at that address; without one, for Socket Mode."""
    address = {"request_url": f"{url.rstrip('/')}/slack/events"} if url else {}
    scopes = sorted({**SCOPES, **(FOR_GROUPS if groups else {})})
    return {
        "_metadata": {"major_version": 2, "minor_version": 1},
        "display_information": {"name": "Leeway", "description": DESCRIPTION},
        "features": _features(url),
        "oauth_config": {"scopes": {"bot": scopes}},
        "settings": {
            "event_subscriptions": {**address, "bot_events": list(EVENTS)},
            "interactivity": {"is_enabled": True, **address},
            "org_deploy_enabled": False,
            "socket_mode_enabled": not url,
            "token_rotation_enabled": False,
        },
    }


def _features(url: str) -> dict[str, Any]:
    prompts = ENGLISH.prompts["advisor"]
    command = {
        "command": "/leeway",
        "description": "Ask what the right thing is, log it, hand it on",
        "usage_hint": "your question, or: log, escalate, mine, review, themes, help",
        "should_escape": False,
    }
    at = {"url": f"{url.rstrip('/')}/slack/events"} if url else {}
    return {
        "agent_view": {
            "agent_description": DESCRIPTION,
            "suggested_prompts": [{"title": t, "message": m} for t, m in prompts],
        },
        "app_home": {
            "home_tab_enabled": True,
            "messages_tab_enabled": True,
            "messages_tab_read_only_enabled": False,
        },
        "bot_user": {"display_name": "Leeway", "always_online": True},
        "shortcuts": [
            {
                "name": ENGLISH.shortcut_ask,
                "type": "message",
                "callback_id": ASK_ABOUT,
                "description": ENGLISH.shortcut_ask_does,
            },
            {
                "name": HOME.log,
                "type": "global",
                "callback_id": LOG,
                "description": ENGLISH.shortcut_log_does,
            },
        ],
        "slash_commands": [{**command, **at}],
    }
