"""The inner loop without a channel: a store in memory, people, and a clock set by hand."""

import itertools
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from pathlib import Path

from adapters.knowledge_folder import load
from adapters.storage.store import Store, memory_store
from bot.answers import Answer, Coverage, Outcome, Verdict
from bot.changes import Change
from bot.entries import Asked
from bot.guidance.base import GuidanceBase
from bot.inner_loop.reviews import Sample
from bot.inner_loop.scheduling import Scheduling
from bot.leeway import Leeway
from bot.logbook.cases import CaseKeys
from bot.logbook.desk import Desk
from bot.outer_loop.door import routes
from bot.outer_loop.ownership import Owning
from bot.outer_loop.theme_desk import ThemeDesk
from bot.people import Address, Person, Role, Sender, Subject
from bot.redaction import Memory, Redacted
from bot.replies import Buttons, Form, Reply
from bot.requests import Request
from bot.wording import ENGLISH, Wording

KNOWLEDGE = Path(__file__).parents[2] / "knowledge"
MONDAY = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)


@lru_cache
def base() -> GuidanceBase:
    return load(KNOWLEDGE, date(2026, 11, 23))


def person(name: str, *roles: Role, **more: object) -> Person:
    values: dict[str, object] = {
        "id": f"p-{name}",
        "name": name.title(),
        "email": f"{name}@example.org",
        "roles": frozenset(roles),
        "addresses": (Address(channel="slack", id=name),),
    }
    return Person.model_validate(values | more)


PEOPLE = (
    person("ada", Role.ADVISOR, team="blue"),
    person("abe", Role.ADVISOR, team="red"),
    person("lea", Role.TEAM_LEAD, team="blue", leads=frozenset({"blue"})),
    person("lou", Role.TEAM_LEAD, team="blue", leads=frozenset({"blue"})),
    person("rex", Role.TEAM_LEAD, team="red", leads=frozenset({"red"})),
    person("bill", Role.OWNER, owns=frozenset({"billing"})),
    person("bob", Role.OWNER, owns=frozenset({"billing"})),
    person("log", Role.OWNER, owns=frozenset({"logistics"})),
    person("cy", Role.CX, owns=frozenset({"customer-experience"})),
    person("eve", Role.EXECUTIVE),
    person("adam", Role.ADMIN),
)
NAMES = (*(p.name.lower() for p in PEOPLE), "stranger")


async def stars(text: str, memory: Memory | None = None) -> Redacted:
    return Redacted(text=text.replace("Jane", "[name]"), memory=memory or Memory(), complete=True)


class Loop:
    """Says requests as people do, and keeps what came back."""

    def __init__(
        self, share: float = 0.0, store: Store | None = None, channel: str = "slack"
    ) -> None:
        self.now = MONDAY
        self.store = store or memory_store()
        numbers = itertools.count(1)
        self.desk = Desk(
            base=base(),
            wording=Wording(ENGLISH, "en_GB"),
            clock=lambda: self.now,
            ids=lambda: f"n{next(numbers):05}",
            redact=stars,
            cases=CaseKeys([b"new", b"old"]),
            logbook=self.store.logbook,
            record=self.store.record,
            inbox=self.store.inbox,
            outbox=self.store.outbox,
            people=self.store.people,
            outcomes=self.store.outcomes,
            pulses=self.store.pulses,
            channels=frozenset({channel}),
        )
        self.themes = ThemeDesk(self.desk, self.store.members, self.store.outlines)
        further = routes(self.themes, Owning(self.themes).adopt)
        sample = Sample(share, seed="test")
        self.leeway = Leeway(None, self.desk, sample, further=further)  # type: ignore[arg-type]
        self.scheduling = Scheduling(self.desk, self.store.leases, holder="me")

    async def begin(self) -> "Loop":
        await self.store.people.take_in(PEOPLE)
        return self

    async def say(self, by: str, request: Request, delivery: str | None = None) -> Reply:
        return await self.leeway.handle(request, Sender(channel="slack", id=by), delivery)

    async def passes(self, **span: float) -> None:
        self.now += timedelta(**span)
        await self.scheduling.run_once()

    async def asked(self, by: str = "ada", outcome: Outcome = Outcome.NONE) -> str:
        """A question that was answered."""
        answer_id = self.desk.ids()
        answer = Answer(
            id=answer_id,
            question="parcel late",
            coverage=Coverage.COVERED,
            verdict=Verdict(outcome=outcome, because=""),
            text="",
            steps=(),
            leeway=(),
            escalate_to=None,
            citations=(),
            signals=(),
            composed_by="extract",
            confidence=1,
            knowledge_version="v",
            timings_ms={},
        )
        who = next(p for p in PEOPLE if p.name.lower() == by)
        entry = Asked(
            id=answer_id,
            at=self.now,
            by=who.id,
            team=who.team,
            channel="slack",
            knowledge_version="v",
            answer=answer,
        )
        subject = Subject(by=who.id, team=who.team)
        change = Change(about=answer_id, seen=0, entries=(entry,), subject=subject)
        await self.store.logbook.write(change)
        return answer_id


def text_of(reply: Reply) -> str:
    """Everything that a person would read."""
    return reply.model_dump_json()


def requests_in(reply: Reply) -> list[Request]:
    """Everything that could be done next."""
    found: list[Request] = []
    for part in reply.parts:
        if isinstance(part, Buttons):
            found += [button.request for button in part.buttons]
        if isinstance(part, Form):
            found.append(part.draft)
    return found
