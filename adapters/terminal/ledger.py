"""Tables and bars on a screen of any width."""

from collections.abc import Sequence
from dataclasses import dataclass

from rich.console import Console, ConsoleOptions, RenderResult
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from adapters.terminal.clean import line
from adapters.terminal.layout import INDENT, Hanging

_GAP = 2
_LONG = 32
_BRIEF = 8
_FEW = 4
"""So many columns stay readable when their cells are wrapped."""


@dataclass(frozen=True)
class Ledger:
    """Rows under column headings; too wide for the screen, a paragraph for each row.

    It begins with the first cell; long ones follow on lines of their own. What is too short to
    speak for itself has its column's heading before it.
    """

    columns: Sequence[str]
    rows: Sequence[Sequence[str]]

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        del console
        if len(self.columns) <= _FEW or self._natural() + INDENT <= options.max_width:
            yield Padding(self._grid(), (0, 0, 0, INDENT))
            return
        for row in self.rows:
            yield from self._paragraph(*map(line, row))

    def _natural(self) -> int:
        widths = (max(map(len, column)) for column in zip(self.columns, *self.rows, strict=True))
        return sum(widths) + _GAP * (len(self.columns) - 1)

    def _grid(self) -> Table:
        grid = Table(box=None, pad_edge=False, padding=(0, _GAP, 0, 0), header_style="dim")
        for number, column in enumerate(self.columns):
            grid.add_column(line(column), no_wrap=number == 0)
        for row in self.rows:
            grid.add_row(*(Text(line(cell)) for cell in row))
        return grid

    def _paragraph(self, first: str, *cells: str) -> RenderResult:
        named = zip(map(line, self.columns[1:]), cells, strict=True)
        short = [
            f"{column}: {cell}" if column and len(cell) < _BRIEF else cell
            for column, cell in named
            if 0 < len(cell) < _LONG
        ]
        head, rest = Text(first, style="bold"), Text(" · ".join(short))
        if short and len(first) < _LONG:
            head = Text.assemble(head, " · ", rest)
        yield Hanging(head, Text())
        if short and len(first) >= _LONG:
            yield Hanging(rest, Text(), INDENT * 2)
        for cell in cells:
            if len(cell) >= _LONG:
                yield Hanging(Text(cell, style="dim"), Text(), INDENT * 2)


@dataclass(frozen=True)
class Bars:
    """Numbers with a bar each, the largest as long as there is room for."""

    labels: Sequence[str]
    values: Sequence[int]

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        del console
        labels = [line(label) for label in self.labels]
        widest = max(map(len, labels), default=0)
        digits = max((len(str(value)) for value in self.values), default=0)
        room = max(options.max_width - INDENT - widest - digits - 2 * _GAP, 1)
        most = max((*self.values, 1))
        for label, value in zip(labels, self.values, strict=True):
            bar = "▇" * round(room * value / most)
            told = f"{label:<{widest}}{'':{_GAP}}{value:>{digits}}{'':{_GAP}}"
            yield Hanging(Text(told) + Text(bar, style="dim"), Text())
