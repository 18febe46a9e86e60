"""Leeway's home in Teams, a card by what a person may do; and what it says when it is met. Pure."""

from collections.abc import Sequence

from adapters.chat.home import links_of
from adapters.teams.adaptive import (
    MESSAGE,
    Element,
    actions,
    card,
    container,
    heading,
    lines,
    within,
)
from adapters.teams.entities import Activity
from adapters.teams.outbound import carded, render
from adapters.teams.phrases import ENGLISH
from bot.people import Person, Role
from bot.replies import Button, Reply
from bot.requests import Ask, ShowHelp

Section = tuple[str, Reply]
ROOM = 2 * MESSAGE // 3
"""Bytes for all sections: a home is nothing but this card."""


def home(person: Person, sections: Sequence[Section], notice: Reply | None = None) -> Activity:
    """The whole card; `notice` is what came of the last thing pressed in it."""
    made: list[Element] = []
    if notice is not None:
        made.append(container(within(render(notice), ROOM // 6), style="emphasis"))
    made += [heading(ENGLISH.home_title, size="Large"), *lines(ENGLISH.home_hint)]
    made += actions(links_of(person))
    room = ROOM // max(len(sections), 1)
    for title, reply in sections:
        head = [heading(title, size="Medium")] if title else []
        made += _apart([*head, *within(render(reply), room)])
    return carded(card(made, ENGLISH.home_title), ENGLISH.home_title)


def _apart(elements: Sequence[Element]) -> list[Element]:
    """A section, under a line of its own."""
    first = [{**element, "separator": True, "spacing": "Large"} for element in elements[:1]]
    return [*first, *elements[1:]]


def welcome(person: Person | None = None) -> Activity:
    """On being installed: what Leeway does and does not do, in three lines."""
    role = next((r for r in (Role.TEAM_LEAD, Role.ADVISOR) if person and r in person.roles), None)
    wanted = ENGLISH.prompts[role.value if role else "other" if person else Role.ADVISOR.value]
    asks = [Button(label=title, request=Ask(text=text)) for title, text in wanted]
    body = [
        heading(ENGLISH.prompts_title, size="Medium"),
        *(element for text in ENGLISH.welcome for element in lines(text)),
        *actions([*asks, Button(label=ENGLISH.help_button, request=ShowHelp())]),
    ]
    return carded(card(body, ENGLISH.prompts_title), ENGLISH.prompts_title)
