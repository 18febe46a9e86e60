"""What a sentence claims that can be looked up: numbers, amounts, times, names."""

import re
from collections.abc import Iterable
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from typing import NamedTuple

from text_to_num import alpha2digit

from bot.answering.decisive import MONEY, NUMBERS, OPENERS, TIMES
from bot.answering.meaning import form, forms
from bot.guidance.amounts import Mention, mentions
from bot.guidance.words import SMALL, words

_TIME_UNITS = {"day": ("day", 1), "week": ("day", 7), "wk": ("day", 7), "fortnight": ("day", 14),
               "month": ("month", 1), "year": ("month", 12), "hour": ("hour", 1),
               "minut": ("minute", 1), "min": ("minute", 1)}  # fmt: skip
_BETWEEN = re.compile(
    r"\b(full|whole|more|extra|further|long|entire|consecutive) (?=(?:day|week|month|year|hour))",
    re.IGNORECASE,
)
_WORKING = re.compile(r"\b(working|business|calendar)[ -](day|week|hour)", re.IGNORECASE)
_TOKEN = re.compile(r"[^\s/–—-]*\d[^\s/–—-]*")
_AMOUNT = re.compile(r"[£€$]?(\d+(?:[.,]\d+)*)(k|p|%)?")
_THOUSANDS = re.compile(r"[., ](?=\d{3}\b)")
_CURRENCY_SIGN = re.compile(r"[£€$¥₹₽¢]")
_CAPITAL = re.compile(r"[^\W\d_]+(?:['’&.-][^\W\d_]+)*")
_STARTS = re.compile(r"^\W*|[.!?:;…]\W+|[\"“‘(]\s*")
_FIRST_PERSON = frozenset(("I", "I'm", "I'll", "I've", "I'd", "I’m", "I’ll", "I’ve", "I’d"))


class Number(NamedTuple):
    """A value and what it counts: a currency, `%`, a unit of time, or `count`."""

    value: Decimal
    kind: str


_ONE_THING = Number(Decimal(1), "count")


@lru_cache(maxsize=4_096)
def numbers(text: str) -> frozenset[Number]:
    """Every number of a text with what it counts."""
    tidy = _WORKING.sub(r"\1\2", _BETWEEN.sub("", text.replace("-", " ")))
    return frozenset(_number(mention) for mention in mentions(tidy))


def _number(mention: Mention) -> Number:
    if mention.currency:
        return Number(mention.value, mention.currency)
    if mention.unit == "%":
        return Number(mention.value, "%")
    if mention.unit in {"am", "pm", "o'clock", "oclock"}:
        return Number(mention.value, "clock")
    if mention.unit.startswith(("working", "business", "calendar")):
        return Number(mention.value, mention.unit.rstrip("s"))
    unit, factor = _TIME_UNITS.get(form(mention.unit), ("count", 1))
    return Number(mention.value * factor, unit)


@lru_cache(maxsize=4_096)
def _digits(text: str) -> tuple[str, ...]:
    """Every piece of a text that holds a digit, number words read as digits."""
    plain = re.sub(r"\bfirst\b", "foremost", text, flags=re.IGNORECASE)
    normal = alpha2digit(plain, "en", threshold=0)
    return tuple(t.strip(".,;:!?'\"()[]“”‘’").casefold() for t in _TOKEN.findall(normal))


def _value(token: str) -> Decimal | None:
    match = _AMOUNT.fullmatch(token)
    if match is None:
        return None
    try:
        return Decimal(_THOUSANDS.sub("", match[1]).replace(",", "."))
    except InvalidOperation:
        return None


def ungrounded_number(text: str, sources: Iterable[str]) -> bool:
    """Whether the text holds a number that no source holds, of the same kind and value.

    One of something ("one photo") is not taken as a number; a month, a pound, a percent is.
    """
    known = list(sources)
    held = {number for source in known for number in numbers(source)}
    if any(n not in held and n != _ONE_THING for n in numbers(text)):
        return True
    tokens = {token for source in known for token in _digits(source)}
    values = {_value(token) for token in tokens} - {None} | {Decimal(1)}
    return any(t not in tokens and _value(t) not in values for t in _digits(text))


def loose_number_word(text: str, sources: Iterable[str]) -> bool:
    """Whether a word of number, money or time stands in no source: double, hundreds, tomorrow."""
    known = frozenset[str]().union(*(forms(source) for source in sources))
    normal = alpha2digit(text, "en", threshold=0)
    loose = (word for word in words(normal) if word in NUMBERS or word in TIMES)
    return any(form(word) not in known for word in loose) or _loose_money(text, known)


def _loose_money(text: str, known: frozenset[str]) -> bool:
    """Whether money is named more often than amounts of it: "fünfhundert pounds"."""
    named = [word for word in words(text) if word in MONEY]
    signs = _CURRENCY_SIGN.findall(text)
    amounts = sum(m.currency is not None for m in mentions(text))
    if len(named) + len(signs) <= amounts:
        return False
    return len(signs) > amounts or any(form(word) not in known for word in named)


def strange_name(text: str, sources: Iterable[str]) -> bool:
    """Whether a name of a person, team, channel or product stands in no source."""
    known = " ".join(sources)
    if any(channel not in known for channel in re.findall(r"#[\w-]+", text)):
        return True
    familiar = forms(known)
    starts = {match.end() for match in _STARTS.finditer(text)}
    for match in _CAPITAL.finditer(text):
        word = match.group()
        if not any(c.isupper() for c in word) or word in _FIRST_PERSON:
            continue
        plain = word.lower().replace("’", "'").removesuffix("'s")
        opens = match.start() in starts and word[1:] == word[1:].lower()
        usual = plain in OPENERS or plain in SMALL
        if form(plain) not in familiar and not (opens and usual):
            return True
    return False
