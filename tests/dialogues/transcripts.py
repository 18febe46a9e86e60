"""Transcripts as a CX manager reads them, and what a channel has to do to play one."""

from datetime import timedelta
from pathlib import Path
from typing import Any, Literal, Protocol

import yaml
from pydantic import Field, model_validator

from bot.values import Value

FOLDER = Path(__file__).parent
ACTS = ("asks", "follows up", "presses", "sends", "looks at", "time passes")
Place = Literal[
    "my entries",
    "what waits for me",
    "my reviews",
    "the logbook",
    "the themes",
    "my themes",
    "what guidance waits for",
]


class Step(Value):
    """The person does one thing, and Leeway says something to it.

    `asks` and `follows up` take words, `presses` a button's label, `sends` the form that is open,
    with the lines to change in it by their labels (`{}`: as it is). `looks at` opens one of the
    places where things wait; `time passes` says how long (`4h`, `20m`) nobody does anything.
    """

    by: Literal["advisor", "team_lead", "owner", "cx", "executive", "admin"] = Field(
        default="advisor", alias="as"
    )
    asks: str | None = None
    follows_up: str | None = Field(default=None, alias="follows up")
    presses: str | None = None
    sends: dict[str, str] | None = None
    looks_at: Place | None = Field(default=None, alias="looks at")
    time_passes: str | None = Field(default=None, alias="time passes", pattern=r"^\d+[hm]$")
    leeway: tuple[str, ...] = ()
    never: tuple[str, ...] = ()

    @model_validator(mode="before")
    @classmethod
    def _one_act(cls, data: Any) -> Any:
        if sum(act in data for act in ACTS) != 1:
            raise ValueError(f"a step says one of: {', '.join(ACTS)}")
        if not (data.get("leeway") or data.get("never") or "time passes" in data):
            raise ValueError("a step says what Leeway answers, or what it never says")
        return data


class Dialogue(Value):
    """One conversation, and why it is worth having."""

    title: str
    story: str
    steps: tuple[Step, ...] = Field(min_length=1)


class Voice(Protocol):
    """A channel, as far as a dialogue needs it. Everything returns what the person then reads."""

    async def ask(self, by: str, text: str) -> str:
        """Ask in words."""
        ...

    async def follow_up(self, by: str, text: str) -> str:
        """Go on about the last answer."""
        ...

    async def press(self, by: str, label: str) -> str:
        """Press the button of that label."""
        ...

    async def look(self, by: str, at: Place) -> str:
        """Open one of the places where things wait."""
        ...

    async def wait(self, span: timedelta) -> str:
        """Let time pass; what is due happens of itself."""
        ...

    async def send(self, by: str, changes: dict[str, str]) -> str:
        """Send the form that is open, with these lines changed."""
        ...


def all_dialogues() -> dict[str, Dialogue]:
    """Every transcript in this folder, by its file's name."""
    return {
        path.stem: Dialogue.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")))
        for path in sorted(FOLDER.glob("*.yaml"))
    }


async def play(dialogue: Dialogue, voice: Voice) -> str:
    """Play it to the end; what was said. Fails at the first step that says something else."""
    said: list[str] = []
    for step in dialogue.steps:
        reply = await _act(step, voice)
        said.append(reply)
        words = " ".join(reply.split())
        for expected in step.leeway:
            assert expected in words, f"{dialogue.title}: expected {expected!r} in:\n{reply}"
        for forbidden in step.never:
            assert forbidden not in words, f"{dialogue.title}: {forbidden!r} is in:\n{reply}"
    return "\n".join(said)


async def _act(step: Step, voice: Voice) -> str:
    if step.asks is not None:
        return await voice.ask(step.by, step.asks)
    if step.follows_up is not None:
        return await voice.follow_up(step.by, step.follows_up)
    if step.presses is not None:
        return await voice.press(step.by, step.presses)
    if step.looks_at is not None:
        return await voice.look(step.by, step.looks_at)
    if step.time_passes is not None:
        unit = {"h": "hours", "m": "minutes"}[step.time_passes[-1]]
        return await voice.wait(timedelta(**{unit: int(step.time_passes[:-1])}))
    return await voice.send(step.by, step.sends or {})
