"""Who is there, in memory."""

from collections.abc import Sequence

from bot.people import Address, Person, Sender, unknown_person


def joined(known: Person, address: Address) -> Person:
    """The same person, also reached there."""
    if any(a.channel == address.channel for a in known.addresses):
        return known
    return known.model_copy(update={"addresses": (*known.addresses, address)})


def updated(known: Person, now: Person) -> Person:
    """What was imported now, with the channels that were learned before."""
    said = {a.channel for a in now.addresses}
    learned = tuple(a for a in known.addresses if a.channel not in said)
    return now.model_copy(update={"id": known.id, "addresses": (*now.addresses, *learned)})


class MemoryPeople:
    """Implements `bot.record_ports.People`."""

    def __init__(self) -> None:
        self._people: dict[str, Person] = {}
        self._unknown: dict[str, Person] = {}

    async def find(self, sender: Sender) -> Person:
        """By the channel's id, else by e-mail, else an advisor without a team."""
        address = Address(channel=sender.channel, id=sender.id)
        for person in self._people.values():
            if address in person.addresses:
                return person
        email = (sender.email or "").lower()
        if email and email in self._people:
            self._people[email] = joined(self._people[email], address)
            return self._people[email]
        unknown = unknown_person(sender)
        self._unknown[unknown.id] = unknown
        return unknown

    async def everyone(self) -> tuple[Person, ...]:
        """All people imported, then the unknown."""
        imported = {i for person in self._people.values() for i in person.ids}
        unknown = (p for i, p in self._unknown.items() if i not in imported)
        return (*self._people.values(), *unknown)

    async def take_in(self, people: Sequence[Person]) -> None:
        """Add or update, joined by e-mail."""
        for person in people:
            email = (person.email or person.id).lower()
            known = self._people.get(email)
            self._people[email] = updated(known, person) if known else person
