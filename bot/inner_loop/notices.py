"""What is sent without having been asked for, and to whom."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.changes import ADMIN, Message
from bot.entries import ActionLogged, Decision, Reviewed
from bot.inner_loop.escalation import Escalation
from bot.inner_loop.whereabouts import where_it_is
from bot.logbook.desk import Desk
from bot.logbook.texts import short
from bot.loop_requests import CloseEscalation, OpenPassOn, OpenReopen, OpenReply, TakeEscalation
from bot.people import Address, Person, Right, Role, may
from bot.replies import Button, Buttons, Part, Text, Tone


@dataclass(frozen=True)
class Notices:
    """Makes messages. `people` are everybody there is."""

    desk: Desk
    people: Sequence[Person]

    def to_owner(self, stands: Escalation, heading: str) -> tuple[Message, ...]:
        """To everybody who answers for the owner, and to the owner's own channel."""
        own = [p for p in self._answering(stands) if stands.first.by not in p.ids]
        messages = [
            self._message(stands.id, p, p.addresses, self.card(stands, heading, p)) for p in own
        ]
        if places := self._places(stands.owner):
            card = self.card(stands, heading, None)
            messages.append(self._message(stands.id, None, places, card))
        return tuple(messages)

    def reminder(self, stands: Escalation) -> tuple[Message, ...]:
        """To whoever has taken it, else to the owner."""
        say = self.desk.say
        heading = say.reminder.format(due=self.desk.wording.when(stands.due))
        taken = [p for p in self.people if stands.taken_by in p.ids]
        if not taken:
            return self.to_owner(stands, heading)
        return tuple(
            self._message(stands.id, p, p.addresses, self.card(stands, heading, p)) for p in taken
        )

    def replied(self, stands: Escalation) -> tuple[Message, ...]:
        """The reply, to the advisor who waits for it."""
        assert stands.reply is not None
        say = self.desk.say
        heading = say.came_reply.format(owner=self.desk.owner_title(stands.owner))
        about = say.about_your.format(situation=short(stands.first.situation))
        buttons = (
            Button(label=say.close, request=CloseEscalation(escalation=stands.id)),
            Button(label=say.reopen, request=OpenReopen(escalation=stands.id)),
        )
        return self._to_advisor(
            stands.first.by,
            stands.id,
            Text(heading=heading, text=stands.reply.reply),
            Text(text=about, tone=Tone.QUIET),
            Buttons(buttons=buttons),
        )

    def moved(self, stands: Escalation) -> tuple[Message, ...]:
        """To the advisor: it was not answered in time, and who has it now."""
        text = self.desk.say.came_overdue.format(
            owner=self.desk.owner_title(stands.owner), due=self.desk.wording.when(stands.due)
        )
        heading = self.desk.say.about_your.format(situation=short(stands.first.situation))
        return self._to_advisor(stands.first.by, stands.id, Text(heading=heading, text=text))

    def reviewed(self, action: ActionLogged, review: Reviewed, lead: str) -> tuple[Message, ...]:
        """To the advisor: what the lead said."""
        say = self.desk.say
        heading = say.came_review[review.decision.value].format(lead=lead)
        words = review.words or say.without_words[review.decision.value]
        quiet = say.about_your.format(situation=short(action.situation))
        if review.decision is Decision.DISCUSS:
            quiet = f"{quiet} {say.only_you}"
        parts = (Text(heading=heading, text=words), Text(text=quiet, tone=Tone.QUIET))
        return self._to_advisor(action.by, action.id, *parts)

    def _answering(self, stands: Escalation) -> Iterable[Person]:
        if stands.owner == ADMIN:
            return (p for p in self.people if Role.ADMIN in p.roles)
        return (p for p in self.people if stands.owner in p.owns)

    def _places(self, owner: str) -> tuple[Address, ...]:
        known = self.desk.base.owner_by_id.get(owner)
        places = known.channels.items() if known else ()
        return tuple(Address(channel=c, id=i) for c, i in places)

    def card(self, stands: Escalation, heading: str, person: Person | None) -> tuple[Part, ...]:
        """An escalation with what can be done about it; without its text for who may not read."""
        say, wording = self.desk.say, self.desk.wording
        reads = person is None or may(person, Right.SEE_TEXTS, stands.subject)
        due = say.card_due.format(
            due=wording.when(stands.due), cause=say.causes[stands.first.cause.value]
        )
        text = stands.first.situation if reads else say.text_hidden
        return (
            Text(heading=heading, text=text),
            Text(text=f"{due} {self.sender_of(stands)}", tone=Tone.QUIET),
            *self._choices(stands, reads),
        )

    def standing(self, stands: Escalation, person: Person | None) -> tuple[Part, ...]:
        """The same card as things are now: who has it, and what is still to be done."""
        heading = self.desk.say.card.format(owner=self.desk.owner_title(stands.owner))
        head, quiet, *rest = self.card(stands, heading, person)
        where = Text(text=where_it_is(self.desk, stands), tone=Tone.PLAIN)
        return (head, where, quiet, *rest)

    def _choices(self, stands: Escalation, reads: bool) -> tuple[Part, ...]:
        """What is open to whom: nothing once there is a reply."""
        say = self.desk.say
        take = Button(label=say.take, request=TakeEscalation(escalation=stands.id))
        answer = Button(label=say.reply, request=OpenReply(escalation=stands.id))
        on = Button(label=say.hand_on, request=OpenPassOn(escalation=stands.id))
        if not stands.waiting:
            return ()
        if not reads:
            return (Buttons(buttons=(on,)),)
        free = stands.taken_by is None
        return (Buttons(buttons=(take, answer, on) if free else (answer, on)),)

    def sender_of(self, stands: Escalation) -> str:
        """Who asks: by name only if they allowed it."""
        say = self.desk.say
        named = [p.name for p in self.people if stands.first.by in p.ids and stands.first.named]
        if named:
            return say.from_named.format(name=named[0])
        team = stands.first.team
        return say.from_team.format(team=team) if team else say.from_somebody

    def _to_advisor(self, advisor: str, about: str, *parts: Part) -> tuple[Message, ...]:
        person = next((p for p in self.people if advisor in p.ids), None)
        addresses = person.addresses if person else ()
        return (self._message(about, advisor, addresses, parts),)

    def _message(
        self,
        about: str,
        to: Person | str | None,
        addresses: Sequence[Address],
        parts: Sequence[Part],
    ) -> Message:
        desk = self.desk
        return Message(
            id=desk.ids(),
            at=desk.clock(),
            about=about,
            to=to.id if isinstance(to, Person) else to,
            parts=tuple(parts),
            addresses=tuple(a for a in addresses if a.channel in desk.channels),
        )
