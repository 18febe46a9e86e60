"""How a reply looks in Teams. OUT: Reply → activities, as plain JSON. Pure.

An answer is text, because Teams streams, labels and cites text alone; what can be done with it is
a card under it. Everything else that can be pressed or is a list is a card.
"""

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import assert_never

from adapters.chat.replies import first_words, outcome_of
from adapters.teams.adaptive import (
    LINE,
    Element,
    actions,
    attached,
    card,
    container,
    cut,
    heading,
    image,
    line,
    lines,
    quiet,
    run,
    within,
)
from adapters.teams.entities import FEEDBACK, Activity, labelled
from adapters.teams.markdown import MARKS, WARNING, pieces
from adapters.teams.phrases import ENGLISH
from bot.answers import Outcome
from bot.replies import (
    Button,
    Buttons,
    Chart,
    Form,
    Part,
    Points,
    Reply,
    Sources,
    Table,
    Text,
    Tone,
)
from bot.requests import GiveFeedback, OpenFeedback

SUMMARY = 200
Pictures = Mapping[Chart, bytes]
"""Charts as PNG files."""
NO_PICTURES: Pictures = MappingProxyType({})


def message(reply: Reply, *, follows: bool = False, pictures: Pictures = NO_PICTURES) -> Activity:
    """A whole reply as one message; `pictures` are those of its charts that could be drawn."""
    carries = Table | Chart | Buttons | Form
    if reply.answer is None and any(isinstance(p, carries) for p in reply.parts):
        return carded(drawn(reply, pictures=pictures), summary(reply))
    return streamed(reply, follows=follows)[1]


def streamed(reply: Reply, *, follows: bool = False) -> tuple[str, Activity]:
    """The first text of a stream, with the verdict and what to do; and the whole last message."""
    first, text = pieces(reply, follows=follows)
    doing = _doing(reply)
    made: Activity = {
        "type": "message",
        "text": text or "–",
        "textFormat": "markdown",
        "summary": summary(reply),
        "attachments": [attached(card(doing, summary(reply)))] if doing else [],
        "entities": [],
        "channelData": {},
    }
    if reply.answer is not None:
        cited = (c for p in reply.parts if isinstance(p, Sources) for c in p.citations)
        made["entities"] = [labelled(cited)]
        made["channelData"] = dict(FEEDBACK) if judged(reply) else {}
    return first or "–", made


def carded(made: Element, said: str) -> Activity:
    """A card as a message of its own."""
    return {
        "type": "message",
        "summary": said,
        "attachments": [attached(made)],
        "entities": [],
        "channelData": {},
    }


def drawn(
    reply: Reply,
    *,
    dialog: bool = False,
    follows: bool = False,
    pictures: Pictures = NO_PICTURES,
) -> Element:
    """A whole reply as a card; `dialog`: where only `Action.Submit` works."""
    before = list(quiet(ENGLISH.follows)) if follows else []
    made = render(reply, dialog=dialog, pictures=pictures)
    return card(within([*before, *made]), summary(reply))


def render(
    reply: Reply, *, dialog: bool = False, pictures: Pictures = NO_PICTURES
) -> list[Element]:
    """Every part in reading order."""
    made: list[Element] = []
    for part in reply.parts:
        picture = pictures.get(part) if isinstance(part, Chart) else None
        elements = list(render_part(part, outcome_of(reply), dialog=dialog, picture=picture))
        another = bool(made) and made[-1]["type"] == "ActionSet"
        if another and elements and elements[0]["type"] != "ActionSet":
            elements[0] = {**elements[0], "separator": True, "spacing": "Medium"}
        made += elements
    return made


def render_part(
    part: Part,
    outcome: Outcome = Outcome.NONE,
    *,
    dialog: bool = False,
    picture: bytes | None = None,
) -> Iterator[Element]:
    """One part. A new kind of part fails the type check here, and the parity test."""
    match part:
        case Text():
            yield from _text(part, outcome)
        case Points():
            yield heading(part.heading)
            yield from (_point(point) for point in part.points)
        case Sources():
            yield from quiet(" · ".join(f"[{c.n}] {_line(c.title)}" for c in part.citations))
        case Table():
            yield heading(part.caption)
            yield from quiet(" · ".join(filter(None, map(_line, part.columns))), "Small")
            yield from filter(None, map(_row, part.rows))
        case Chart():
            yield from _chart(part, picture)
        case Buttons():
            yield from actions(part.buttons, dialog=dialog)
        case Form():
            yield from quiet(ENGLISH.form_elsewhere.format(title=part.title))
        case _:
            assert_never(part)


def _text(part: Text, outcome: Outcome) -> Iterator[Element]:
    if part.tone is Tone.LEAD:
        mark = MARKS[part.outcome or outcome]
        yield heading(f"{mark}{part.text}", size="Medium")
    elif part.tone is Tone.WARNING:
        head, text = (part.heading, part.text) if part.heading else (part.text, "")
        items = [heading(f"{WARNING}{head}"), *lines(text)]
        yield container(items, style="warning")
    elif part.heading:
        yield heading(part.heading)
        yield from lines(part.text)
    else:
        yield from quiet(part.text) if part.tone is Tone.QUIET else lines(part.text)


def _chart(part: Chart, picture: bytes | None) -> Iterator[Element]:
    """As a picture if that is light enough; in words as well, for clients that show none of it."""
    shown = image(picture, part.alt) if picture else None
    if shown:  # its title is in the picture
        yield shown
    else:
        yield heading(part.title)
        weeks = zip(part.labels, map(str, part.values), strict=True)
        yield from filter(None, map(_row, weeks))
    yield from quiet(part.alt)


def _point(text: str) -> Element:
    return line(run(cut(f"• {_line(text)}", LINE)), spacing="Small")


def _row(row: Sequence[str]) -> Element | None:
    cells = [cut(cell, LINE) for one in row if (cell := _line(one))]
    if not cells:
        return None
    rest = [run(f" · {' · '.join(cells[1:])}")] if cells[1:] else []
    return line(run(cells[0], weight="Bolder"), *rest, spacing="Small")


def _line(text: str) -> str:
    return " ".join(text.split())


def judged(reply: Reply) -> bool:
    """Whether Teams' own thumbs stand under it: for one answer that offers to be judged."""
    kinds = {type(b.request) for p in reply.parts if isinstance(p, Buttons) for b in p.buttons}
    one = reply.answer is not None and not reply.also
    return one and {GiveFeedback, OpenFeedback} <= kinds


def _doing(reply: Reply) -> list[Element]:
    """What can be done with an answer."""
    thumbs = judged(reply)
    made: list[Element] = []
    for part in reply.parts:
        if isinstance(part, Buttons):
            shown = [b for b in part.buttons if not (thumbs and _judges(b))]
            made += actions(shown)
        elif isinstance(part, Form):
            made += render_part(part)
    return within(made)


def _judges(pressed: Button) -> bool:
    return isinstance(pressed.request, GiveFeedback | OpenFeedback)


def summary(reply: Reply) -> str:
    """What a notification says."""
    return cut(_line(first_words(reply) or ENGLISH.title), SUMMARY)
