"""What Leeway asks of a store and of channels. Implementations live in `adapters/`."""

from collections.abc import AsyncIterator, Callable, Sequence
from datetime import datetime
from typing import Protocol

from bot.changes import (
    Appended,
    Change,
    Erasure,
    Link,
    Message,
    Outgoing,
    Page,
    Placed,
    Query,
    Standing,
    Undelivered,
    Wanted,
)
from bot.entries import Entry
from bot.people import Person, Sender

Tell = Callable[[tuple[str, ...]], tuple[Change, ...]]
"""The entries that say what was erased."""


class Logbook(Protocol):
    """Where entries are kept. What `write` said is done is not lost."""

    async def write(self, change: Change) -> Appended:
        """Write a change as a whole, unless somebody was faster or it was written already.

        Raises StorageUnavailable.
        """
        ...

    async def about(self, things: Sequence[str]) -> dict[str, tuple[Entry, ...]]:
        """Every entry about each thing, in order; without the things that there are none about.

        An erased entry is left out. Raises StorageUnavailable.
        """
        ...

    async def page(self, query: Query) -> Page:
        """First entries, newest first; raises StorageUnavailable."""
        ...

    async def standings(self, wanted: Wanted) -> tuple[Standing, ...]:
        """Where actions or escalations stand; raises StorageUnavailable."""
        ...


class Record(Protocol):
    """The chain behind the logbook, for checking it and for forgetting."""

    def links(self, kind: str | None = None, after: int = 0) -> AsyncIterator[Link]:
        """Links in order, of one kind or of all, behind that number; raises StorageUnavailable."""
        ...

    async def erase(self, erasure: Erasure, tell: Tell) -> tuple[str, ...]:
        """Erase texts, and what messages said of them; the ids of the erased entries.

        What is open stays. The changes that `tell` makes of the ids are written with it, or
        nothing is done. Raises StorageUnavailable.
        """
        ...


class Inbox(Protocol):
    """What came back to people, until they have read it."""

    async def unread(self, people: frozenset[str]) -> tuple[Message, ...]:
        """Oldest first; raises StorageUnavailable."""
        ...

    async def read(self, people: frozenset[str], messages: Sequence[str]) -> None:
        """Mark as read, those that are theirs; raises StorageUnavailable."""
        ...


class Outbox(Protocol):
    """Messages on their way out. They are written with the change that they tell of."""

    async def claim(self, now: datetime, until: datetime, most: int) -> tuple[Outgoing, ...]:
        """Take what is due; nobody else gets it before `until`. Raises StorageUnavailable."""
        ...

    async def sent(self, key: str) -> None:
        """It has arrived; raises StorageUnavailable."""
        ...

    async def failed(self, key: str, again: datetime | None, reason: str) -> None:
        """Try again then, or give it up for all to see; raises StorageUnavailable."""
        ...

    async def given_up(self, most: int) -> tuple[Undelivered, ...]:
        """What could not be delivered, newest first; raises StorageUnavailable."""
        ...


class Messenger(Protocol):
    """Speaks to an address without having been spoken to."""

    async def send(self, outgoing: Outgoing) -> None:
        """Returns when the channel has taken it, once for each key; raises NotDelivered."""
        ...


class Deliveries(Protocol):
    """Inbound messages by their id, each claimed by one replica."""

    async def claim(self, delivery: str, now: datetime, until: datetime) -> bool:
        """Whether it is ours: nobody has done it, and nobody else has it now.

        Raises StorageUnavailable.
        """
        ...

    async def done(self, delivery: str) -> None:
        """It needs no second time; raises StorageUnavailable."""
        ...

    async def forget(self, before: datetime) -> int:
        """Drop what was claimed before: nothing that old is delivered again; how many.

        Raises StorageUnavailable.
        """
        ...


class Places(Protocol):
    """Where something was said, so that a conversation can go on and a message be edited."""

    async def put(self, placed: Placed) -> None:
        """Remember it, in place of what the same one said there; raises StorageUnavailable."""
        ...

    async def there(self, channel: str, place: str) -> tuple[Placed, ...]:
        """What was said at a place, by whomever; raises StorageUnavailable."""
        ...

    async def of(self, channel: str, about: str) -> tuple[Placed, ...]:
        """Everywhere that a thing was spoken of, oldest first; raises StorageUnavailable."""
        ...

    async def outdated(self, channel: str, most: int, about: str = "") -> tuple[Placed, ...]:
        """Messages to edit, as more has happened than they show, each with `drawn` as it will be.

        Of one thing, or of all; oldest first. Raises StorageUnavailable.
        """
        ...

    async def forget(self, before: datetime) -> int:
        """Drop what was said before, unless it is about something still open; how many.

        Raises StorageUnavailable.
        """
        ...


class Leases(Protocol):
    """Who does what only one may do at a time."""

    async def hold(self, name: str, holder: str, now: datetime, until: datetime) -> bool:
        """Take it, keep it, or take it over if its time is up; raises StorageUnavailable."""
        ...


class People(Protocol):
    """Who a sender is, and who is there."""

    async def find(self, sender: Sender) -> Person:
        """An unknown sender is an advisor without a team; raises StorageUnavailable."""
        ...

    async def everyone(self) -> tuple[Person, ...]:
        """All people imported, then all senders that nobody has imported.

        Raises StorageUnavailable.
        """
        ...

    async def take_in(self, people: Sequence[Person]) -> None:
        """Add or update, joined by e-mail, all or nothing; raises StorageUnavailable."""
        ...
