"""Postal addresses and postcodes by their shape: Britain, North America, the Continent."""

import re
from collections.abc import Iterator

from bot.identifiers.address_words import (
    AT_THE_END,
    BEFORE_THE_NAME,
    STATES,
    STRONG,
    UK_AREAS,
    WEAK,
)
from bot.identifiers.lexicon import Lexicon
from bot.identifiers.spans import Certainty, Kind, Span

_UK = rf"(?:{UK_AREAS})\d[0-9A-Z]?[ ]?\d[ABD-HJLNP-UW-Z]{{2}}"
_CANADA = r"[ABCEGHJ-NPRSTVXY]\d[ABCEGHJ-NPRSTV-Z][ -]?\d[ABCEGHJ-NPRSTV-Z]\d"
_IRELAND = r"(?:[AC-FHKNPRTV-Y]\d\d|D6W)[ ]?[0-9AC-FHKNPRTV-Y]{4}"
_POSTCODE = re.compile(rf"\b(?=[A-Z]{{1,2}}\d)(?:{_UK}|{_CANADA})\b", re.I)
_EIRCODE = re.compile(rf"\b{_IRELAND}\b")
_CUED_POSTCODE = re.compile(
    r"\b(?:(?:zip|post|postal|pin)\s?code|zip|plz|eircode)\b[\s:]{0,3}(?:is|was)?[\s:]{0,3}"
    r"(?P<code>(?:[A-Z]{1,2}-)?(?=[A-Z]{0,2}\d)[A-Z\d]{2,8}"
    r"(?:[ -](?=[A-Z]{0,2}\d)[A-Z\d]{2,4})?)\b",
    re.I,
)
_STATE_ZIP = re.compile(rf"\b(?P<state>{STATES})[.,]?[ ]{{1,3}}\d{{4,5}}(?:-\d{{4}})?\b", re.I)
_CITY_BEFORE = re.compile(r"(?:[^\W\d_][\w'.-]*[ ]){0,2}[^\W\d_][\w'.-]*[ ]?(?P<comma>,?)[ ]{0,2}$")
_BOX = re.compile(
    r"\b(?:P\.?\s?O\.?\s?Box\s\d{1,6}|(?:Unit|PSC|CMR)\s\d{1,5},?\s{1,3}Box\s\d{1,5})"
    r"(?:[\s,]{1,6}(?:APO|DPO|FPO)[\s,]{1,3}A[AEP]\s{1,3}\d{5}(?:-\d{4})?)?",
    re.I,
)
_ROOM = re.compile(
    r"\b(?:apt|apartment|suite|ste|flat|unit)\b\.?\s?(?:no\.?\s?|#\s?)?(?:\d{1,5}[A-Z]?|[A-Z])\b",
    re.I,
)
_HOUSE = r"(?<![\w£$€.,/-])(?:\d{1,6}[A-Z]?(?:\s?[-/]\s?\d{1,4}[A-Z]?)?),?[ \n]{1,3}"
_WORD = r"[^\W\d_][\w'.-]{0,40}"
_CAPITAL = r"[^\W\d_a-zß-ÿ][\w'.-]{0,40}"
_FLAT = r"(?:\b(?:flat|apartment|apt|unit|suite|studio)\.?[ ]\w{1,5}[,\n ]{1,3})?"
_ENGLISH = re.compile(
    rf"{_FLAT}{_HOUSE}(?P<road>(?:[^\W_][\w'.-]{{0,40}}[ ]{{1,2}}){{1,4}}?"
    rf"(?:(?P<strong>{STRONG})|(?:{WEAK})))\b\.?",
    re.I,
)
_OF = r"(?:(?:de|del|della|dei|di|da|do|dos|das|des|du|la|le|les|los|las|l'|d')[ ]?){0,3}"
_ROMANCE = re.compile(
    rf"(?:\b\d{{1,5}}(?:\s?(?:bis|ter|[A-Z]))?,?[ ]{{1,2}})?\b(?:{BEFORE_THE_NAME})[ ]{{1,2}}{_OF}"
    rf"{_WORD}(?:[ ]{_WORD}){{0,3}}?(?P<number>,?[ ]{{1,2}}(?:n[.º°]?[ ]?)?\d{{1,5}}[A-Z]?\b)?",
    re.I,
)
_GERMANIC = re.compile(
    rf"(?<![\w'.-])(?:\d{{1,5}}[ ]{{1,2}})?(?:{_CAPITAL}[ ])?(?:{_CAPITAL})?[ ]?"
    rf"(?i:{AT_THE_END})[ ]{{1,2}}\d{{1,4}}[ ]?[a-z]?\b\.?"
)
_CITY_WORD = r"[^\W\d_][\w'.]{1,40}"
_CITY = re.compile(
    rf",[ ]{{0,2}}\n?[ ]{{0,4}}(?P<city>{_CITY_WORD}(?:[ -]{_CITY_WORD}){{0,2}})"
    r"(?=[ ]*(?:[,.\n]|$))"
)


def addresses(text: str, lexicon: Lexicon) -> Iterator[Span]:
    """Streets with numbers, boxes, cities with state and code, and postcodes."""
    if not any(char.isdigit() for char in text):
        return
    yield from _postcodes(text)
    yield from _streets(text, lexicon)
    for match in _BOX.finditer(text):
        yield Span(match.start(), match.end(), Kind.ADDRESS)
    for match in _ROOM.finditer(text):
        if match.group()[0].lower() in "as" or match.group()[0].isupper():
            yield Span(match.start(), match.end(), Kind.ADDRESS)
    for match in _STATE_ZIP.finditer(text):
        yield from _state_and_zip(text, match, lexicon)


def _state_and_zip(text: str, match: re.Match[str], lexicon: Lexicon) -> Iterator[Span]:
    before = text[max(0, match.start() - 40) : match.start()]
    city = _CITY_BEFORE.search(before)
    if city is None or not (match["state"].isupper() or city["comma"]):
        return
    words = list(re.finditer(r"[^\s,]+", city.group()))
    while words and (words[0].group().islower() and lexicon.is_common(words[0].group())):
        words.pop(0)
    if words:
        start = match.start() - len(city.group()) + words[0].start()
        yield Span(start, match.end(), Kind.ADDRESS)


def _postcodes(text: str) -> Iterator[Span]:
    for match in _POSTCODE.finditer(text):
        written = match.group()
        if written.isupper() or " " in written:
            yield Span(match.start(), match.end(), Kind.POSTCODE, Certainty.CHECKED)
    for match in _EIRCODE.finditer(text):
        if any(char.isalpha() for char in match.group()[3:]):
            yield Span(match.start(), match.end(), Kind.POSTCODE)
    for match in _CUED_POSTCODE.finditer(text):
        yield Span(*match.span("code"), Kind.POSTCODE)


def _streets(text: str, lexicon: Lexicon) -> Iterator[Span]:
    for match in _ENGLISH.finditer(text):
        if _is_road(match["road"].split(), lexicon, strong=match["strong"] is not None):
            yield Span(match.start(), _with_city(text, match.end(), lexicon), Kind.ADDRESS)
    for match in _ROMANCE.finditer(text):
        if match.group()[0].isdigit() or match["number"]:
            yield Span(match.start(), _with_city(text, match.end(), lexicon), Kind.ADDRESS)
    for match in _GERMANIC.finditer(text):
        yield Span(match.start(), _with_city(text, match.end(), lexicon), Kind.ADDRESS)


def _is_road(words: list[str], lexicon: Lexicon, *, strong: bool) -> bool:
    """`words` end in the kind of road. In lower case an ordinary word is not a road's name."""
    name = words[:-1]
    if any(lexicon.is_function_word(word) and word.islower() for word in name):
        return False
    if all(word[0].isupper() or word[0].isdigit() for word in words):
        return len(name) <= 3
    return strong and len(name) <= 2 and not any(lexicon.is_common(word) for word in name)


def _with_city(text: str, end: int, lexicon: Lexicon) -> int:
    match = _CITY.match(text, end)
    if match is None or not match["city"][0].isupper():
        return end
    return end if lexicon.is_common(match["city"].split()[0]) else match.end()
