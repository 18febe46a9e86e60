"""Dialogues on Slack: everything is delivered signed, everything is read from what was drawn."""

from datetime import timedelta
from typing import Any

from adapters.bootstrap import Product
from adapters.terminal.people import local_person
from bot.people import Address, Person, Role
from tests.channels.slack.people import Colleague, labelled, reading, shown
from tests.channels.slack.playing import Playing
from tests.dialogues.conftest import Time
from tests.dialogues.transcripts import Place

USERS = {role.value: f"U{role.name.replace('_', '')}" for role in Role}


def people_on_slack(product: Product) -> list[Person]:
    """The same people as at a terminal, under their Slack ids."""
    return [
        local_person(role, product.base.owner_by_id).model_copy(
            update={
                "id": f"p-{role.value}",
                "email": f"{role.value}@example.org",
                "addresses": (Address(channel="slack", id=USERS[role.value]),),
            }
        )
        for role in Role
    ]


class SlackVoice:
    """Implements `Voice`. `did` counts what people had to do."""

    def __init__(self, playing: Playing, product: Product, time: Time) -> None:
        self._playing, self._product, self._time = playing, product, time
        self._threads: dict[str, str] = {}
        self._open: dict[str, str] = {}
        self._typed: dict[str, dict[str, str]] = {}
        self.did = 0

    async def ask(self, by: str, text: str) -> str:
        before = self._before(by)
        self._threads[by] = await self._who(by).write(text)
        return self._new(by, before)

    async def follow_up(self, by: str, text: str) -> str:
        before = self._before(by)
        who = self._who(by)
        await who.write(text, thread=self._threads[by])
        return self._new(by, before)

    async def press(self, by: str, label: str) -> str:
        before, who = self._before(by), self._who(by)
        for thing in self._in_sight(by):
            blocks = thing["blocks"] if isinstance(thing, dict) else thing.blocks
            if element := labelled(blocks, label):
                await who.press(element, thing)
                return self._new(by, before)
        raise AssertionError(f"no button {label!r} in sight of {by}")

    async def send(self, by: str, changes: dict[str, str]) -> str:
        view = self._playing.slack.views[self._open[by]]
        typed = {**self._typed.get(view["id"], {}), **changes}
        answer = await self._who(by).submit(view, typed)
        if answer["response_action"] == "errors":  # Slack leaves the form as it was typed
            self._typed[view["id"]] = typed
            return "\n".join([*answer["errors"].values(), *typed.values()])
        assert answer["response_action"] == "update", answer
        return reading(self._playing.slack.views[view["id"]]["blocks"])

    async def look(self, by: str, at: Place) -> str:
        before, who = self._before(by), self._who(by)
        self._open.pop(by, None)
        if at == "my reviews":
            await who.command("review")
        elif at == "the logbook":
            await who.command("logbook")
        elif at == "the themes":
            await who.command("themes")
        else:
            await who.open("home")
        return self._new(by, before)

    async def wait(self, span: timedelta) -> str:
        self._time.passes(span)
        await self._product.outer.tending.run_once()
        await self._product.kept.scheduling.run_once()
        await self._playing.send()
        return ""

    def _who(self, by: str) -> Colleague:
        self.did += 1
        return self._playing.colleague(USERS[by])

    def _in_sight(self, by: str) -> list[Any]:
        slack, user = self._playing.slack, USERS[by]
        modal = [slack.views[self._open[by]]] if by in self._open else []
        own = [s for s in slack.said if s.ephemeral_to == user or s.channel == f"D{user[1:]}"]
        home = [slack.homes[user]] if user in slack.homes else []
        return [*modal, *home, *own[::-1]] if self._at_home.get(by) else [*modal, *own[::-1], *home]

    def _before(self, by: str) -> tuple[int, set[str], str]:
        slack = self._playing.slack
        home = slack.homes.get(USERS[by], {}).get("hash", "")
        return len(slack.said), {view["hash"] for view in slack.views.values()}, home

    _at_home: dict[str, bool] = {}  # noqa: RUF012

    def _new(self, by: str, before: tuple[int, set[str], str]) -> str:
        slack, user = self._playing.slack, USERS[by]
        said, views, home = before
        read: list[str] = []
        for message in slack.said[said:]:
            if message.ephemeral_to in {"", user}:
                read += [shown(message.markdown), reading(message.blocks)]
                self._at_home = {**self._at_home, by: False}
        for view in slack.views.values():
            if view["hash"] not in views:
                self._open[by] = view["id"]
                read += [view["title"]["text"], reading(view["blocks"])]
                read.append(view.get("submit", {}).get("text", ""))
        if slack.homes.get(user, {}).get("hash", "") != home:
            read.append(reading(slack.homes[user]["blocks"]))
            self._at_home = {**self._at_home, by: True}
        return "\n".join(read)
