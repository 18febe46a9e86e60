"""What somebody did in Teams, once its activity is understood."""

from enum import StrEnum
from typing import Any

from bot.people import Sender
from bot.requests import Request
from bot.values import Value

CHANNEL = "teams"


class Spot(Value):
    """A conversation, and the service that it is on; `bot` is Leeway's own id there.

    `kind` is personal, groupChat or channel, where Teams said so.
    """

    service_url: str
    conversation: str
    bot: str = ""
    kind: str = ""


class Asks(StrEnum):
    """What an invoke wants for an answer; nothing for a message."""

    NOTHING = ""
    CARD = "adaptiveCard/action"
    REFRESH = "refresh"
    DIALOG = "task/fetch"
    DIALOG_SENT = "task/submit"
    ACTION = "composeExtension/fetchTask"
    ACTION_SENT = "composeExtension/submitAction"
    FEEDBACK = "message/fetchTask"
    FEEDBACK_SENT = "message/submitAction"


class Where(Value):
    """Where it happened, as far as it takes to answer there.

    `user` is who, by the directory's id where Teams gives it, `account` by the id that holds for
    this bot alone. `message` is the id of what was said, or of the message whose card was pressed.
    `private`: only the person reads along.
    """

    spot: Spot
    user: str
    account: str = ""
    name: str = ""
    tenant: str = ""
    team: str = ""
    message: str = ""
    asks: Asks = Asks.NOTHING
    private: bool = True

    @property
    def in_thread(self) -> bool:
        """Whether it is a thread of a channel: whoever writes there again goes on."""
        return ";messageid=" in self.spot.conversation

    @property
    def place(self) -> str:
        """The conversation, as it is remembered."""
        return self.spot.conversation


class Greet(Value):
    """Leeway was added to this conversation."""


class Visit(Value):
    """The person wants to see Leeway's home."""


class FollowUp(Value):
    """Goes on about the last answer."""

    text: str


class Judged(Value):
    """The person pressed a thumb under an answer."""

    good: bool
    words: str = ""


class Submitted(Value):
    """A form was sent: the completed request, or what is wrong by field."""

    request: Request | None
    faults: dict[str, str] = {}  # noqa: RUF012 - frozen with its model
    sent: dict[str, Any] = {}  # noqa: RUF012


class Noticed(Value):
    """Nothing that anybody asked for: Leeway only learns where people are."""


Act = Request | FollowUp | Greet | Visit | Judged | Submitted | Noticed


class Heard(Value):
    """One thing that somebody did; `delivery` is the same however often Teams delivers it."""

    delivery: str
    where: Where
    act: Act

    @property
    def sender(self) -> Sender:
        """Who, by the verified activity."""
        return Sender(channel=CHANNEL, id=self.where.user)
