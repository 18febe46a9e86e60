"""What people decided about which entries belong together, from the record itself."""

from collections.abc import AsyncIterator
from typing import get_args

from bot.entries import Entry, parse_entry
from bot.outer_entries import AboutTheme, ThemeMerged, ThemeSplit
from bot.outer_loop.theme import Curation
from bot.record_ports import Record

_KINDS = tuple(entry.model_fields["kind"].default for entry in get_args(AboutTheme))
_SILENCE = "theme_overdue"


async def curation_of(record: Record) -> Curation:
    """Everything decided so far; raises StorageUnavailable."""
    merged: dict[str, str] = {}
    pinned: dict[str, str] = {}
    kept: set[str] = set()
    for kind in _KINDS:
        if kind == _SILENCE:  # nobody decided anything
            continue
        async for entry in _entries(record, kind):
            kept.add(entry.about)
            if isinstance(entry, ThemeMerged):
                merged[entry.about] = entry.into
                kept.add(entry.into)
            if isinstance(entry, ThemeSplit):
                kept.add(entry.into)
                pinned |= dict.fromkeys(entry.moved, entry.into)
                pinned |= dict.fromkeys(entry.kept, entry.about)
    return Curation(merged=merged, pinned=pinned, kept=frozenset(kept))


async def _entries(record: Record, kind: str) -> AsyncIterator[Entry]:
    async for link in record.links(kind):
        if link.payload is not None:
            yield parse_entry.validate_json(link.payload)
