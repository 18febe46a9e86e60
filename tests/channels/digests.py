"""A digest as it lies in the outbox, for the channels to send."""

from bot.changes import Change, Message
from bot.entries import LEEWAY
from bot.people import Subject
from bot.replies import Button, Buttons, Chart, Part, Points, Text
from bot.requests import ShowMine
from bot.standing_entries import DigestSent
from tests.unit.loop import Loop

CHART = Chart(title="A week", labels=("5 Jan", "12 Jan"), values=(3, 9), alt="A week: 3, then 9.")
DIGEST: tuple[Part, ...] = (
    Text(heading="The week", text=""),
    Points(heading="What matters most", points=("one",)),
    CHART,
    Buttons(buttons=(Button(label="Mine", request=ShowMine()),)),
)


async def digest_for(loop: Loop, *to: str) -> None:
    """It waits to go out to these people."""
    people = {person.id: person for person in await loop.store.people.everyone()}
    entry = DigestSent(**loop.desk.head(None), cadence="weekly", period="2026-W48", told=len(to))
    messages = tuple(
        Message(
            id=loop.desk.ids(),
            at=loop.now,
            about=entry.id,
            to=who,
            parts=DIGEST,
            addresses=people[who].addresses,
        )
        for who in to
    )
    subject = Subject(by=LEEWAY)
    change = Change(about=entry.id, seen=0, entries=(entry,), subject=subject, messages=messages)
    await loop.store.logbook.write(change)
