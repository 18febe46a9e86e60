"""An escalation's card at a place that it was sent to, as things are now."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.changes import Message
from bot.errors import NotFound
from bot.inner_loop.escalation import Escalation, escalation_of
from bot.inner_loop.notices import Notices
from bot.logbook.desk import Desk, words
from bot.loop_requests import OpenPassOn, TakeEscalation
from bot.people import Address, Person, Right, may
from bot.replies import Buttons, Part, Reply, Text, Tone


@dataclass(frozen=True)
class EscalationCards:
    """Says what a card shows from now on: to each reader what they may see."""

    desk: Desk

    async def at(self, escalation: str, address: Address) -> Reply:
        """The card; where it has gone on, or was erased, a sentence without its text."""
        desk = self.desk
        try:
            stands = escalation_of(await desk.thing(escalation))
        except NotFound:
            return words(desk.say.card_erased)
        people = await desk.people.everyone()
        reader = next((person for person in people if address in person.addresses), None)
        if reader is not None:
            return Reply(parts=self._now(stands, reader, people))
        if not self._of_the_owner(stands, address):
            return Reply(parts=self._gone_on(stands))
        return Reply(parts=Notices(desk, people).standing(stands, None))

    async def as_things_are(
        self, messages: Sequence[Message], person: Person
    ) -> tuple[Message, ...]:
        """The same messages, with nothing on offer that somebody has done by now.

        A card that more has happened to since becomes the card of now, once for each escalation.
        """
        cards = [m for m in messages if _offers(m)]
        histories = await self.desk.logbook.about([message.about for message in cards])
        moved = {about for about, past in histories.items() if _seen(cards, about) < len(past)}
        people = await self.desk.people.everyone() if moved else ()
        shown, kept = set[str](), list[Message]()
        for message in messages:
            if message not in cards or message.about not in moved:
                kept.append(message)
            elif message.about not in shown:
                shown.add(message.about)
                stands = escalation_of(histories[message.about])
                parts = self._now(stands, person, people)
                kept.append(message.model_copy(update={"parts": parts}))
        return tuple(kept)

    def _now(
        self, stands: Escalation, reader: Person, people: Sequence[Person]
    ) -> tuple[Part, ...]:
        if may(reader, Right.SEE_STATE, stands.subject):
            return Notices(self.desk, people).standing(stands, reader)
        return self._gone_on(stands)

    def _gone_on(self, stands: Escalation) -> tuple[Part, ...]:
        owner = self.desk.owner_title(stands.owner)
        return (Text(text=self.desk.say.card_gone_on.format(owner=owner), tone=Tone.QUIET),)

    def _of_the_owner(self, stands: Escalation, address: Address) -> bool:
        """Whether a channel is that of whoever has the escalation now."""
        owner = self.desk.base.owner_by_id.get(stands.owner)
        return owner is not None and (address.channel, address.id) in owner.channels.items()


def _offers(message: Message) -> bool:
    """Whether it is a card: what somebody else may do as well."""
    pressed = (part.buttons for part in message.parts if isinstance(part, Buttons))
    offered = (button.request for buttons in pressed for button in buttons)
    return any(isinstance(request, TakeEscalation | OpenPassOn) for request in offered)


def _seen(cards: Sequence[Message], about: str) -> int:
    return max(card.seen for card in cards if card.about == about)
