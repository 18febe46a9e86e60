"""What a check looks at."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from bot.guidance.base import GuidanceBase
from bot.guidance.faults import Fault, error, warning
from bot.guidance.items import Example, Limit, Principle, Status


@dataclass(frozen=True)
class Scope:
    """A base as it was read, the day, and the ids of items that could not be read.

    `unreadable` items are missing from the base, yet references to them are no fault.
    """

    base: GuidanceBase
    today: date
    unreadable: frozenset[str] = frozenset()

    def current(self) -> Iterator[Principle | Example | Limit]:
        """The items in force."""
        return (item for item in self.base.items if item.status is Status.CURRENT)

    def error(self, path: str, key: str, code: str, message: str, do: str) -> Fault:
        """An error on the line of that key."""
        return error(path, self.base.line(path, key), code, message, do)

    def warning(self, path: str, key: str, code: str, message: str, do: str) -> Fault:
        """A warning on the line of that key."""
        return warning(path, self.base.line(path, key), code, message, do)


Check = Callable[[Scope], Iterator[Fault]]
