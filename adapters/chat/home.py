"""What stands in a person's home, by what they may do. Pure."""

from typing import Protocol

from bot.loop_requests import ShowEscalations, ShowReviews
from bot.people import Person, Right, Role, may
from bot.record_requests import ShowLogbook, ShowUndelivered
from bot.requests import Request, ShowMine
from bot.theme_requests import ShowThemes


class Headings(Protocol):
    """A channel's words over the sections."""

    @property
    def home_reviews(self) -> str:
        """Over the actions to be reviewed."""
        ...

    @property
    def home_waiting(self) -> str:
        """Over the escalations that wait."""
        ...

    @property
    def home_themes(self) -> str:
        """Over the themes."""
        ...

    @property
    def home_logbook(self) -> str:
        """Over the entries of others."""
        ...


def sections_of(person: Person, say: Headings) -> tuple[tuple[str, Request], ...]:
    """Most pressing first: a heading, and what is asked for it."""
    wanted: list[tuple[str, Request]] = []
    if may(person, Right.REVIEW):
        wanted.append((say.home_reviews, ShowReviews()))
    if may(person, Right.ANSWER) or Role.ADMIN in person.roles:
        wanted.append((say.home_waiting, ShowEscalations()))
    if person.roles & {Role.CX, Role.OWNER}:
        wanted.append((say.home_themes, ShowThemes()))
        wanted.append((say.home_logbook, ShowLogbook()))
    if Role.ADMIN in person.roles:
        wanted.append(("", ShowUndelivered()))
    return (*wanted, ("", ShowMine()))
