"""What was pressed, sent or chosen. IN, the second half: an invoke → what somebody did. Pure, sync.

https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/universal-actions-for-adaptive-cards/work-with-universal-actions-for-adaptive-cards
https://learn.microsoft.com/microsoftteams/platform/bots/how-to/bot-messages-ai-generated-content#feedback-buttons
"""

import json
import re
from html import unescape
from typing import Any

from adapters.teams.adaptive import CARRIED, read_back
from adapters.teams.cards import REFRESH
from adapters.teams.dialogs import FORM, completed
from adapters.teams.heard import Act, Asks, Judged, Submitted, Where
from bot.requests import Ask, OpenLog

Activity = dict[str, Any]
ASK_ABOUT, LOG = "ask_about_message", "log_what_i_did"
"""The ids of the message extension's actions, as the manifest names them."""

_BREAK, _TAG = re.compile(r"(?i)<(?:br|/p|/div|/li)[^>]*>"), re.compile(r"<[^>]+>")


def invoked(activity: Activity, where: Where) -> tuple[Where, Act] | None:
    """An invoke and how it is answered; null for one that is not ours."""
    value = activity.get("value") or {}
    try:
        asks = Asks(activity.get("name") or "-")
    except ValueError:
        return None
    act = _act(asks, value)
    if act is None:
        return None
    if asks is Asks.CARD and value["action"].get("verb") == REFRESH:
        asks = Asks.REFRESH
    return where.model_copy(update={"asks": asks}), act


def _act(asks: Asks, value: Activity) -> Act | None:
    match asks:
        case Asks.CARD:
            return read_back(value["action"].get("data"))
        case Asks.DIALOG:
            return read_back(value.get("data"))
        case Asks.DIALOG_SENT | Asks.ACTION_SENT:
            return _sent(value.get("data"))
        case Asks.ACTION:
            return _chosen(value)
        case Asks.FEEDBACK | Asks.FEEDBACK_SENT:
            return _judged(value)
        case _:
            return None


def _sent(data: object) -> Act | None:
    """A form, or a button that stands in a dialog."""
    if not isinstance(data, dict):
        return None
    pressed = read_back(data)
    if FORM not in data and pressed is not None and _alone(data):
        return pressed
    request, faults = completed(data)
    return Submitted(request=request, faults=faults, sent=data) if request or faults else None


def _alone(data: Activity) -> bool:
    """Whether nothing was filled in."""
    return not set(data) - {CARRIED, "msteams"}


def _chosen(value: Activity) -> Act | None:
    """An action of the message extension: about a message, or to log something."""
    if value.get("commandId") == LOG:
        return OpenLog()
    body = (value.get("messagePayload") or {}).get("body") or {}
    content = str(body.get("content") or "")
    return Ask(text=plain(content) if body.get("contentType") == "html" else content.strip())


def plain(html: str) -> str:
    """The words of a message that came as HTML."""
    text = unescape(_TAG.sub(" ", _BREAK.sub("\n", html)))
    return re.sub(r"[ \t\xa0]+", " ", text).strip()


def _judged(value: Activity) -> Act | None:
    """Teams' thumbs: pressed, or with what was written in the dialog that they opened."""
    judged = value.get("actionValue") or (value.get("data") or {}).get("actionValue") or {}
    sent = _read(judged.get("feedback"))
    if form := _sent(sent):
        return form
    words = str(sent.get("feedbackText") or "") if isinstance(sent, dict) else ""
    return Judged(good=judged.get("reaction") == "like", words=words)


def _read(feedback: object) -> object:
    """What was filled in comes as JSON in a string."""
    if not isinstance(feedback, str):
        return feedback
    try:
        return json.loads(feedback)
    except ValueError:
        return {"feedbackText": feedback}
