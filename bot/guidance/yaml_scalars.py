"""Unquoted YAML values: text, whole and decimal numbers, days, nothing; the rest is a surprise."""

import re
from datetime import date
from decimal import Decimal

import yaml
from yaml.resolver import Resolver

_RESOLVER = Resolver()
_TAG = "tag:yaml.org,2002:"
# Long numbers are refused: none is meant, and Python itself refuses to read the longest.
_WHOLE = re.compile(r"[-+]?(0|[1-9][0-9]{0,14})")
_DECIMAL = re.compile(r"[-+]?(0|[1-9][0-9]{0,14})\.[0-9]{1,15}")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class Surprise(Exception):
    """YAML reads this otherwise than a person would."""

    def __init__(self, message: str, do: str) -> None:
        super().__init__(message)
        self.message = message
        self.do = do


def read_scalar(text: str) -> str | int | Decimal | date | None:
    """The value of an unquoted scalar. Raises Surprise where YAML readers would not agree.

    Decimals keep their digits: 25.10 stays 25.10.
    """
    tag: str = _RESOLVER.resolve(yaml.ScalarNode, text, (True, False))  # type: ignore[no-untyped-call]
    kind = tag.removeprefix(_TAG)
    if kind == "null":
        return None
    if kind == "int" and _WHOLE.fullmatch(text):
        return int(text)
    if kind == "float" and _DECIMAL.fullmatch(text):
        return Decimal(text)
    if kind == "timestamp" and _DAY.fullmatch(text):
        return _day(text)
    if kind in {"str", "value", "merge"}:
        return text
    raise Surprise(*_why(text, kind))


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise Surprise(f"{text} isn't a day of the calendar", "correct the date") from None


def _why(text: str, kind: str) -> tuple[str, str]:
    short = text if len(text) <= 40 else f"{text[:37]}…"
    if kind == "bool":
        return f"YAML reads `{short}` as true or false", f'put it in quotes: "{short}"'
    if kind == "timestamp":
        return f"`{short}` isn't a plain date", "write dates as 2027-03-31, without a time"
    return (
        f"YAML reads `{short}` as a number, and not every reader as the same one",
        "put it in quotes if it is text, else write plain digits such as 25 or 25.00",
    )
