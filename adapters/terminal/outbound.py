"""How a reply looks in a terminal. OUT: Reply → lines that rich prints, wrapped to any width.

Nothing is carried by colour alone: a mark stands before what colour would say. Whatever text comes
along is cleaned of control characters first, and none of it is read as markup.
"""

from collections.abc import Iterator, Sequence
from typing import assert_never

from rich.console import RenderableType
from rich.text import Text as Line

from adapters.terminal.clean import line
from adapters.terminal.filling import begin
from adapters.terminal.form_view import show
from adapters.terminal.layout import Packed, choices, heading, paragraph
from adapters.terminal.ledger import Bars, Ledger
from adapters.terminal.phrases import ENGLISH, TerminalPhrases
from bot.answers import Citation, Outcome
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

_MARKS = {
    Outcome.YES: ("✓", "bold green"),
    Outcome.UP_TO: ("✓", "bold green"),
    Outcome.ASK_FIRST: ("→", "bold yellow"),
    Outcome.STOP: ("■", "bold red"),
    Outcome.NONE: ("•", "bold"),
}
_TONES = {Tone.WARNING: ("!", "bold red"), Tone.QUIET: ("", "dim"), Tone.PLAIN: ("", "")}


def render(
    reply: Reply, actions: bool = True, say: TerminalPhrases = ENGLISH
) -> list[RenderableType]:
    """Every part of a reply in reading order; `actions` are the choices that can be typed."""
    outcome = reply.answer.verdict.outcome if reply.answer else None
    lines: list[RenderableType] = []
    count = 0
    for part in reply.parts:
        if isinstance(part, Buttons | Form) and not actions:
            continue
        if lines and not _joins(part):
            lines.append("")
        lines.extend(render_part(part, outcome, count, say))
        count += len(part.buttons) if isinstance(part, Buttons) else 0
    return lines


def added(before: Reply, now: Reply) -> list[RenderableType]:
    """What a better worded reply says beyond the one before it, to be printed below that one."""
    lines: list[RenderableType] = []
    for part in now.parts:
        if part in before.parts:
            continue
        if isinstance(part, Text):
            lines.extend(render_part(part))
        elif isinstance(part, Points) and part.points == _worded(now):
            said = _worded(before)
            lines += [] if said else [heading(part.heading)]
            lines += [_point(point) for point in part.points[len(said) :]]
    return lines


def _worded(reply: Reply) -> tuple[str, ...]:
    """The sentences of a model in a reply."""
    answer = reply.answer
    return answer.steps if answer and answer.composed_by == "model" else ()


def offered(reply: Reply) -> tuple[Button, ...]:
    """Every button of a reply in the order of its number, however many groups they are in."""
    groups = (part.buttons for part in reply.parts if isinstance(part, Buttons))
    return tuple(button for group in groups for button in group)


def _joins(part: Part) -> bool:
    """Quiet asides belong to what stands before them."""
    return isinstance(part, Text) and part.tone is Tone.QUIET and part.heading is None


def render_part(
    part: Part, outcome: Outcome | None = None, before: int = 0, say: TerminalPhrases = ENGLISH
) -> Iterator[RenderableType]:
    """One part; `before` is how many buttons were numbered already.

    A new kind of part fails the type check here, and the parity test.
    """
    match part:
        case Text():
            yield from _text(part, outcome)
        case Points():
            yield from _points(part)
        case Sources():
            yield from _sources(part.citations)
        case Table():
            yield from _table(part)
        case Chart():
            yield heading(part.title)
            yield Bars(part.labels, part.values)
            yield paragraph(part.alt, "dim")
        case Buttons():
            yield choices([button.label for button in part.buttons], before)
        case Form():
            yield from show(begin(part, say))
        case _:
            assert_never(part)


def _text(part: Text, outcome: Outcome | None) -> Iterator[RenderableType]:
    if part.tone is Tone.LEAD:
        mark, style = _MARKS[part.outcome or outcome or Outcome.NONE]
        yield paragraph(part.text, "bold", mark, style)
        return
    mark, style = _TONES[part.tone]
    warning = part.tone is Tone.WARNING
    if part.heading and warning:
        yield paragraph(part.heading, style, mark)
        yield paragraph(part.text, mark=" ")
    elif part.heading:
        yield heading(part.heading)
        if part.text:
            yield paragraph(part.text, style)
    else:
        yield paragraph(part.text, "bold" if warning else style, mark, style)


def _points(part: Points) -> Iterator[RenderableType]:
    yield heading(part.heading)
    for point in part.points:
        yield _point(point)


def _point(text: str) -> RenderableType:
    return paragraph(text, mark="-", mark_style="dim")


def _sources(citations: Sequence[Citation]) -> Iterator[RenderableType]:
    """Beside each other: an answer has to leave its verdict in sight on a small screen."""
    yield Packed(
        [
            Line.assemble((f"[{cited.n}]", "dim cyan"), (f" {line(cited.title)}", "dim"))
            for cited in citations
        ]
    )


def _table(part: Table) -> Iterator[RenderableType]:
    yield heading(part.caption)
    yield Ledger(part.columns, part.rows)
