"""What was pressed, sent or chosen. IN, the second half: payload → what somebody did. Pure, sync.

https://docs.slack.dev/interactivity/handling-user-interaction
"""

from collections.abc import Callable
from typing import Any

from adapters.slack.blocks import read_back
from adapters.slack.heard import Heard, Submitted, Where
from adapters.slack.modals import Kept, as_sent, completed, kept_in
from bot.requests import Ask, OpenLog, Request

Payload = dict[str, Any]
ASK_ABOUT = "ask_about_message"
LOG = "log_what_i_did"
"""The callback ids of the shortcuts, as the manifest names them."""


def pressed(payload: Payload) -> Heard | None:
    """A button; null for one that is not ours, or none."""
    action = payload["actions"][0]
    request = read_back(action.get("value") or "")
    if request is None:
        return None
    return Heard(delivery=f"slack:{payload['trigger_id']}", where=_where(payload), act=request)


def _where(payload: Payload) -> Where:
    message, channel = payload.get("message") or {}, payload.get("channel") or {}
    container, view = payload.get("container") or {}, payload.get("view") or {}
    channel_id = channel.get("id") or container.get("channel_id") or ""
    ts = container.get("message_ts") or message.get("ts") or ""
    return Where(
        user=payload["user"]["id"],
        team=(payload.get("team") or {}).get("id") or "",
        channel=channel_id,
        thread=container.get("thread_ts") or message.get("thread_ts") or ts,
        message="" if container.get("is_ephemeral") else ts,
        trigger=payload.get("trigger_id") or "",
        view=view.get("id") or "",
        home=view.get("type") == "home",
        response_url=payload.get("response_url") or "",
        private=channel_id.startswith("D"),
    )


def submitted(payload: Payload) -> Heard | None:
    """A form; null for a modal that is not ours."""
    view = payload["view"]
    kept = kept_in(view)
    if kept is None or kept.draft is None:
        return None
    where = kept.where.model_copy(
        update={"user": payload["user"]["id"], "view": view["id"], "trigger": ""}
    )
    # Not the view's hash: it stays the same when faults are shown and the form is sent again.
    return Heard(delivery=f"slack:{payload['trigger_id']}", where=where, act=_completed(kept, view))


def _completed(kept: Kept, view: Payload) -> Submitted:
    request, faults = completed(kept, view["state"]["values"])
    return Submitted(request=request, faults=faults, again=as_sent(view))


def shortcut(payload: Payload, words: Callable[[str], str]) -> Heard | None:
    """The shortcuts: ask about a message, log what I did."""
    act: Request
    chosen = payload.get("callback_id")
    if chosen == ASK_ABOUT:
        act = Ask(text=words((payload.get("message") or {}).get("text") or ""))
    elif chosen == LOG:
        act = OpenLog()
    else:
        return None
    where = _where(payload).model_copy(update={"message": ""})
    return Heard(delivery=f"slack:{payload['trigger_id']}", where=where, act=act)
