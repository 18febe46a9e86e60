"""Leeway's home in Slack, by what a person may do. Pure.

https://docs.slack.dev/surfaces/app-home
"""

from collections.abc import Sequence
from typing import Any

from adapters.chat.home import links_of
from adapters.slack.blocks import (
    VIEW_BLOCKS,
    VIEW_TEXT,
    Block,
    actions,
    button,
    escape,
    header,
    mrkdwn,
    within,
)
from adapters.slack.outbound import render
from adapters.slack.phrases import ENGLISH
from bot.people import Person, Role
from bot.replies import Button, Reply
from bot.requests import ShowMine

Section = tuple[str, Reply]


def home(
    person: Person, sections: Sequence[Section], notice: Reply | None = None
) -> dict[str, Any]:
    """The whole view; `notice` is what came of the last thing pressed in it."""
    blocks: list[Block] = []
    if notice is not None:
        back = button(Button(label=ENGLISH.home_start, request=ShowMine()), 9_000)
        blocks += [*render(notice, feedback=False, start=9_001), *actions([back] if back else [])]
        blocks.append({"type": "divider"})
    blocks.append({"type": "section", "text": mrkdwn(escape(ENGLISH.home_hint))})
    links = (button(link, number) for number, link in enumerate(links_of(person)))
    blocks += actions([link for link in links if link])
    room = (VIEW_BLOCKS - len(blocks) - 2) // max(len(sections), 1)
    text = VIEW_TEXT // max(len(sections), 1)
    for number, (heading, reply) in enumerate(sections, 1):
        if heading:
            blocks.append(header(heading))
        shown = render(reply, feedback=False, start=number * 1_000)
        blocks += within(shown, max(room - 1, 4), ENGLISH.shortened, text)
    whole = within(blocks, VIEW_BLOCKS, ENGLISH.shortened, 2 * VIEW_TEXT)
    return {"type": "home", "blocks": whole}


def prompts_for(person: Person) -> list[dict[str, str]]:
    """What a person may want to ask, by their role; Slack shows four at most."""
    for role in (Role.TEAM_LEAD, Role.ADVISOR):
        if role in person.roles:
            break
    else:
        role = None
    chosen = ENGLISH.prompts[role.value if role else "other"]
    return [{"title": title, "message": message} for title, message in chosen[:4]]
