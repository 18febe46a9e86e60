"""Outcomes from a table: which case, what became of it, when."""

from datetime import date

from bot.logbook.cases import CaseKeys
from bot.logbook.csv_rows import BadRows, read_rows
from bot.logbook.texts import short
from bot.standing_ports import CaseOutcome, OutcomeKind

COLUMNS = ("case", "kind", "date", "value")
LONGEST_CASE = 100

_SPELLINGS = {"case_reference": "case", "reference": "case", "outcome": "kind", "day": "date"}


def read_outcomes(text: str, keys: CaseKeys, today: date) -> tuple[CaseOutcome, ...]:
    """Every outcome in a CSV text; raises BadRows, which names every bad line.

    A case number leaves here as a keyed hash only; a fault names the line and never the number.
    """
    found: list[CaseOutcome] = []

    def take(row: dict[str, str]) -> str | None:
        try:
            found.append(_outcome(row, keys, today))
        except ValueError as fault:
            return str(fault)
        return None

    faults = read_rows(text, COLUMNS, 3, _SPELLINGS, take)
    if faults:
        raise BadRows(faults)
    return tuple(found)


def _outcome(row: dict[str, str], keys: CaseKeys, today: date) -> CaseOutcome:
    """One row; raises ValueError with what is wrong."""
    if len(row["case"]) > LONGEST_CASE:
        raise ValueError(f"the case is longer than {LONGEST_CASE} characters")
    cases = keys.references(row["case"])
    if not cases:
        raise ValueError("the case is missing")
    kind = row["kind"].lower().replace(" ", "_")
    if kind not in set(OutcomeKind):
        raise ValueError(f"there is no kind {short(kind, 40)!r}; they are {', '.join(OutcomeKind)}")
    on = _day(row["date"], today)
    value = _value(row.get("value", ""), OutcomeKind(kind))
    return CaseOutcome(cases=cases, kind=OutcomeKind(kind), on=on, value=value)


def _day(text: str, today: date) -> date:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise ValueError(f"{short(text, 40)!r} is no date; write it as 2026-11-30") from None
    if day > today:
        raise ValueError(f"{day} has not come yet")
    return day


def _value(text: str, kind: OutcomeKind) -> float | None:
    if kind is not OutcomeKind.SURVEY:
        return None
    try:
        value = float(text)
    except ValueError:
        value = float("nan")
    if not -1000 <= value <= 1000:
        raise ValueError("a survey needs its score as the value: a number, for example 4")
    return value
