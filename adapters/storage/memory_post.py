"""Messages, deliveries and leases in memory."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.changes import Message, Outgoing, Undelivered


@dataclass
class _Sending:
    outgoing: Outgoing
    due: datetime | None
    state: str = "waiting"
    reason: str = ""


class MemoryPost:
    """Implements `bot.record_ports.Inbox`, `.Outbox` and `.Leases`."""

    def __init__(self) -> None:
        self._messages: dict[str, Message] = {}
        self._read: set[str] = set()
        self._sendings: dict[str, _Sending] = {}
        self._leases: dict[str, tuple[str, datetime]] = {}

    def put(self, messages: Sequence[Message]) -> None:
        """Take messages in, as their change is written."""
        for message in messages:
            self._messages[message.id] = message
            for n, address in enumerate(message.addresses):
                key = f"{message.id}:{n}"
                outgoing = Outgoing(key=key, message=message, address=address, tries=0)
                self._sendings[key] = _Sending(outgoing, message.at)

    def forget(self, about: str) -> None:
        """Drop what messages say of a thing."""
        for message in [m for m in self._messages.values() if m.about == about]:
            del self._messages[message.id]
            for key in [k for k, s in self._sendings.items() if s.outgoing.message == message]:
                del self._sendings[key]

    async def unread(self, people: frozenset[str]) -> tuple[Message, ...]:
        """Oldest first."""
        return tuple(
            m for m in self._messages.values() if m.to in people and m.id not in self._read
        )

    async def read(self, people: frozenset[str], messages: Sequence[str]) -> None:
        """Those that are theirs."""
        theirs = {m for m in messages if m in self._messages and self._messages[m].to in people}
        self._read |= theirs

    async def claim(self, now: datetime, until: datetime, most: int) -> tuple[Outgoing, ...]:
        """What is due, oldest first."""
        due = [
            s
            for s in self._sendings.values()
            if s.state == "waiting" and s.due is not None and s.due <= now
        ]
        for sending in due[:most]:
            tries = sending.outgoing.tries + 1
            sending.outgoing = sending.outgoing.model_copy(update={"tries": tries})
            sending.due = until
        return tuple(sending.outgoing for sending in due[:most])

    async def sent(self, key: str) -> None:
        """It has arrived."""
        self._sendings[key].state = "sent"

    async def failed(self, key: str, again: datetime | None, reason: str) -> None:
        """Again then, or never."""
        sending = self._sendings[key]
        sending.due, sending.reason = again, reason
        if again is None:
            sending.state = "given_up"

    async def given_up(self, most: int) -> tuple[Undelivered, ...]:
        """Newest first."""
        lost = [s for s in self._sendings.values() if s.state == "given_up"]
        return tuple(
            Undelivered(
                key=s.outgoing.key,
                to=s.outgoing.message.to,
                address=s.outgoing.address,
                at=s.outgoing.message.at,
                tries=s.outgoing.tries,
                reason=s.reason,
            )
            for s in lost[::-1][:most]
        )

    async def hold(self, name: str, holder: str, now: datetime, until: datetime) -> bool:
        """Take it, keep it, or take it over."""
        by, ends = self._leases.get(name, (holder, now))
        if by != holder and ends > now:
            return False
        self._leases[name] = (holder, until)
        return True


class MemoryDeliveries:
    """Implements `bot.record_ports.Deliveries`; `finished` is filled by written changes too."""

    def __init__(self, finished: set[str]) -> None:
        self._finished = finished
        self._claims: dict[str, datetime] = {}

    async def claim(self, delivery: str, now: datetime, until: datetime) -> bool:
        """Whether it is ours."""
        if delivery in self._finished or self._claims.get(delivery, now) > now:
            return False
        self._claims[delivery] = until
        return True

    async def done(self, delivery: str) -> None:
        """No second time."""
        self._finished.add(delivery)

    async def forget(self, before: datetime) -> int:
        """Those that were claimed; of the others no time is known."""
        old = [delivery for delivery, until in self._claims.items() if until < before]
        for delivery in old:
            del self._claims[delivery]
            self._finished.discard(delivery)
        return len(old)
