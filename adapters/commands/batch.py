"""Many questions from JSON Lines: checked as a whole before the first one is answered.

A line: `{"id": …, "ask": "…", "as": "advisor", "after": …}`. `after` is the id of an earlier line
whose answer this one follows up; `as` is that line's unless given, and otherwise advisor. Other
keys are left alone, unless they look like one of these mistyped.
"""

import json
from collections.abc import Iterable
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError, model_validator
from rapidfuzz import fuzz

from adapters.terminal.clean import clean
from bot.people import Role

KEYS = ("id", "ask", "as", "after")
_LOOKS_LIKE = 75
CaseId = str | int


def _meant(key: str) -> str | None:
    """The key that is mistyped here: one in other letters, or `after`, which nobody would miss."""
    if key.strip().lower() in KEYS:
        return key.strip().lower()
    return "after" if fuzz.ratio(key.lower(), "after") >= _LOOKS_LIKE else None


def _text(value: Any) -> Any:
    return clean(value) if isinstance(value, str) else value


class Case(BaseModel):
    """One line."""

    model_config = ConfigDict(frozen=True, extra="ignore", strict=True)

    id: CaseId
    ask: Annotated[str, BeforeValidator(_text)]
    role: Literal["advisor", "team_lead"] | None = Field(default=None, alias="as")
    after: CaseId | None = None

    @model_validator(mode="before")
    @classmethod
    def _no_typos(cls, data: Any) -> Any:
        for key in data if isinstance(data, dict) else ():
            if key not in KEYS and (meant := _meant(str(key))):
                raise ValueError(f"unknown key {key!r}; did you mean {meant!r}?")
        return data

    @property
    def as_role(self) -> Role:
        """The role in which it is asked."""
        return Role(self.role or Role.ADVISOR)


class BadLines(ValueError):
    """What is wrong, one line for each bad line."""


def read_cases(lines: Iterable[bytes]) -> tuple[Case, ...]:
    """All cases in order; blank lines are skipped. Raises BadLines, which names every bad line."""
    cases: dict[CaseId, Case] = {}
    faults: list[str] = []
    for number, text in enumerate(lines, 1):
        if not text.strip():
            continue
        try:
            case = _placed(Case.model_validate(json.loads(text)), cases)
        except (ValueError, RecursionError) as error:
            faults.append(f"line {number}: {_reason(error)}")
        else:
            cases[case.id] = case
    if faults:
        raise BadLines("\n".join(faults))
    return tuple(cases.values())


def _placed(case: Case, earlier: dict[CaseId, Case]) -> Case:
    """The case, asked by the same person as the one that it follows."""
    if case.id in earlier:
        raise ValueError(f"the id {case.id!r} is taken; give every line its own")
    if case.after is None:
        return case
    if case.after not in earlier:
        raise ValueError(f"no earlier line has the id {case.after!r}; move it up, or mend 'after'")
    role = earlier[case.after].as_role
    if case.role not in {None, role.value}:
        raise ValueError(f"it follows {case.after!r}, so 'as' has to be {role.value!r}")
    return case.model_copy(update={"role": role.value})


def _reason(error: ValueError | RecursionError) -> str:
    if isinstance(error, json.JSONDecodeError):
        return f'not JSON at column {error.colno}; write {{"id": "1", "ask": "…", "as": "advisor"}}'
    if isinstance(error, ValidationError):
        return _detail(error)
    if isinstance(error, UnicodeDecodeError):
        return "not UTF-8; save the file as UTF-8"
    return str(error) if isinstance(error, ValueError) else "nested too deeply"


def _detail(error: ValidationError) -> str:
    detail = error.errors()[0]
    if detail["type"] == "value_error":
        return str(detail["ctx"]["error"])
    where = next((str(place) for place in detail["loc"]), "")
    return f"{where}: {detail['msg']}" if where else 'write an object: {"id": …, "ask": "…"}'
