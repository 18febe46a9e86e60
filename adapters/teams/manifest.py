"""The app's package, ready to be uploaded: what Leeway needs of Teams, and nothing else. Pure.

https://learn.microsoft.com/microsoft-365/extensibility/schema
"""

import io
import json
import zipfile
from typing import Any
from urllib.parse import urlsplit

from adapters.chat.phrases import ENGLISH as HOME
from adapters.teams.icons import ACCENT, color, outline
from adapters.teams.interactions import ASK_ABOUT, LOG
from adapters.teams.phrases import ENGLISH

SCHEMA_VERSION = "1.30"
VERSION = "1.0.0"
"""Of the package: Teams takes a changed one only with a higher number."""
SCHEMA = f"https://developer.microsoft.com/json-schemas/teams/v{SCHEMA_VERSION}/MicrosoftTeams.schema.json"
PERMISSIONS: dict[str, str] = {
    "identity": "who asks, so that only they see what is recorded about them",
    "messageTeamMembers": "tell somebody in person that a reply came back",
}
"""Every permission, and the reason for it; docs/guides/teams.md has the same list."""

SHORT = "What's the right thing to do here? From your own company's guidance."
FULL = (
    "Leeway answers frontline advisors from their own company's principles, examples and limits: "
    "what to do, how far they may go on their own, and who decides beyond that. They log what "
    "they did in two taps, hand on what others decide, and hear back. What identifies a customer "
    "is removed before anything is kept, and advisors see everything recorded about them."
)
IN_PUBLIC = ("log", "escalate", "help")
"""Commands that are offered in teams and group chats; the others are about the person alone."""


def package(url: str, app_id: str) -> bytes:
    """A zip with the manifest and both icons; the same bytes for the same address and app id."""
    files = {
        "manifest.json": json.dumps(manifest(url, app_id), indent=2, ensure_ascii=False).encode(),
        "color.png": color(),
        "outline.png": outline(),
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in files.items():
            made.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), data)
    return out.getvalue()


def manifest(url: str, app_id: str) -> dict[str, Any]:
    """For a Leeway at that address, `https://…`, with that bot's app id."""
    pages = ("websiteUrl", "privacyUrl", "termsOfUseUrl")
    return {
        "$schema": SCHEMA,
        "manifestVersion": SCHEMA_VERSION,
        "version": VERSION,
        "id": app_id,
        "developer": {"name": ENGLISH.title, **dict.fromkeys(pages, url.rstrip("/"))},
        "name": {"short": ENGLISH.title, "full": f"{ENGLISH.title}: {ENGLISH.prompts_title}"},
        "description": {"short": SHORT, "full": FULL},
        "icons": {"color": "color.png", "outline": "outline.png"},
        "accentColor": ACCENT,
        "bots": [_bot(app_id)],
        "composeExtensions": [_extension(app_id)],
        "permissions": sorted(PERMISSIONS),
        "validDomains": [urlsplit(url).netloc],
        "defaultInstallScope": "personal",
        "defaultGroupCapability": {"team": "bot", "groupchat": "bot"},
    }


def _bot(app_id: str) -> dict[str, Any]:
    return {
        "botId": app_id,
        "scopes": ["personal", "team", "groupChat"],
        "supportsFiles": False,
        "isNotificationOnly": False,
        "commandLists": [
            {"scopes": ["personal"], "commands": _commands(*ENGLISH.commands)},
            {"scopes": ["team"], "commands": _commands(*IN_PUBLIC)},
            {"scopes": ["groupChat"], "commands": _commands(*IN_PUBLIC)},
        ],
    }


def _commands(*names: str) -> list[dict[str, str]]:
    return [{"title": name, "description": ENGLISH.commands[name]} for name in names]


def _extension(app_id: str) -> dict[str, Any]:
    """What stands in the menu of a message, and beside the field that messages are written in."""
    ask = _action(ASK_ABOUT, ENGLISH.ask_about, ENGLISH.ask_about_does, "message")
    log = _action(LOG, HOME.log, ENGLISH.log_does, "compose", "commandBox")
    return {"botId": app_id, "commands": [ask, log]}


def _action(command: str, title: str, does: str, *places: str) -> dict[str, Any]:
    made = {"id": command, "type": "action", "title": title, "description": does}
    return {**made, "context": list(places), "fetchTask": True}
