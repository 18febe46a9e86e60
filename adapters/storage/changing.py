"""How a change is written: inside a transaction, all of it or nothing."""

import secrets
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Column, Connection, Insert, Table, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite

from adapters.storage.database import queued
from adapters.storage.schema import DELIVERIES, ENTRIES, HEADS, MESSAGES, OUTBOX, THINGS
from bot.changes import Appended, Change, Link, Message
from bot.entries import ActionLogged, Asked, Entry, Escalated
from bot.history import GENESIS, links
from bot.outer_entries import DecisionModeSet, ThemeFound


def write_change(connection: Connection, change: Change) -> Appended:
    """Write it, unless it was written before or somebody was faster."""
    number, before = _head(connection)
    if change.delivery is not None and not _claim_done(connection, change):
        return Appended.REPEATED
    made = list(links(change.entries, number, before, _salts()))
    if not _appended(connection, change.seen, made):
        if change.delivery is not None:
            _unclaim(connection, change.delivery)
        return Appended.OVERTAKEN
    with queued(connection):
        last = {"number": made[-1].number, "hash": made[-1].hash}
        connection.execute(update(HEADS).values(last))
        _thing(connection, change, number)
        put_messages(connection, change.messages_seen)
    return Appended.DONE


def inserted(
    connection: Connection,
    table: Table,
    row: Mapping[str, object],
    same: Sequence[Column[Any]] | None = None,
) -> bool:
    """Insert a row unless one with the `same` columns, or its key, is there; whether it was."""
    sqlite_one = connection.dialect.name == "sqlite"
    made = sqlite.insert(table) if sqlite_one else postgresql.insert(table)
    key = next(iter(table.primary_key))
    new = made.values(row).on_conflict_do_nothing(index_elements=same).returning(key)
    return connection.execute(new).first() is not None


def _head(connection: Connection) -> tuple[int, str]:
    """The last link, locked until the transaction ends."""
    query = select(HEADS.c.number, HEADS.c.hash).with_for_update()
    found = connection.execute(query).first()
    if found is None:
        inserted(connection, HEADS, {"id": 1, "number": 0, "hash": GENESIS})
        found = connection.execute(query).one()
    return found.number, found.hash


def _claim_done(connection: Connection, change: Change) -> bool:
    """Mark the delivery as done; false if it was."""
    where = DELIVERIES.c.id == change.delivery
    done = connection.scalar(select(DELIVERIES.c.done).where(where))
    if done is None:
        at = change.entries[0].at
        row = {"id": change.delivery, "until": at, "done": True}
        connection.execute(insert(DELIVERIES).values(row))
        return True
    connection.execute(update(DELIVERIES).where(where).values(done=True))
    return not done


def _unclaim(connection: Connection, delivery: str) -> None:
    connection.execute(update(DELIVERIES).where(DELIVERIES.c.id == delivery).values(done=False))


def _appended(connection: Connection, seen: int, made: Sequence[Link]) -> bool:
    """Add the links behind `seen` others about the same, unless somebody has added there."""
    first, *more = [link.model_dump() | {"place": seen + n} for n, link in enumerate(made)]
    if not inserted(connection, ENTRIES, first, (ENTRIES.c.about, ENTRIES.c.place)):
        return False
    if more:
        connection.execute(insert(ENTRIES), more)
    return True


def _salts() -> Iterator[str]:
    while True:
        yield secrets.token_hex(16)


def _thing(connection: Connection, change: Change, number: int) -> None:
    """Whose it is, and where it stands now."""
    first = change.entries[0]
    values: dict[str, object] = {
        "seen": change.seen + len(change.entries),
        "owner": change.subject.owner,
        "touchpoint": change.touchpoint,
    }
    if change.standing is not None:
        stands = change.standing
        values |= stands.model_dump(include={"state", "queued", "cause", "taken_by", "due", "look"})
        values |= {
            "owner": stands.owner,
            "touchpoint": stands.touchpoint,
            "rank": stands.due or stands.at,
        }
    if change.seen:
        connection.execute(update(THINGS).where(THINGS.c.id == change.about).values(values))
    elif listed(first):
        connection.execute(_new_thing(change, first, number + 1).values(values))


def listed(entry: Entry) -> bool:
    """Whether it begins something that pages show, or that stands somewhere."""
    return isinstance(entry, Asked | ActionLogged | Escalated | ThemeFound | DecisionModeSet)


def _new_thing(change: Change, first: Entry, number: int) -> Insert:
    return insert(THINGS).values(
        id=change.about,
        number=number,
        kind=first.kind,
        at=first.at,
        rank=first.at,
        whose=change.subject.by,
        team=change.subject.team,
        case_ref=change.case,
    )


def put_messages(connection: Connection, messages: tuple[Message, ...]) -> None:
    """Messages, and a row for every address that they go to."""
    if not messages:
        return
    rows = [
        {"id": m.id, "at": m.at, "about": m.about, "to": m.to, "payload": m.model_dump_json()}
        for m in messages
    ]
    connection.execute(insert(MESSAGES).values(read=False), rows)
    outgoing = [
        {
            "key": f"{message.id}:{n}",
            "message": message.id,
            "channel": address.channel,
            "address": address.id,
            "due": message.at,
        }
        for message in messages
        for n, address in enumerate(message.addresses)
    ]
    if outgoing:
        connection.execute(insert(OUTBOX).values(state="waiting", tries=0, reason=""), outgoing)
