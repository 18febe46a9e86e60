"""The logbook in memory: gone with the process. For tests, and for trying things out."""

import secrets
from collections.abc import AsyncIterator, Callable, Sequence

from bot.changes import (
    Appended,
    Change,
    Erasure,
    Link,
    Message,
    Page,
    Query,
    Standing,
    State,
    Wanted,
)
from bot.entries import Entry, Erased, parse_entry
from bot.history import GENESIS, links
from bot.record_ports import Tell

FIRST_KINDS = frozenset({"asked", "action_logged", "escalated"})
STILL_OPEN = frozenset({State.OPEN, State.TAKEN})
NOBODY = "erased"
"""Who an entry is from once its texts were erased for a person."""


class MemoryBook:
    """Implements `bot.record_ports.Logbook` and `.Record`.

    `on_messages` is handed the messages of a change as it is written.
    """

    def __init__(
        self,
        on_messages: Callable[[Sequence[Message]], None] = lambda _: None,
        forget: Callable[[str], None] = lambda _: None,
    ) -> None:
        self._links: list[Link] = []
        self._of: dict[str, Change] = {}
        self._about: dict[str, list[int]] = {}
        self._standings: dict[str, Standing] = {}
        self.done: set[str] = set()
        self.on_erasure: Callable[[Erasure], None] = lambda _: None
        self._on_messages, self._forget = on_messages, forget

    async def write(self, change: Change) -> Appended:
        """All of it, or nothing where somebody was faster."""
        return self._write(change)

    def _write(self, change: Change) -> Appended:
        if change.delivery is not None and change.delivery in self.done:
            return Appended.REPEATED
        if len(self._about.get(change.about, ())) != change.seen:
            return Appended.OVERTAKEN
        before = self._links[-1].hash if self._links else GENESIS
        salts = iter(lambda: secrets.token_hex(16), None)
        for link in links(change.entries, len(self._links), before, salts):
            self._links.append(link)
            self._about.setdefault(change.about, []).append(link.number)
        self._of.setdefault(change.about, change)
        if change.standing is not None:
            self._standings[change.about] = change.standing
        if change.delivery is not None:
            self.done.add(change.delivery)
        self._on_messages(change.messages_seen)
        return Appended.DONE

    async def about(self, things: Sequence[str]) -> dict[str, tuple[Entry, ...]]:
        """Every entry about each, in order."""
        found = {thing: self._entries(thing) for thing in things}
        return {thing: entries for thing, entries in found.items() if entries}

    def _entries(self, thing: str) -> tuple[Entry, ...]:
        payloads = (self._links[n - 1].payload for n in self._about.get(thing, ()))
        return tuple(parse_entry.validate_json(p) for p in payloads if p is not None)

    async def page(self, query: Query) -> Page:
        """First entries, newest first."""
        end = len(self._links) if query.before is None else query.before - 1
        found: list[tuple[int, Entry]] = []
        for link in reversed(self._links[: max(end, 0)]):
            if link.kind in FIRST_KINDS and link.payload is not None and self._fits(link, query):
                found.append((link.number, parse_entry.validate_json(link.payload)))
            if len(found) > query.most:
                break
        more = len(found) > query.most
        shown = found[: query.most]
        return Page(entries=tuple(e for _, e in shown), before=shown[-1][0] if more else None)

    def _fits(self, link: Link, query: Query) -> bool:
        change = self._of[link.about]
        return (
            query.scope.holds(change.subject)
            and query.kind in {None, link.kind}
            and query.team in {None, change.subject.team}
            and query.touchpoint in {None, change.touchpoint}
            and (query.since is None or link.at >= query.since)
            and (query.until is None or link.at < query.until)
            and (not query.case or change.case in query.case)
        )

    def seen(self, thing: str) -> int | None:
        """How many entries there are about it, null if none is known."""
        numbers = self._about.get(thing)
        return len(numbers) if numbers else None

    def erased(self, thing: str) -> bool:
        """Whether its first entry is gone."""
        numbers = self._about.get(thing)
        return numbers is not None and self._links[numbers[0] - 1].payload is None

    def open(self, thing: str) -> bool:
        """Whether somebody still has to do something about it."""
        standing = self._standings.get(thing)
        return standing is not None and standing.state in STILL_OPEN

    async def standings(self, wanted: Wanted) -> tuple[Standing, ...]:
        """Where things stand: what is due first, then what is oldest."""
        found = [s for s in self._standings.values() if _wanted(s, wanted)]
        found.sort(key=lambda s: (s.due or s.at, s.about))
        return tuple(found[: wanted.most])

    async def links(self, kind: str | None = None, after: int = 0) -> AsyncIterator[Link]:
        """In order."""
        # By their places: a copy of all, for whoever wants the first one, would take longest.
        for place in range(after, len(self._links)):
            link = self._links[place]
            if kind in {None, link.kind}:
                yield link

    async def erase(self, erasure: Erasure, tell: Tell) -> tuple[str, ...]:
        """Texts go, links stay."""
        numbers = [link.number for link in self._links if self._to_erase(link, erasure)]
        for n in numbers:
            link = self._links[n - 1]
            self._links[n - 1] = link.model_copy(update={"payload": None, "salt": None})
            self._standings.pop(link.about, None)
            self._forget(link.about)
            self._anonymous(link.about, erasure)
        self.on_erasure(erasure)
        ids = tuple(self._links[n - 1].id for n in numbers)
        for change in tell(ids):
            self._write(change)
        return ids

    def cases_acted_on(self) -> frozenset[str]:
        """The references of cases that an action was logged for, and not erased."""
        whole = (link for link in self._links if link.payload is not None)
        acted = (self._of[link.about].case for link in whole if link.kind == "action_logged")
        return frozenset(case for case in acted if case is not None)

    def _anonymous(self, thing: str, erasure: Erasure) -> None:
        change = self._of[thing]
        if change.subject.by in erasure.people:
            subject = change.subject.model_copy(update={"by": NOBODY})
            self._of[thing] = change.model_copy(update={"subject": subject})

    def _to_erase(self, link: Link, erasure: Erasure) -> bool:
        standing = self._standings.get(link.about)
        if link.payload is None or link.kind == Erased.model_fields["kind"].default:
            return False
        if standing is not None and standing.state in STILL_OPEN:
            return False
        change = self._of[link.about]
        return (
            (erasure.before is not None and link.at < erasure.before)
            or change.case in erasure.case
            or change.subject.by in erasure.people
        )


def _wanted(standing: Standing, wanted: Wanted) -> bool:
    return (
        standing.kind == wanted.kind
        and standing.state in wanted.states
        and wanted.scope.holds(standing.subject)
        and (wanted.look is None or (standing.look is not None and standing.look <= wanted.look))
    )
