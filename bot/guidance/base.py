"""The guidance base as a whole: what was in the folder, by id, under one version."""

from collections.abc import Iterator
from functools import cached_property

from pydantic import Field

from bot.guidance.company import Company, Journey, Owner, Owners, Signal, Signals
from bot.guidance.items import Example, Limit, Principle, Status
from bot.values import Value


class GuidanceBase(Value):
    """A folder that passed its check. `version` is the content hash of all files.

    `lines` says on which line of which file each key stands ("tiers.1.role"), for the check.
    """

    version: str
    company: Company
    journey: Journey
    owners: Owners
    signals: Signals
    items: tuple[Principle | Example | Limit, ...]
    lines: dict[str, dict[str, int]] = Field(default_factory=dict, repr=False)

    def line(self, path: str, key: str) -> int:
        """The line of that key, else of the nearest key around it, else the file's first."""
        of_file = self.lines.get(path, {})
        while key and key not in of_file:
            key = key.rpartition(".")[0]
        return of_file.get(key, 1)

    @cached_property
    def by_id(self) -> dict[str, Principle | Example | Limit]:
        """Every item by its id."""
        return {item.id: item for item in self.items}

    @cached_property
    def owner_by_id(self) -> dict[str, Owner]:
        """Every owner by its id."""
        return {owner.id: owner for owner in self.owners.owners}

    @cached_property
    def signal_by_id(self) -> dict[str, Signal]:
        """Every signal by its id."""
        return {signal.id: signal for signal in self.signals.signals}

    @cached_property
    def limits(self) -> tuple[Limit, ...]:
        """The limits that verdicts are made from: current ones only."""
        return tuple(i for i in self.items if isinstance(i, Limit) and i.status is Status.CURRENT)

    def answerable(self) -> Iterator[Principle | Example | Limit]:
        """Items that may be shown: current ones, and retired ones to say "not any more"."""
        return (item for item in self.items if item.status is not Status.DRAFT)
