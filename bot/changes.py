"""What is written at once, and what is asked for again: changes, messages, standings, pages."""

from datetime import datetime
from enum import StrEnum

from pydantic import Field

from bot.entries import Cause, Entry
from bot.people import Address, Scope, Subject
from bot.replies import Part
from bot.values import Value

ADMIN = "admin"
"""The owner at the end of every chain: whoever has the role admin."""


DRAWN_ERASED = -1
"""What a message shows that says that its texts were erased."""


class State(StrEnum):
    """Where an action or an escalation stands."""

    NOTED = "noted"
    WAITING = "waiting"
    REVIEWED = "reviewed"
    OPEN = "open"
    TAKEN = "taken"
    REPLIED = "replied"
    CLOSED = "closed"
    ERASED = "erased"


class Queued(StrEnum):
    """Why an action waits for a review."""

    OVER = "over"
    FLAGGED = "flagged"
    SAMPLE = "sample"


class Standing(Value):
    """Where one action or escalation stands, without its texts.

    `owner` has an escalation now, or can fix an action's touchpoint. `look` is when Leeway itself
    has something to do: remind, or pass on what is overdue.
    """

    about: str
    kind: str
    state: State
    by: str
    team: str | None
    owner: str | None
    touchpoint: str
    at: datetime
    queued: Queued | None = None
    cause: Cause | None = None
    taken_by: str | None = None
    due: datetime | None = None
    look: datetime | None = None

    @property
    def subject(self) -> Subject:
        """Whose it is, for the question who may see it."""
        return Subject(by=self.by, team=self.team, owner=self.owner)


class Message(Value):
    """Something for one person, or for an owner's channel: `to` is null then.

    It shows under the person's entries until it is read, and is sent to every address. `seen` is
    how many entries there are about the thing as it is written: what the message shows.
    """

    id: str
    at: datetime
    about: str
    to: str | None
    parts: tuple[Part, ...]
    addresses: tuple[Address, ...] = ()
    seen: int = 0


class Outgoing(Value):
    """A message on its way to one address. `key` is the same at every try."""

    key: str
    message: Message
    address: Address
    tries: int


class Placed(Value):
    """Something that was said in a channel, and where: to go on from there, or to edit it.

    `place` is a thread or message as the channel names it, `who` a sender's id or the key of an
    outgoing message, `about` the answer or escalation that it is about. Ids only, never texts.
    `drawn`: how many entries about it the message shows, DRAWN_ERASED once they are gone; null for
    what is never edited.
    """

    channel: str
    place: str
    who: str
    about: str
    at: datetime
    drawn: int | None = None


class Undelivered(Value):
    """What was given up, and why; texts stay with the message."""

    key: str
    to: str | None
    address: Address
    at: datetime
    tries: int
    reason: str


class Change(Value):
    """Written as a whole or not at all.

    `seen` is how many entries about it the change was decided on. `delivery` is the id of the
    inbound message that asked for it: a second change for the same one is refused.
    """

    about: str
    seen: int
    entries: tuple[Entry, ...]
    subject: Subject
    touchpoint: str = ""
    case: str | None = None
    standing: Standing | None = None
    messages: tuple[Message, ...] = ()
    delivery: str | None = None

    @property
    def messages_seen(self) -> tuple[Message, ...]:
        """The messages, each with how many entries there are about it after this change."""
        seen = self.seen + len(self.entries)
        return tuple(message.model_copy(update={"seen": seen}) for message in self.messages)


class Appended(StrEnum):
    """What became of a change."""

    DONE = "done"
    OVERTAKEN = "overtaken"
    REPEATED = "repeated"


class Query(Value):
    """First entries, newest first: those in `scope` that every filter given fits."""

    scope: Scope
    kind: str | None = None
    team: str | None = None
    touchpoint: str | None = None
    since: datetime | None = None
    until: datetime | None = None
    case: frozenset[str] = frozenset()
    before: int | None = None
    most: int = Field(default=20, ge=1, le=1000)


class Page(Value):
    """Entries of one page; `before` asks for the next one, null at the end."""

    entries: tuple[Entry, ...]
    before: int | None


class Wanted(Value):
    """Standings: those in `scope` of that kind and these states, oldest first.

    `due`: ordered by due time. `look`: only those at which Leeway itself has to look by then.
    """

    scope: Scope
    kind: str
    states: tuple[State, ...]
    look: datetime | None = None
    most: int = Field(default=50, ge=1, le=1000)


class Link(Value):
    """One link of the record's chain as it is stored. An erased one has neither text nor salt."""

    number: int
    id: str
    about: str
    kind: str
    at: datetime
    digest: str
    hash: str
    payload: str | None
    salt: str | None


class Erasure(Value):
    """What is to be erased: one of the three."""

    before: datetime | None = None
    case: frozenset[str] = frozenset()
    people: frozenset[str] = frozenset()
