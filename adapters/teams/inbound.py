"""What an activity of Teams' means. IN: activity → what somebody did. Pure, sync.

https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-activities
What was pressed and sent is in `interactions.py`. An activity that is nobody's request means null.
"""

import hashlib
import re
from html import unescape
from typing import Any

from adapters.chat.commands import COMMANDS
from adapters.teams.adaptive import read_back
from adapters.teams.heard import Act, FollowUp, Greet, Heard, Noticed, Spot, Visit, Where
from adapters.teams.interactions import invoked
from bot.requests import Ask

Activity = dict[str, Any]

HOME, FOLLOWS = "home", "+"
LONGEST = 320
"""Of a delivery's id, as the database keeps it."""

_MENTION = re.compile(r"<at[^>]*>(.*?)</at>", re.DOTALL | re.IGNORECASE)


def hear(activity: Activity) -> Heard | None:
    """What an activity means; raises KeyError, TypeError or pydantic's ValidationError."""
    kind = activity.get("type")
    if kind not in {"message", "invoke", "installationUpdate", "conversationUpdate"}:
        return None
    if (activity["from"].get("role") or "user") == "bot":
        return None
    where = _where(activity)
    act: Act | None
    if kind == "invoke":
        found = invoked(activity, where)
        if found is None:
            return None
        where, act = found
    elif kind == "message":
        act = _said(activity)
    else:
        act = Greet() if _added(activity) else Noticed()
    if act is None:
        return None
    return Heard(delivery=_delivery(activity, act), where=where, act=act)


def _delivery(activity: Activity, act: Act) -> str:
    """By its id and conversation. Being added comes as two activities: one welcome a day."""
    own = activity.get("id") or activity["timestamp"]
    if isinstance(act, Greet):
        own = f"added {str(activity.get('timestamp') or '')[:10]}"
    made = f"teams:{activity['conversation']['id']}:{own}"
    return made if len(made) <= LONGEST else f"teams:{hashlib.sha256(made.encode()).hexdigest()}"


def _where(activity: Activity) -> Where:
    who, conversation = activity["from"], activity["conversation"]
    data = activity.get("channelData") or {}
    kind = conversation.get("conversationType")
    tenant = conversation.get("tenantId") or (data.get("tenant") or {}).get("id") or ""
    # What is pressed stands in a message or in none; what is said is one itself.
    own = "" if activity["type"] == "invoke" else activity.get("id") or ""
    return Where(
        spot=Spot(
            service_url=activity["serviceUrl"],
            conversation=conversation["id"],
            bot=(activity.get("recipient") or {}).get("id") or "",
            kind=kind or "",
        ),
        user=who.get("aadObjectId") or who["id"],
        account=who["id"],
        name=who.get("name") or "",
        tenant=tenant,
        team=(data.get("team") or {}).get("id") or "",
        message=activity.get("replyToId") or own,
        private=kind == "personal" or not (kind or conversation.get("isGroup")),
    )


def _added(activity: Activity) -> bool:
    if activity["type"] == "installationUpdate":
        return bool(activity.get("action") == "add")
    ours = (activity.get("recipient") or {}).get("id")
    return any(member.get("id") == ours for member in activity.get("membersAdded") or ())


def _said(activity: Activity) -> Act | None:
    """Words; or a button of a client that knows no `Action.Execute`."""
    pressed = read_back(activity.get("value"))
    if pressed is not None:
        return pressed
    text = words(activity.get("text") or "", _mentions(activity))
    if text.lower() == HOME:
        return Visit()
    if text.startswith(FOLLOWS) and text[1:].strip():
        return FollowUp(text=text[1:].strip())
    made = COMMANDS.get(text.lower())
    return made() if made else Ask(text=text)


def _mentions(activity: Activity) -> frozenset[str]:
    """How Leeway itself is mentioned in the text."""
    ours = (activity.get("recipient") or {}).get("id")
    entities = (e for e in activity.get("entities") or () if e.get("type") == "mention")
    return frozenset(
        str(e.get("text") or "") for e in entities if (e.get("mentioned") or {}).get("id") == ours
    )


def words(text: str, leave_out: frozenset[str] = frozenset()) -> str:
    """What somebody wrote, without markup: Leeway's mention goes, others stay as their names."""
    for mention in filter(None, leave_out):
        text = text.replace(mention, " ")
    text = _MENTION.sub(r"\1", text)
    return re.sub(r"[ \t\xa0]+", " ", unescape(text)).strip()
