"""Who is there, in a database."""

import asyncio
from collections.abc import Sequence

from sqlalchemy import Connection, Engine, delete, insert, select, update

from adapters.storage.changing import inserted
from adapters.storage.database import storage_errors
from adapters.storage.memory_people import joined, updated
from adapters.storage.schema import IDENTITIES, PEOPLE
from adapters.storage.writer import Writer
from bot.people import Address, Person, Sender, unknown_person


class SqlPeople:
    """Implements `bot.record_ports.People`."""

    def __init__(self, engine: Engine, writer: Writer) -> None:
        self._engine, self._writer = engine, writer

    async def find(self, sender: Sender) -> Person:
        """By the channel's id, else by e-mail, else an advisor without a team."""
        found = await asyncio.to_thread(self._by_address, sender)
        if found is not None and (found.known or not sender.email):
            return found
        return await self._writer.run(lambda connection: _met(connection, sender))

    async def everyone(self) -> tuple[Person, ...]:
        """All people imported, then the unknown."""
        return await asyncio.to_thread(self._everyone)

    async def take_in(self, people: Sequence[Person]) -> None:
        """Add or update, joined by e-mail."""

        def job(connection: Connection) -> None:
            for person in people:
                _take_in(connection, person)

        await self._writer.run(job)

    def _by_address(self, sender: Sender) -> Person | None:
        with storage_errors(), self._engine.connect() as connection:
            return _by_address(connection, sender)

    def _everyone(self) -> tuple[Person, ...]:
        query = select(PEOPLE.c.payload).order_by(PEOPLE.c.known.desc(), PEOPLE.c.id)
        with storage_errors(), self._engine.connect() as connection:
            return tuple(map(Person.model_validate_json, connection.scalars(query)))


def _by_address(connection: Connection, sender: Sender) -> Person | None:
    query = (
        select(PEOPLE.c.payload)
        .join(IDENTITIES, IDENTITIES.c.person == PEOPLE.c.id)
        .where(IDENTITIES.c.channel == sender.channel, IDENTITIES.c.sender == sender.id)
    )
    payload = connection.scalar(query)
    return None if payload is None else Person.model_validate_json(payload)


def _by_email(connection: Connection, email: str | None) -> Person | None:
    if not email:
        return None
    query = select(PEOPLE.c.payload).where(PEOPLE.c.email == email.lower(), PEOPLE.c.known)
    payload = connection.scalar(query)
    return None if payload is None else Person.model_validate_json(payload)


def _met(connection: Connection, sender: Sender) -> Person:
    """Somebody in a channel where they were not known before."""
    known = _by_email(connection, sender.email)
    if known is not None:
        person = joined(known, Address(channel=sender.channel, id=sender.id))
        _keep(connection, person)
        return person
    found = _by_address(connection, sender)
    if found is not None:
        return found
    unknown = unknown_person(sender)
    _keep(connection, unknown)
    return unknown


def _take_in(connection: Connection, person: Person) -> None:
    known = _by_email(connection, person.email)
    _keep(connection, updated(known, person) if known else person)


def _keep(connection: Connection, person: Person) -> None:
    """Whoever had one of the person's addresses before, unknown, is this person now."""
    for address in person.addresses:
        was = _by_address(connection, Sender(channel=address.channel, id=address.id))
        if was is not None and not was.known and was.id != person.id:
            connection.execute(delete(PEOPLE).where(PEOPLE.c.id == was.id))
    email = person.email.lower() if person.email and person.known else None
    row = {"email": email, "known": person.known, "payload": person.model_dump_json()}
    if not inserted(connection, PEOPLE, {"id": person.id, **row}):
        connection.execute(update(PEOPLE).where(PEOPLE.c.id == person.id).values(row))
    connection.execute(delete(IDENTITIES).where(IDENTITIES.c.person == person.id))
    for address in person.addresses:
        same = (IDENTITIES.c.channel == address.channel) & (IDENTITIES.c.sender == address.id)
        connection.execute(delete(IDENTITIES).where(same))
        identity = {"channel": address.channel, "sender": address.id, "person": person.id}
        connection.execute(insert(IDENTITIES).values(identity))
