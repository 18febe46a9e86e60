"""Customers' words from a CSV file: every row is read, or it is said which are wrong. Pure."""

import csv
import io
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from math import isfinite

from bot.logbook.texts import LONGEST, plain, short

COLUMNS = ("text", "date", "touchpoint", "source", "score")
NEEDED = ("text", "date")
_LONGEST_CELL = 128


@dataclass(frozen=True)
class Verbatim:
    """One row: what was said, when, about what, where, with which score. Not redacted yet."""

    text: str
    said: datetime
    touchpoint: str
    source: str
    score: float | None


@dataclass(frozen=True)
class Read:
    """The rows that can be taken in, and what is wrong with the others, by line."""

    rows: tuple[Verbatim, ...]
    faults: tuple[str, ...]
    unusable: bool = False


def read_verbatims(
    text: str, columns: Mapping[str, str], touchpoints: Collection[str], now: datetime
) -> Read:
    """Read the file; `columns` maps ours to the file's where they differ.

    `unusable`: it is no such file, so that no row of it can be taken.
    """
    reader = csv.reader(io.StringIO(text), strict=True)
    try:
        header = [plain(cell) for cell in next(reader, [])]
        faults = _header_faults(header, columns)
        if faults:
            return Read((), tuple(faults), unusable=True)
        at = {ours: header.index(name) for ours, name in _named(header, columns).items()}
        lines = ((reader.line_num, cells) for cells in reader)
        return _rows(lines, len(header), at, touchpoints, now)
    except csv.Error as error:
        return Read((), (f"line {reader.line_num}: {error}",), unusable=True)


def columns_of(typed: str) -> dict[str, str]:
    """`text=Comment, date=When` as a mapping."""
    pairs = (part.partition("=") for part in typed.split(",") if part.strip())
    return {short(ours.lower(), 40): short(name, 80) for ours, _, name in pairs}


def _rows(
    lines: Iterable[tuple[int, list[str]]],
    wide: int,
    at: Mapping[str, int],
    touchpoints: Collection[str],
    now: datetime,
) -> Read:
    rows: list[Verbatim] = []
    faults: list[str] = []
    for line, cells in lines:
        if not any(cell.strip() for cell in cells):
            continue
        if len(cells) != wide:
            faults.append(f"line {line}: {len(cells)} cells under {wide} columns")
            continue
        row = {ours: plain(cells[n]) for ours, n in at.items()}
        found = _verbatim(row, touchpoints, now)
        if isinstance(found, str):
            faults.append(f"line {line}: {found}")
        else:
            rows.append(found)
    return Read(tuple(rows), tuple(faults))


def _named(header: Sequence[str], columns: Mapping[str, str]) -> dict[str, str]:
    """Our columns that the file has, each with its name there."""
    by_lower = {name.lower(): name for name in header}
    wanted = {ours: columns.get(ours, ours).strip().lower() for ours in COLUMNS}
    return {ours: by_lower[name] for ours, name in wanted.items() if name in by_lower}


def _header_faults(header: Sequence[str], columns: Mapping[str, str]) -> list[str]:
    unknown = [ours for ours in columns if ours not in COLUMNS]
    there = _named(header, columns)
    missing = [
        columns.get(ours, ours) for ours in COLUMNS if ours not in there and _has_to(ours, columns)
    ]
    faults = [
        f"there is no column {ours!r} to map; they are {', '.join(COLUMNS)}" for ours in unknown
    ]
    return faults + [f"line 1: the column {name!r} is missing" for name in missing]


def _has_to(ours: str, columns: Mapping[str, str]) -> bool:
    return ours in NEEDED or ours in columns


def _verbatim(
    row: Mapping[str, str], touchpoints: Collection[str], now: datetime
) -> Verbatim | str:
    """A row as a verbatim, or what is wrong with it."""
    said, score = _moment(row["date"]), _score(row.get("score", ""))
    touchpoint, source = row.get("touchpoint", ""), row.get("source", "")
    if not row["text"]:
        return "the text is missing"
    if len(row["text"]) > LONGEST:
        return f"the text is longer than {LONGEST} characters"
    if said is None:
        return f"{short(row['date'], 30)!r} is no date; write it as 2026-11-23"
    if said > now:
        return f"{short(row['date'], 30)!r} has not come yet"
    if touchpoint and touchpoint not in touchpoints:
        return f"there is no touchpoint {short(touchpoint, 40)!r} in journey.yaml"
    if len(source) > _LONGEST_CELL:
        return f"the source is longer than {_LONGEST_CELL} characters"
    if isinstance(score, str):
        return f"{short(score, 30)!r} is no score; write it as a number"
    return Verbatim(row["text"], said, touchpoint, source, score)


def _moment(typed: str) -> datetime | None:
    try:
        said = datetime.fromisoformat(typed)
    except ValueError:
        return None
    return said if said.tzinfo else said.replace(tzinfo=UTC)


def _score(typed: str) -> float | str | None:
    if not typed:
        return None
    try:
        score = float(typed)
    except ValueError:
        return typed
    return score if isfinite(score) else typed
