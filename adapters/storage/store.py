"""A store: everything that Leeway keeps, behind the ports of `bot.record_ports`."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from adapters.storage.memory_book import MemoryBook
from adapters.storage.memory_members import MemoryMembers
from adapters.storage.memory_people import MemoryPeople
from adapters.storage.memory_places import MemoryPlaces
from adapters.storage.memory_post import MemoryDeliveries, MemoryPost
from adapters.storage.memory_standing import MemoryOutcomes, MemoryPulses
from bot.outer_loop.ports import Members, Outlines
from bot.record_ports import Deliveries, Inbox, Leases, Logbook, Outbox, People, Places, Record
from bot.standing_ports import Outcomes, Pulses


async def _nothing() -> None:
    pass


@dataclass(frozen=True)
class Store:
    """One database, or one process's memory."""

    logbook: Logbook
    record: Record
    inbox: Inbox
    outbox: Outbox
    deliveries: Deliveries
    places: Places
    leases: Leases
    people: People
    outcomes: Outcomes
    pulses: Pulses
    members: Members
    outlines: Outlines
    close: Callable[[], Awaitable[None]] = _nothing


def memory_store() -> Store:
    """A store that is gone with the process."""
    post, members = MemoryPost(), MemoryMembers()

    def forget(about: str) -> None:
        post.forget(about)
        members.erase(about)

    book = MemoryBook(post.put, forget)
    outcomes = MemoryOutcomes(book.cases_acted_on)
    book.on_erasure = outcomes.erase
    return Store(
        logbook=book,
        record=book,
        inbox=post,
        outbox=post,
        deliveries=MemoryDeliveries(book.done),
        places=MemoryPlaces(book),
        leases=post,
        people=MemoryPeople(),
        outcomes=outcomes,
        pulses=MemoryPulses(),
        members=members,
        outlines=members,
    )
