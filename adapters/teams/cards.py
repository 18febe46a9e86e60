"""The card of an escalation: its state to everybody, what can be done to those who may. Pure.

https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/universal-actions-for-adaptive-cards/user-specific-views
"""

from collections.abc import Sequence

from adapters.chat.replies import is_card
from adapters.teams.adaptive import Element, carried
from adapters.teams.entities import Activity
from adapters.teams.outbound import carded, drawn, summary
from adapters.teams.phrases import ENGLISH
from bot.loop_requests import ShowEscalation
from bot.replies import Buttons, Reply

VIEWS, REFRESH = 60, "refresh"
"""So many people can have a view of their own; the verb with which Teams asks for one."""


def escalation(others: Reply, own: Reply, user_ids: Sequence[str] = ()) -> Activity:
    """The card in a channel: Teams asks for the view of each of `user_ids` as soon as they see it.

    `others` is what everybody reads, `own` what those people can do. Anyone else who may do
    something asks for their view with a button. Without ids, everybody sees `own`.
    """
    about = is_card(own.parts)
    if about is None or not user_ids:
        return carded(drawn(own), summary(own))
    return carded(viewed(others, about, user_ids, ask=True), summary(others))


def viewed(reply: Reply, about: str, user_ids: Sequence[str], *, ask: bool = False) -> Element:
    """One view of an escalation's card, that goes on being asked for anew."""
    made = drawn(reply)
    refresh = {
        "type": "Action.Execute",
        "title": ENGLISH.refresh,
        "verb": REFRESH,
        "data": carried(ShowEscalation(escalation=about)),
    }
    if ask:
        made["body"].append({"type": "ActionSet", "actions": [_asking(refresh)]})
    return {**made, "refresh": {"action": refresh, "userIds": list(user_ids[:VIEWS])}}


def _asking(refresh: Element) -> Element:
    submit = {"type": "Action.Submit", "title": ENGLISH.view_own, "data": refresh["data"]}
    return {**refresh, "title": ENGLISH.view_own, "fallback": submit}


def without_choices(reply: Reply) -> Reply:
    """The same to read, with nothing to press: what everybody in the channel sees."""
    kept = tuple(part for part in reply.parts if not isinstance(part, Buttons))
    return reply.model_copy(update={"parts": kept})
