"""What somebody did in Slack, once its payload is understood."""

from typing import Any

from bot.people import Sender
from bot.requests import Request
from bot.values import Value

CHANNEL = "slack"


class Where(Value):
    """Where it happened, as far as it takes to answer there.

    `thread` is the timestamp of the thread's first message, `message` that of the one whose button
    was pressed. `trigger` opens a modal, for three seconds. `private`: only the person reads along.
    """

    user: str
    team: str = ""
    channel: str = ""
    thread: str = ""
    message: str = ""
    trigger: str = ""
    view: str = ""
    home: bool = False
    response_url: str = ""
    private: bool = True

    @property
    def place(self) -> str:
        """The thread, as it is remembered."""
        return f"{self.channel}:{self.thread}"


class FollowUp(Value):
    """Something said in a thread, to Leeway only if the person asked it there before."""

    text: str


class Greet(Value):
    """The person opened the conversation with Leeway."""


class Visit(Value):
    """The person opened Leeway's home."""


class Stop(Value):
    """The person no longer waits for the answer that is being written."""


class Disconnected(Value):
    """Slack took the app's token away."""


class Submitted(Value):
    """A form was sent: the completed request, or what is wrong by field.

    `again` is the same form with what was filled in, in case it cannot be recorded.
    """

    request: Request | None
    faults: dict[str, str] = {}  # noqa: RUF012 - frozen with its model
    again: dict[str, Any] = {}  # noqa: RUF012


Act = Request | FollowUp | Greet | Visit | Stop | Disconnected | Submitted


class Heard(Value):
    """One thing that somebody did; `delivery` is the same however often Slack delivers it."""

    delivery: str
    where: Where
    act: Act

    @property
    def sender(self) -> Sender:
        """Who, by the verified payload."""
        return Sender(channel=CHANNEL, id=self.where.user)
