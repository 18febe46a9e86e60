"""Citations: each passage gets its mark when it is first used."""

from datetime import date

from bot.answers import Citation
from bot.guidance.items import Example, Limit, Principle
from bot.guidance.passages import plain

_QUOTE = 160


class Sources:
    """Collects citations in the order in which the text uses them, `before` stand elsewhere."""

    def __init__(self, today: date, before: int = 0) -> None:
        self._today = today
        self._before = before
        self._cited: list[Citation] = []

    def cite(self, item: Principle | Example | Limit, heading: str) -> str:
        """The mark for that section of an item, for example `[1]`."""
        for known in self._cited:
            if (known.item, known.heading) == (item.id, heading):
                return f"[{known.n}]"
        n = self._before + len(self._cited) + 1
        quote = plain(item.section(heading))
        self._cited.append(
            Citation(
                n=n,
                item=item.id,
                kind=item.kind,
                title=item.title,
                path=item.path,
                heading=heading,
                quote=quote
                if len(quote) <= _QUOTE
                else quote[: _QUOTE - 1].rsplit(" ", 1)[0] + "…",
                stale=item.stale_on(self._today),
            )
        )
        return f"[{n}]"

    @property
    def citations(self) -> tuple[Citation, ...]:
        """All citations so far, by number."""
        return tuple(self._cited)
