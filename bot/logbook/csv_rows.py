"""Rows of a CSV text under known columns: every bad line named, none taken for another."""

import csv
import io
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence

from bot.logbook.texts import plain, short

Take = Callable[[dict[str, str]], str | None]
"""Takes in one row by column; what is wrong with it, if anything."""


class BadRows(ValueError):
    """What is wrong with a table, one line for each fault."""

    def __init__(self, faults: Iterable[str]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(self.faults))


def read_rows(
    text: str, columns: Sequence[str], needed: int, spellings: Mapping[str, str], take: Take
) -> list[str]:
    """Hand over every row of a CSV text; the faults, each with its line.

    The first `needed` columns have to be there. `spellings` are other names of columns.
    """
    reader = csv.reader(io.StringIO(text.removeprefix("\ufeff")), strict=True)
    faults: list[str] = []
    try:
        names = (cell.strip().lower().replace(" ", "_") for cell in next(reader, []))
        header = [spellings.get(name, name) for name in names]
        faults += _header_faults(header, columns, needed)
        for cells in reader if not faults else ():
            if any(cell.strip() for cell in cells):
                fault = _row(header, cells, take)
                faults += [f"line {reader.line_num}: {fault}"] if fault else []
    except csv.Error as error:
        faults.append(f"line {reader.line_num}: {error}")
    return faults


def _header_faults(header: list[str], columns: Sequence[str], needed: int) -> list[str]:
    missing = [name for name in columns[:needed] if name not in header]
    unknown = [short(name, 40) for name in header if name not in columns]
    twice = sorted(n for n, count in Counter(header).items() if n in columns and count > 1)
    faults = [f"line 1: the column {name} is missing" for name in missing]
    faults += [f"line 1: there is no column {n!r}; they are {', '.join(columns)}" for n in unknown]
    return faults + [f"line 1: the column {name} is there twice" for name in twice]


def _row(header: list[str], cells: list[str], take: Take) -> str | None:
    if len(cells) != len(header):
        return f"{len(cells)} cells under {len(header)} columns"
    return take(dict(zip(header, (plain(cell) for cell in cells), strict=True)))
