"""A store in a database."""

from adapters.storage.book import SqlBook
from adapters.storage.database import open_engine
from adapters.storage.directory import SqlPeople
from adapters.storage.members import SqlMembers
from adapters.storage.outcomes import SqlOutcomes
from adapters.storage.places import SqlPlaces
from adapters.storage.post import SqlDeliveries, SqlPost
from adapters.storage.pulses import SqlPulses
from adapters.storage.store import Store
from adapters.storage.writer import Writer


def sql_store(url: str, *, durable: bool = True) -> Store:
    """A store in that database, which is migrated already; raises SettingsInvalid.

    Not `durable`: faster, for what can be told again.
    """
    engine = open_engine(url)
    writes = open_engine(url, ping=False, durable=durable)
    writer = Writer(writes)
    book, post = SqlBook(engine, writer), SqlPost(engine, writer)
    members = SqlMembers(engine, writer)

    async def close() -> None:
        await writer.close()
        engine.dispose()
        writes.dispose()

    return Store(
        logbook=book,
        record=book,
        inbox=post,
        outbox=post,
        deliveries=SqlDeliveries(writer),
        places=SqlPlaces(engine, writer),
        leases=post,
        people=SqlPeople(engine, writer),
        outcomes=SqlOutcomes(engine, writer),
        pulses=SqlPulses(engine, writer),
        members=members,
        outlines=members,
        close=close,
    )
