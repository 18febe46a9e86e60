"""What is wrong with a knowledge folder: where, what, and what to do next."""

from collections.abc import Iterable
from enum import StrEnum

from pydantic import Field
from rapidfuzz import fuzz, process

from bot.values import Value

_CLOSE_ENOUGH = 75


class Severity(StrEnum):
    """An error stops Leeway from using the folder; a warning asks somebody to look."""

    ERROR = "error"
    WARNING = "warning"


class Fault(Value):
    """One fault. `path` is relative to the folder; `line` counts from 1.

    `code` is stable, for scripts; `message` says what is wrong, `do` what to do next.
    """

    severity: Severity
    path: str
    line: int = Field(ge=1)
    code: str
    message: str
    do: str


class CheckReport(Value):
    """The shape of `leeway knowledge check --json`."""

    errors: int
    warnings: int
    faults: tuple[Fault, ...]


def error(path: str, line: int, code: str, message: str, do: str) -> Fault:
    """A fault that stops Leeway from using the folder."""
    return Fault(severity=Severity.ERROR, path=path, line=line, code=code, message=message, do=do)


def warning(path: str, line: int, code: str, message: str, do: str) -> Fault:
    """A fault that somebody should look at."""
    return Fault(severity=Severity.WARNING, path=path, line=line, code=code, message=message, do=do)


def errors_in(faults: Iterable[Fault]) -> tuple[Fault, ...]:
    """Those that stop Leeway."""
    return tuple(fault for fault in faults if fault.severity is Severity.ERROR)


def in_order(faults: Iterable[Fault]) -> tuple[Fault, ...]:
    """By path and line, as somebody would work through them; each said once."""
    return tuple(sorted(set(faults), key=lambda f: (f.path, f.line, f.severity, f.code, f.message)))


def report(faults: Iterable[Fault], folder: str = "") -> str:
    """One line a fault, `path:line: error: message — do`; `folder` goes before each path."""
    prefix = f"{folder.rstrip('/')}/" if folder else ""
    return "\n".join(f"{prefix}{_line_of(fault)}" for fault in faults)


def _line_of(fault: Fault) -> str:
    said = f"{fault.path}:{fault.line}: {fault.severity}: {fault.message} — {fault.do}"
    # What a message quotes from a file may go over several lines.
    return " ".join(said.split())


def as_json(faults: Iterable[Fault]) -> CheckReport:
    """Faults with their counts; `.model_dump_json()` is the document for `--json`."""
    found = tuple(faults)
    errors = len(errors_in(found))
    return CheckReport(errors=errors, warnings=len(found) - errors, faults=found)


def meant(word: str, known: Iterable[str]) -> str | None:
    """The known word that somebody who wrote `word` most likely meant."""
    best = process.extractOne(
        word, sorted(known), scorer=fuzz.ratio, processor=str.casefold, score_cutoff=_CLOSE_ENOUGH
    )
    return best[0] if best else None


def did_you_mean(word: str, known: Iterable[str], otherwise: str) -> str:
    """Asks "did you mean …?" when something known is close, else the advice given."""
    close = meant(word, known)
    return f"did you mean `{close}`?" if close else otherwise
