"""What stands in a person's home, by what they may do. Pure."""

from adapters.chat.phrases import ENGLISH
from bot.guidance_requests import ShowUpkeep
from bot.loop_requests import ShowEscalations, ShowReviews
from bot.people import Person, Right, Role, may
from bot.record_requests import ShowLogbook, ShowUndelivered
from bot.replies import Button
from bot.requests import OpenLog, Request, ShowMine
from bot.standing_requests import OpenPulse, ShowAssessment, ShowDigest, ShowPulse
from bot.theme_requests import ShowOwnThemes, ShowThemes

_DIGESTED = frozenset({Role.TEAM_LEAD, Role.CX, Role.OWNER, Role.EXECUTIVE})


def sections_of(person: Person) -> tuple[tuple[str, Request], ...]:
    """Most pressing first: a heading, and what is asked for it."""
    say, wanted = ENGLISH, list[tuple[str, Request]]()
    if may(person, Right.REVIEW):
        wanted.append((say.reviews, ShowReviews()))
    if may(person, Right.ANSWER) or Role.ADMIN in person.roles:
        wanted.append((say.waiting, ShowEscalations()))
    if may(person, Right.ACT_ON_THEME):
        wanted.append((say.own_themes, ShowOwnThemes()))
    if may(person, Right.DRAFT):
        wanted.append((say.upkeep, ShowUpkeep()))
    if may(person, Right.CURATE):
        wanted.append((say.themes, ShowThemes()))
    if person.roles & {Role.CX, Role.OWNER}:
        wanted.append((say.logbook, ShowLogbook()))
    if Role.ADMIN in person.roles:
        wanted.append(("", ShowUndelivered()))
    return (*wanted, ("", ShowMine()))


def links_of(person: Person) -> tuple[Button, ...]:
    """What is one tap away: what anybody in the company may read, and what they can do."""
    say, links = ENGLISH, [Button(label=ENGLISH.log, request=OpenLog())]
    if Role.ADVISOR in person.roles:
        links.append(Button(label=say.answer, request=OpenPulse()))
    if person.roles & _DIGESTED:
        links.append(Button(label=say.digest, request=ShowDigest()))
    if not may(person, Right.CURATE):  # theirs are a section of their own
        links.append(Button(label=say.themes, request=ShowThemes()))
    links.append(Button(label=say.pulse, request=ShowPulse()))
    return (*links, Button(label=say.assess, request=ShowAssessment()))
