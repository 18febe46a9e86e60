"""E-mail addresses, links, IP addresses, handles and user names."""

import ipaddress
import re
from collections.abc import Iterator

from bot.identifiers.spans import Certainty, Kind, Span
from bot.identifiers.words import is_common

_EMAIL = re.compile(
    r"(?<![\w.+%'-])[\w.+%'-]+(?:\s?@\s?(?:[\w-]+\.)+[^\W\d_]{2,24}|(?<=[^\W\d_])@[^\W\d_][\w-]+)"
)
_TLD = r"(?:com?|net|org|uk|de|eu|ie|fr|io|me|edu|gov)\b"
_FREE = (
    r"(?:gmail|googlemail|hotmail|outlook|yahoo|icloud|aol|live|msn|protonmail|gmx|btinternet|sky)"
)
_DOT = r"\s?(?:\.|[(\[{]\s?dot\s?[)\]}]|\sdot\s)\s?"
_SPOKEN = re.compile(
    rf"(?<![\w.+-])(?:[\w.+-]+\s(?:dot|underscore|dash)\s){{0,3}}[\w.+-]+(?:\s?[(\[{{]\s?at\s?[)\]}}]\s?[\w-]+(?:{_DOT}[\w-]+){{0,3}}?{_DOT}{_TLD}"
    rf"|\sat\s[\w-]+(?:\sdot\s[\w-]+){{0,3}}?\sdot\s{_TLD}|\sat\s{_FREE}{_DOT}{_TLD})",
    re.I,
)
_LINK = re.compile(r"\b(?:https?://|www\.)[^\s<>\"'\])]{3,2000}[^\s<>\"'\]).,;:!?]", re.I)
_IPV4 = re.compile(r"(?<![\d.])(?:\d{1,3}\.){3}\d{1,3}(?!\.?\d)")
_IPV6 = re.compile(r"(?<![\w:])(?=[0-9a-f:]*:[0-9a-f:]*:)[0-9a-f:]{6,39}(?![\w:])", re.I)
_HANDLE = re.compile(r"(?<![\w@./<])@[A-Za-z_][\w.]{2,30}\b")
_TO_ALL = frozenset({"@here", "@channel", "@everyone", "@all", "@team"})
_USERNAME = re.compile(
    r"\b(?:user\s?(?:name|id)|login|log-?in|screen\s?name|handle)\b[\s:=-]{0,3}(?:(?:is|was)\b)?"
    r"[\s:=]{0,3}['\"]?(?P<name>[\w.-]{3,40})",
    re.I,
)


def web_identifiers(text: str) -> Iterator[Span]:
    """Everything with an @, a protocol or dots that leads to one person or machine."""
    if "@" in text:
        for match in _EMAIL.finditer(text):
            yield Span(match.start(), match.end(), Kind.EMAIL, Certainty.CHECKED)
        for match in _HANDLE.finditer(text):
            if match.group().lower() not in _TO_ALL:
                yield Span(match.start(), match.end(), Kind.USERNAME)
    for match in _SPOKEN.finditer(text):
        yield Span(match.start(), match.end(), Kind.EMAIL)
    for match in _LINK.finditer(text):
        yield Span(match.start(), match.end(), Kind.LINK, Certainty.CHECKED)
    yield from _addresses_of_machines(text)
    yield from _user_names(text)


def _addresses_of_machines(text: str) -> Iterator[Span]:
    for pattern in (_IPV4, _IPV6):
        for match in pattern.finditer(text):
            try:
                ipaddress.ip_address(match.group())
            except ValueError:
                continue
            yield Span(match.start(), match.end(), Kind.IP, Certainty.CHECKED)


def _user_names(text: str) -> Iterator[Span]:
    for match in _USERNAME.finditer(text):
        name = match["name"].rstrip(".-")
        if any(char.isdigit() or char in "._" for char in name) or (
            len(name) >= 5 and not is_common(name) and text[match.start("name") - 1] in ":='\""
        ):
            yield Span(match.start("name"), match.start("name") + len(name), Kind.USERNAME)
