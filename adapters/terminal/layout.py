"""Paragraphs, headings and choices, wrapped to any width. Texts are cleaned and never markup."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TextIO

from rich.console import Console, ConsoleOptions, RenderResult
from rich.text import Text

from adapters.terminal.clean import clean, line

INDENT = 2
WIDEST = 88
"""Longer lines are harder to read, however wide the window is."""
_NARROWEST = 8
_BEFORE_MARK = re.compile(r" (?=\[\d+\])")
_JOINED = "\ue000"
"""Stands for the space before a citation's mark while lines are broken: a mark never begins one."""

_BLANK = re.compile(r"\n\s*\n")


def console(to: TextIO | None = None) -> Console:
    """A console of a readable width; colours only where rich finds a terminal that wants them."""
    made = Console(file=to, highlight=False, markup=False, emoji=False)
    made.width = min(made.width, WIDEST)
    return made


@dataclass(frozen=True)
class Hanging:
    """A paragraph behind a mark; its further lines begin under its first word."""

    body: Text
    mark: Text
    indent: int = INDENT

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        hang = self.indent + self.mark.cell_len
        first = Text(" " * self.indent) + self.mark
        for paragraph in self.body.split("\n", allow_blank=True):
            for wrapped in paragraph.wrap(console, max(options.max_width - hang, _NARROWEST)):
                wrapped.rstrip()
                wrapped.plain = wrapped.plain.replace(_JOINED, " ")
                yield first + wrapped
                first = Text(" " * hang)


@dataclass(frozen=True)
class Packed:
    """Short things beside each other, as many on a line as fit, none of them broken."""

    things: Sequence[Text]
    gap: int = 3

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        width = max(options.max_width - INDENT, _NARROWEST)
        packed: list[Text] = []
        for thing in self.things:
            if packed and packed[-1].cell_len + self.gap + thing.cell_len <= width:
                packed[-1] = packed[-1] + Text(" " * self.gap) + thing
            else:
                packed.append(thing)
        for row in packed:
            yield Hanging(row, Text())


def paragraph(text: str, style: str = "", mark: str = "", mark_style: str = "") -> Hanging:
    """A paragraph with its citation marks set back."""
    joined = _BEFORE_MARK.sub(_JOINED, _BLANK.sub("\n", clean(text).strip()))
    body = Text(joined, style=style)
    body.highlight_regex(r"\[\d+\]", "not bold dim cyan")
    return Hanging(body, Text(f"{mark} " if mark else "", style=mark_style or style))


def heading(text: str, style: str = "bold") -> Hanging:
    """A heading on its own line."""
    return Hanging(Text(line(text), style=style), Text())


def choices(labels: Sequence[str], before: int = 0) -> Packed:
    """What can be chosen by number, after so many numbers before."""
    return Packed(
        [
            Text.assemble((f" {number} ", "reverse"), f" {line(label)}")
            for number, label in enumerate(labels, before + 1)
        ]
    )
