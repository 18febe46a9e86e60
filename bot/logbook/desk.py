"""What the features that record work with, and who has come."""

from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Protocol, TypedDict

from bot.answers import Answer
from bot.changes import ADMIN, Appended, Change
from bot.entries import LEEWAY, Asked, Entry
from bot.errors import IncompleteForm, NotFound, StorageUnavailable
from bot.guidance.base import GuidanceBase
from bot.logbook.answered import answer_of
from bot.logbook.cases import CaseKeys
from bot.logbook.texts import LONGEST, plain
from bot.loop_phrases import LoopPhrases
from bot.people import Person
from bot.ports import Clock, Ids
from bot.record_ports import Inbox, Logbook, Outbox, People, Record
from bot.redaction import Memory, Redacted
from bot.replies import Form, Reply, Text
from bot.standing_ports import Outcomes, Pulses
from bot.wording import Wording

Decide = Callable[[tuple[Entry, ...]], Change]
"""What follows from everything that happened so far; raises RequestRefused."""

TRIES = 20
_FAULTS = 20
FOLLOWED = 4
"""So many questions in a row make a situation."""


class Redact(Protocol):
    """`bot.redaction.FullRedaction.redact`."""

    async def __call__(self, text: str, memory: Memory | None = None) -> Redacted:
        """A text without what identifies a customer, and what to remember for the next one."""
        ...


class Head(TypedDict):
    """What every entry begins with."""

    id: str
    at: datetime
    by: str
    team: str | None
    channel: str
    knowledge_version: str


Handler = Callable[..., Awaitable[Reply]]
"""A feature's answer to one kind of request: takes the request and who has come."""


@dataclass(frozen=True)
class Visit:
    """Who asks, through which channel; `delivery` is the inbound message's id, if it has one."""

    person: Person
    channel: str
    delivery: str | None = None


@dataclass(frozen=True)
class Desk:
    """One version of the guidance base, the store, and what makes entries.

    `channels` are those that can be spoken to without having been spoken to.
    """

    base: GuidanceBase
    wording: Wording
    clock: Clock
    ids: Ids
    redact: Redact
    cases: CaseKeys
    logbook: Logbook
    record: Record
    inbox: Inbox
    outbox: Outbox
    people: People
    outcomes: Outcomes
    pulses: Pulses
    channels: frozenset[str] = frozenset()

    @property
    def say(self) -> LoopPhrases:
        """The sentences of logbook and inner loop."""
        return self.wording.phrases.loop

    def under(self, base: GuidanceBase) -> "Desk":
        """The same desk, with another version of the guidance base."""
        return replace(self, base=base)

    def head(self, visit: Visit | None) -> Head:
        """The head of a new entry; without a visit, Leeway itself did it."""
        return Head(
            id=self.ids(),
            at=self.clock(),
            by=visit.person.id if visit else LEEWAY,
            team=visit.person.team if visit else None,
            channel=visit.channel if visit else LEEWAY,
            knowledge_version=self.base.version,
        )

    def owner_title(self, owner: str | None) -> str:
        """An owner by name."""
        known = self.base.owner_by_id.get(owner or "")
        if known:
            return known.title
        return self.say.admin_title if owner == ADMIN else owner or ""

    def owner_of(self, touchpoint: str) -> str | None:
        """Who can fix a touchpoint."""
        known = self.base.journey.touchpoints.get(touchpoint)
        return known.owner if known else None

    async def kept(self, text: str) -> str:
        """A text as it may be stored."""
        return (await self.redact(plain(text))).text if text.strip() else ""

    async def thing(self, thing: str) -> tuple[Entry, ...]:
        """Every entry about it; raises NotFound."""
        found = (await self.logbook.about([thing])).get(thing, ())
        if not found or found[0].id != thing:
            raise NotFound(thing)
        return found

    async def own_answer(self, answer: str | None, person: Person) -> Answer | None:
        """The person's own answer; raises NotFound.

        Of a follow-up, its question is all that led to it: "and £60?" alone says nothing.
        """
        if answer is None:
            return None
        asked = await self.own_question(answer, person)
        questions, follows = [asked.answer.question], asked.follows
        with suppress(NotFound):  # what was erased meanwhile is not needed
            while follows is not None and len(questions) < FOLLOWED:
                before = await self.own_question(follows, person)
                questions, follows = [before.answer.question, *questions], before.follows
        return asked.answer.model_copy(update={"question": " ".join(questions)})

    async def own_question(self, answer: str, person: Person) -> Asked:
        """The person's own question, with its answer as it is now; raises NotFound."""
        history = await self.thing(answer)
        first = history[0]
        if not isinstance(first, Asked) or first.by not in person.ids:
            raise NotFound(f"answer {answer} of {person.id}")
        return first.model_copy(update={"answer": answer_of(first, history)})

    async def settle(self, thing: str, decide: Decide) -> Change:
        """Write what follows from what happened so far, and decide anew if somebody was faster.

        Raises NotFound, StorageUnavailable, and what `decide` does.
        """
        return await self._settle(thing, decide, self.thing)

    async def settle_anew(self, thing: str, decide: Decide) -> Change:
        """The same where nothing may have happened yet."""
        return await self._settle(thing, decide, self._happened)

    async def _happened(self, thing: str) -> tuple[Entry, ...]:
        return (await self.logbook.about([thing])).get(thing, ())

    async def _settle(
        self, thing: str, decide: Decide, read: Callable[[str], Awaitable[tuple[Entry, ...]]]
    ) -> Change:
        for _ in range(TRIES):
            change = decide(await read(thing))
            if not change.entries or await self.logbook.write(change) is not Appended.OVERTAKEN:
                return change
        raise StorageUnavailable(f"{thing} changes too fast")

    async def name_of(self, person_id: str) -> str:
        """A colleague by name; their id if nobody has imported them."""
        people = await self.people.everyone()
        return next((p.name for p in people if person_id in p.ids), person_id)


def needed(desk: Desk, **texts: str) -> None:
    """Raises IncompleteForm for every text that is empty."""
    faults = {name: desk.say.needs_text for name, text in texts.items() if not plain(text)}
    if faults:
        raise IncompleteForm(faults)


def not_too_long(desk: Desk, **texts: str) -> None:
    """Raises IncompleteForm for every text that is too long to keep."""
    fault = desk.say.too_long.format(limit=LONGEST)
    faults = {name: fault for name, text in texts.items() if len(text) > LONGEST}
    if faults:
        raise IncompleteForm(faults)


def complete(*checks: Callable[[], object]) -> None:
    """Raises IncompleteForm with what every check finds wrong: nobody sends a form twice for it."""
    faults: dict[str, str] = {}
    for check in checks:
        try:
            check()
        except IncompleteForm as refused:
            faults = {**refused.faults, **faults}
    if faults:
        raise IncompleteForm(faults)


def first_faults(desk: Desk, faults: Sequence[str]) -> dict[str, str]:
    """What is wrong with a file: the first faults, each by itself, and how many there are more."""
    shown = {f"csv {n}": fault for n, fault in enumerate(faults[:_FAULTS])}
    if len(faults) > _FAULTS:
        shown["csv"] = desk.say.more.format(number=len(faults) - _FAULTS)
    return shown


def words(text: str, ok: bool = True) -> Reply:
    """One sentence."""
    return Reply(parts=(Text(text=text),), ok=ok)


def form(form: Form) -> Reply:
    """A form to fill."""
    return Reply(parts=(form,))
