"""Whose a theme is: from its first day, and what its owner, or silence, makes of it."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.changes import ADMIN, Change, Message, State, Wanted
from bot.entries import Entry
from bot.errors import AlreadyDecided, NotAllowed
from bot.guidance.routing import last_resort
from bot.inner_loop.escalating import answered_for
from bot.inner_loop.routing import following, reachable
from bot.logbook.desk import Desk, Head, Visit
from bot.outer_entries import (
    ThemeAccepted,
    ThemeDeclined,
    ThemeDissolved,
    ThemeFound,
    ThemeOverdue,
    ThemePassedOn,
)
from bot.outer_loop.decided import Decided, decided, then
from bot.outer_loop.theme import Outline, ThemeState
from bot.outer_loop.theme_desk import Known, ThemeDesk, title_of
from bot.people import Address, Person, Right, Role, Scope, may
from bot.replies import Button, Buttons, Part, Points, Text
from bot.theme_requests import ShowTheme

_SHOWN = 5


def permitted(stands: Decided, person: Person, right: Right) -> None:
    """Raises NotAllowed; that a theme exists everybody may know."""
    if not may(person, right, stands.subject):
        raise NotAllowed(f"{right} of {stands.id} by {person.id}")


def accept(stands: Decided, person: Person, head: Head) -> ThemeAccepted | None:
    """Its owner takes it on; null where that has been said already."""
    permitted(stands, person, Right.ACT_ON_THEME)
    if stands.state is ThemeState.ACCEPTED:
        return None
    if stands.merged_into is not None:
        raise AlreadyDecided(stands.id)
    return ThemeAccepted(**head, about=stands.id)


def pass_on(
    stands: Decided, person: Person, owner: str, due: datetime, reason: str, head: Head
) -> ThemePassedOn:
    """Somebody else can fix it."""
    permitted(stands, person, Right.HAND_THEME_ON)
    return ThemePassedOn(**head, about=stands.id, owner=owner, due=due, reason=reason)


def decline(stands: Decided, person: Person, reason: str, head: Head) -> ThemeDeclined:
    """Its owner will not act, and everybody can read why."""
    permitted(stands, person, Right.ACT_ON_THEME)
    return ThemeDeclined(**head, about=stands.id, reason=reason)


def answer_by(desk: Desk) -> datetime:
    """Until when an owner answers a theme that they get now."""
    return desk.clock() + timedelta(days=desk.base.company.readiness.answer_days)


def owner_of(desk: Desk, touchpoint: str, there: Collection[str]) -> str:
    """Who can fix it, or the next in the chain that somebody answers for.

    Where no touchpoint is clear that is the last in every chain: the CX lead.
    """
    owner = desk.owner_of(touchpoint) or last_resort(desk.base).id
    return reachable(desk.base, owner, there)


def found_entry(
    desk: Desk, theme: str, touchpoint: str, there: Collection[str], split_from: str | None = None
) -> ThemeFound:
    """The first entry about a theme."""
    return ThemeFound(
        **{**desk.head(None), "id": theme},
        owner=owner_of(desk, touchpoint, there),
        due=answer_by(desk),
        touchpoint=touchpoint,
        split_from=split_from,
    )


def change_of(
    stands: Decided,
    seen: int,
    entry: Entry,
    messages: tuple[Message, ...] = (),
    visit: Visit | None = None,
) -> Change:
    """The change that an entry about a theme makes; `stands` is how it stands after it."""
    return Change(
        about=stands.id,
        seen=seen,
        entries=(entry,),
        subject=stands.subject,
        touchpoint=stands.first.touchpoint,
        standing=stands.standing(),
        messages=messages,
        delivery=visit.delivery if visit else None,
    )


@dataclass(frozen=True)
class Owning:
    """Gives every theme an owner, tells owners once for all their themes, and minds silence."""

    at: ThemeDesk

    async def adopt(self) -> int:
        """Record the themes that were computed and that no entry tells of yet; how many."""
        desk = self.at.desk
        outlines = await self.at.outlines.outlines()
        known = await desk.logbook.about([o.id for o in outlines])
        new = [o for o in outlines if o.id not in known]
        people = await desk.people.everyone() if new else ()
        there = answered_for(desk, people)
        found = [(o, found_entry(desk, o.id, o.touchpoint, there)) for o in new]
        for outline, entry in found:
            mine = [o for o, e in found if e.owner == entry.owner]
            tells = mine[0] is outline
            due = desk.wording.when(entry.due)
            text = self.at.say.owner_new.format(number=len(mine), due=due)
            told = self._told(entry.owner, text, mine, people) if tells else ()
            await desk.logbook.write(change_of(decided([entry]), 0, entry, told))
        return len(new)

    async def look(self, most: int = 100) -> int:
        """Hand on what owners did not answer in time; how many themes. Raises StorageUnavailable.

        Each of the new owners hears once of all that they get.
        """
        desk = self.at.desk
        wanted = Wanted(
            scope=Scope(everything=True),
            kind="theme_found",
            states=(State.OPEN,),
            look=desk.clock(),
            most=most,
        )
        overdue = await desk.logbook.standings(wanted)
        if not overdue:
            return 0
        outlines = {o.id: o for o in await self.at.outlines.outlines()}
        for gone in (s.about for s in overdue if s.about not in outlines):
            await self._dissolve(gone)
        people = await desk.people.everyone()
        there = answered_for(desk, people)
        by_owner: dict[str, list[Outline]] = defaultdict(list)
        for standing in (s for s in overdue if s.about in outlines):
            following_one = following(desk.base, standing.owner or ADMIN)
            owner = reachable(desk.base, following_one, there)
            by_owner[owner].append(outlines[standing.about])
        for owner, themes in by_owner.items():
            due = desk.wording.when(answer_by(desk))
            text = self.at.say.owner_overdue.format(number=len(themes), due=due)
            told = self._told(owner, text, themes, people)
            for theme in themes:
                await self._hand_on(theme.id, owner, told if theme is themes[0] else ())
        return len(overdue)

    async def _dissolve(self, theme: str) -> None:
        desk, head = self.at.desk, self.at.desk.head(None)

        def decide(entries: tuple[Entry, ...]) -> Change:
            entry = ThemeDissolved(**head, about=theme)
            return change_of(then(decided(entries), entry), len(entries), entry)

        await desk.settle(theme, decide)

    async def _hand_on(self, theme: str, owner: str, told: tuple[Message, ...]) -> None:
        desk, head = self.at.desk, self.at.desk.head(None)

        def decide(entries: tuple[Entry, ...]) -> Change:
            stands = decided(entries)
            if not stands.waiting or stands.due is None or stands.due > desk.clock():
                return Change(about=theme, seen=len(entries), entries=(), subject=stands.subject)
            entry = ThemeOverdue(**head, about=theme, owner=owner, due=answer_by(desk))
            return change_of(then(stands, entry), len(entries), entry, told)

        await desk.settle(theme, decide)

    def _told(
        self, owner: str, text: str, themes: Sequence[Outline], people: Iterable[Person]
    ) -> tuple[Message, ...]:
        parts = card(self.at, owner, themes, text)
        return to_owner(self.at.desk, owner, themes[0].id, parts, people)


def card(at: ThemeDesk, owner: str, themes: Sequence[Outline], text: str) -> tuple[Part, ...]:
    """Some themes for an owner to answer, and why they have them."""
    say, shown = at.say, themes[:_SHOWN]
    lines = tuple(say.owner_line.format(title=title_of(o), entries=o.entries) for o in shown)
    buttons = tuple(
        Button(label=say.open_one.format(title=title_of(o)), request=ShowTheme(theme=o.id))
        for o in shown
    )
    return (
        Points(heading=say.owner_heading.format(owner=at.desk.owner_title(owner)), points=lines),
        Text(text=text),
        Buttons(buttons=buttons),
    )


def to_owner(
    desk: Desk, owner: str, about: str, parts: tuple[Part, ...], people: Iterable[Person]
) -> tuple[Message, ...]:
    """To everybody who answers for the owner, and to the owner's own channel."""
    admin = owner == ADMIN
    answering = [p for p in people if owner in p.owns or (admin and Role.ADMIN in p.roles)]
    known = desk.base.owner_by_id.get(owner)
    places = tuple(Address(channel=c, id=i) for c, i in (known.channels if known else {}).items())
    told: list[tuple[str | None, tuple[Address, ...]]] = [(p.id, p.addresses) for p in answering]
    told += [(None, places)] if places else []
    return tuple(
        Message(
            id=desk.ids(),
            at=desk.clock(),
            about=about,
            to=to,
            parts=parts,
            addresses=tuple(a for a in addresses if a.channel in desk.channels),
        )
        for to, addresses in told
    )


def mine(known: Iterable[Known], person: Person) -> tuple[Known, ...]:
    """The themes that are this person's to answer."""
    return tuple(k for k in known if may(person, Right.ACT_ON_THEME, k.stands.subject))
