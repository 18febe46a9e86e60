"""Questions, actions and escalations with everything that happened to them, in constant memory."""

from collections.abc import AsyncIterator

from bot.changes import Query
from bot.entries import Entry
from bot.logbook.desk import Desk

BATCH = 500


async def histories(desk: Desk, query: Query) -> AsyncIterator[tuple[Entry, ...]]:
    """Each first entry that the query finds with what followed it, newest first.

    Raises StorageUnavailable.
    """
    asked = query.model_copy(update={"most": BATCH})
    while True:
        page = await desk.logbook.page(asked)
        found = await desk.logbook.about([entry.id for entry in page.entries])
        for entry in page.entries:
            yield found.get(entry.id, (entry,))
        if page.before is None:
            return
        asked = asked.model_copy(update={"before": page.before})
