"""Dialogues on Teams: everything is delivered signed, everything is read from what was drawn."""

from datetime import timedelta
from typing import Any

from adapters.bootstrap import Product
from adapters.terminal.people import local_person
from bot.people import Address, Person, Role
from tests.channels.teams.people import Colleague, dialog
from tests.channels.teams.playing import Playing
from tests.channels.teams.reading import labelled, reading, reading_card
from tests.dialogues.conftest import Time
from tests.dialogues.transcripts import Place

USERS = {role.value: f"29:{role.value}" for role in Role}
WORDS: dict[Place, str] = {
    "my entries": "home",
    "what waits for me": "home",
    "my reviews": "review",
    "the logbook": "logbook",
    "the themes": "themes",
    "my themes": "home",
    "what guidance waits for": "home",
}
THUMBS = {"Helpful": "like", "Not helpful": "dislike"}


def people_on_teams(product: Product) -> list[Person]:
    """The same people as at a terminal, under their ids on Teams."""
    return [
        local_person(role, product.base.owner_by_id).model_copy(
            update={
                "id": f"p-{role.value}",
                "email": f"{role.value}@example.org",
                "addresses": (Address(channel="teams", id=USERS[role.value]),),
            }
        )
        for role in Role
    ]


class TeamsVoice:
    """Implements `Voice`. `did` counts what people had to do."""

    def __init__(self, playing: Playing, product: Product, time: Time) -> None:
        self._playing, self._product, self._time = playing, product, time
        self._open: dict[str, dict[str, Any]] = {}
        self._judging: dict[str, Any] = {}
        self.did = 0

    async def ask(self, by: str, text: str) -> str:
        return await self._write(by, text)

    async def follow_up(self, by: str, text: str) -> str:
        return await self._write(by, f"+ {text}")

    async def look(self, by: str, at: Place) -> str:
        return await self._write(by, WORDS[at])

    async def press(self, by: str, label: str) -> str:
        before, who = len(self._playing.teams.said), self._who(by)
        if by in self._open and (action := labelled(self._open[by], label)):
            answer = await who.press(action, in_dialog=True)
            return self._answered(by, answer, before)
        for said in self._in_sight(by):
            if action := labelled(said.activity, label):
                return self._answered(by, await who.press(action, said), before)
            if label in THUMBS and said.activity.get("channelData", {}).get("feedbackLoop"):
                self._judging[by] = said
                return self._answered(by, await who.judge(said, THUMBS[label]), before)
        raise AssertionError(f"no button {label!r} in sight of {by}")

    async def send(self, by: str, changes: dict[str, str]) -> str:
        before, who, form = len(self._playing.teams.said), self._who(by), self._open[by]
        if by in self._judging:
            answer = await who.send_reason(self._judging[by], form, changes)
        else:
            answer = await who.send(form, changes)
        return self._answered(by, answer, before)

    async def wait(self, span: timedelta) -> str:
        self._time.passes(span)
        await self._product.outer.tending.run_once()
        await self._product.kept.scheduling.run_once()
        await self._playing.send()
        return ""

    async def _write(self, by: str, text: str) -> str:
        before = len(self._playing.teams.said)
        await self._who(by).write(text)
        self._close(by)
        return self._new(by, before)

    def _who(self, by: str) -> Colleague:
        self.did += 1
        return self._playing.colleague(USERS[by])

    def _close(self, by: str) -> None:
        self._open.pop(by, None)
        self._judging.pop(by, None)

    def _in_sight(self, by: str) -> list[Any]:
        chat = f"a:{by}"
        return [s for s in self._playing.teams.said if s.conversation == chat][::-1]

    def _answered(self, by: str, answer: dict[str, Any], before: int) -> str:
        """A dialog stays open while there is something to send or press in it."""
        read = [self._new(by, before)]
        if answer.get("task", {}).get("type") == "continue":
            self._open[by] = dialog(answer)
            read += [answer["task"]["value"]["title"], reading_card(self._open[by])]
        else:
            self._close(by)
            read.append(str(answer.get("value") or answer.get("task", {}).get("value") or ""))
        return "\n".join(read)

    def _new(self, by: str, before: int) -> str:
        chat = f"a:{by}"
        new = (s for s in self._playing.teams.said[before:] if s.conversation == chat)
        return "\n".join(f"{reading(s.activity)}\n{thumbs(s.activity)}" for s in new)


def thumbs(said: dict[str, Any]) -> str:
    """What stands under a message whose answer can be judged."""
    return " | ".join(THUMBS) if said["channelData"].get("feedbackLoop") else ""
