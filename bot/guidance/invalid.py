"""What pydantic refuses, as faults that name the line and say what to write instead."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from bot.guidance.faults import Fault, did_you_mean, error, meant
from bot.guidance.items import SECTIONS, Example, Limit, Principle
from bot.guidance.yaml_tree import Tree

ITEMS: Mapping[str, type[Principle | Example | Limit]] = {
    "principle": Principle,
    "example": Example,
    "limit": Limit,
}
SET_BY_READING = frozenset({"kind", "path", "sections"})
"""Fields of an item that its front matter may not hold."""

_PATTERNS = {
    "a-z0-9": ("isn't an id", "use small letters, digits and single hyphens: late-delivery"),
    r"\n": ("goes over several lines", "write it as one line"),
    "{3}": ("isn't a currency", "use the three letters of its code: GBP"),
    "{2}_": ("isn't a locale", "write language and country: en_GB"),
}
_ADD = {
    "id": "add `id:` with the file's name without .md",
    "touchpoints": "add `touchpoints:` with ids from journey.yaml, or [any]",
    "owner": "add `owner:` with an id from owners.yaml",
    "review_by": "add `review_by:` with the day it is to be looked at again: 2027-03-31",
    "status": "add `status:` with draft, current or retired",
    "principles": "add `principles:` with the ids of those it shows, at least one",
    "source": "add `source:` with workshop, logbook or customer",
    "beyond": "add `beyond:` with the id of the owner who decides above the last tier",
}


@dataclass(frozen=True)
class Place:
    """The file that was refused; `top` is the line to name when a key is missing from it."""

    path: str
    tree: Tree
    model: type[BaseModel]
    top: int = 1

    def line(self, loc: tuple[int | str, ...]) -> int:
        """The line of the offending key, else of what it is missing from."""
        keys = [str(part) for part in loc if part != "[key]"]
        while keys:
            if line := self.tree.lines.get(".".join(keys)):
                return line
            keys.pop()
        return self.top

    def refused(self, loc: tuple[int | str, ...]) -> bool:
        """Whether this value, or one around it, has its fault already."""
        keys = [str(part) for part in loc]
        return any(".".join(keys[:end]) in self.tree.refused for end in range(1, len(keys) + 1))


def faults_of(raised: ValidationError, place: Place) -> Iterator[Fault]:
    """One fault for each thing that is wrong, however many complaints pydantic has about it."""
    found = raised.errors(include_url=False)
    locations = [details["loc"] for details in found]
    mistyped = {_meant_by(place, d["loc"]) for d in found if d["type"] == "extra_forbidden"}
    for details in found:
        loc = details["loc"]
        # A key that is missing because it is mistyped is told as mistyped.
        if details["type"] == "missing" and loc in mistyped:
            continue
        # A list whose element is wrong is also "too short": the element's fault is enough.
        within = any(len(other) > len(loc) and other[: len(loc)] == loc for other in locations)
        if within or place.refused(loc):
            continue
        yield _fault(details, place)


def _meant_by(place: Place, loc: tuple[int | str, ...]) -> tuple[int | str, ...]:
    close = meant(str(loc[-1]), _keys_at(place.model, loc))
    return (*loc[:-1], close) if close else loc


def unknown_key(place: Place, loc: tuple[int | str, ...]) -> Fault:
    """A key that this file doesn't have, with the one that was probably meant."""
    name = str(loc[-1])
    known = _keys_at(place.model, loc)
    homes = [f"{kind}s" for kind, model in ITEMS.items() if name in _own_keys(model)]
    otherwise = f"the keys here are: {', '.join(sorted(known))}"
    if homes and len(loc) == 1 and place.model in ITEMS.values():
        otherwise = f"it is a key of {' and '.join(homes)}; remove it here"
    return error(
        place.path, place.line(loc), "unknown-key", f"`{name}` isn't a key of this file",
        did_you_mean(name, known, otherwise),
    )  # fmt: skip


def looks_like(keys: frozenset[str], headings: frozenset[str]) -> frozenset[str]:
    """The kinds of item whose own required keys and sections are all there."""
    return frozenset(
        kind
        for kind, model in ITEMS.items()
        if _own_keys(model, required=True) <= keys and set(SECTIONS[kind][0]) <= headings
    )


def _own_keys(model: type[BaseModel], required: bool = False) -> frozenset[str]:
    shared = frozenset(Principle.model_fields)
    fields = model.model_fields.items()
    return frozenset(name for name, f in fields if f.is_required() or not required) - shared


def _keys_at(model: type[BaseModel], loc: tuple[int | str, ...]) -> frozenset[str]:
    for part in loc[:-1]:
        if isinstance(part, str) and part in model.model_fields:
            model = _model_in(model.model_fields[part].annotation) or model
    return frozenset(model.model_fields) - (SET_BY_READING if model in ITEMS.values() else set())


def _model_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next(filter(None, map(_model_in, get_args(annotation))), None)


def _fault(details: ErrorDetails, place: Place) -> Fault:
    loc = details["loc"]
    if details["type"] == "extra_forbidden":
        return unknown_key(place, loc)
    if loc[-1] == "[key]":
        _, do = _wrong(details)
        message = f"`{loc[-2]}` isn't a key of this file"
        return error(place.path, place.line(loc), "unknown-key", message, do)
    name = next((part for part in reversed(loc) if isinstance(part, str)), "")
    subject = f"`{name}`" if loc[-1] == name else f"An entry of `{name}`"
    if details["type"] == "missing":
        do = _ADD.get(name, f"add `{name}:`")
        return error(place.path, place.line(loc), "missing-key", f"`{name}` is missing", do)
    wrong, do = _wrong(details)
    return error(place.path, place.line(loc), "bad-value", f"{subject} {wrong}", do)


def _wrong(details: ErrorDetails) -> tuple[str, str]:
    """What is wrong with the value, and what to write instead."""
    kind, given, ctx = details["type"], details["input"], details.get("ctx", {})
    if given is None or kind == "string_too_short":
        return "is empty", "give it a value; text that begins with # needs quotes"
    if kind == "too_short":
        return "is an empty list", "name at least one"
    if kind in {"enum", "literal_error"}:
        return _not_one_of(given, re.findall(r"'([^']*)'", ctx["expected"]))
    if kind == "string_pattern_mismatch":
        wrong, do = next(v for k, v in _PATTERNS.items() if k in ctx["pattern"])
        return f"{wrong}: {_short(given)}", do
    if kind == "string_type":
        return _not_text(given)
    if kind == "tuple_type":
        return "must be a list", "write it in brackets, with commas between: [late, delay]"
    if kind in {"model_type", "dict_type"}:
        return "must hold keys of its own", "write `key: value` lines under it"
    if kind == "value_error":
        return f"can't be read: {_short(given)}", str(ctx["error"])
    return _not_in_range(kind, given)


def _not_in_range(kind: str, given: Any) -> tuple[str, str]:
    if kind.startswith("date"):
        return f"isn't a date: {_short(given)}", "write it as 2027-03-31"
    if kind == "greater_than":
        return f"must be more than nothing: {_short(given)}", "write a number above 0"
    if kind.startswith("decimal_max") or kind == "decimal_whole_digits":
        return f"has too many digits: {_short(given)}", "write at most two after the point"
    digits = "write plain digits such as 25 or 25.00, without a sign of currency"
    return f"isn't a number: {_short(given)}", digits


def _not_one_of(given: Any, known: list[str]) -> tuple[str, str]:
    otherwise = f"use one of: {', '.join(known)}"
    return f"can't be {_short(given)}", did_you_mean(str(given), known, otherwise)


def _not_text(given: Any) -> tuple[str, str]:
    if isinstance(given, date):
        return f"is read as a date: {given}", f'put it in quotes: "{given}"'
    if isinstance(given, int | Decimal):
        return f"is read as a number: {given}", f'put it in quotes: "{given}"'
    return "must be a text, not a list or keys", "write one line of text"


def _short(given: Any) -> str:
    text = " ".join(str(given).split())
    return f'"{text}"' if len(text) <= 40 else f'"{text[:37]}…"'
