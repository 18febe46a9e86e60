"""Everything Leeway says, for any channel: parts in reading order, and who may see them.

A part that a channel cannot draw has a text form; a channel that leaves one out fails the parity
test. Texts hold no markup: channels escape them.
"""

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field, SerializeAsAny

from bot.answers import Answer, Citation, Outcome
from bot.requests import Request
from bot.values import Value


class Audience(StrEnum):
    """Who may read a reply."""

    ASKER = "asker"
    CHANNEL = "channel"


class Tone(StrEnum):
    """How a text is meant; never carried by colour alone."""

    PLAIN = "plain"
    LEAD = "lead"
    WARNING = "warning"
    QUIET = "quiet"


class Text(Value):
    """A paragraph, with an optional heading over it. A lead may say which outcome it tells."""

    part: Literal["text"] = "text"
    text: str
    heading: str | None = None
    tone: Tone = Tone.PLAIN
    outcome: Outcome | None = None


class Points(Value):
    """A short list under a heading."""

    part: Literal["points"] = "points"
    heading: str
    points: tuple[str, ...]


class Sources(Value):
    """The citations of an answer, in the order of their marks."""

    part: Literal["sources"] = "sources"
    citations: tuple[Citation, ...]


class Table(Value):
    """Rows under column headings; `caption` says what they are."""

    part: Literal["table"] = "table"
    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


class Series(Value):
    """Numbers over time: `labels` say when, `alt` says all of it in words."""

    title: str
    labels: tuple[str, ...]
    values: tuple[int, ...]
    alt: str


class Chart(Series):
    """A series to look at. Where no picture can be shown, its numbers and words stand there."""

    part: Literal["chart"] = "chart"


class Button(Value):
    """One tap: carries a request with ids, never state, never who taps."""

    label: str
    request: Request


class Buttons(Value):
    """What the person can do next, most likely first."""

    part: Literal["buttons"] = "buttons"
    buttons: tuple[Button, ...]


class Choice(Value):
    """One value that a field may take, and the words for it."""

    value: str
    label: str


class FormField(Value):
    """One field of a form: `name` is a field of the request that the form completes."""

    name: str
    label: str
    hint: str = ""
    required: bool = False
    long: bool = False
    choices: tuple[Choice, ...] = ()
    fault: str | None = None


class Form(Value):
    """A request to complete: `draft` is pre-filled, `fields` are what the person may change."""

    part: Literal["form"] = "form"
    title: str
    submit: str
    draft: Request
    fields: tuple[FormField, ...]


Part = Annotated[
    Text | Points | Sources | Table | Chart | Buttons | Form, Field(discriminator="part")
]


class Reply(Value):
    """What goes back to the person. `answer` is set when this replies to a question.

    `also` are the answers to further questions of the same message. Each question's parts end with
    its own buttons. `document` is the same for a script: what a command prints with `--json`.
    """

    parts: tuple[Part, ...]
    audience: Audience = Audience.ASKER
    answer: Answer | None = None
    also: tuple[Answer, ...] = ()
    ok: bool = True
    document: SerializeAsAny[Value] | None = None
