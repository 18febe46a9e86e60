"""Where in a channel something was said, in memory."""

from datetime import datetime

from adapters.storage.memory_book import MemoryBook
from bot.changes import DRAWN_ERASED, Placed


class MemoryPlaces:
    """Implements `bot.record_ports.Places`; what became of a thing is in the book."""

    def __init__(self, book: MemoryBook) -> None:
        self._book = book
        self._placed: dict[tuple[str, str, str], Placed] = {}

    async def put(self, placed: Placed) -> None:
        """The newest of the same one at the same place counts."""
        self._placed[placed.channel, placed.place, placed.who] = placed

    async def there(self, channel: str, place: str) -> tuple[Placed, ...]:
        """By whomever."""
        return self._found(channel, place=place)

    async def of(self, channel: str, about: str) -> tuple[Placed, ...]:
        """Oldest first."""
        return self._found(channel, about=about)

    async def outdated(self, channel: str, most: int, about: str = "") -> tuple[Placed, ...]:
        """Each with `drawn` as it will be."""
        every = (p for p in self._ordered() if p.channel == channel and about in {"", p.about})
        newly = [(placed, self._drawn(placed)) for placed in every]
        return tuple(
            placed.model_copy(update={"drawn": drawn})
            for placed, drawn in newly
            if placed.drawn is not None and drawn not in {None, placed.drawn}
        )[:most]

    def _drawn(self, placed: Placed) -> int | None:
        erased = self._book.erased(placed.about)
        return DRAWN_ERASED if erased else self._book.seen(placed.about)

    async def forget(self, before: datetime) -> int:
        """What is about something still open stays."""
        old = [
            key
            for key, placed in self._placed.items()
            if placed.at < before and not self._book.open(placed.about)
        ]
        for key in old:
            del self._placed[key]
        return len(old)

    def _found(self, channel: str, place: str = "", about: str = "") -> tuple[Placed, ...]:
        return tuple(
            placed
            for placed in self._ordered()
            if placed.channel == channel and (placed.place == place or placed.about == about)
        )

    def _ordered(self) -> list[Placed]:
        return sorted(self._placed.values(), key=lambda each: (each.at, each.place, each.who))
